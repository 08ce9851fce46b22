import type { AnyPattern } from '../../dialing/grammars/parse-pattern.js'
import type { Grammar } from '../../dialing/pattern.js'
import { patternRows } from '../../ingest/pattern-rows.js'
import { type ListAdvice, listAdvice } from './list-advice.js'
import { readRow } from './read-row.js'

export type { ListAdvice } from './list-advice.js'

/** A list of patterns as it came in: a file, or standard input. */
export interface PatternSource {
  /** As the person named it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A pattern of a list, and where it stands. */
export interface ListedPattern {
  readonly pattern: AnyPattern
  /** Absent where the list names none. */
  readonly partition?: string
  readonly file: string
  /** 1-based row of the file, the header and blank lines counted. */
  readonly row: number
}

/** A row that is no pattern of the grammar, or cannot be used; the others of its list still are. */
export interface RefusedPattern {
  readonly file: string
  readonly row: number
  readonly text: string
  /** 0-based in `text`. */
  readonly position: number
  readonly reason: string
  /** The rule of the grammar that is broken, with its source. */
  readonly rule: string
}

/** The patterns of one or more files, in their order, duplicates kept. */
export interface PatternList {
  readonly grammar: Grammar
  readonly patterns: readonly ListedPattern[]
  readonly refused: readonly RefusedPattern[]
  /** What is probably wrong where most rows were refused. */
  readonly advice: readonly ListAdvice[]
}

/**
 * Reads lists of patterns in one grammar; a row that is none is set aside with position and rule.
 * Throws UserError for a file that is no list at all.
 */
export function readPatterns(grammar: Grammar, sources: readonly PatternSource[]): PatternList {
  const patterns: ListedPattern[] = []
  const refused: RefusedPattern[] = []
  const texts: string[] = []
  for (const { name: file, bytes } of sources) {
    for (const { text, partition, row } of patternRows(bytes, file)) {
      texts.push(text)
      const parse = readRow(grammar, text)
      if (parse.ok)
        patterns.push({ pattern: parse.pattern, file, row, ...(partition === undefined ? {} : { partition }) })
      else {
        const { position, reason, rule } = parse
        refused.push({ file, row, text, position, reason, rule })
      }
    }
  }
  const unread = refused.map(({ text }) => text)
  return { grammar, patterns, refused, advice: listAdvice(grammar, texts, unread) }
}
