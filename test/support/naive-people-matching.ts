import type { Confidence } from '../../src/findings/severity.js'

/** A record as the oracle sees it. */
export interface NaiveRecord {
  readonly key: string
  readonly keys: Readonly<Record<string, readonly string[]>>
  readonly mails: readonly string[]
  readonly nameWords: readonly string[]
}

export interface NaiveRule {
  readonly name: string
  readonly confidence: Confidence
  readonly isUnique: boolean
}

/** More records of one side with one key than this, and it says nothing. */
const SHARERS = 8

/**
 * Matching as its description says it, by looking at every pair over and over: tier by tier, two records are
 * matched when each is the other's only best; who is wanted in a tier and has no best one is out of the weaker ones.
 * A contradicted pair is in the last tier alone: its mail addresses have nothing in common, or its names have not
 * and no rule proves it. Returns `left>right: tier` texts.
 */
export function naiveMatches(
  left: readonly NaiveRecord[],
  right: readonly NaiveRecord[],
  rules: readonly NaiveRule[],
): readonly string[] {
  const agreed = (one: NaiveRecord, other: NaiveRecord): readonly string[] =>
    rules.filter((rule) => agrees(rule, one, other, left, right)).map(({ name }) => name)
  const hasRuleOf = (tier: Confidence, names: readonly string[]): boolean =>
    rules.some(({ name, confidence }) => confidence === tier && names.includes(name))
  const pairOf = (one: NaiveRecord, other: NaiveRecord) => {
    const names = agreed(one, other)
    const isContradicted =
      isApart(one.mails, other.mails) || (!hasRuleOf('PROVEN', names) && isApart(one.nameWords, other.nameWords))
    return { names, isContradicted }
  }
  type Pair = ReturnType<typeof pairOf>
  let freeLeft = [...left]
  let freeRight = [...right]
  const blocked = new Set<NaiveRecord>()
  const found: string[] = []
  for (const tier of ['PROVEN', 'LIKELY', 'CHECK'] as const) {
    const inTier = ({ names, isContradicted }: Pair): boolean =>
      isContradicted ? tier === 'CHECK' && names.length > 0 : hasRuleOf(tier, names)
    const best = (pairs: readonly Pair[]): number => {
      const wanted = pairs.map((pair, at) => ({ pair, each: pair.names, at })).filter(({ pair }) => inTier(pair))
      const winners = wanted.filter(({ each, at }) =>
        wanted.every(
          (other) =>
            other.at === at || (other.each.length < each.length && other.each.every((name) => each.includes(name))),
        ),
      )
      return winners.length === 1 ? winners[0]!.at : -1
    }
    for (let again = true; again; ) {
      again = false
      for (const one of freeLeft) {
        const to = freeRight[best(freeRight.map((other) => pairOf(one, other)))]
        if (to === undefined || freeLeft[best(freeLeft.map((other) => pairOf(other, to)))] !== one) continue
        if (blocked.has(one) || blocked.has(to)) continue
        found.push(`${one.key}>${to.key}: ${tier}`)
        freeLeft = freeLeft.filter((each) => each !== one)
        freeRight = freeRight.filter((each) => each !== to)
        again = true
        break
      }
    }
    for (const one of freeLeft) {
      for (const other of freeRight) {
        if (!inTier(pairOf(one, other))) continue
        blocked.add(one)
        blocked.add(other)
      }
    }
  }
  return found.sort()
}

function isApart(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.length > 0 && some.every((each) => !others.includes(each))
}

function agrees(
  { name, isUnique }: NaiveRule,
  one: NaiveRecord,
  other: NaiveRecord,
  left: readonly NaiveRecord[],
  right: readonly NaiveRecord[],
): boolean {
  const holders = (side: readonly NaiveRecord[], key: string): number =>
    side.filter(({ keys }) => keys[name]?.includes(key)).length
  const most = isUnique ? 1 : SHARERS
  return (one.keys[name] ?? []).some(
    (key) => (other.keys[name] ?? []).includes(key) && holders(left, key) <= most && holders(right, key) <= most,
  )
}
