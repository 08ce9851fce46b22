import { Args } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { paint } from '../src/cli/paint.js'
import { explainView } from '../src/report/views/explain-view.js'
import { explainCode } from '../src/workflows/questions/explain.js'

export default class Explain extends BaseCommand {
  static override summary = 'Print the page of a finding code: what it means, why it matters, what to do.'
  static override examples = ['<%= config.bin %> explain DIAL-015', '<%= config.bin %> explain EMG-005 --json']
  static override args = {
    code: Args.string({ ignoreStdin: true, required: true, description: 'A finding code such as DIAL-015.' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain)
    const page = explainCode(args.code)
    await this.outcome({ schema: 'rehome/explain/v1', json: page, text: explainView(page.code, paint(flags)) }, flags)
  }
}
