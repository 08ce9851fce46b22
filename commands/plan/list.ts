import { BaseCommand } from '../../src/cli/base-command.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { planListView } from '../../src/report/views/plan/plan-list-view.js'
import { listPlans } from '../../src/workflows/plans/plan-show.js'

export default class PlanList extends BaseCommand {
  static override summary = 'List the plans of the workspace and where each stands.'
  static override examples = ['<%= config.bin %> plan list']

  async run(): Promise<void> {
    const { flags } = await this.parse(PlanList)
    const plans = await withWorkspace(flags, 'read', listPlans)
    await this.outcome({ schema: 'rehome/plan-list/v1', json: { plans }, text: planListView(plans) }, flags)
  }
}
