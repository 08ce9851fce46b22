import { Flags } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { demoEstate, demoPorts } from '../src/cli/demo-setting.js'
import { paint } from '../src/cli/paint.js'
import { demoJson, demoView } from '../src/report/views/demo-view.js'
import { runDemo } from '../src/workflows/demo.js'

export default class Demo extends BaseCommand {
  static override summary = 'Run the whole job on a bundled, made-up estate of three sites.'
  static override description = 'The workspace stays, to be explored; a second run uses it again.'
  static override flags = {
    folder: Flags.string({ default: 'demo', summary: 'Workspace to make or use.', helpValue: 'DIR' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Demo)
    const result = await runDemo(flags.folder, demoEstate(this.config.root), await demoPorts(), (step) => {
      this.talk(`· ${step}`)
    })
    await this.outcome(
      { schema: 'rehome/demo/v1', json: demoJson(result), text: demoView(result, paint(flags)) },
      flags,
    )
  }
}
