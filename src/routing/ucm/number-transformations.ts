import { applyDiscard, applyMask, discardRewriting, maskRewriting } from '../../dialing/transformation.js'
import { DigitRewriting } from '../../dialing/transformation/digit-rewriting.js'
import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { CalledTransformation, CallingTransformation } from '../../model/ucm/transformation.js'
import type { Caller } from '../caller.js'
import type { TransformationStep } from '../trace.js'

export interface TransformedCalled {
  readonly digits: string
  readonly steps: readonly TransformationStep[]
  /** A discard instruction that could not be carried out, in words. */
  readonly problem?: string
}

/**
 * Called side: discard, mask, prefix in that order unless the setting says otherwise
 * (`routing-semantics` A5, C-4). `pattern` is the one that matched: `PreDot` needs its dot.
 */
export function transformCalled(
  called: CalledTransformation,
  pattern: UcmPattern,
  digits: string,
  order: string,
): TransformedCalled {
  const steps: TransformationStep[] = []
  let current = digits
  let problem: string | undefined
  const apply = (rule: string, after: string): void => {
    if (after !== current) steps.push({ side: 'called', rule, before: current, after })
    current = after
  }
  if (called.discard !== undefined) {
    const after = applyDiscard(called.discard, pattern, current)
    if (after === undefined) problem = `discard digits «${called.discard}» cannot be carried out on ${pattern.text}`
    else apply(`discard ${called.discard}`, after)
  }
  const mask = (): void => {
    if (called.mask !== undefined) apply(`mask ${called.mask}`, applyMask(called.mask, current))
  }
  const prefix = (): void => {
    if (called.prefix !== undefined) apply(`prefix ${called.prefix}`, called.prefix + current)
  }
  if (order === 'discard-prefix-mask') {
    prefix()
    mask()
  } else {
    mask()
    prefix()
  }
  return { digits: current, steps, ...(problem === undefined ? {} : { problem }) }
}

/** The called side as one rewriting, for sets of digits: what `transformCalled` does to each of them. */
export function rewritingOf(called: CalledTransformation, pattern: UcmPattern, order: string): DigitRewriting {
  const discard = called.discard === undefined ? undefined : discardRewriting(called.discard, pattern)
  return (discard ?? DigitRewriting.identity).then(afterDiscard(called, order))
}

function afterDiscard({ mask, prefix }: CalledTransformation, order: string): DigitRewriting {
  if (mask === undefined) return DigitRewriting.prefix(prefix ?? '')
  if (prefix === undefined) return maskRewriting(mask)
  if (order === 'discard-prefix-mask') return DigitRewriting.maskedPrefix(prefix, mask)
  return maskRewriting(mask).then(DigitRewriting.prefix(prefix))
}

/** What a trunk does to the called number of a call that comes in, before digit analysis. */
export function incomingCalled({ incomingCalled: by }: Caller, dialed: string): string {
  const { keepRight, prefix } = by ?? {}
  return (prefix ?? '') + (keepRight === undefined ? dialed : dialed.slice(Math.max(0, dialed.length - keepRight)))
}

/** The same for sets of digits. */
export function incomingRewriting({ incomingCalled }: Caller): DigitRewriting {
  const { keepRight, prefix } = incomingCalled ?? {}
  const kept = keepRight === undefined ? DigitRewriting.identity : DigitRewriting.keepRight(keepRight)
  return kept.then(DigitRewriting.prefix(prefix ?? ''))
}

export interface TransformedCalling {
  readonly number?: string
  readonly steps: readonly TransformationStep[]
}

/**
 * Calling side: external phone number mask of the line, discard, mask, prefix (`routing-semantics` A5).
 * Only transformation patterns of devices discard digits; `pattern` is the one that was selected.
 */
export function transformCalling(
  calling: CallingTransformation,
  number: string | undefined,
  externalPhoneNumberMask: string | undefined,
  pattern?: UcmPattern,
): TransformedCalling {
  const steps: TransformationStep[] = []
  let current = number
  const apply = (rule: string, after: string): void => {
    if (after !== current) steps.push({ side: 'calling', rule, before: current ?? '', after })
    current = after
  }
  if (calling.useExternalPhoneNumberMask === 'On' && externalPhoneNumberMask !== undefined && current !== undefined) {
    apply(`external phone number mask ${externalPhoneNumberMask}`, applyMask(externalPhoneNumberMask, current))
  }
  if (calling.discard !== undefined && pattern !== undefined && current !== undefined) {
    const after = applyDiscard(calling.discard, pattern, current)
    if (after !== undefined) apply(`discard ${calling.discard}`, after)
  }
  if (calling.mask !== undefined && (current !== undefined || !/X/i.test(calling.mask))) {
    apply(`mask ${calling.mask}`, applyMask(calling.mask, current ?? ''))
  }
  if (calling.prefix !== undefined && current !== undefined) apply(`prefix ${calling.prefix}`, calling.prefix + current)
  return { ...(current === undefined ? {} : { number: current }), steps }
}

/** True when a route list member or pattern sets anything on its called side. */
export function setsCalledSide(called: CalledTransformation): boolean {
  return (
    called.discard !== undefined ||
    called.mask !== undefined ||
    called.prefix !== undefined ||
    called.numberType !== undefined
  )
}

/** True when anything is set on the calling side; `Default` leaves the decision to the pattern. */
export function setsCallingSide(calling: CallingTransformation): boolean {
  return (
    calling.mask !== undefined ||
    calling.prefix !== undefined ||
    calling.numberType !== undefined ||
    (calling.useExternalPhoneNumberMask !== undefined && calling.useExternalPhoneNumberMask !== 'Default')
  )
}
