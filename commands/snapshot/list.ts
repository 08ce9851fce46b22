import { BaseCommand } from '../../src/cli/base-command.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { readingListView } from '../../src/report/views/readings/reading-list-view.js'
import { listReadings } from '../../src/workflows/readings/list-readings.js'

export default class SnapshotList extends BaseCommand {
  static override summary = 'Everything that was ever taken in, newest first.'
  static override examples = ['<%= config.bin %> snapshot list']

  async run(): Promise<void> {
    const { flags } = await this.parse(SnapshotList)
    const result = await withWorkspace(flags, 'read', listReadings)
    const text = readingListView(result.readings, paint(flags))
    await this.outcome({ schema: 'rehome/snapshot-list/v1', json: result, text }, flags)
  }
}
