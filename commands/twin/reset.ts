import { BaseCommand } from '../../src/cli/base-command.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { resetTwin } from '../../src/workflows/rehearsal/twin-reset.js'

export default class TwinReset extends BaseCommand {
  static override summary = 'Empty the twin; the next rehearsal makes it anew.'
  static override examples = ['<%= config.bin %> twin reset']

  async run(): Promise<void> {
    const { flags } = await this.parse(TwinReset)
    const result = await withWorkspace(flags, 'write', (workspace) => resetTwin(workspace))
    const text =
      result.rows === 0 ? 'The twin was empty already.' : 'The twin is empty; the next rehearsal makes it anew.'
    await this.outcome({ schema: 'rehome/twin-reset/v1', json: result, text }, flags)
  }
}
