import type { CountryCode } from 'libphonenumber-js/max'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { dialableDigits } from '../dialing/digits.js'
import { matchDigits } from '../dialing/pattern-match.js'
import { applyMask } from '../dialing/transformation.js'
import { parseUcmPattern } from '../dialing/grammars/ucm-pattern.js'
import type { Confidence } from '../findings/severity.js'
import type { NumberRule } from '../model/mapping.js'
import type { DirectoryNumber } from '../model/ucm/directory-number.js'

/** The rules that can say which +E.164 number a directory number is, strongest first. */
export const IDENTITY_RULES = [
  'mapping-rule',
  'dn-is-e164',
  'e164-alternate',
  'external-mask',
  'telephone-number',
  'none',
] as const
export type IdentityRule = (typeof IDENTITY_RULES)[number]

/** What one rule makes of the number. */
export interface IdentityCandidate {
  readonly rule: IdentityRule
  /** `+` and digits. */
  readonly value: string
  /** What the value was read from: a mask, a text. */
  readonly from: string
  /** CHECK when the country had to be assumed, or the number is in no numbering plan. */
  readonly confidence: Confidence
}

/** Which public number and which extension a directory number is, and how that is known. */
export interface NumberIdentity {
  /** Absent when no rule gives one, or when two rules disagree. */
  readonly e164?: string
  readonly extension?: string
  /** The rule behind `e164`; `mapping-rule` without `e164` = confirmed as extension-only. */
  readonly rule: IdentityRule
  readonly candidates: readonly IdentityCandidate[]
  /** Two rules give different +E.164 numbers. */
  readonly conflict: boolean
  readonly confidence: Confidence
}

export interface IdentityOptions {
  /** ISO 3166-1 alpha-2 of the line's location; decides how national digits are read. */
  readonly country?: string | undefined
  /** Name of the line's mapped location; rules of another location do not apply. */
  readonly location?: string | undefined
  /** Digits of a Webex extension in the organization or location. */
  readonly extensionLength?: number | undefined
  /** True for a mask that gives this result for several numbers: no identity (`corrections` 1). */
  readonly isShared?: (mask: string, result: string) => boolean
}

/**
 * Which +E.164 number and extension a directory number stands for (`corrections` 1, `audit-workbook`
 * DN-003). A confirmed rule of the mapping decides alone. Otherwise the number itself, its +E.164
 * alternates and its external masks are read and must agree; the directory's telephone number only
 * stands beside them and never decides. `masks` are those of all appearances.
 */
export function deriveE164(
  dn: DirectoryNumber,
  masks: readonly string[],
  telephoneNumber: string | undefined,
  rules: readonly NumberRule[],
  options: IdentityOptions = {},
): NumberIdentity {
  const digits = dialableDigits(dn.dn)
  const confirmed = rules.filter((rule) => applies(rule, digits, options.location))
  const decisive = confirmed[0]
  const mapped = confirmed.flatMap((rule) => mappedCandidate(rule, digits))
  const candidates = [
    ...mapped,
    ...numberItself(digits),
    ...fromAlternates(dn, digits, options.country),
    ...fromMasks(masks, digits, options),
    ...fromTelephone(telephoneNumber, options.country),
  ]
  // How short numbers look is read off the data too; nobody needs to confirm it first.
  const shaping =
    decisive ?? rules.find((rule) => rule.extensionMask !== undefined && matches(rule, digits, options.location))
  const extension = deriveExtension(digits, shaping, options.extensionLength)
  // A person's rule overrules what the data says, but not another rule of a person.
  const deciding = decisive === undefined ? strongest(candidates) : mapped
  const conflict = new Set(deciding.map(({ value }) => value)).size > 1
  const first = conflict ? undefined : deciding[0]
  return {
    ...(first === undefined ? {} : { e164: first.value }),
    ...(extension === undefined ? {} : { extension }),
    rule: first?.rule ?? (decisive === undefined || conflict ? 'none' : 'mapping-rule'),
    candidates,
    conflict,
    confidence: first?.confidence ?? 'PROVEN',
  }
}

/**
 * The +E.164 form of digits that a mask or a person gives, or undefined when they are not a full
 * public number. Without a country the US is assumed, which makes the result a CHECK.
 */
