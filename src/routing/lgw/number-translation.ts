import type { TranslationRule } from '../../model/lgw/dial-peer.js'
import type { GatewayTables } from './gateway-tables.js'
import { compileIosRegex } from './ios-regex.js'

/** What a translation table did to a number. */
export interface Translated {
  readonly outcome: 'changed' | 'rejected' | 'no-match'
  readonly number: string
  readonly type?: string
  readonly plan?: string
  /** Number of the rule that matched. */
  readonly rule?: number
  /** Rules whose expression cannot be used: they are passed over. */
  readonly unusable: readonly number[]
}

/** Type and plan of a number; without them only rules that ask for neither match, as on the command line of the box. */
export interface NumberKind {
  readonly type?: string
  readonly plan?: string
}

/** What calls over SIP carry (`local-gateway` 5.4). */
export const SIP_NUMBER: NumberKind = { type: 'unknown', plan: 'unknown' }

/**
 * The first rule that matches rewrites the matched part of the number and nothing else; a rule with a
 * type or plan asks for that too (`local-gateway` 5.4).
 */
export function translateNumber(table: TranslationRule, number: string, kind: NumberKind = {}): Translated {
  const unusable: number[] = []
  for (const rule of table.rules) {
    const conversion = conversions(rule.typeAndPlan ?? '')
    if (!fits(conversion.type, kind.type) || !fits(conversion.plan, kind.plan)) continue
    const expression = compileIosRegex(rule.match, 'escaped')
    if (expression === undefined) {
      unusable.push(rule.number)
      continue
    }
    const match = expression.find(number)
    if (match === undefined) continue
    if (rule.reject) return { outcome: 'rejected', number, rule: rule.number, unusable, ...kind }
    const inserted = replacement(rule.replace ?? '', match.groups)
    return {
      outcome: 'changed',
      number: number.slice(0, match.start) + inserted + number.slice(match.end),
      rule: rule.number,
      unusable,
      ...kind,
      ...(conversion.type === undefined ? {} : { type: conversion.type.to }),
      ...(conversion.plan === undefined ? {} : { plan: conversion.plan.to }),
    }
  }
  return { outcome: 'no-match', number, unusable, ...kind }
}

interface Conversion {
  readonly from: string
  readonly to: string
}

/** `type <match> <replace> plan <match> <replace>`; a rejecting rule only names what it matches. */
function conversions(text: string): { readonly type?: Conversion; readonly plan?: Conversion } {
  const found: Record<string, Conversion> = {}
  for (const [, word = '', from = '', to] of text.matchAll(/\b(type|plan) (\S+)(?: (?!type\b|plan\b)(\S+))?/g)) {
    found[word] = { from, to: to ?? from }
  }
  return found
}

function fits(conversion: Conversion | undefined, kind: string | undefined): boolean {
  return conversion === undefined || conversion.from === 'any' || conversion.from === kind
}

/** `\0` and `&` are the whole match, `\1` … `\9` its sets; any other protected character is itself. */
function replacement(template: string, groups: readonly string[]): string {
  return template.replace(/\\(.)|&/g, (whole, character: string | undefined) => {
    if (whole === '&') return groups[0] ?? ''
    return /\d/.test(character ?? '') ? (groups[Number(character)] ?? '') : (character ?? '')
  })
}

/** Called and calling number of a call. */
export interface Numbers {
  readonly called: string
  readonly calling: string
}

/** Applies a translation profile, and tells what it did. Names that are not configured are listed. */
export function applyProfile(
  tables: GatewayTables,
  name: string,
  numbers: Numbers,
): {
  readonly numbers: Numbers
  readonly rejected: boolean
  readonly steps: readonly string[]
  readonly missing: readonly string[]
} {
  const profile = tables.translationProfile(name)
  if (profile === undefined) {
    return { numbers, rejected: false, steps: [], missing: [`translation-profile ${name}`] }
  }
  const steps: string[] = []
  const missing: string[] = []
  let rejected = false
  const next = { ...numbers }
  for (const side of ['called', 'calling'] as const) {
    const tag = profile[side]
    if (tag === undefined) continue
    const result = applyTable(tables, tag, next[side])
    steps.push(...result.steps.map((step) => `translation-profile ${name}, ${side}: ${step}`))
    missing.push(...result.missing)
    rejected ||= result.rejected
    next[side] = result.number
  }
  return { numbers: next, rejected, steps, missing }
}

/** Applies one translation table by its tag to a number of a call over SIP. */
export function applyTable(
  tables: GatewayTables,
  tag: string,
  number: string,
): {
  readonly number: string
  readonly rejected: boolean
  readonly steps: readonly string[]
  readonly missing: readonly string[]
} {
  const table = tables.translationRule(tag)
  if (table === undefined) return { number, rejected: false, steps: [], missing: [`translation-rule ${tag}`] }
  const result = translateNumber(table, number, SIP_NUMBER)
  const rule = `rule ${result.rule ?? 0} of translation-rule ${tag}`
  const passedOver = result.unusable.map(
    (each) => `rule ${each} of translation-rule ${tag} cannot be read and is passed over`,
  )
  switch (result.outcome) {
    case 'no-match':
      return { number, rejected: false, steps: passedOver, missing: [] }
    case 'rejected':
      return { number, rejected: true, steps: [...passedOver, `${rule} rejects ${number}`], missing: [] }
    case 'changed':
      return {
        number: result.number,
        rejected: false,
        steps: [...passedOver, `${rule} makes ${result.number} of ${number}`],
        missing: [],
      }
  }
}
