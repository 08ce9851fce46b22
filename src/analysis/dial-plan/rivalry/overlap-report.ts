import { intersectionWitness, patternRelation, sharedStrings } from '../../../dialing/overlap/pair-witness.js'
import type { PatternRelation } from '../../../dialing/overlap/pair-witness.js'
import type { Contest } from './contest.js'
import type { PatternText } from './pattern-texts.js'
import { firstSymbol } from '../../../dialing/symbols.js'
import { PartitionSets } from './partition-sets.js'

/** Which of two overlapping patterns takes the strings that both match. */
export type OverlapWinner =
  /** It matches fewer strings: in every search space. */
  | 'first'
  | 'second'
  /** Which matches fewer depends on how many digits are dialed. */
  | 'by-length'
  /** Equally close: the order of the partitions decides, or nothing does. */
  | 'by-order'

/** Two pattern texts that share strings and that some caller sees together; or one text in two partitions. */
export interface Overlap {
  readonly first: string
  readonly second: string
  /** How the strings of the first lie to those of the second. */
  readonly relation: PatternRelation
  /** The shortest string that both match. */
  readonly witness: string
  /** How many strings both match; absent where they are endless. */
  readonly shared?: bigint
  readonly winner: OverlapWinner
  /** Distinct search orders that see both. */
  readonly searchOrders: number
  /** Of these: in which the first stands earlier, the second does, and both stand in one partition. */
  readonly firstEarlier: number
  readonly secondEarlier: number
  readonly together: number
}

/**
 * Every pair of distinct pattern texts that share a string and that some search order sees together, and
 * every text that one sees in two partitions: each once, in the order of the texts. Pairs of texts are
 * joined once and held against sets of partitions, never against single entries.
 */
export function* overlaps(contest: Contest): Generator<Overlap> {
  const { texts, orders } = contest
  const sets = new PartitionSets(orders)
  const setOf = texts.all.map(({ entries }) => sets.of(entries.map(({ partition }) => partition)))
  for (const text of texts.all) {
    const own = setOf[text.number] ?? 0
    const repeated = sets.ordersWithTwo(own)
    if (repeated > 0)
      yield describe(contest, text, text, { searchOrders: repeated, firstEarlier: 0, secondEarlier: 0, together: 0 })
  }
  for (const [one, other] of texts.pairs()) {
    const seen = sets.together(setOf[one.number] ?? 0, setOf[other.number] ?? 0)
    if (seen.searchOrders > 0) yield describe(contest, one, other, seen)
  }
}

type Seen = Pick<Overlap, 'searchOrders' | 'firstEarlier' | 'secondEarlier' | 'together'>

function describe(contest: Contest, one: PatternText, other: PatternText, seen: Seen): Overlap {
  const literal = one.isLiteral ? one : other.isLiteral ? other : undefined
  const witness =
    literal === undefined ? (intersectionWitness(one.pattern, other.pattern) ?? '') : onlyString(literal.pattern)
  const shared = literal === undefined ? sharedStrings(one.pattern, other.pattern) : 1n
  return {
    first: one.pattern.text,
    second: other.pattern.text,
    relation: relationOf(contest, one, other, shared),
    witness,
    ...(shared === undefined ? {} : { shared }),
    winner: winnerOf(contest, one, other, witness.length),
    ...seen,
  }
}

function onlyString({ elements }: PatternText['pattern']): string {
  return elements.map(({ mask }) => firstSymbol(mask)).join('')
}

function relationOf(
  contest: Contest,
  one: PatternText,
  other: PatternText,
  shared: bigint | undefined,
): PatternRelation {
  const counted = (text: PatternText): bigint | undefined =>
    text.length === undefined ? undefined : contest.texts.count(text, text.length)
  if (shared === undefined) return patternRelation(one.pattern, other.pattern)
  const inside = shared === counted(one)
  const around = shared === counted(other)
  return inside ? (around ? 'equal' : 'inside') : around ? 'around' : 'partial'
}

function winnerOf(contest: Contest, one: PatternText, other: PatternText, shortest: number): OverlapWinner {
  const at = (length: number): OverlapWinner => {
    const closeness = contest.closeness(one, other, length)
    return closeness === 0 ? 'by-order' : closeness < 0 ? 'first' : 'second'
  }
  const least = at(shortest)
  if (one.length !== undefined || other.length !== undefined || one === other) return least
  const shared = contest.texts.space(one).intersect(contest.texts.space(other))
  for (const length of contest.sharedLengths(shared)) if (at(length) !== least) return 'by-length'
  return least
}
