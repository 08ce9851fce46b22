import { compareText } from '../../findings/finding.js'
import { CONFIDENCES, type Confidence } from '../../findings/severity.js'

/** One way in which two records can agree that they mean the same person. */
export interface MatchRule {
  readonly name: string
  readonly confidence: Confidence
  /** The rule only says something while its key stands on one record of either side (a telephone, a name). */
  readonly isUnique: boolean
}

/** A record to be matched: what it offers to each rule, by the rule's name. */
export interface MatchSubject {
  readonly key: string
  readonly keys: Readonly<Record<string, readonly string[]>>
  /** All mail addresses, lower case: two records whose addresses have nothing in common are matched with doubt. */
  readonly mails: readonly string[]
  /** Words of the name, in one form: two records that share none of them are matched with doubt, too. */
  readonly nameWords: readonly string[]
}

export interface PeopleMatch {
  readonly left: string
  readonly right: string
  /** The strongest rule by which the two agree. */
  readonly rule: string
  /** All of them, strongest first. */
  readonly rules: readonly string[]
  readonly confidence: Confidence
}

/** Somebody on the other side who may be meant, though it is not certain enough. */
export interface MatchCandidate {
  readonly key: string
  readonly rules: readonly string[]
}

export interface PeopleMatching {
  /** One-to-one, sorted by the left key. */
  readonly matches: readonly PeopleMatch[]
  /** Who stays without a match although rules agree, with whom they agree, best first. By left key. */
  readonly contested: ReadonlyMap<string, readonly MatchCandidate[]>
}

/** A key that more records of one side share tells nobody apart. */
export const MOST_SHARERS = 8

/** An agreement of a left and a right record; `mask` has a bit per rule. */
interface Agreement {
  readonly left: number
  readonly right: number
  mask: number
  /** Rules of which the key is not unique: they say nothing, but who is meant may be among these. */
  shared: number
  /** Whatever the rules say, the records contradict each other. */
  isDoubtful: boolean
}

/** The rules of one confidence, by bits; what is doubtful is in the last tier, whatever its rules. */
interface Tier {
  readonly bits: number
  readonly isLast: boolean
}

/**
 * Matches two lists of people one-to-one. The rules stand strongest first and fall into tiers by their confidence.
 * Tier by tier two records are matched when each is the other's best: somebody who agrees by the same rules of the
 * tier as everybody else who is left, and by more. Whoever has agreements in a tier and no best one is contested:
 * no weaker tier decides. Two records that contradict each other are only in the last tier. The order of the lists
 * decides nothing. Linear in the records.
 */
export function matchPeople(
  left: readonly MatchSubject[],
  right: readonly MatchSubject[],
  rules: readonly MatchRule[],
): PeopleMatching {
  const agreements = agreementsOf(left, right, rules)
  const sides = new Sides(agreements)
  const taken = new Map<Agreement, Confidence>()
  for (const confidence of CONFIDENCES) {
    const tier = { bits: bitsOf(rules, confidence), isLast: confidence === CONFIDENCES.at(-1) }
    for (const match of sides.settle(tier)) taken.set(match, confidence)
  }
  const ruleNames = (mask: number): readonly string[] =>
    rules.filter((_, at) => mask & (1 << at)).map(({ name }) => name)
  const matches = [...taken].map(([{ left: l, right: r, mask }, confidence]): PeopleMatch => {
    const one = left[l] as MatchSubject
    const other = right[r] as MatchSubject
    const names = ruleNames(mask)
    return {
      left: one.key,
      right: other.key,
      rule: names[0] ?? '',
      rules: names,
      confidence,
    }
  })
  return {
    matches: matches.sort((a, b) => compareText(a.left, b.left)),
    contested: contested(left, right, sides, ruleNames),
  }
}

function contested(
  left: readonly MatchSubject[],
  right: readonly MatchSubject[],
  sides: Sides,
  ruleNames: (mask: number) => readonly string[],
): ReadonlyMap<string, readonly MatchCandidate[]> {
  const found = new Map<string, readonly MatchCandidate[]>()
  left.forEach(({ key }, at) => {
    const open = sides.openLeft(at)
    if (open.length === 0) return
    const candidates = [...open]
      .map((each) => ({ ...each, key: (right[each.right] as MatchSubject).key }))
      .sort((a, b) => strength(b) - strength(a) || compareText(a.key, b.key))
      .map(({ key: other, mask, shared }) => ({
        key: other,
        rules: [...ruleNames(mask), ...ruleNames(shared).map((name) => `${name} (shared)`)],
      }))
    found.set(key, candidates)
  })
  return found
}

/** Grows with the strongest rule, whatever the others are; keys that are shared count least. */
function strength({ mask, shared }: Agreement): number {
  const turned = (bits: number): number =>
    Array.from({ length: BITS }, (_, bit) => (bits & (1 << bit) ? 2 ** (BITS - 1 - bit) : 0)).reduce((a, b) => a + b, 0)
  return turned(mask) * 2 ** BITS + turned(shared)
}

/** More than any list of rules has. */
const BITS = 16

function bitsOf(rules: readonly MatchRule[], confidence: Confidence): number {
  return rules.reduce((bits, rule, at) => bits | (rule.confidence === confidence ? 1 << at : 0), 0)
}

/** Both have mail addresses and none in common; or both have a name, no word in common, and nothing proves more. */
function isContradicted(one: MatchSubject, other: MatchSubject, isProof: boolean): boolean {
  return differ(one.mails, other.mails) || (!isProof && differ(one.nameWords, other.nameWords))
}

