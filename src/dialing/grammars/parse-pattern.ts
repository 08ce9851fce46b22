import type { Grammar, PatternFault } from '../pattern.js'
import type { PatternGrammar, UcmPattern } from './ucm-pattern.js'
import { parseUcmPattern } from './ucm-pattern.js'
import { parseIosPattern } from './ios-pattern.js'
import type { IosPattern } from './ios-pattern.js'
import type { WebexPattern } from './webex-pattern.js'
import { parseWebexPattern } from './webex-pattern.js'

/** A pattern of any grammar; `space-of.ts` says what it matches. */
export type AnyPattern = UcmPattern | WebexPattern | IosPattern

export type AnyParse = { readonly ok: true; readonly pattern: AnyPattern } | PatternFault

/** Reads a pattern in the grammar named; `options` are those of Unified CM. */
export function parsePattern(grammar: Grammar, text: string, options: PatternGrammar = {}): AnyParse {
  switch (grammar) {
    case 'ucm':
      return parseUcmPattern(text, options)
    case 'webex':
      return parseWebexPattern(text)
    case 'ios':
      return parseIosPattern(text)
  }
}
