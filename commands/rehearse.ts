import { Flags } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { EXIT_CODES } from '../src/cli/exit-codes.js'
import { paint } from '../src/cli/paint.js'
import { rehearseInWorkspace } from '../src/cli/rehearse-session.js'
import { rehearseJson, rehearseView } from '../src/report/views/plan/rehearse-view.js'

export default class Rehearse extends BaseCommand {
  static override summary = 'Carry a plan out on the twin, and hold the result against the plan.'
  static override description =
    'The executor that will touch production runs unchanged against a twin of Unified CM, gateway and Webex made from the inputs. A draft may be rehearsed. Called again it goes on where it stopped, and sends nothing once everything is done. Leaves with 4 when anything is left undone or differs.'
  static override examples = [
    '<%= config.bin %> rehearse',
    '<%= config.bin %> rehearse --wave 1',
    '<%= config.bin %> rehearse --fresh --json',
  ]
  static override flags = {
    wave: Flags.integer({ min: 1, helpValue: 'N', summary: 'Through this wave; by default all.' }),
    plan: Flags.string({ helpValue: 'ID', summary: 'Which plan; by default the one made last.' }),
    fresh: Flags.boolean({ summary: 'Make the twin anew from the inputs first.' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Rehearse)
    const { wave, plan, fresh } = flags
    const result = await rehearseInWorkspace(flags, { wave, plan, fresh })
    const exitCode = result.complete ? EXIT_CODES.done.code : EXIT_CODES.incomplete.code
    const text = rehearseView(result, paint(flags))
    await this.outcome({ schema: 'rehome/rehearse/v1', json: rehearseJson(result), text, exitCode }, flags)
  }
}
