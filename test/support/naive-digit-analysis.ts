import { canMatchWithMore, countOfLength, matchesWhole, type NaivePattern, readNaivePattern } from './naive-pattern.js'
import { discardDigits, type NaiveTranslation, transformCalled, transformCalling } from './naive-transformation.js'

/*
 * A slow and obvious oracle of digit analysis and translation (`routing-semantics` A1-A5, C-1 to C-5). It shares nothing with the product: no parser, no index, no clever order of evaluation.
 */

/** Anything that competes in digit analysis; the kind is shown and otherwise irrelevant (A3.5). */
export interface NaiveEntry {
  readonly kind: 'dn' | 'route' | 'translation' | 'hunt' | 'park' | 'directed-park' | 'pickup'
  readonly pattern: string
  /** Absent = `<None>`. */
  readonly partition?: string
  readonly urgent?: boolean
  readonly block?: boolean
  /** Of a translation: how it rewrites. Of a route or hunt pilot: its own transformations (see `sent`). */
  readonly translation?: NaiveTranslation
  readonly target?: string
  /**
   * Of a hunt pilot, in whose groups nobody is: where its queue sends calls, and the partitions in which
   * these digits are looked up; none of these sees `<None>` (A8).
   */
  readonly sendsOn?: { readonly digits: string; readonly partitions: readonly string[] }
}

/** Line partitions, then device partitions, without `<None>`; duplicates are allowed. */
export interface NaiveCaller {
  readonly partitions: readonly string[]
  readonly externalMask?: string
  readonly callingNumber?: string
}

/**
 * `dialed`: digit by digit. `enbloc`: all at once, nothing waits at any hop.
 * `enbloc-await`: all at once, but T302 runs as after the last digit (Speed Dial Await Further Digits).
 */
export type NaiveMode = 'dialed' | 'enbloc' | 'enbloc-await'

export interface NaiveSettings {
  readonly negatedSetIncludesStarAndHash: boolean
  readonly wildcardTakesStar: boolean
  readonly hashAtEndOfPattern: 'kept' | 'ignored'
  readonly partitionOrder: 'tie-break' | 'first-match'
  readonly equalInOnePartition: 'ambiguous' | 'first-by-text'
  readonly calledTransformationOrder: 'discard-mask-prefix' | 'discard-prefix-mask'
  readonly translationLimit: number
  readonly rankOfVariableLength: 'by-count' | 'after-fixed-length'
  readonly t302Seconds: number
}

export const NAIVE_DEFAULTS: NaiveSettings = {
  negatedSetIncludesStarAndHash: true,
  wildcardTakesStar: false,
  hashAtEndOfPattern: 'kept',
  partitionOrder: 'tie-break',
  equalInOnePartition: 'ambiguous',
  calledTransformationOrder: 'discard-mask-prefix',
  translationLimit: 10,
  rankOfVariableLength: 'by-count',
  t302Seconds: 15,
}

export interface NaiveIdentity {
  readonly pattern: string
  readonly partition?: string
}

/** One lookup. `digits` is what was looked up: after a next hop by calling number, the calling number. */
export interface NaiveHop {
  readonly digits: string
  readonly winner?: NaiveIdentity
  /** Ends in `<None>`. */
  readonly partitionsInForce: readonly string[]
  readonly waitedSeconds: number
}

/**
 * `no-match`: nothing matches or could match with more digits. `incomplete`: nothing matches, more digits
 * could. `limit`: one translation too many, or sent on once too often; its lookup is the last hop.
 */
export interface NaiveResult {
  readonly outcome: 'routed' | 'ambiguous' | 'blocked' | 'no-match' | 'incomplete' | 'limit'
  /** Of `routed` and `blocked`. */
  readonly winner?: NaiveIdentity
  /** Of `ambiguous`: the equals, by text. */
  readonly tied: readonly NaiveIdentity[]
  /** The called number as it stood at the last lookup. */
  readonly digits: string
  /** The calling number as it stood at the last lookup. */
  readonly callingNumber?: string
  /** Of `routed`: both numbers after the winner's own transformations. */
  readonly sent?: { readonly digits: string; readonly callingNumber?: string }
  readonly hops: readonly NaiveHop[]
  readonly waitedSeconds: number
  /** How many dialed symbols had been dialed when the first lookup was decided. */
  readonly consumedDigits: number
  /** Entries that could not be read or take no part, and instructions that do nothing. */
  readonly problems: readonly string[]
}

interface Competitor {
  readonly entry: NaiveEntry
  readonly pattern: NaivePattern
}

interface Found {
  /** The closest; more than one when they are equal in one partition. Sorted by text. */
  readonly best: readonly Competitor[]
  readonly morePossible: boolean
}

/** A lookup that has been decided. */
interface Decided {
  readonly found: Found
  readonly waitedSeconds: number
  readonly consumedDigits: number
}

/** A call between two lookups. */
interface Call {
  called: string
  callingNumber: string | undefined
  /** The called number, or the calling number where the last translation said so. */
  lookedUp: string
  partitions: readonly string[]
  /** False en bloc, and after a translation that says not to wait on subsequent hops. */
  waits: boolean
}

