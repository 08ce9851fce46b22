import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { templateFiles } from '../../src/cli/compose.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { approvePlan } from '../../src/workflows/plans/plan-approve.js'

export default class PlanApprove extends BaseCommand {
  static override summary = 'Approve a plan; bound to its very bytes.'
  static override description =
    'Refused with exit code 5 while the plan is stale, a blocker is open or a high finding is undecided.'
  static override examples = ['<%= config.bin %> plan approve --by "Petra Planner"']
  static override args = {
    plan: Args.string({
      ignoreStdin: true,
      description: 'Plan, or how its name begins; by default the one made last.',
    }),
  }
  static override flags = {
    by: Flags.string({ required: true, summary: 'Who approves.', helpValue: 'NAME' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(PlanApprove)
    const templates = await templateFiles()
    const { approval } = await withWorkspace(flags, 'write', (workspace, clock) =>
      approvePlan(args.plan, flags.by, { workspace, templates, clock }),
    )
    const text = `Plan ${approval.plan} is approved by ${approval.by} at ${approval.at}.`
    await this.outcome({ schema: 'rehome/plan-approve/v1', json: { approval }, text }, flags)
  }
}
