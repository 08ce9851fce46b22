import type { NetworkTrace } from '../../routing/network-trace.js'
import { compareCalls } from '../calls/compare-calls.js'
import type { Verdict } from '../calls/verdict.js'
import { isHarmful } from '../calls/verdict.js'
import type { WhoIsReached } from '../calls/who-is-reached.js'
import type { World } from '../world.js'
import type { Actor, Cast } from './cast.js'
import { followForwardAll, followNoAnswer } from './follow-forwards.js'
import type { Expectation, Flow, Scenario } from './scenario-file.js'
import { EXPECTATIONS } from './scenario-file.js'

/** Cases of one scenario that are played; the others are counted. */
const MAXIMUM_CASES = 500

export interface ScenarioCase {
  /** Part to the one who plays it, in the order of the cast. */
  readonly cast: readonly { readonly part: string; readonly label: string; readonly key: string }[]
  /** The strings dialed, in order. */
  readonly dialed: readonly string[]
  readonly before: NetworkTrace
  readonly after: NetworkTrace
  readonly verdict: Verdict
  readonly result: Expectation
  /** What is different, or why it fails; empty when nothing is. */
  readonly how: string
}

export type ScenarioOutcome = Expectation | 'no such case' | 'not simulated yet'

export interface ScenarioResult {
  readonly id: string
  readonly flow: Flow
  readonly title: string
  readonly source: string
  /** The worst of its cases. */
  readonly outcome: ScenarioOutcome
  readonly expected?: Expectation
  /** Comes out as the scenario says, or better. */
  readonly asExpected: boolean
  /** The scenario's own words for people: the rule and the workaround. */
  readonly remark?: string
  readonly cases: readonly ScenarioCase[]
  /** Casts in which the call fails or is not dialed before the move already: nothing to compare. */
  readonly notToday: number
  /** Casts beyond the limit. */
  readonly leftOut: number
}

export interface ScenarioPlace {
  readonly before: World
  readonly after: World
  readonly cast: Cast
  readonly who: WhoIsReached
}

/** Plays a scenario with everybody who can play its parts, before and after, as far as routing decides it. */
export function runScenario(scenario: Scenario, place: ScenarioPlace): ScenarioResult {
  const { id, flow, title, source, expect: expected, remark } = scenario
  const about = { id, flow, title, source, ...(remark === undefined ? {} : { remark }) }
  if (expected === undefined) {
    const why = scenario.notSimulated ?? ''
    return { ...about, remark: why, outcome: 'not simulated yet', asExpected: true, cases: [], notToday: 0, leftOut: 0 }
  }
  const casts = castings(scenario, place.cast)
  const cases: ScenarioCase[] = []
  let notToday = 0
  let leftOut = 0
  for (const cast of casts) {
    if (cases.length >= MAXIMUM_CASES) {
      leftOut += 1
      continue
    }
    const played = play(scenario, cast, place)
    if (played === undefined) notToday += 1
    else cases.push(played)
  }
  const outcome = worst(cases)
  return {
    ...about,
    outcome,
    expected,
    asExpected: outcome === 'no such case' || EXPECTATIONS.indexOf(outcome) <= EXPECTATIONS.indexOf(expected),
    cases,
    notToday,
    leftOut,
  }
}

type Casting = ReadonlyMap<string, Actor>

/** Every way to fill the parts; nobody plays two. */
function castings({ cast }: Scenario, book: Cast): readonly Casting[] {
  let ways: Casting[] = [new Map()]
  for (const [part, role] of Object.entries(cast)) {
    ways = ways.flatMap((way) =>
      book
        .of(role)
        .filter((actor) => [...way.values()].every(({ key }) => key !== actor.key))
        .map((actor) => new Map([...way, [part, actor]])),
    )
  }
  return ways
}

