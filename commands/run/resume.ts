import { Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { rehearseInWorkspace } from '../../src/cli/rehearse-session.js'
import { rehearseJson, rehearseView } from '../../src/report/views/plan/rehearse-view.js'

export default class RunResume extends BaseCommand {
  static override summary = 'Go on with a rehearsal that stopped.'
  static override description =
    'Whatever was sent and not heard of is read back before anything else goes out. Leaves with 4 when anything is left undone or differs.'
  static override examples = ['<%= config.bin %> run resume', '<%= config.bin %> run resume --wave 1']
  static override flags = {
    wave: Flags.integer({ min: 1, helpValue: 'N', summary: 'Through this wave; by default all.' }),
    plan: Flags.string({ helpValue: 'ID', summary: 'Which plan; by default the one made last.' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(RunResume)
    const { wave, plan } = flags
    const result = await rehearseInWorkspace(flags, { wave, plan, fresh: false })
    const exitCode = result.complete ? EXIT_CODES.done.code : EXIT_CODES.incomplete.code
    const text = rehearseView(result, paint(flags))
    await this.outcome({ schema: 'rehome/rehearse/v1', json: rehearseJson(result), text, exitCode }, flags)
  }
}
