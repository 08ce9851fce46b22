import { Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { runStatusView } from '../../src/report/views/plan/run-status-view.js'
import { runStatus } from '../../src/workflows/rehearsal/run-status.js'

export default class RunStatus extends BaseCommand {
  static override summary = 'What the journal says: done, refused, in conflict, not begun.'
  static override description =
    'Leaves with 4 when the plan was never rehearsed on the twin as it is now: not yet, the twin was reset, or it holds another plan.'
  static override examples = ['<%= config.bin %> run status', '<%= config.bin %> run status --json']
  static override flags = {
    plan: Flags.string({ helpValue: 'ID', summary: 'Which plan; by default the one made last.' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(RunStatus)
    const status = await withWorkspace(flags, 'read', (workspace) => runStatus(workspace, flags.plan))
    const text = runStatusView(status, paint(flags))
    const exitCode = status.run === undefined ? EXIT_CODES.incomplete.code : EXIT_CODES.done.code
    await this.outcome({ schema: 'rehome/run-status/v1', json: status, text, exitCode }, flags)
  }
}
