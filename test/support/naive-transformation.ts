import { lengthBeforeDot, type NaivePattern } from './naive-pattern.js'

/** What a pattern does to the called and the calling number, and where its result is looked up. */
export interface NaiveTranslation {
  /** `PreDot`, `Trailing-#`, `PreDot Trailing-#`; `NoDigits`, `NULL` and nothing discard nothing. */
  readonly discard?: string
  readonly mask?: string
  readonly prefix?: string
  /** Partitions of the search space of the next lookup; absent = none, so only `<None>` is seen. */
  readonly callingSearchSpace?: readonly string[]
  readonly useOriginatorsCss?: boolean
  readonly doNotWait?: boolean
  readonly routeNextHopByCallingNumber?: boolean
  readonly callingMask?: string
  readonly callingPrefix?: string
  readonly useExternalMask?: boolean
}

/**
 * A mask over a number, both laid down from the right: `X` keeps the symbol (and adds nothing where
 * there is none), anything else replaces it, what the mask does not reach is dropped (`routing-semantics` A5).
 */
export function applyMask(mask: string | undefined, number: string): string {
  if (mask === undefined || mask === '') return number
  let result = ''
  for (let fromRight = 1; fromRight <= mask.length; fromRight += 1) {
    const symbol = mask.charAt(mask.length - fromRight)
    result = (symbol === 'X' ? number.charAt(number.length - fromRight) : symbol) + result
  }
  return result
}

/** `matched` is the string that the pattern matched: it says how many symbols stand before the dot. */
export function discardDigits(
  discard: string | undefined,
  pattern: NaivePattern,
  matched: string,
  number: string,
  problems: string[],
): string {
  switch (discard) {
    case undefined:
    case '':
    case 'NoDigits':
    case 'NULL':
      return number
    case 'PreDot':
      return withoutPreDot(pattern, matched, number, problems)
    case 'Trailing-#':
      return withoutTrailingHash(number)
    case 'PreDot Trailing-#':
      return withoutTrailingHash(withoutPreDot(pattern, matched, number, problems))
    default:
      problems.push(`${pattern.text}: discard instruction ${discard} is not known and does nothing`)
      return number
  }
}

function withoutPreDot(pattern: NaivePattern, matched: string, number: string, problems: string[]): string {
  if (!pattern.hasDot) problems.push(`${pattern.text}: PreDot without a dot does nothing`)
  return pattern.hasDot ? number.slice(lengthBeforeDot(pattern, matched)) : number
}

function withoutTrailingHash(number: string): string {
  return number.endsWith('#') ? number.slice(0, -1) : number
}

/** Called side: discard, mask, prefix; or, by setting, discard, prefix, mask (`routing-semantics` C-4). */
export function transformCalled(
  translation: NaiveTranslation,
  order: 'discard-mask-prefix' | 'discard-prefix-mask',
  kept: string,
): string {
  const prefix = translation.prefix ?? ''
  return order === 'discard-mask-prefix'
    ? prefix + applyMask(translation.mask, kept)
    : applyMask(translation.mask, prefix + kept)
}

/** Calling side: external phone number mask, mask, prefix. A caller without a number stays without one. */
export function transformCalling(
  translation: NaiveTranslation,
  externalMask: string | undefined,
  callingNumber: string | undefined,
): string | undefined {
  if (callingNumber === undefined) return undefined
  const external = translation.useExternalMask === true ? applyMask(externalMask, callingNumber) : callingNumber
  return (translation.callingPrefix ?? '') + applyMask(translation.callingMask, external)
}
