import { Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { templateFiles } from '../../src/cli/compose.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { layoutFlag } from '../../src/cli/flags/plan-flags.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { planView } from '../../src/report/views/plan/plan-view.js'
import { createPlan } from '../../src/workflows/plans/plan-create.js'
import { showPlan } from '../../src/workflows/plans/plan-show.js'

export default class PlanCreate extends BaseCommand {
  static override summary = 'Plan the move of everybody at some locations, in waves of ordered changes.'
  static override description =
    'The plan is always written as a draft that can be shown and rehearsed; while something forbids its approval the command ends with exit code 3.'
  static override examples = [
    '<%= config.bin %> plan create --location Lyon',
    '<%= config.bin %> plan create --location Lyon --location Austin --layout older',
  ]
  static override flags = {
    location: Flags.string({
      multiple: true,
      required: true,
      summary: 'Mapped location whose people move; may be given several times.',
      helpValue: 'NAME',
    }),
    layout: layoutFlag,
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(PlanCreate)
    const templates = await templateFiles()
    const options = { locations: flags.location, layout: flags.layout }
    const standing = await withWorkspace(flags, 'write', async (workspace, clock) => {
      const { id } = await createPlan(options, { workspace, templates, clock })
      return showPlan(workspace, id)
    })
    const { plan } = standing
    const view = planView(standing, { paint: paint(flags), changes: false })
    const text = plan.open.length === 0 ? view : `${view}\n\nDRAFT, cannot be approved: the open questions above.`
    const exitCode = plan.open.length === 0 ? EXIT_CODES.done.code : EXIT_CODES.findings.code
    await this.outcome({ schema: 'rehome/plan-create/v1', json: { plan }, text, exitCode }, flags)
  }
}
