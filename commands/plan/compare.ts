import { Args } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { planComparisonView } from '../../src/report/views/plan/plan-list-view.js'
import { comparePlansOf } from '../../src/workflows/plans/plan-show.js'

export default class PlanCompare extends BaseCommand {
  static override summary = 'Compare two plans: movers, seats, changes per system, shared lines, findings.'
  static override examples = ['<%= config.bin %> plan compare lyon-1a2b3c4d lyon-5e6f7a8b']
  static override args = {
    first: Args.string({ ignoreStdin: true, required: true, description: 'Plan, or how its name begins.' }),
    second: Args.string({ ignoreStdin: true, required: true, description: 'Plan, or how its name begins.' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(PlanCompare)
    const comparison = await withWorkspace(flags, 'read', (workspace) =>
      comparePlansOf(workspace, args.first, args.second),
    )
    const text = planComparisonView(comparison, paint(flags))
    await this.outcome({ schema: 'rehome/plan-compare/v1', json: comparison, text }, flags)
  }
}
