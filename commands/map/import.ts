import { Args } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore, workbookReader } from '../../src/cli/compose.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { importedView } from '../../src/report/views/map-view.js'
import { importMapping } from '../../src/workflows/inputs/map-import.js'

export default class MapImport extends BaseCommand {
  static override summary = 'Take the mapping from a file: YAML replaces it, CSV and the tab Mapping are laid over it.'
  static override examples = ['<%= config.bin %> map import locations.csv', '<%= config.bin %> map import audit.xlsx']
  static override args = {
    file: Args.string({
      ignoreStdin: true,
      required: true,
      description: 'mapping.yaml, a CSV kind,name,field,value, or a workbook.',
    }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MapImport)
    const [files, workbooks] = await Promise.all([fileStore(), workbookReader()])
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      importMapping(args.file, { files, workbooks, workspace, clock }),
    )
    await this.outcome({ schema: 'rehome/map-import/v1', json: result, text: importedView(result) }, flags)
  }
}
