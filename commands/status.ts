import { BaseCommand } from '../src/cli/base-command.js'
import { paint } from '../src/cli/paint.js'
import { withWorkspace } from '../src/cli/workspace-session.js'
import { statusView } from '../src/report/views/status/status-view.js'
import { workspaceStatus } from '../src/workflows/inputs/status.js'

export default class Status extends BaseCommand {
  static override summary = 'What is here, what is missing for which question, what to do next.'
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --json']

  async run(): Promise<void> {
    const { flags } = await this.parse(Status)
    const status = await withWorkspace(flags, 'read', (workspace, clock) => workspaceStatus(workspace, clock.today()))
    await this.outcome({ schema: 'rehome/status/v1', json: status, text: statusView(status, paint(flags)) }, flags)
  }
}
