import { BaseCommand } from '../../src/cli/base-command.js'
import { terminalInterview } from '../../src/cli/mapping-interview.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { editedView } from '../../src/report/views/map-view.js'
import { editMapping } from '../../src/workflows/inputs/map-edit.js'

export default class MapEdit extends BaseCommand {
  static override summary = 'Answer on a terminal what is open in the mapping; each answer is saved at once.'
  static override description =
    'Without a terminal: edit mapping.yaml, or rehome map import a YAML file, a CSV (kind, name, field, value) or the workbook.'
  static override examples = ['<%= config.bin %> map edit']

  async run(): Promise<void> {
    const { flags } = await this.parse(MapEdit)
    const interview = await terminalInterview((text) => {
      this.talk(text)
    })
    const result = await withWorkspace(flags, 'write', (workspace, clock) => editMapping(workspace, interview, clock))
    await this.outcome({ schema: 'rehome/map-edit/v1', json: result, text: editedView(result) }, flags)
  }
}
