import { UserError } from '../../findings/user-error.js'
import type { Plan } from '../../plan/plan.js'
import type { PlanReport } from '../../report/workbook/plan-tabs/plan-report.js'
import { routeTable } from '../../simulate/calls/route-table.js'
import { WhoIsReached } from '../../simulate/calls/who-is-reached.js'
import type { ScenarioFiles } from '../../simulate/ports.js'
import { Cast } from '../../simulate/scenario/cast.js'
import type { ScenarioResult } from '../../simulate/scenario/run-scenario.js'
import { runScenario } from '../../simulate/scenario/run-scenario.js'
import type { Scenario } from '../../simulate/scenario/scenario-file.js'
import { parseScenario } from '../../simulate/scenario/scenario-file.js'
import type { World } from '../../simulate/world.js'
import { buildWorld } from '../../simulate/world.js'
import { knownFacts, questionInput } from '../questions/estate-question.js'
import { networkAt } from '../plans/network-at.js'
import { loadPlan } from '../plans/plan-load.js'
import { standingOf } from '../plans/plan-standing.js'
import type { Clock, FileStore, Workspace } from '../ports.js'

export interface SimulateOptions {
  readonly plan: string | undefined
  /** Those that come with the tool, and no others. */
  readonly all?: boolean
  /** Scenario files of the user; empty = those that come with the tool. */
  readonly files: readonly string[]
}

export interface SimulatedScenarios {
  readonly plan: string
  readonly standing: string
  readonly scenarios: readonly ScenarioResult[]
}

interface SimulatePorts {
  readonly workspace: Workspace
  readonly clock: Clock
  readonly shipped: ScenarioFiles
  readonly files: FileStore
}

/**
 * Plays scenarios with everybody in the plan who can take part, before the plan and after all its waves.
 *
 * @throws UserError when there is no plan, or a scenario cannot be read
 */
export async function simulateScenarios(options: SimulateOptions, ports: SimulatePorts): Promise<SimulatedScenarios> {
  if (options.all === true && options.files.length > 0) {
    throw new UserError('--all and a scenario file exclude each other', {
      kind: 'usage',
      hint: 'name the file, or say --all for those that come with the tool',
    })
  }
  const texts = await Promise.all(
    options.files.map(async (path) => {
      const { name, bytes } = await ports.files.read(path)
      return { name, text: new TextDecoder().decode(bytes) }
    }),
  )
  const scenarios = (texts.length > 0 ? texts : ports.shipped.shipped()).map(({ name, text }) =>
    parseScenario(text, name),
  )
  const plan = loadPlan(ports.workspace, options.plan)
  const stage = prepare(plan, ports)
  return {
    plan: plan.id,
    standing: standingOf(plan, ports.workspace),
    scenarios: playAll(scenarios, stage, plan),
  }
}

/** Everything that the tabs of a plan show; the scenarios are those that come with the tool. */
export function planReport(plan: Plan, ports: Omit<SimulatePorts, 'files'>): PlanReport {
  const stage = prepare(plan, ports)
  const scenarios = ports.shipped.shipped().map(({ name, text }) => parseScenario(text, name))
  return {
    plan,
    standing: standingOf(plan, ports.workspace),
    routes: routeTable(stage.before, stage.after, plan, stage.mapping),
    scenarios: playAll(scenarios, stage, plan),
  }
}

interface Stage {
  readonly before: World
  readonly after: World
  readonly mapping: ReturnType<typeof questionInput>['mapping']
}

function prepare(plan: Plan, { workspace, clock }: Pick<SimulatePorts, 'workspace' | 'clock'>): Stage {
  const { mapping, settings } = questionInput(knownFacts(workspace, clock.today()))
  return {
    before: buildWorld(networkAt(workspace, 'before'), mapping, settings),
    after: buildWorld(networkAt(workspace, 'after', plan), mapping, settings),
    mapping,
  }
}

function playAll(
  scenarios: readonly Scenario[],
  { before, after, mapping }: Stage,
  plan: Plan,
): readonly ScenarioResult[] {
  const place = { before, after, cast: new Cast(before, plan, mapping), who: new WhoIsReached(plan) }
  return scenarios.map((scenario) => runScenario(scenario, place))
}