/** Where one call ends up. */
export function analyzeNaively(
  entries: readonly NaiveEntry[],
  caller: NaiveCaller,
  dialed: string,
  mode: NaiveMode,
  settings: NaiveSettings = NAIVE_DEFAULTS,
): NaiveResult {
  const problems: string[] = []
  const competitors = readCompetitors(entries, settings, problems)
  const { callingNumber, partitions } = caller
  const call: Call = { called: dialed, callingNumber, lookedUp: dialed, partitions, waits: mode !== 'enbloc' }
  const hops: NaiveHop[] = []
  let consumedDigits = dialed.length
  let inARow = 0
  let sentOn = 0
  for (;;) {
    const inForce = partitionsInForce(call.partitions)
    const find = (digits: string) => lookUp(competitors, inForce, digits, settings)
    const isFirst = hops.length === 0
    const decided =
      isFirst && mode === 'dialed'
        ? decideDigitByDigit(find, dialed, settings.t302Seconds)
        : decideTogether(find, call.lookedUp, call.waits ? settings.t302Seconds : 0)
    if (isFirst) {
      consumedDigits = decided.consumedDigits
      call.called = dialed.slice(0, consumedDigits)
      call.lookedUp = call.called
    }
    const step = stepAfter(decided.found, inARow + 1, sentOn + 1, settings)
    hops.push({
      digits: call.lookedUp,
      ...('winner' in step ? { winner: identityOf(step.winner.entry) } : {}),
      partitionsInForce: inForce,
      waitedSeconds: decided.waitedSeconds,
    })
    if (step.outcome === 'translated') {
      inARow += 1
      translate(call, step.winner, caller.externalMask, settings, problems)
      continue
    }
    if (step.outcome === 'sent-on') {
      inARow = 0
      sentOn += 1
      sendOn(call, step.winner, caller.externalMask, settings, problems)
      continue
    }
    return {
      outcome: step.outcome,
      ...('winner' in step && step.outcome !== 'limit' ? { winner: identityOf(step.winner.entry) } : {}),
      tied: step.outcome === 'ambiguous' ? step.tied.map(({ entry }) => identityOf(entry)) : [],
      digits: call.called,
      ...(call.callingNumber === undefined ? {} : { callingNumber: call.callingNumber }),
      ...(step.outcome === 'routed'
        ? { sent: rewrite(step.winner, call, caller.externalMask, settings, problems) }
        : {}),
      hops,
      waitedSeconds: hops.reduce((sum, hop) => sum + hop.waitedSeconds, 0),
      consumedDigits,
      problems,
    }
  }
}

type Step =
  | { readonly outcome: 'no-match' | 'incomplete' }
  | { readonly outcome: 'ambiguous'; readonly tied: readonly Competitor[] }
  | { readonly outcome: 'blocked' | 'limit' | 'routed' | 'translated' | 'sent-on'; readonly winner: Competitor }

/** A call is sent on so often; the next time it is refused (A9). */
const SENT_ON_AT_MOST = 12

/** What a lookup means for the call; both counts would count this one too. */
function stepAfter(found: Found, inARow: number, sentOn: number, settings: NaiveSettings): Step {
  const [winner, equal] = found.best
  if (winner === undefined) return { outcome: found.morePossible ? 'incomplete' : 'no-match' }
  if (equal !== undefined && settings.equalInOnePartition === 'ambiguous') {
    return { outcome: 'ambiguous', tied: found.best }
  }
  if (winner.entry.block === true) return { outcome: 'blocked', winner }
  if (winner.entry.sendsOn !== undefined) return { outcome: sentOn > SENT_ON_AT_MOST ? 'limit' : 'sent-on', winner }
  if (winner.entry.kind !== 'translation') return { outcome: 'routed', winner }
  return { outcome: inARow > settings.translationLimit ? 'limit' : 'translated', winner }
}

/** Carries the call over to the next lookup (A5). */
function translate(
  call: Call,
  winner: Competitor,
  externalMask: string | undefined,
  settings: NaiveSettings,
  problems: string[],
): void {
  const translation = winner.entry.translation ?? {}
  const { digits, callingNumber } = rewrite(winner, call, externalMask, settings, problems)
  call.called = digits
  call.callingNumber = callingNumber
  call.lookedUp = translation.routeNextHopByCallingNumber === true ? (callingNumber ?? '') : digits
  if (translation.useOriginatorsCss !== true) call.partitions = translation.callingSearchSpace ?? []
  if (translation.doNotWait === true) call.waits = false
}

/** A pilot that rings nobody: its calling side, then the digits of its queue, for which nobody waits (A8). */
function sendOn(
  call: Call,
  winner: Competitor,
  externalMask: string | undefined,
  settings: NaiveSettings,
  problems: string[],
): void {
  const { digits, partitions } = winner.entry.sendsOn ?? { digits: '', partitions: [] }
  call.callingNumber = rewrite(winner, call, externalMask, settings, problems).callingNumber
  call.called = digits
  call.lookedUp = digits
  call.partitions = partitions
  call.waits = false
}

