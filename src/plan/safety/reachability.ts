import { listSome } from '../../analysis/evidence.js'
import { dialableDigits, isPlainNumber } from '../../dialing/digits.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { MappedLocation, Mapping } from '../../model/mapping.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import type { PlannedMover } from '../plan.js'
import { routedDigits, webexDigits } from '../target/ucm/moving-numbers.js'
import type { CallerClass, Moment, Winner } from './moment.js'
import { entryKey, webexTrunks, winnerInWords } from './moment.js'
import type { MovedEntry, WaveStates } from './wave-states.js'

/** Somebody who called a moved number before, and where the call ends now. */
interface LostCall {
  readonly callers: CallerClass
  readonly digits: string
  readonly ends: string
}

/**
 * For every class of callers and every string of digits that led to a number of this wave: before the
 * window nothing changes (WAV-002), afterwards the call leaves to Webex in the digits that mean this
 * person (DIAL-002, DIAL-005, DIAL-006). Exhaustive over all search spaces, so that whatever sends digits
 * into one of them (translations, forwards, trunks) is covered (DESIGN 6).
 */
export function checkMovedNumbers(states: WaveStates, mapping: Mapping): readonly Finding[] {
  const trunks = webexTrunks(mapping)
  const guarded = guardedClasses(states, trunks)
  const check = new MovedNumberCheck(states, mapping, trunks)
  const classes = states.classes.filter(({ subject }) => !guarded.has(subject))
  for (const entry of states.moved)
    for (const digits of digitsOf(states.before, entry)) check.judge(entry, digits, classes)
  return [...check.findings(), ...stillVisible(states)]
}

/** Digits that lead to a number before it moves. */
function digitsOf(moment: Moment, { kind, key }: MovedEntry): readonly string[] {
  if (kind === 'hunt-pilot') {
    const pattern = moment.estate.find('hunt-pilot', key)?.value.pattern
    return pattern !== undefined && isPlainNumber(pattern) ? [dialableDigits(pattern)] : []
  }
  const value = moment.estate.find('directory-number', key)?.value
  const patterns = value === undefined ? [] : routedDigits(value).map(({ pattern }) => pattern)
  return patterns.filter(isPlainNumber).map(dialableDigits)
}

/** Classes of callers that are only ever calls from Webex: for them the opposite rule holds (`loop-guard.ts`). */
function guardedClasses({ before }: WaveStates, trunks: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    before.estate
      .all('trunk')
      .flatMap(({ value }) =>
        trunks.has(value.name) && value.callingSearchSpace !== undefined ? [`css:${value.callingSearchSpace}`] : [],
      ),
  )
}

class MovedNumberCheck {
  private readonly states: WaveStates
  private readonly trunks: ReadonlySet<string>
  private readonly outside: ReadonlyMap<string, readonly string[]>
  private readonly expected: ReadonlyMap<string, string>
  private readonly exits = new Map<
    CompetingEntry,
    { readonly trunk: string | undefined; readonly digits: string; readonly ends: string }
  >()
  private readonly early = new Map<string, LostCall[]>()
  private readonly leftOver = new Map<string, LostCall[]>()
  private readonly lost = new Map<string, LostCall[]>()

  constructor(states: WaveStates, mapping: Mapping, trunks: ReadonlySet<string>) {
    this.states = states
    this.trunks = trunks
    this.outside = outsideSpaces(states.before, mapping)
    this.expected = expectedDigits(states.movers, mapping.locations)
  }

  judge(entry: MovedEntry, digits: string, classes: readonly CallerClass[]): void {
    const { before, prepared, done } = this.states
    const [today, staged] = [before.matches(digits), prepared.matches(digits)]
    const own = today.find((ranked) => isEntry(ranked.entry, entry))?.entry
    const ownSoon = staged.find((ranked) => isEntry(ranked.entry, entry))?.entry
    if (own === undefined) return
    this.exits.clear()
    for (const callers of classes) {
      if (before.winner(callers, digits) !== own) continue
      const soon = prepared.winner(callers, digits)
      if (soon === undefined || soon !== ownSoon)
        push(this.early, entry.key, { callers, digits, ends: winnerInWords(soon) })
      this.judgeAfter(entry, digits, callers, done.winner(callers, digits))
    }
  }

  findings(): readonly Finding[] {
    const { number } = this.states.wave
    const scope = { scope: `wave:${number}`, wave: number }
    return [
      ...[...this.early].map(([key, calls]) =>
        finding({
          ...scope,
          code: 'WAV-002',
          subject: `dn:${key}`,
          message: `${key} would lose its calls before the window: in ${spacesOf(calls)} ${calls[0]?.ends ?? ''} takes them as soon as all is prepared.`,
          evidence: evidenceOf(calls),
        }),
      ),
      ...[...this.leftOver].map(([key, calls]) =>
        finding({
          ...scope,
          code: 'DIAL-002',
          subject: `dn:${key}`,
          message: `After the window calls to ${calls[0]?.digits ?? ''} still end at ${key} for callers in ${spacesOf(calls)}.`,
          evidence: evidenceOf(calls),
        }),
      ),
      ...[...this.lost].flatMap(([subject, calls]) =>
        this.isToldAlready(calls) ? [] : [this.lostFinding(subject, calls)],
      ),
    ]
  }

  /** A pair of search spaces loses what one of them loses by itself: told once. */
  private isToldAlready(calls: readonly LostCall[]): boolean {
    return calls.every(({ callers, digits }) => {
      const alone = callers.spaces.length < 2 ? [] : callers.spaces
      return alone.some((space) => this.lost.get(`css:${space}`)?.some((other) => other.digits === digits) === true)
    })
  }

