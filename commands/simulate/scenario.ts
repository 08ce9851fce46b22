import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore, scenarioFiles } from '../../src/cli/compose.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { scenarioJson, scenarioView } from '../../src/report/views/plan/scenario-view.js'
import { simulateScenarios } from '../../src/workflows/calls/simulate-scenario.js'

export default class SimulateScenario extends BaseCommand {
  static override summary =
    'Play scenarios with the people of a plan, before and after: works, works differently, cannot.'
  static override description =
    'Without a file (or with --all) the scenarios that come with the tool are played. Leaves with 3 when one comes out other than it says.'
  static override examples = [
    '<%= config.bin %> simulate scenario --all',
    '<%= config.bin %> simulate scenario ours.yaml --plan lyon-1a2b3c4d',
  ]
  static override args = {
    file: Args.string({ ignoreStdin: true, description: 'Scenario file (YAML).' }),
  }
  static override flags = {
    all: Flags.boolean({ summary: 'All scenarios that come with the tool; not together with a file.' }),
    plan: Flags.string({ summary: 'Plan; by default the one made last.', helpValue: 'ID' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SimulateScenario)
    const [files, shipped] = await Promise.all([fileStore(), scenarioFiles()])
    const options = { plan: flags.plan, all: flags.all, files: args.file === undefined ? [] : [args.file] }
    const result = await withWorkspace(flags, 'read', (workspace, clock) =>
      simulateScenarios(options, { workspace, clock, files, shipped }),
    )
    const isExpected = result.scenarios.every(({ asExpected }) => asExpected)
    const exitCode = isExpected ? EXIT_CODES.done.code : EXIT_CODES.findings.code
    const text = scenarioView(result, paint(flags))
    const json = { ...result, scenarios: scenarioJson(result.scenarios) }
    await this.outcome({ schema: 'rehome/simulate-scenario/v1', json, text, exitCode }, flags)
  }
}
