import { BaseCommand } from '../../src/cli/base-command.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { proposedView } from '../../src/report/views/map-view.js'
import { proposeWorkspaceMapping } from '../../src/workflows/inputs/map-propose.js'

export default class MapPropose extends BaseCommand {
  static override summary = 'Fill mapping.yaml with what the data suggests, with evidence; what was confirmed stays.'
  static override examples = ['<%= config.bin %> map propose']

  async run(): Promise<void> {
    const { flags } = await this.parse(MapPropose)
    const result = await withWorkspace(flags, 'write', proposeWorkspaceMapping)
    await this.outcome({ schema: 'rehome/map-propose/v1', json: result, text: proposedView(result) }, flags)
  }
}
