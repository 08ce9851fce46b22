import { cssFamilies } from '../../analysis/css-family.js'
import { dialEmergency } from '../../analysis/emergency/emergency-call.js'
import type { EmergencyCall } from '../../analysis/emergency/emergency-call.js'
import { emergencyClasses } from '../../analysis/emergency/emergency-class.js'
import { listSome } from '../../analysis/evidence.js'
import { matchDigits } from '../../dialing/pattern-match.js'
import { parseUcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { emergencyNumbers } from '../../model/emergency-numbers.js'
import type { Caller } from '../../routing/caller.js'
import { callerOfLine, callerOfTrunk } from '../../routing/ucm/resolve-caller.js'
import type { Change, UcmObjectChange } from '../change.js'
import { UcmProjection } from '../projection/ucm-projection.js'
import { Moment, webexTrunks } from './moment.js'
import type { SafetyInput, WaveStates } from './wave-states.js'

/** From where an emergency number is dialed, and what became of it before the plan. */
interface Probe {
  readonly subject: string
  readonly digits: string
  readonly caller: (moment: Moment) => Caller
  readonly today: EmergencyCall
}

/**
 * EMG-003: in every state between two steps, whoever reaches help today still does, on the same way
 * (`corrections` 8). The cluster is judged anew only after steps that can matter: those that touch an
 * entry which an emergency string meets, or show or hide a partition with one.
 */
export function checkEmergency(input: SafetyInput, states: readonly WaveStates[]): readonly Finding[] {
  const [first] = states
  if (first === undefined) return []
  const probes = probesOf(input, first.before)
  const projection = new UcmProjection(input.network.ucm)
  const watch = new EmergencyWatch(probes, first.before)
  const findings: Finding[] = []
  const told = new Set<string>()
  for (const { wave } of states) {
    for (const change of wave.changes) {
      if (change.what.system !== 'ucm') continue
      const matters = watch.matters(change.what)
      projection.apply(change.what)
      if (!matters) continue
      const moment = Moment.of(projection.state(), input.question.settings)
      for (const found of disturbed(probes, moment, change, wave.number)) {
        if (told.has(found.subject)) continue
        told.add(found.subject)
        findings.push(found)
      }
    }
  }
  return [...findings, ...states.flatMap((state) => [...behindTrunk(state, input), ...otherExit(state, input)])]
}

function probesOf({ question: { mapping } }: SafetyInput, { estate, router }: Moment): readonly Probe[] {
  return emergencyClasses(estate, router, mapping, cssFamilies(estate)).flatMap(({ subject, lines, direct }) => {
    const [line] = lines
    if (line === undefined) return []
    return direct
      .filter(({ reach }) => reach === 'reached')
      .map((today) => ({
        subject: `${subject}${line.devicePool === undefined ? '' : ` in ${line.devicePool}`}`,
        digits: today.dialed,
        caller: (moment: Moment): Caller => callerOfLine(moment.estate, line.dn, line.partition, line.device),
        today,
      }))
  })
}

function disturbed(probes: readonly Probe[], moment: Moment, change: Change, wave: number): readonly Finding[] {
  return probes.flatMap(({ subject, digits, caller, today }) => {
    const now = dialEmergency(moment.estate, moment.router, caller(moment), digits)
    if (now.reach === 'reached' && now.outcome === today.outcome) return []
    return [
      finding({
        code: 'EMG-003',
        subject,
        scope: `wave:${wave}`,
        wave,
        message: `After «${change.title}» ${digits} from ${subject.slice('css:'.length)} no longer goes where it goes today: ${now.outcome}.`,
        evidence: [
          { label: 'today', value: today.path },
          { label: 'then', value: now.path },
          { label: 'step', value: change.id },
        ],
      }),
    ]
  })
}

/** Tells steps that can change an emergency call from the many that cannot. */
class EmergencyWatch {
  /** What is dialed, and what it is translated to on the way. */
  private readonly strings: readonly string[]
  /** Some emergency call is answered by a hunt list. */
  private readonly huntsMatter: boolean
  /** Partitions that hold, or held at any time, an entry which an emergency string meets. */
  private readonly partitions = new Set<string | undefined>()

  constructor(probes: readonly Probe[], moment: Moment) {
    const { router } = moment
    const traces = probes.map(({ caller, digits }) => router.route(caller(moment), digits, { mode: 'digit-by-digit' }))
    const looked = traces.flatMap(({ hops }) => hops.flatMap((hop) => (hop.kind === 'lookup' ? [hop.digits] : [])))
    this.strings = [...new Set([...probes.map(({ digits }) => digits), ...looked])]
    this.huntsMatter = traces.some(({ disposition }) => disposition === 'hunt-pilot')
    for (const { pattern, partition } of router.entries) if (this.meets(pattern)) this.partitions.add(partition)
  }

  matters(what: UcmObjectChange): boolean {
    switch (what.kind) {
      case 'partition':
        return what.before !== undefined
      case 'route-group':
      case 'route-list':
        return what.before !== undefined
      case 'css':
        return this.cssMatters(what.before?.partitions ?? [], what.after?.partitions ?? [])
      case 'route-pattern':
        return this.patternMatters([what.before, what.after])
      case 'hunt-pilot':
        return this.huntsMatter || this.patternMatters([what.before, what.after])
      case 'directory-number':
        return this.patternMatters(
          [what.before, what.after].map(
            (value) =>
              value && { pattern: value.dn, ...(value.partition === undefined ? {} : { partition: value.partition }) },
          ),
        )
      case 'line-group':
        return this.huntsMatter
    }
  }

  private patternMatters(
    values: readonly ({ readonly pattern: string; readonly partition?: string } | undefined)[],
  ): boolean {
    const met = values.filter((value) => value !== undefined).filter(({ pattern }) => this.meets(pattern))
    for (const { partition } of met) this.partitions.add(partition)
    return met.length > 0
  }

  /** Only partitions that come, go or change places before one that matters can matter. */
  private cssMatters(before: readonly string[], after: readonly string[]): boolean {
    const relevant = (names: readonly string[]): string => names.filter((name) => this.partitions.has(name)).join('\0')
    return relevant(before) !== relevant(after)
  }

  /** The pattern matches a string, or a beginning of one (it could cut in), or goes on after one (it could delay). */
  private meets(text: string): boolean {
    const parsed = parseUcmPattern(text)
    if (!parsed.ok) return false
    const { pattern } = parsed
    return this.strings.some((string) => {
      for (let length = 1; length <= string.length; length += 1) {
        const { complete, more } = matchDigits(pattern, string.slice(0, length))
        if (complete) return true
        if (!more) return false
      }
      return true
    })
  }
}

/** Where emergency calls leave by the premises, those of the moved people arrive on the trunk and must have an exit. */
function behindTrunk({ wave, done, movers }: WaveStates, { question: { mapping } }: SafetyInput): readonly Finding[] {
  const trunks = webexTrunks(mapping)
  const places = mapping.locations.filter(
    ({ name, emergencyCarrier }) => emergencyCarrier === 'premises' && movers.some(({ location }) => location === name),
  )
  return places.flatMap((place) =>
    [...trunks].flatMap((name) => {
      const trunk = done.estate.find('trunk', name)?.value
      if (trunk === undefined) return []
      const calls = emergencyNumbers(place.address.country).direct.map((digits) => {
        const caller = callerOfTrunk(done.estate, trunk)
        return {
          call: dialEmergency(done.estate, done.router, caller, digits),
          trace: done.router.route(caller, digits, { mode: 'en-bloc' }),
        }
      })
      const bad = calls.filter(({ call, trace }) => call.reach !== 'reached' || trace.reached === `trunk:${name}`)
      if (bad.length === 0) return []
      return [
        finding({
          code: 'EMG-003',
          subject: `location:${place.name}`,
          scope: `wave:${wave.number}`,
          wave: wave.number,
          location: place.name,
          message: `Emergency calls of the people of ${place.name} in Webex leave by the premises, but ${listSome(bad.map(({ call }) => call.dialed))} from ${name} has no exit: ${bad[0]?.call.outcome ?? ''}.`,
          evidence: bad.map(({ call }) => ({ label: call.dialed, value: call.path })),
        }),
      ]
    }),
  )
}

/**
 * Behind the trunk a local route group is that of the trunk's device pool (`routing-semantics` A6): the
 * call of a moved person may leave at another site than it does today, and help be sent there.
 */
function otherExit({ wave, before, done, movers }: WaveStates, { question }: SafetyInput): readonly Finding[] {
  const { mapping } = question
  return mapping.locations.flatMap((place): readonly Finding[] => {
    const people = movers.filter(({ location, leftOut }) => location === place.name && leftOut === undefined)
    if (place.emergencyCarrier !== 'premises' || people.length === 0) return []
    return emergencyNumbers(place.address.country).direct.flatMap((digits) => {
      const today = [...new Set(people.flatMap(({ lines }) => exitOfLine(before, lines[0], digits) ?? []))].sort()
      const then = [...webexTrunks(mapping)].flatMap((name) => {
        const trunk = done.estate.find('trunk', name)?.value
        return trunk === undefined ? [] : (exit(done, callerOfTrunk(done.estate, trunk), digits) ?? [])
      })
      const elsewhere = then.filter((name) => !today.includes(name))
      if (today.length === 0 || elsewhere.length === 0) return []
      return [
        finding({
          code: 'EMG-003',
          subject: `location:${place.name}`,
          scope: `wave:${wave.number}`,
          severity: 'HIGH',
          wave: wave.number,
          location: place.name,
          message: `${digits} of the people of ${place.name} leaves by ${listSome(today)} today, and from Webex by ${listSome(elsewhere)}: help may be sent to another place, unless the carrier goes by the caller's number.`,
          evidence: [
            { label: `${digits} today`, value: today.join(', ') },
            { label: `${digits} from Webex`, value: then.join(', ') },
          ],
        }),
      ]
    })
  })
}

function exitOfLine(moment: Moment, line: string | undefined, digits: string): string | undefined {
  const number = line === undefined ? undefined : moment.estate.find('directory-number', line)?.value
  if (number === undefined) return undefined
  return exit(moment, callerOfLine(moment.estate, number.dn, number.partition), digits)
}

/** The trunk by which a call leaves; undefined when it does not. */
function exit({ router }: Moment, caller: Caller, digits: string): string | undefined {
  const { disposition, reached } = router.route(caller, digits, { mode: 'en-bloc' })
  return disposition === 'trunk' ? reached?.slice('trunk:'.length) : undefined
}