function differ(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((each) => others.includes(each))
}

function agreementsOf(
  left: readonly MatchSubject[],
  right: readonly MatchSubject[],
  rules: readonly MatchRule[],
): readonly Agreement[] {
  const found = new Map<number, Map<number, Agreement>>()
  const proofs = bitsOf(rules, 'PROVEN')
  rules.forEach(({ name, isUnique }, at) => {
    const holders = byKey(right, name)
    for (const [key, sharers] of byKey(left, name)) {
      const others = holders.get(key) ?? []
      if (sharers.length > MOST_SHARERS || others.length > MOST_SHARERS) continue
      const isShared = isUnique && (sharers.length > 1 || others.length > 1)
      for (const l of sharers) {
        const row = found.get(l) ?? new Map<number, Agreement>()
        found.set(l, row)
        for (const r of others) {
          const agreement = row.get(r) ?? { left: l, right: r, mask: 0, shared: 0, isDoubtful: false }
          if (isShared) agreement.shared |= 1 << at
          else agreement.mask |= 1 << at
          row.set(r, agreement)
        }
      }
    }
  })
  const agreements = [...found.values()].flatMap((row) => [...row.values()])
  for (const each of agreements) {
    const isProof = (each.mask & proofs) !== 0
    each.isDoubtful = isContradicted(left[each.left] as MatchSubject, right[each.right] as MatchSubject, isProof)
  }
  return agreements
}

function byKey(subjects: readonly MatchSubject[], rule: string): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>()
  subjects.forEach(({ keys }, at) => {
    for (const key of new Set(keys[rule] ?? [])) {
      const sharers = holders.get(key)
      if (sharers === undefined) holders.set(key, [at])
      else sharers.push(at)
    }
  })
  return holders
}

/** Who is still free on either side, and with whom they agree. */
class Sides {
  private readonly ofLeft = new Map<number, Agreement[]>()
  private readonly ofRight = new Map<number, Agreement[]>()
  private readonly doneLeft = new Set<number>()
  private readonly doneRight = new Set<number>()
  /** No weaker tier decides about them. */
  private readonly stuckLeft = new Set<number>()
  private readonly stuckRight = new Set<number>()

  constructor(agreements: readonly Agreement[]) {
    for (const agreement of agreements) {
      push(this.ofLeft, agreement.left, agreement)
      push(this.ofRight, agreement.right, agreement)
    }
  }

  /** The agreements of somebody without a match, with others without one. */
  openLeft(at: number): readonly Agreement[] {
    if (this.doneLeft.has(at)) return []
    return (this.ofLeft.get(at) ?? []).filter(({ right }) => !this.doneRight.has(right))
  }

  /** Takes the matches of one tier out, until nobody has a best one any more. */
  settle(tier: Tier): readonly Agreement[] {
    const taken: Agreement[] = []
    let waiting = [...this.ofLeft.keys()]
    while (waiting.length > 0) {
      const again = new Set<number>()
      for (const left of waiting) {
        const best = this.bestOf(left, tier)
        if (best === undefined) continue
        taken.push(best)
        this.doneLeft.add(best.left)
        this.doneRight.add(best.right)
        // Who wanted one of the two may have a best one now, and so may who wanted those.
        for (const { left: rival } of this.ofRight.get(best.right) ?? []) again.add(rival)
        for (const { right } of this.ofLeft.get(best.left) ?? []) {
          for (const { left: rival } of this.ofRight.get(right) ?? []) again.add(rival)
        }
      }
      waiting = [...again]
    }
    for (const list of this.ofLeft.values()) {
      for (const agreement of list) if (this.isOpen(agreement) && isIn(agreement, tier)) this.stick(agreement)
    }
    return taken
  }

  private bestOf(left: number, tier: Tier): Agreement | undefined {
    if (this.doneLeft.has(left) || this.stuckLeft.has(left)) return undefined
    const best = soleBest(this.ofLeft.get(left) ?? [], tier, (each) => this.isOpen(each))
    if (best === undefined || this.stuckRight.has(best.right)) return undefined
    const back = soleBest(this.ofRight.get(best.right) ?? [], tier, (each) => this.isOpen(each))
    return back === best ? best : undefined
  }

  private isOpen({ left, right }: Agreement): boolean {
    return !this.doneLeft.has(left) && !this.doneRight.has(right)
  }

  private stick({ left, right }: Agreement): void {
    this.stuckLeft.add(left)
    this.stuckRight.add(right)
  }
}

function isIn({ mask, isDoubtful }: Agreement, { bits, isLast }: Tier): boolean {
  return isDoubtful ? isLast && mask !== 0 : (mask & bits) !== 0
}

/** The agreement of the tier that has all rules of every other one there, and more. */
function soleBest(
  agreements: readonly Agreement[],
  tier: Tier,
  isOpen: (agreement: Agreement) => boolean,
): Agreement | undefined {
  const open = agreements.filter((each) => isOpen(each) && isIn(each, tier))
  const best = open.find((each) => open.every(({ mask }) => (mask & each.mask) === mask))
  return best !== undefined && open.every((each) => each === best || each.mask !== best.mask) ? best : undefined
}

function push(map: Map<number, Agreement[]>, key: number, agreement: Agreement): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [agreement])
  else list.push(agreement)
}