  private lostFinding(subject: string, calls: readonly LostCall[]): Finding {
    const { number } = this.states.wave
    const numbers = [...new Set(calls.map(({ digits }) => digits))]
    const [first] = calls
    const trunks = subject.startsWith('trunk:')
      ? [...new Set(calls.flatMap(({ callers }) => callers.spaces.flatMap((space) => this.outside.get(space) ?? [])))]
      : []
    const whose =
      trunks.length === 0
        ? `callers in ${subject.slice('css:'.length)}`
        : `calls from ${listSome(trunks, trunks.length)}`
    return finding({
      code: trunks.length === 0 ? 'DIAL-005' : 'DIAL-006',
      subject,
      scope: `wave:${number}`,
      wave: number,
      message: `After the window ${whose} would not reach ${listSome(numbers, 5)}: ${first?.digits ?? ''} ends at ${first?.ends ?? ''}.`,
      evidence: [...trunks.map((name) => ({ label: 'calls from outside by', value: name })), ...evidenceOf(calls)],
    })
  }

  private judgeAfter(entry: MovedEntry, digits: string, callers: CallerClass, winner: Winner): void {
    if (winner === undefined || winner === 'ambiguous') {
      this.addLost(callers, { callers, digits, ends: winnerInWords(winner) })
    } else if (winner.object.kind === 'directory-number') {
      push(this.leftOver, entryKey(winner), { callers, digits, ends: winnerInWords(winner) })
    } else {
      const exit = this.exitOf(winner, digits)
      const wanted = this.expected.get(entry.key) ?? exit.digits
      if (exit.trunk !== undefined && this.trunks.has(exit.trunk) && exit.digits === wanted) return
      this.addLost(callers, { callers, digits, ends: exit.ends })
    }
  }

  private exitOf(winner: CompetingEntry, digits: string) {
    let exit = this.exits.get(winner)
    if (exit === undefined) {
      const trace = this.states.done.routeWithin(winner.partition, digits)
      const trunk = trace.reached?.startsWith('trunk:') === true ? trace.reached.slice('trunk:'.length) : undefined
      exit = { trunk, digits: trace.finalDigits, ends: `${entryKey(winner)}: ${trace.outcome}` }
      this.exits.set(winner, exit)
    }
    return exit
  }

  private addLost(callers: CallerClass, call: LostCall): void {
    const [trunk] = callers.spaces.length === 1 ? (this.outside.get(callers.spaces[0] ?? '') ?? []) : []
    push(this.lost, trunk === undefined ? callers.subject : `trunk:${trunk}`, call)
  }
}

/** Search spaces through which calls from the carrier come in, also by translation, with all their trunks. */
function outsideSpaces({ estate }: Moment, mapping: Mapping): ReadonlyMap<string, readonly string[]> {
  const carriers = mapping.trunks.filter(({ role }) => role === 'pstn').map(({ name }) => name)
  const next = new Map<string, string[]>()
  for (const { value } of estate.all('translation-pattern')) {
    const { partition, callingSearchSpace: css } = value
    if (value.block || value.useOriginatorsCallingSearchSpace || partition === undefined || css === undefined) continue
    push(next, partition, css)
  }
  const found = new Map<string, string[]>()
  for (const trunk of carriers) {
    const start = estate.find('trunk', trunk)?.value.callingSearchSpace
    const open = start === undefined ? [] : [start]
    for (let css = open.pop(); css !== undefined; css = open.pop()) {
      if (found.get(css)?.includes(trunk) === true) continue
      push(found, css, trunk)
      for (const name of estate.find('css', css)?.value.partitions ?? []) open.push(...(next.get(name) ?? []))
    }
  }
  return found
}

/** What Webex must be handed for each line of the movers. */
function expectedDigits(
  movers: readonly PlannedMover[],
  locations: readonly MappedLocation[],
): ReadonlyMap<string, string> {
  const byName = new Map(locations.map((location) => [location.name, location]))
  return new Map(
    movers.flatMap((mover) => {
      const location = byName.get(mover.location)
      const digits = location === undefined ? undefined : webexDigits(mover, location)
      return digits === undefined ? [] : mover.lines.map((key) => [key, digits] as const)
    }),
  )
}

/** DIAL-002: a line of somebody who moves that no step of the wave hides. */
function stillVisible({ wave, movers, done }: WaveStates): readonly Finding[] {
  if (wave.changes.length === 0) return []
  return movers.flatMap((mover) =>
    mover.lines.flatMap((key) => {
      const entry = done.estate.find('directory-number', key)
      if (entry === undefined || !done.isSeen(entry.value.partition)) return []
      return [
        finding({
          code: 'DIAL-002',
          subject: `dn:${key}`,
          scope: `wave:${wave.number}`,
          wave: wave.number,
          location: mover.location,
          message: `${key} of ${mover.label} stays where callers see it: it outranks the pattern that takes over.`,
          evidence: [{ label: 'number', value: key, source: entry.source }],
        }),
      ]
    }),
  )
}

function isEntry(candidate: CompetingEntry, { kind, key }: MovedEntry): boolean {
  const { object } = candidate
  if (object.kind !== kind) return false
  return object.kind === 'directory-number'
    ? patternKey(object.value.dn, object.value.partition) === key
    : entryKey(candidate) === key
}

function spacesOf(calls: readonly LostCall[]): string {
  return listSome([...new Set(calls.map(({ callers }) => callers.subject.slice('css:'.length)))], 4)
}

function evidenceOf(calls: readonly LostCall[]) {
  const shown = calls.slice(0, 20)
  return shown.map(({ callers, digits, ends }) => ({ label: `${digits} from ${callers.subject}`, value: ends }))
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [item])
  else known.push(item)
}
