import type { TranslationProfile, TranslationRule } from '../../../model/lgw/dial-peer.js'
import type { Draft } from '../gateway-draft.js'
import type { Command, Section } from '../section.js'
import { section, textField } from '../section.js'

/** More rules than older releases take in one table (`local-gateway` 5.4). */
const RULES = 15

/**
 * `voice translation-rule N`. The delimiter of a rule is the first character after its number; `type` and
 * `plan` follow the replacement (`local-gateway` 5.4).
 */
export function translationRuleSection(table: Draft<TranslationRule>): Section {
  return section(table, [
    [
      /^rule (\d+)(?: (.+))?$/,
      (draft, [number = '', body = ''], { negated, text }) => {
        const others = draft.rules.filter((rule) => rule.number !== Number(number))
        if (negated) {
          draft.rules = others
          return undefined
        }
        const parts = cutRule(body)
        if (parts === undefined) return `"${text}" of translation-rule ${draft.tag} is not /match/ /replace/`
        draft.rules = [...others, { number: Number(number), ...parts }].sort((a, b) => a.number - b.number)
        return others.length === RULES ? `translation-rule ${draft.tag} has more than ${RULES} rules` : undefined
      },
    ],
  ])
}

type RuleParts = Omit<TranslationRule['rules'][number], 'number'>

function cutRule(body: string): RuleParts | undefined {
  const reject = /^reject +/.exec(body)
  const text = reject === null ? body : body.slice(reject[0].length)
  const delimiter = text.charAt(0)
  const match = upTo(text, 1, delimiter)
  if (match === undefined) return undefined
  const rest = text.slice(match.end + 1).trimStart()
  if (reject !== null) return { reject: true, match: match.part, ...typed(rest) }
  const replace = upTo(rest, 1, delimiter)
  if (rest.charAt(0) !== delimiter || replace === undefined) return undefined
  return { reject: false, match: match.part, replace: replace.part, ...typed(rest.slice(replace.end + 1).trim()) }
}

function typed(text: string): { readonly typeAndPlan?: string } {
  return text === '' ? {} : { typeAndPlan: text }
}

/** The text from `start` to the delimiter, which a backslash may protect. */
function upTo(text: string, start: number, delimiter: string): { part: string; end: number } | undefined {
  for (let at = start; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1
    else if (text.charAt(at) === delimiter) return { part: text.slice(start, at), end: at }
  }
  return undefined
}

const PROFILE: readonly Command<Draft<TranslationProfile>>[] = [
  textField(/^translate called(?: (\d+))?$/, 'called'),
  textField(/^translate calling(?: (\d+))?$/, 'calling'),
  textField(/^translate redirect-called(?: (\d+))?$/, 'redirectCalled'),
  textField(/^translate redirect-target(?: (\d+))?$/, 'redirectTarget'),
]

/** `voice translation-profile NAME`. */
export function translationProfileSection(profile: Draft<TranslationProfile>): Section {
  return section(profile, PROFILE, /^translate callback-number/)
}
