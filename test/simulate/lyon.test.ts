import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseCaller } from '../../src/cli/input/caller-grammar.js'
import type { PlanInput } from '../../src/plan/plan-input.js'
import { makePlan } from '../../src/plan/make-plan.js'
import type { Plan } from '../../src/plan/plan.js'
import { changesOf } from '../../src/plan/plan.js'
import { applyChanges } from '../../src/plan/projection/apply-changes.js'
import type { NetworkTrace } from '../../src/routing/network-trace.js'
import { resolveNetworkCaller } from '../../src/routing/network/person-caller.js'
import { compareCalls } from '../../src/simulate/calls/compare-calls.js'
import type { RouteTable } from '../../src/simulate/calls/route-table.js'
import { routeTable } from '../../src/simulate/calls/route-table.js'
import { callsToTest } from '../../src/simulate/calls/test-selection.js'
import { isHarmful } from '../../src/simulate/calls/verdict.js'
import { WhoIsReached } from '../../src/simulate/calls/who-is-reached.js'
import { Cast } from '../../src/simulate/scenario/cast.js'
import { runScenario } from '../../src/simulate/scenario/run-scenario.js'
import { parseScenario } from '../../src/simulate/scenario/scenario-file.js'
import type { World } from '../../src/simulate/world.js'
import { buildWorld } from '../../src/simulate/world.js'
import { lyonInput } from '../support/lyon-plan.js'
import { repositoryRoot } from '../support/shared-data.js'
import { readTsv, threeSites } from '../support/three-sites.js'

const SCENARIOS = `${repositoryRoot}templates/scenarios`

let input: PlanInput
let plan: Plan
let before: World
let after: World
let who: WhoIsReached

beforeAll(async () => {
  input = await lyonInput()
  plan = makePlan(input)
  const { mapping, settings } = input.question
  before = buildWorld(input.network, mapping, settings)
  after = buildWorld(applyChanges(input.network, changesOf(plan)), mapping, settings)
  who = new WhoIsReached(plan)
})

describe('calls worked out by hand, before and after the move of Lyon', () => {
  it.each(readTsv(threeSites('expected/moves.tsv')))('$caller dials $digits: $verdict', (row) => {
    const [was, is] = [before, after].map((world) => call(world, row['caller'] ?? '', row['digits'] ?? ''))
    if (was === undefined || is === undefined) throw new Error('not routed')
    const comparison = compareCalls(was, is, who)
    expect([comparison.before.who ?? '-', comparison.after.who ?? '-', comparison.verdict]).toEqual([
      row['before'],
      row['after'],
      row['verdict'],
    ])
  })
})

describe('the table of movers and classes of callers', () => {
  let table: RouteTable

  beforeAll(() => {
    table = routeTable(before, after, plan, input.question.mapping)
  })

  it('holds every call of the hand-written table that reaches a mover today', () => {
    const moving = readTsv(threeSites('expected/moves.tsv')).filter(({ before: was }) => was?.startsWith('user:'))
    for (const { digits, before: was } of moving) {
      expect(table.rows.some((row) => row.dialed === digits && row.mover === was)).toBe(true)
    }
  })

  it('loses nobody but those whose search space is full', () => {
    const lost = table.rows.filter(({ comparison }) => isHarmful(comparison.verdict) && comparison.verdict !== 'detour')
    expect(new Set(lost.map(({ from }) => from))).toEqual(new Set(['css:LINE-INTL-CSS+AUS-WIDE-CSS']))
    expect(new Set(lost.map(({ comparison }) => comparison.verdict))).toEqual(new Set(['lost']))
  })

  it('shows the detour of movers who call each other by the code between sites', () => {
    const detours = table.rows.filter(({ comparison }) => comparison.verdict === 'detour')
    // Five people, each by the four others: 84711 is unknown to Webex, goes to Unified CM, and comes back.
    expect(detours).toHaveLength(20)
    expect(detours.every(({ dialed, from }) => /^847[1-9]{2}$/.test(dialed) && from.startsWith('user:'))).toBe(true)
  })

  it('offers few calls for people to place: each mover, each class, and all that go wrong', () => {
    const chosen = callsToTest(table)
    expect(chosen.length).toBeLessThan(table.rows.length / 2)
    expect(new Set(chosen.map(({ mover }) => mover))).toEqual(new Set(table.rows.map(({ mover }) => mover)))
    expect(new Set(chosen.map(({ from }) => from))).toEqual(new Set(table.rows.map(({ from }) => from)))
    const harmed = table.rows.filter(({ comparison }) => isHarmful(comparison.verdict))
    expect(chosen).toEqual(expect.arrayContaining(harmed))
  })

  it('tells that everybody is lost when the window is left half done', () => {
    // Numbers hidden, and the patterns that take over never made.
    const half = changesOf(plan).filter(({ what }) => !(what.system === 'ucm' && what.kind === 'route-pattern'))
    const { mapping, settings } = input.question
    const broken = routeTable(before, buildWorld(applyChanges(input.network, half), mapping, settings), plan, mapping)
    const colleague = broken.rows.filter(({ from, dialed }) => from.includes('LYN-DEV-CSS') && dialed === '4711')
    // Those who may call outside reach the carrier instead of the person.
    expect(new Set(colleague.map(({ comparison }) => comparison.verdict))).toEqual(new Set(['lost', 'misrouted']))
  })
})

describe('scenarios', () => {
  it.each(readTsv(threeSites('expected/scenarios.tsv')))('$id: $outcome', ({ id, outcome }) => {
    const file = readdirSync(SCENARIOS).find((name) => name.startsWith(`${id ?? ''}-`)) ?? ''
    const scenario = parseScenario(readFileSync(join(SCENARIOS, file), 'utf8'), file)
    const result = runScenario(scenario, { before, after, who, cast: new Cast(before, plan, input.question.mapping) })
    expect(result.outcome).toBe(outcome)
    expect(result.asExpected).toBe(true)
  })

  it('say cannot, and which call, where the trunk does not see the target', () => {
    const scenario = parseScenario(readFileSync(join(SCENARIOS, '4a-transfer-to-hunt-pilot.yaml'), 'utf8'), '4a')
    // Without what the plan adds to the inbound search space of the trunk.
    const changes = changesOf(plan).filter(({ what }) => what.key !== 'TRK-WEBEX-CSS')
    const { mapping, settings } = input.question
    const poorer = buildWorld(applyChanges(input.network, changes), mapping, settings)
    const place = { before, after: poorer, who, cast: new Cast(before, plan, mapping) }
    const result = runScenario(scenario, place)
    expect(result.outcome).toBe('cannot')
    expect(result.asExpected).toBe(false)
    expect(result.cases.find(({ result: each }) => each === 'cannot')?.dialed).toEqual(['7115160'])
  })
})

function call(world: World, caller: string, digits: string): NetworkTrace {
  const resolved = resolveNetworkCaller(world.calls.directories, parseCaller(caller))
  if (!resolved.ok) throw new Error(resolved.reason)
  return world.calls.route(resolved.caller, digits)
}
