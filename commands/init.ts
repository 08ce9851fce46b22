import { Args } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { workspaceRepository } from '../src/cli/compose.js'
import { initWorkspace } from '../src/workflows/inputs/init.js'

export default class Init extends BaseCommand {
  static override summary = 'Make a folder a workspace: settings, plans and the embedded store.'
  static override description =
    'The folder is made when it does not exist; exports and other files that lie in it stay as they are.'
  static override examples = ['<%= config.bin %> init lab', '<%= config.bin %> init --json']
  static override args = {
    folder: Args.string({
      ignoreStdin: true,
      description: 'Folder to use; by default the one of --workspace, else the current one.',
    }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Init)
    const repository = await workspaceRepository()
    const result = await initWorkspace(args.folder ?? flags.workspace ?? '.', repository)
    const outcome = {
      schema: 'rehome/init/v1',
      json: result,
      text: [
        `Workspace ready: ${result.path}`,
        'Next: rehome ingest ucm <export.tar>, from inside that folder or with -C.',
      ].join('\n'),
    }
    await this.outcome(outcome, flags)
  }
}
