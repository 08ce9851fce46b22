import { symbolCount, symbolMask } from './symbols.js'
import type { UcmPattern } from './grammars/ucm-pattern.js'
import type { PatternElement } from './pattern.js'

/** What digits collected so far mean to one pattern (`routing-semantics` A4). */
export interface PartialMatch {
  /** The digits are a whole match. */
  readonly complete: boolean
  /** More digits could still give a (further) match. */
  readonly more: boolean
}

/** The positions of a pattern: element i not yet begun is `i`; inside a repeat the position stays at it. */
type Positions = ReadonlySet<number>

/** Adds the positions reachable without a digit: a repeat that has been satisfied may be left. */
function closure(elements: readonly PatternElement[], positions: Iterable<number>): Set<number> {
  const closed = new Set<number>()
  for (const position of positions) {
    let current = position
    closed.add(current)
    // An optional element that has not begun may be skipped.
    while (current % 2 === 0 && elements[current / 2]?.minimum === 0) {
      current += 2
      closed.add(current)
    }
  }
  return closed
}

/**
 * Positions are doubled: `2i` = before element i, `2i + 1` = inside repeat i after at least one
 * symbol of it, from where the next element may begin too.
 */
function step(elements: readonly PatternElement[], positions: Positions, mask: number): Set<number> {
  const next = new Set<number>()
  for (const position of positions) {
    const element = elements[position >> 1]
    if (element === undefined || (element.mask & mask) === 0) continue
    if (element.repeats) {
      next.add((position >> 1) * 2 + 1)
      next.add(((position >> 1) + 1) * 2)
    } else if (position % 2 === 0) {
      next.add(position + 2)
    }
  }
  return closure(elements, next)
}

function start(pattern: UcmPattern): Set<number> {
  return pattern.usesNumberingPlan ? new Set() : closure(pattern.elements, [0])
}

/** How far the digits match the pattern. `@` patterns match nothing (they are not expanded). */
export function matchDigits(pattern: UcmPattern, digits: string): PartialMatch {
  let positions = start(pattern)
  for (const symbol of digits) {
    positions = step(pattern.elements, positions, symbolMask(symbol))
    if (positions.size === 0) return { complete: false, more: false }
  }
  const end = pattern.elements.length * 2
  return { complete: positions.has(end), more: [...positions].some((position) => position !== end) }
}

/**
 * True when digits could belong to an `@` pattern: what stands before the macro fits their beginning.
 * What the macro itself takes is not known without the numbering plan.
 */
export function couldBeNumberingPlan(pattern: UcmPattern, digits: string): boolean {
  const { elementsBeforeNumberingPlan } = pattern
  if (elementsBeforeNumberingPlan === undefined) return false
  const elements = pattern.elements.slice(0, elementsBeforeNumberingPlan)
  const before: UcmPattern = { text: '', elements, usesNumberingPlan: false }
  if (matchDigits(before, digits).more) return true
  return [...digits, ''].some((_, length) => matchDigits(before, digits.slice(0, length)).complete)
}

/** True when the pattern matches strings of more than one length. */
export function isVariableLength(pattern: UcmPattern): boolean {
  return pattern.elements.some((element) => element.repeats)
}

/**
 * How many strings of exactly `length` symbols the pattern matches: what decides the closest match
 * (`routing-semantics` A3.2). Exact, also where several repeats overlap.
 */
export function matchedStrings(pattern: UcmPattern, length: number): bigint {
  if (pattern.usesNumberingPlan) return 0n
  const repeats = pattern.elements.filter((element) => element.repeats)
  if (repeats.length > 1) return countByPositions(pattern, length)
  const fixed = pattern.elements.length - repeats.length
  let count = 1n
  for (const element of pattern.elements) if (!element.repeats) count *= BigInt(symbolCount(element.mask))
  const repeat = repeats[0]
  if (repeat === undefined) return length === fixed ? count : 0n
  const left = length - fixed
  return left < repeat.minimum ? 0n : count * BigInt(symbolCount(repeat.mask)) ** BigInt(left)
}

/** Counts strings, not ways to match them: strings are grouped by the set of positions they lead to. */
function countByPositions(pattern: UcmPattern, length: number): bigint {
  const end = pattern.elements.length * 2
  const classes = symbolClasses(pattern)
  let groups = new Map<string, { positions: Set<number>; count: bigint }>()
  const first = start(pattern)
  groups.set(groupKey(first), { positions: first, count: 1n })
  for (let read = 0; read < length; read += 1) {
    const next = new Map<string, { positions: Set<number>; count: bigint }>()
    for (const { positions, count } of groups.values()) {
      for (const { mask, size } of classes) {
        const reached = step(pattern.elements, positions, mask)
        if (reached.size === 0) continue
        const key = groupKey(reached)
        const known = next.get(key)
        if (known === undefined) next.set(key, { positions: reached, count: count * size })
        else known.count += count * size
      }
    }
    groups = next
  }
  let total = 0n
  for (const { positions, count } of groups.values()) if (positions.has(end)) total += count
  return total
}

function groupKey(positions: ReadonlySet<number>): string {
  return [...positions].sort((a, b) => a - b).join(',')
}

/** Symbols that no element of the pattern tells apart, with one of them as representative. */
function symbolClasses(pattern: UcmPattern): readonly { readonly mask: number; readonly size: bigint }[] {
  const classes = new Map<string, { mask: number; size: bigint }>()
  for (let bit = 0; bit < 17; bit += 1) {
    const mask = 1 << bit
    const signature = pattern.elements.map((element) => ((element.mask & mask) === 0 ? '0' : '1')).join('')
    const known = classes.get(signature)
    if (known === undefined) classes.set(signature, { mask, size: 1n })
    else known.size += 1n
  }
  return [...classes.values()]
}

/**
 * How many of the matched digits stand before the dot: what `PreDot` discards. Where a repeat
 * before the dot leaves a choice, the longest part before the dot is taken. Undefined without a
 * dot or without a match.
 */
export function digitsBeforeDot(pattern: UcmPattern, digits: string): number | undefined {
  const { elementsBeforeDot } = pattern
  if (elementsBeforeDot === undefined || pattern.usesNumberingPlan) return undefined
  const before: UcmPattern = {
    text: '',
    elements: pattern.elements.slice(0, elementsBeforeDot),
    usesNumberingPlan: false,
  }
  const after: UcmPattern = { text: '', elements: pattern.elements.slice(elementsBeforeDot), usesNumberingPlan: false }
  for (let cut = digits.length; cut >= 0; cut -= 1) {
    if (matchDigits(before, digits.slice(0, cut)).complete && matchDigits(after, digits.slice(cut)).complete) return cut
  }
  return undefined
}
