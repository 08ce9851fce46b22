import type { PatternElement } from '../../pattern.js'
import { DIGITS_MASK, symbolMask, symbolsOf } from '../../symbols.js'

/** What stands before the digits of a dial pattern. */
export const LEADS = ['', '*', '+'] as const
export type Lead = (typeof LEADS)[number]

/** Strings that dial patterns can say: a lead, then one digit out of each mask, then, where open, one or more of any. */
export interface DigitRun {
  readonly lead: Lead
  /** Bits 0–9. At least one. */
  readonly masks: readonly number[]
  readonly open: boolean
}

/** `element` is the index of the element at fault; absent for the whole. */
export type Reach =
  | { readonly ok: true; readonly runs: readonly DigitRun[] }
  | { readonly ok: false; readonly element?: number; readonly kind?: 'terminator'; readonly reason: string }

const PLUS = symbolMask('+')
const STAR = symbolMask('*')
const HASH = symbolMask('#')
const ZERO = symbolMask('0')

/**
 * A sequence of elements as runs of digits behind `+`, `*` or nothing, which dial patterns can say
 * exactly (`webex-api` 8), or the first thing that they cannot.
 */
export function webexReach(elements: readonly PatternElement[]): Reach {
  const { head, least, open } = openEnd(elements)
  const repeat = head.findIndex(({ repeats }) => repeats)
  if (repeat >= 0) return repeated(head, repeat)
  const masks = head.map(({ mask }) => mask)
  const any = (count: number): number[] => Array.from({ length: count }, () => DIGITS_MASK)
  const shapes = !open
    ? [{ masks: [...masks, ...any(least)], open: false }]
    : least > 0
      ? [{ masks: [...masks, ...any(least - 1)], open: true }]
      : [
          { masks, open: false },
          { masks, open: true },
        ]
  const runs: DigitRun[] = []
  for (const shape of shapes) {
    const found = runsOf(shape.masks, shape.open)
    if (!found.ok) return found
    runs.push(...found.runs)
  }
  return { ok: true, runs }
}

function repeated(head: readonly PatternElement[], element: number): Reach {
  const isTerminated = head.at(-1)?.mask === HASH && head.at(-2)?.repeats === true
  if (isTerminated)
    return { ok: false, element, kind: 'terminator', reason: 'a dial pattern cannot end any number of digits with #' }
  const isAnyDigits = head[element]?.mask === DIGITS_MASK
  const reason = isAnyDigits
    ? 'a dial pattern takes any number of digits at its end only'
    : 'a dial pattern cannot repeat one key or set'
  return { ok: false, element, reason }
}

/**
 * Any digits at the end: how many at least, and whether without limit. What repeats digits right before
 * an end without limit is part of it: `1+!` is `1!`.
 */
function openEnd(elements: readonly PatternElement[]): {
  readonly head: readonly PatternElement[]
  readonly least: number
  readonly open: boolean
} {
  let end = elements.length
  let least = 0
  let open = false
  for (let last = elements[end - 1]; last?.mask === DIGITS_MASK; last = elements[end - 1]) {
    least += last.minimum
    open ||= last.repeats
    end -= 1
  }
  const head = elements.slice(0, end)
  while (open) {
    const last = head.at(-1)
    if (last?.repeats !== true || (last.mask & ~DIGITS_MASK) !== 0) break
    head.pop()
    if (last.minimum === 0) continue
    head.push({ ...last, repeats: false })
    break
  }
  return { head, least, open }
}

function runsOf(masks: readonly number[], open: boolean): Reach {
  const [first, ...rest] = masks
  if (first === undefined)
    return { ok: false, reason: 'a dial pattern begins with a digit; this one begins with any number of them' }
  const leads = first & (PLUS | STAR)
  const foreign = first & ~(DIGITS_MASK | PLUS | STAR)
  if (foreign !== 0) return { ok: false, element: 0, reason: withoutSign(first, foreign) }
  const wrong = rest.findIndex((mask) => (mask & ~DIGITS_MASK) !== 0)
  if (wrong >= 0) {
    const mask = rest[wrong] ?? 0
    return { ok: false, element: wrong + 1, reason: `${withoutSign(mask, mask & ~DIGITS_MASK)} behind its beginning` }
  }
  const starting: DigitRun[] = []
  if ((first & DIGITS_MASK) !== 0) starting.push({ lead: '', masks: [first & DIGITS_MASK, ...rest], open })
  if ((leads & STAR) !== 0) starting.push({ lead: '*', masks: rest, open })
  if ((leads & PLUS) !== 0) starting.push({ lead: '+', masks: rest, open })
  for (const run of starting) {
    const reason = unsayable(run)
    if (reason !== undefined) return { ok: false, element: run.lead === '' ? masks.length : 1, reason }
  }
  return { ok: true, runs: starting }
}

function unsayable({ lead, masks, open }: DigitRun): string | undefined {
  if (open && lead !== '+') return 'a dial pattern takes any number of digits only when it begins with +'
  const [first] = masks
  if (first === undefined)
    return `a dial pattern has a digit behind ${lead}; this one has ${open ? 'any number of them' : 'none'}`
  return lead === '+' && (first & ZERO) !== 0 ? 'a dial pattern cannot have 0 behind +' : undefined
}

function withoutSign(mask: number, foreign: number): string {
  const isSet = (mask & DIGITS_MASK) !== 0
  // What `[^…]` takes besides digits, which is easily overlooked (`routing-semantics` C-1).
  if (isSet && (mask & STAR) !== 0 && (mask & HASH) !== 0)
    return 'the set takes * and # too, which a dial pattern cannot hold'
  return `a dial pattern cannot hold ${Array.from(symbolsOf(foreign)).join(' or ')}`
}