export function readPublicNumber(
  text: string,
  country: string | undefined,
): { readonly value: string; readonly confidence: Confidence } | undefined {
  const digits = dialableDigits(text)
  const isInternational = digits.trimStart().startsWith('+')
  const known = country !== undefined && isSupportedCountry(country) ? country : undefined
  const assumed: CountryCode = known ?? 'US'
  const number = parsePhoneNumberFromString(digits, { defaultCountry: assumed, extract: false })
  if (number?.isPossible() !== true) return undefined
  // A plus before a number with its national prefix is no +E.164, though it can be guessed which is meant.
  if (isInternational && number.number !== digits.replaceAll(/[^+0-9]/g, '')) return undefined
  const isCertain = number.isValid() && (isInternational || known !== undefined)
  return { value: number.number, confidence: isCertain ? 'PROVEN' : 'CHECK' }
}

/** A number that rests on an assumption neither decides beside a certain one nor disputes it. */
function strongest(candidates: readonly IdentityCandidate[]): readonly IdentityCandidate[] {
  const voting = candidates.filter(({ rule }) => rule !== 'telephone-number')
  const certain = voting.filter(({ confidence }) => confidence === 'PROVEN')
  return certain.length > 0 ? certain : voting
}

function applies(rule: NumberRule, digits: string, location: string | undefined): boolean {
  return rule.status === 'confirmed' && matches(rule, digits, location)
}

function matches(rule: NumberRule, digits: string, location: string | undefined): boolean {
  if (rule.location !== undefined && rule.location !== location) return false
  const parsed = parseUcmPattern(rule.match)
  return parsed.ok && matchDigits(parsed.pattern, digits).complete
}

function mappedCandidate(rule: NumberRule, digits: string): IdentityCandidate[] {
  if (rule.e164Mask === undefined) return []
  const value = dialableDigits(applyMask(rule.e164Mask, digits))
  const isInPlan = parsePhoneNumberFromString(value)?.isValid() === true
  const confidence = isInPlan ? 'PROVEN' : 'CHECK'
  return [{ rule: 'mapping-rule', value, from: `${rule.match} with mask ${rule.e164Mask}`, confidence }]
}

function numberItself(digits: string): IdentityCandidate[] {
  if (!/^\+[1-9][0-9]{6,14}$/.test(digits)) return []
  const read = readPublicNumber(digits, undefined)
  return read === undefined ? [] : [{ rule: 'dn-is-e164', from: digits, ...read }]
}

function fromAlternates(dn: DirectoryNumber, digits: string, country: string | undefined): IdentityCandidate[] {
  return dn.alternates
    .filter(({ kind }) => kind === 'e164')
    .flatMap(({ mask }) => {
      const read = readPublicNumber(applyMask(dialableDigits(mask), digits), country)
      return read === undefined ? [] : [{ rule: 'e164-alternate' as const, from: mask, ...read }]
    })
}

function fromMasks(masks: readonly string[], digits: string, options: IdentityOptions): IdentityCandidate[] {
  return [...new Set(masks)]
    .filter((mask) => /x/i.test(mask))
    .sort()
    .flatMap((mask) => {
      const result = applyMask(dialableDigits(mask), digits)
      if (options.isShared?.(mask, result) === true) return []
      const read = readPublicNumber(result, options.country)
      return read === undefined ? [] : [{ rule: 'external-mask' as const, from: mask, ...read }]
    })
}

function fromTelephone(text: string | undefined, country: string | undefined): IdentityCandidate[] {
  const read = text === undefined ? undefined : readPublicNumber(text, country)
  return text === undefined || read === undefined ? [] : [{ rule: 'telephone-number', from: text, ...read }]
}

/** Extensions of Webex Calling have 2 to 10 digits (`customer-assist` 4.5). */
function deriveExtension(digits: string, rule: NumberRule | undefined, length: number | undefined): string | undefined {
  if (rule?.extensionMask !== undefined)
    return lastDigits(applyMask(rule.extensionMask, digits), rule.extensionMask.length)
  if (rule?.extensionDigits !== undefined) return lastDigits(digits, rule.extensionDigits)
  const long = length === undefined ? undefined : lastDigits(digits, length)
  return long ?? (/^[0-9]{2,10}$/.test(digits) ? digits : undefined)
}

/** Undefined when the number is too short, or the part is not made of digits. */
function lastDigits(digits: string, count: number): string | undefined {
  const last = digits.slice(-count)
  return last.length === count && /^[0-9]+$/.test(last) ? last : undefined
}
