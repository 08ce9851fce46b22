import { Flags } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import {
  archiveReader,
  clock,
  fileStore,
  workbookReader,
  workbookWriter,
  workspaceRepository,
} from '../src/cli/compose.js'
import { paint } from '../src/cli/paint.js'
import { demoView } from '../src/report/views/demo-view.js'
import { runDemo } from '../src/workflows/demo.js'

export default class Demo extends BaseCommand {
  static override summary = 'Run the main job on a bundled, made-up estate of three sites.'
  static override description = 'The workspace stays, to be explored; a second run uses it again.'
  static override flags = {
    folder: Flags.string({ default: 'demo', summary: 'Workspace to make or use.', helpValue: 'DIR' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Demo)
    const input = `${this.config.root}/fixtures/estates/three-sites/input`
    const [repository, archives, files, writer, reader, time] = await Promise.all([
      workspaceRepository(),
      archiveReader(),
      fileStore(),
      workbookWriter(),
      workbookReader(),
      clock(),
    ])
    const ports = { repository, archives, files, workbookWriter: writer, workbookReader: reader, clock: time }
    const estate = { export: `${input}/ucmdata_export.tar`, roster: `${input}/agents.csv` }
    const result = await runDemo(flags.folder, estate, ports, (step) => {
      this.talk(`· ${step}`)
    })
    await this.outcome({ schema: 'rehome/demo/v1', json: result, text: demoView(result, paint(flags)) }, flags)
  }
}
