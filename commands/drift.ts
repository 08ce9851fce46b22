import { Flags } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { EXIT_CODES } from '../src/cli/exit-codes.js'
import { paint } from '../src/cli/paint.js'
import { withWorkspace } from '../src/cli/workspace-session.js'
import { driftView } from '../src/report/views/plan/drift-view.js'
import { drift } from '../src/workflows/rehearsal/drift.js'

export default class Drift extends BaseCommand {
  static override summary = 'Where the systems are not as the plan left them.'
  static override description =
    'Reads the twin back and holds it against the projection through the highest wave rehearsed. Leaves with 3 when anything differs.'
  static override examples = ['<%= config.bin %> drift --at twin', '<%= config.bin %> drift --at twin --json']
  static override flags = {
    at: Flags.string({ options: ['twin'], required: true, summary: 'Which systems are read.' }),
    plan: Flags.string({ helpValue: 'ID', summary: 'Which plan; by default the one made last.' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Drift)
    const found = await withWorkspace(flags, 'read', (workspace) => drift(workspace, flags.plan))
    const exitCode = found.differences.length === 0 ? EXIT_CODES.done.code : EXIT_CODES.findings.code
    await this.outcome(
      { schema: 'rehome/drift/v1', json: found, text: driftView(found, paint(flags)), exitCode },
      flags,
    )
  }
}