/** Every entry with a readable pattern; the same pattern in the same partition counts once (`corrections` 11). */
function readCompetitors(
  entries: readonly NaiveEntry[],
  settings: NaiveSettings,
  problems: string[],
): readonly Competitor[] {
  const competitors: Competitor[] = []
  for (const entry of entries) {
    const isDuplicate = competitors.some(
      (other) => other.entry.pattern === entry.pattern && other.entry.partition === entry.partition,
    )
    const reading = readNaivePattern(entry.pattern, settings)
    if (isDuplicate) problems.push(`${entry.pattern}@${entry.partition ?? '<None>'}: listed twice, the first counts`)
    else if (reading.ok) competitors.push({ entry, pattern: reading.pattern })
    else problems.push(reading.problem)
  }
  return competitors
}

/** First occurrence of each, then `<None>` (A2.1). */
function partitionsInForce(partitions: readonly string[]): readonly string[] {
  return [...new Set([...partitions.filter((name) => name !== '<None>'), '<None>'])]
}

/** Fewest strings of the dialed length, then the earlier partition (A3); or that partition first (C-2). */
function lookUp(
  competitors: readonly Competitor[],
  inForce: readonly string[],
  digits: string,
  settings: NaiveSettings,
): Found {
  const placeOf = ({ entry }: Competitor) => inForce.indexOf(entry.partition ?? '<None>')
  const visible = competitors.filter((competitor) => placeOf(competitor) >= 0)
  const candidates = visible
    .filter(({ pattern }) => matchesWhole(pattern, digits))
    .map((competitor) => ({
      competitor,
      isLate: settings.rankOfVariableLength === 'after-fixed-length' && competitor.pattern.isVariable,
      count: countOfLength(competitor.pattern, digits.length),
      place: placeOf(competitor),
    }))
  type Candidate = (typeof candidates)[number]
  const isCloser = (one: Candidate, other: Candidate) => {
    if (settings.partitionOrder === 'first-match' && one.place !== other.place) return one.place < other.place
    if (one.isLate !== other.isLate) return !one.isLate
    if (one.count !== other.count) return one.count < other.count
    return one.place < other.place
  }
  const best = candidates.filter((one) => !candidates.some((other) => isCloser(other, one)))
  const byText = best
    .map(({ competitor }) => competitor)
    .sort((one, other) => (one.pattern.text < other.pattern.text ? -1 : 1))
  return {
    best: settings.equalInOnePartition === 'first-by-text' ? byText.slice(0, 1) : byText,
    morePossible: visible.some(({ pattern }) => canMatchWithMore(pattern, digits)),
  }
}

/** Of equals that nothing tells apart, one that is urgent may take the call now: that is where it is open. */
function isUrgent(found: Found): boolean {
  return found.best.some(({ entry }) => entry.urgent === true)
}

/** After each digit: dead, done, urgent, or go on; after the last one T302 runs out (A4). */
function decideDigitByDigit(find: (digits: string) => Found, dialed: string, t302Seconds: number): Decided {
  for (let consumedDigits = 0; consumedDigits <= dialed.length; consumedDigits += 1) {
    const found = find(dialed.slice(0, consumedDigits))
    const best = found.best[0]
    // Before the first digit only a pattern that matches nothing-dialed can act; silence is no wrong number.
    const isSilence = consumedDigits === 0 && dialed.length > 0
    const isDead = best === undefined && !found.morePossible && !isSilence
    const isDone = best !== undefined && (!found.morePossible || isUrgent(found))
    if (isDead || isDone) return { found, waitedSeconds: 0, consumedDigits }
  }
  return { found: find(dialed), waitedSeconds: t302Seconds, consumedDigits: dialed.length }
}

/** All digits are there at once: wait only if more could come and the best is not urgent. */
function decideTogether(find: (digits: string) => Found, digits: string, t302Seconds: number): Decided {
  const found = find(digits)
  const mayWait = found.morePossible && !isUrgent(found)
  return { found, waitedSeconds: mayWait ? t302Seconds : 0, consumedDigits: digits.length }
}

/** Calling side, then called side (A5). */
function rewrite(
  winner: Competitor,
  call: Call,
  externalMask: string | undefined,
  settings: NaiveSettings,
  problems: string[],
): { digits: string; callingNumber?: string } {
  const translation = winner.entry.translation ?? {}
  const callingNumber = transformCalling(translation, externalMask, call.callingNumber)
  const kept = discardDigits(translation.discard, winner.pattern, call.lookedUp, call.called, problems)
  const digits = transformCalled(translation, settings.calledTransformationOrder, kept)
  return callingNumber === undefined ? { digits } : { digits, callingNumber }
}

function identityOf(entry: NaiveEntry): NaiveIdentity {
  return { pattern: entry.pattern, ...(entry.partition === undefined ? {} : { partition: entry.partition }) }
}
