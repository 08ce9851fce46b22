import { Args } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore, workbookReader } from '../../src/cli/compose.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { rosterView } from '../../src/report/views/roster-view.js'
import { ingestRoster } from '../../src/workflows/inputs/ingest-roster.js'

export default class IngestRoster extends BaseCommand {
  static override summary = 'Take in the list of who moves: CSV or XLSX with who, role, queues, location, wave.'
  static override description =
    'who is a mail address, ucm:<user id>, line:<dn>@<partition> or device:<name>; queues are apart by semicolons.'
  static override examples = ['<%= config.bin %> ingest roster agents.csv']
  static override args = { file: Args.string({ ignoreStdin: true, required: true, description: 'CSV or XLSX file.' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(IngestRoster)
    const [files, workbooks] = await Promise.all([fileStore(), workbookReader()])
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      ingestRoster(args.file, { files, workbooks, workspace, clock }),
    )
    await this.outcome(
      { schema: 'rehome/ingest-roster/v1', json: result, text: rosterView(result, paint(flags)) },
      flags,
    )
  }
}
