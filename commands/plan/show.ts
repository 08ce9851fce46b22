import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { planView } from '../../src/report/views/plan/plan-view.js'
import { showPlan } from '../../src/workflows/plans/plan-show.js'

export default class PlanShow extends BaseCommand {
  static override summary = 'Show a plan: who moves, what is done when and why, what is open.'
  static override examples = [
    '<%= config.bin %> plan show',
    '<%= config.bin %> plan show lyon-1a2b3c4d --wave 1 --changes',
  ]
  static override args = {
    plan: Args.string({
      ignoreStdin: true,
      description: 'Plan, or how its name begins; by default the one made last.',
    }),
  }
  static override flags = {
    wave: Flags.integer({ summary: 'Only this wave.', min: 1 }),
    changes: Flags.boolean({ summary: 'Every change, with its reason and whom it interrupts.' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(PlanShow)
    const shown = await withWorkspace(flags, 'read', (workspace) => showPlan(workspace, args.plan, flags.wave))
    const text = planView(shown, { paint: paint(flags), wave: flags.wave, changes: flags.changes })
    await this.outcome({ schema: 'rehome/plan-show/v1', json: shown, text }, flags)
  }
}
