import { Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { runStatusView } from '../../src/report/views/plan/run-status-view.js'
import { runStatus } from '../../src/workflows/rehearsal/run-status.js'

export default class RunStatus extends BaseCommand {
  static override summary = 'What the journal says: done, refused, in conflict, not begun.'
  static override examples = ['<%= config.bin %> run status', '<%= config.bin %> run status --json']
  static override flags = {
    plan: Flags.string({ helpValue: 'ID', summary: 'Which plan; by default the only one.' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(RunStatus)
    const status = await withWorkspace(flags, 'read', (workspace) => runStatus(workspace, flags.plan))
    const text = runStatusView(status, paint(flags))
    await this.outcome({ schema: 'rehome/run-status/v1', json: status, text }, flags)
  }
}
