import type { UcmPattern } from '../grammars/ucm-pattern.js'
import type { PatternElement } from '../pattern.js'
import { matchedStrings } from '../pattern-match.js'
import { symbolCount } from '../symbols.js'

/** Dial strings have at most this many symbols. */
export const LONGEST_DIALED = 64

/** Patterns that match equally many strings of every length. */
interface Shape {
  /** One of them. */
  readonly pattern: UcmPattern
  /** Elements that take more than one symbol. */
  readonly repeats: number
  /** Strings of a length that was asked for. */
  readonly counts: Map<number, bigint>
}

/**
 * How many strings of a length a pattern matches, for many patterns: worked out once for all that are
 * shaped alike. Pattern numbers are the caller's own.
 */
export class StringCounts {
  private readonly patterns: (number: number) => UcmPattern
  private readonly shapeOf: Int32Array
  private readonly shapes: Shape[] = []
  private readonly shapeNumbers = new Map<string, number>()

  /** `patterns` gives the pattern of a number below `count`. */
  constructor(count: number, patterns: (number: number) => UcmPattern) {
    this.patterns = patterns
    this.shapeOf = new Int32Array(count).fill(-1)
  }

  /** Strings of exactly `length` symbols (`matchedStrings`). */
  of(number: number, length: number): bigint {
    return countOf(this.shape(number), length)
  }

  /** Below 0 when the first matches fewer strings of the length. */
  compare(a: number, b: number, length: number): number {
    const [one, other] = [this.shape(a), this.shape(b)]
    if (one === other) return 0
    const [fewer, more] = [countOf(one, length), countOf(other, length)]
    return fewer === more ? 0 : fewer < more ? -1 : 1
  }

  /** True when the pattern matches strings of more than one length. */
  isVariable(number: number): boolean {
    return this.shape(number).repeats > 0
  }

  /** True when two patterns match equally many strings of every length. */
  areAlike(a: number, b: number): boolean {
    return this.shape(a) === this.shape(b)
  }

  /**
   * A length from which the order of the counts of patterns that match the same string does not
   * change any more, `LONGEST_DIALED` at most. With one repeat at most a count is
   * product × size ^ (length − fixed elements), so of two sizes the larger overtakes once and for
   * good. Patterns with several repeats make it `LONGEST_DIALED`.
   */
  horizon(numbers: Iterable<number>): number {
    for (const number of numbers) this.shape(number)
    let horizon = 0
    const bySize = new Map<bigint, { lightest: Growth; heaviest: Growth }>()
    for (const { pattern, repeats } of this.shapes) {
      if (repeats > 1) return LONGEST_DIALED
      // Shorter strings may not match at all.
      horizon = Math.max(horizon, pattern.elements.length)
      if (repeats === 0) continue
      const growth = growthOf(pattern.elements)
      const known = bySize.get(growth.size)
      if (known === undefined) bySize.set(growth.size, { lightest: growth, heaviest: growth })
      else if (isMore(known.lightest, growth)) known.lightest = growth
      else if (isMore(growth, known.heaviest)) known.heaviest = growth
    }
    for (const { lightest } of bySize.values()) {
      for (const { heaviest } of bySize.values()) {
        if (lightest.size > heaviest.size) horizon = Math.max(horizon, overtakesAt(lightest, heaviest))
      }
    }
    return Math.min(horizon, LONGEST_DIALED)
  }

  private shape(number: number): Shape {
    let at = this.shapeOf[number] ?? -1
    if (at < 0) {
      at = this.findShape(this.patterns(number))
      this.shapeOf[number] = at
    }
    const shape = this.shapes[at]
    if (shape === undefined) throw new Error(`no pattern number ${number}`)
    return shape
  }

  private findShape(pattern: UcmPattern): number {
    const repeats = pattern.elements.filter((element) => element.repeats).length
    const name = shapeName(pattern.elements, repeats)
    let at = this.shapeNumbers.get(name)
    if (at === undefined) {
      at = this.shapes.length
      this.shapes.push({ pattern, repeats, counts: new Map() })
      this.shapeNumbers.set(name, at)
    }
    return at
  }
}

function countOf({ counts, pattern }: Shape, length: number): bigint {
  let count = counts.get(length)
  if (count === undefined) {
    count = matchedStrings(pattern, length)
    counts.set(length, count)
  }
  return count
}

/** With one repeat at most the sizes of the elements decide; with several also where each stands. */
function shapeName(elements: readonly PatternElement[], repeats: number): string {
  if (repeats === 0 && elements.every(({ mask }) => (mask & (mask - 1)) === 0)) return `1 × ${elements.length}`
  if (repeats > 1) return elements.map((element) => `${element.mask}/${element.minimum}/${element.repeats}`).join(' ')
  return elements
    .map(
      ({ mask, minimum, repeats: loops }) => (loops ? (minimum === 0 ? 'r' : 'R') : '') + symbolCount(mask).toString(),
    )
    .sort()
    .join(' ')
}

/** A count as product × size ^ (length − fixed). */
interface Growth {
  readonly product: bigint
  readonly size: bigint
  readonly fixed: bigint
}

function growthOf(elements: readonly PatternElement[]): Growth {
  let product = 1n
  let size = 1n
  for (const { mask, repeats } of elements) {
    if (repeats) size = BigInt(symbolCount(mask))
    else product *= BigInt(symbolCount(mask))
  }
  return { product, size, fixed: BigInt(elements.length - 1) }
}

/** Of two counts that grow alike: the first is the larger at every length. */
function isMore(a: Growth, b: Growth): boolean {
  return a.product * a.size ** b.fixed > b.product * a.size ** a.fixed
}

/** The first length at which the faster growing count is the larger. */
function overtakesAt(faster: Growth, slower: Growth): number {
  for (let length = 0n; length < BigInt(LONGEST_DIALED); length += 1n) {
    const ahead = faster.product * faster.size ** length * slower.size ** slower.fixed
    if (ahead > slower.product * slower.size ** length * faster.size ** faster.fixed) return Number(length)
  }
  return LONGEST_DIALED
}
