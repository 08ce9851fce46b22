import { FirstPairs } from '../../dialing/overlap/first-pairs.js'
import { overlappingPairs } from '../../dialing/overlap/overlapping-pairs.js'
import {
  intersectionWitness,
  patternRelation,
  type PatternRelation,
  sharedStrings,
} from '../../dialing/overlap/pair-witness.js'
import type { AnyPattern } from '../../dialing/grammars/parse-pattern.js'
import type { Grammar } from '../../dialing/pattern.js'
import { Comparability } from './comparability.js'
import type { ListAdvice, ListedPattern, PatternSource, RefusedPattern } from './read-patterns.js'
import { readPatterns } from './read-patterns.js'
import { beyondReach } from './within-reach.js'

/** Where a pattern stands. */
export type PatternPlace = Pick<ListedPattern, 'file' | 'row' | 'partition'>

/** One text and every row in which it stands, in the order of the lists. */
export interface DistinctPattern {
  readonly text: string
  readonly places: readonly PatternPlace[]
}

/** Two patterns of different text that share strings. */
export interface OverlappingPatterns {
  readonly first: DistinctPattern
  readonly second: DistinctPattern
  /** How the strings of the first lie to those of the second. */
  readonly relation: Exclude<PatternRelation, 'apart'>
  /** The shortest string that both match, the first of them in the order of the symbols. */
  readonly witness: string
  /** How many strings both match; undefined when they are endless. */
  readonly shared: bigint | undefined
  /** Partitions in which both stand; absent where the lists name no partitions. */
  readonly samePartitions?: readonly string[]
}

export interface PatternOverlaps {
  readonly grammar: Grammar
  /** The lists, as they were named. */
  readonly files: readonly string[]
  /** Rows that hold a pattern. */
  readonly rows: number
  /** Different texts among them. */
  readonly distinct: number
  /** Rows that cannot be read, and those with a pattern that is beyond reach of a comparison. */
  readonly refused: readonly RefusedPattern[]
  readonly advice: readonly ListAdvice[]
  /** Patterns that are kept and match nothing, because their numbering plan is not expanded. */
  readonly unexpanded: readonly DistinctPattern[]
  /** Texts that stand in more than one row. */
  readonly repeated: readonly DistinctPattern[]
  /** All pairs that overlap; `pairs` are the first of them. */
  readonly pairCount: number
  readonly pairs: readonly OverlappingPatterns[]
}

export interface OverlapOptions {
  readonly grammar: Grammar
  readonly limit: number
  /** Take `@` for the North American Numbering Plan, without a route filter. */
  readonly expandNumberingPlan: boolean
}

/**
 * All pairs of different patterns that share a string, in the order of the rows in which they stand
 * first; the first `limit` with witness and count. Texts that stand twice are listed, not paired.
 */
export function overlapPatterns(sources: readonly PatternSource[], options: OverlapOptions): PatternOverlaps {
  const { grammar } = options
  const list = readPatterns(grammar, sources)
  const withPartitions = new Set(
    list.patterns.flatMap(({ file, partition }) => (partition === undefined ? [] : [file])),
  )
  const distinct = distinctPatterns(list.patterns, withPartitions)
  const comparability = new Comparability(options.expandNumberingPlan)
  const compared = distinct.filter(({ pattern }) => comparability.add(pattern))
  const first = new FirstPairs(options.limit)
  const pairCount = overlappingPairs(comparability.patterns, (one, other) => {
    first.add(one, other)
  })
  const pairs = first.sorted().flatMap(([one, other]): OverlappingPatterns[] => {
    const [a, b] = [comparability.asSet(one), comparability.asSet(other)]
    const [here, there] = [compared[one], compared[other]]
    if (a === undefined || b === undefined || here === undefined || there === undefined) return []
    const witness = intersectionWitness(a, b)
    const relation = patternRelation(a, b)
    if (witness === undefined || relation === 'apart') {
      throw new Error(`${here.text} and ${there.text} were paired but share no string`)
    }
    const partitions = withPartitions.size > 0 ? { samePartitions: samePartitions(here, there) } : {}
    return [
      { first: asListed(here), second: asListed(there), relation, witness, shared: sharedStrings(a, b), ...partitions },
    ]
  })
  return {
    grammar,
    files: sources.map(({ name }) => name),
    rows: list.patterns.length,
    distinct: distinct.length,
    refused: [...list.refused, ...notCompared(distinct, compared)],
    advice: list.advice,
    unexpanded: options.expandNumberingPlan
      ? []
      : distinct.filter(({ pattern }) => isUnexpanded(pattern)).map(asListed),
    repeated: distinct.filter(({ places }) => places.length > 1).map(asListed),
    pairCount,
    pairs,
  }
}

interface Distinct extends DistinctPattern {
  readonly pattern: AnyPattern
}

/** Where a list names partitions, a row without one stands in `<None>`. */
function distinctPatterns(listed: readonly ListedPattern[], withPartitions: ReadonlySet<string>): readonly Distinct[] {
  const byText = new Map<string, { text: string; pattern: AnyPattern; places: PatternPlace[] }>()
  for (const { pattern, file, row, partition } of listed) {
    const { text } = pattern
    const place = { file, row, ...(withPartitions.has(file) ? { partition: partition ?? '<None>' } : {}) }
    const known = byText.get(text)
    if (known === undefined) byText.set(text, { text, pattern, places: [place] })
    else known.places.push(place)
  }
  return [...byText.values()]
}

function asListed({ text, places }: Distinct): DistinctPattern {
  return { text, places }
}

/** Every row of the patterns that are beyond reach. */
function notCompared(all: readonly Distinct[], compared: readonly Distinct[]): readonly RefusedPattern[] {
  const within = new Set(compared)
  return all
    .filter((distinct) => !within.has(distinct))
    .flatMap(({ text, places }) => places.map(({ file, row }) => ({ file, row, text, ...beyondReach(text) })))
}

function isUnexpanded(pattern: AnyPattern): boolean {
  return 'usesNumberingPlan' in pattern && pattern.usesNumberingPlan
}

/** In the order of the first pattern's rows. */
function samePartitions(one: DistinctPattern, other: DistinctPattern): readonly string[] {
  const there = new Set(other.places.map(({ partition }) => partition))
  const both = one.places.flatMap(({ partition }) =>
    partition !== undefined && there.has(partition) ? [partition] : [],
  )
  return [...new Set(both)]
}