/** Undefined when the call does not work, or is not dialed, before the move. */
function play(scenario: Scenario, cast: Casting, place: ScenarioPlace): ScenarioCase | undefined {
  const today = stringsDialed(scenario, cast, place)
  if (today === undefined) return undefined
  const before = follow(
    scenario,
    cast,
    today.map(([shortest]) => shortest ?? ''),
    place.before,
    false,
  )
  if (before === undefined || place.who.of(before, false).who === undefined) return undefined
  const parts = [...cast].map(([part, { label, key }]) => ({ part, label, key }))
  const lost = (how: string, after: NetworkTrace): ScenarioCase => ({
    ...{ cast: parts, dialed: today.map(([shortest]) => shortest ?? ''), before, after },
    ...{ verdict: 'lost' as const, result: 'cannot' as const, how },
  })
  const habits = habitsAfter(scenario, cast, today, place)
  const after = follow(
    scenario,
    cast,
    habits.map(({ dialed }) => dialed),
    place.after,
    true,
  )
  if (after === undefined) return lost('the caller has no phone any more', before)
  const { verdict, how } = compareCalls(before, after, place.who)
  const relearned = habits.flatMap(({ dialed, instead }) =>
    instead === undefined ? [] : [`${instead} does not work any more, ${dialed} does`],
  )
  const isCostly = verdict === 'detour' || verdict === 'slower' || relearned.length > 0
  const isGood = !isHarmful(verdict) && verdict !== 'not-comparable'
  const fine = isGood || verdict === 'detour' || verdict === 'slower'
  return {
    ...{ cast: parts, dialed: habits.map(({ dialed }) => dialed), before, after, verdict },
    result: !fine ? 'cannot' : isCostly ? 'works differently' : 'works',
    how: [...relearned, how].filter((text) => text !== '').join('; '),
  }
}

/** For each step all strings that lead there today without a wait, shortest first. */
function stringsDialed(
  scenario: Scenario,
  cast: Casting,
  place: ScenarioPlace,
): readonly (readonly string[])[] | undefined {
  const steps: (readonly string[])[] = []
  for (const step of scenario.steps) {
    if (step.verb === 'no-answer') continue
    const [caller, target] = [cast.get(step.who), cast.get(step.whom)]
    const start = caller?.start(place.before, false)
    if (target?.digits === undefined || start === undefined) return undefined
    const number = { digits: target.digits, ...(target.e164 === undefined ? {} : { e164: target.e164 }) }
    const strings = place.before.forms.of(number).filter((digits) => {
      const trace = place.before.calls.route(start, digits)
      return place.who.of(trace, false).who === identityOf(target, place.who) && trace.waitedSeconds === 0
    })
    if (strings.length === 0) return undefined
    steps.push(strings)
  }
  return steps
}

/** What each step dials after: today's habit, or the shortest other string of today that still leads there. */
function habitsAfter(
  scenario: Scenario,
  cast: Casting,
  today: readonly (readonly string[])[],
  place: ScenarioPlace,
): readonly { readonly dialed: string; readonly instead?: string }[] {
  const calls = scenario.steps.filter((step) => step.verb !== 'no-answer')
  return calls.map((step, index) => {
    const strings = today[index] ?? []
    const [habit = ''] = strings
    const [caller, target] = [cast.get(step.who), cast.get(step.whom)]
    const start = caller?.start(place.after, true)
    if (start === undefined || target === undefined) return { dialed: habit }
    const working = strings.find((digits) => {
      const reached = place.who.of(place.after.calls.route(start, digits), true)
      return !reached.isLeftBehind && reached.who === identityOf(target, place.who)
    })
    return working === undefined || working === habit ? { dialed: habit } : { dialed: working, instead: habit }
  })
}

/** A pilot that becomes a queue is known by the queue. */
function identityOf(actor: Actor, who: WhoIsReached): string {
  return actor.key.startsWith('hunt-pilot:') ? who.service(actor.key) : actor.key
}

/** Where the parties are in the end; trunk sessions of parties that stay connected add up. */
function follow(
  scenario: Scenario,
  cast: Casting,
  dialed: readonly string[],
  world: World,
  moved: boolean,
): NetworkTrace | undefined {
  const strings = [...dialed]
  let current: NetworkTrace | undefined
  for (const step of scenario.steps) {
    if (step.verb === 'no-answer') {
      current = current === undefined ? undefined : followNoAnswer(world, current)
      continue
    }
    const start = cast.get(step.who)?.start(world, moved)
    const digits = strings.shift()
    if (start === undefined || digits === undefined) return undefined
    const held = step.verb === 'transfers' ? (current?.trunkSessions ?? 0) : 0
    const trace = followForwardAll(world, world.calls.route(start, digits))
    current = { ...trace, trunkSessions: trace.trunkSessions + held }
  }
  return current
}

function worst(cases: readonly ScenarioCase[]): Expectation | 'no such case' {
  if (cases.length === 0) return 'no such case'
  const results = new Set(cases.map(({ result }) => result))
  return results.has('cannot') ? 'cannot' : results.has('works differently') ? 'works differently' : 'works'
}
