import { StringCounts } from '../../../dialing/compiled/string-counts.js'
import type { UcmPattern } from '../../../dialing/grammars/ucm-pattern.js'
import { overlappingPairs } from '../../../dialing/overlap/overlapping-pairs.js'
import { intersectionWitness } from '../../../dialing/overlap/pair-witness.js'
import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import { SYMBOLS } from '../../../dialing/symbols.js'
import type { CompetingEntry } from '../../../routing/ucm/competing-entries.js'

/** One text of a pattern, in however many partitions it stands. */
export interface PatternText {
  readonly number: number
  readonly pattern: UcmPattern
  readonly entries: readonly CompetingEntry[]
  /** The length of all its strings; absent where they differ. */
  readonly length?: number
  /** It matches one string only. */
  readonly isLiteral: boolean
}

/**
 * The distinct pattern texts of a cluster: what overlaps is worked out once per pair of texts, however
 * many partitions repeat them. `@` patterns that are not expanded and unreadable ones are left out.
 */
export class PatternTexts {
  readonly all: readonly PatternText[]
  private readonly counts: StringCounts
  private readonly spaces = new Map<number, DialSpace>()
  private readonly neighbors: readonly (readonly number[] | undefined)[]
  private readonly partitions = new Map<number, ReadonlyMap<string | undefined, CompetingEntry>>()

  constructor(entries: readonly CompetingEntry[]) {
    const groups = new Map<string, { pattern: UcmPattern; entries: CompetingEntry[] }>()
    for (const entry of entries) {
      if (!entry.parsed.ok || entry.parsed.pattern.usesNumberingPlan) continue
      const known = groups.get(entry.pattern)
      if (known === undefined) groups.set(entry.pattern, { pattern: entry.parsed.pattern, entries: [entry] })
      else known.entries.push(entry)
    }
    this.all = [...groups.values()].map((group, number) => ({ number, ...group, ...shapeOf(group.pattern) }))
    this.counts = new StringCounts(this.all.length, (number) => this.at(number).pattern)
    this.neighbors = neighborsOf(this.all)
  }

  at(number: number): PatternText {
    const text = this.all[number]
    if (text === undefined) throw new Error(`no pattern text number ${number}`)
    return text
  }

  /** Its entries by partition; of several that route filters tell apart the first. */
  byPartition({ number, entries }: PatternText): ReadonlyMap<string | undefined, CompetingEntry> {
    let byPartition = this.partitions.get(number)
    if (byPartition === undefined) {
      byPartition = new Map(entries.toReversed().map((entry) => [entry.partition, entry]))
      this.partitions.set(number, byPartition)
    }
    return byPartition
  }

  /** The other texts that share a string with this one. */
  overlapping({ number }: PatternText): readonly PatternText[] {
    return (this.neighbors[number] ?? []).map((other) => this.at(other))
  }

  /** All pairs of texts that share a string, the smaller number first. */
  *pairs(): Generator<readonly [PatternText, PatternText]> {
    for (const text of this.all) {
      for (const other of this.neighbors[text.number] ?? []) if (other > text.number) yield [text, this.at(other)]
    }
  }

  /** How many strings of a length it matches. */
  count({ number }: PatternText, length: number): bigint {
    return this.counts.of(number, length)
  }

  /** The first string of a length that both match. */
  sharedString(one: PatternText, other: PatternText, length: number): string {
    const shortest = intersectionWitness(one.pattern, other.pattern)
    if (shortest?.length === length) return shortest
    const any = { mask: (1 << SYMBOLS.length) - 1, minimum: 1, repeats: false } as const
    const ofLength = DialSpace.ofElements(Array.from({ length }, () => any))
    const witness = this.space(one).intersect(this.space(other)).intersect(ofLength).witness()
    if (witness === undefined) throw new Error(`${one.pattern.text} and ${other.pattern.text} share no such string`)
    return witness
  }

  space({ number, pattern }: PatternText): DialSpace {
    let space = this.spaces.get(number)
    if (space === undefined) {
      space = DialSpace.ofElements(pattern.elements)
      this.spaces.set(number, space)
    }
    return space
  }
}

function shapeOf({ elements }: UcmPattern): Pick<PatternText, 'length' | 'isLiteral'> {
  if (elements.some(({ repeats, minimum }) => repeats || minimum === 0)) return { isLiteral: false }
  return { length: elements.length, isLiteral: elements.every(({ mask }) => (mask & (mask - 1)) === 0) }
}

function neighborsOf(texts: readonly PatternText[]): readonly (readonly number[] | undefined)[] {
  const neighbors: (number[] | undefined)[] = Array.from({ length: texts.length })
  const add = (one: number, other: number): void => {
    const known = neighbors[one]
    if (known === undefined) neighbors[one] = [other]
    else known.push(other)
  }
  overlappingPairs(
    texts.map(({ pattern }) => pattern),
    (first, second) => {
      add(first, second)
      add(second, first)
    },
  )
  for (const list of neighbors) list?.sort((a, b) => a - b)
  return neighbors
}
