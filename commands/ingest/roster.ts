import { Args } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore, workbookReader } from '../../src/cli/compose.js'
import { rosterFlags, rosterSource } from '../../src/cli/flags/roster-flags.js'
import { exitOfList } from '../../src/cli/refused-rows.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { rosterView } from '../../src/report/views/roster-view.js'
import { deriveRoster } from '../../src/workflows/inputs/derive-roster.js'
import { ingestRoster } from '../../src/workflows/inputs/ingest-roster.js'

export default class IngestRoster extends BaseCommand {
  static override summary = 'Take in the list of who moves: CSV or XLSX with who, role, queues, location, wave.'
  static override description =
    'who is a mail address, ucm:<user id>, line:<dn>@<partition> or device:<name>; queues are apart by semicolons. Without a list it can be made out of the export: the members of hunt pilots, the agents of Contact Center Express, or both; -o writes it as CSV to be edited and taken in. Leaves with 3 when rows were not read.'
  static override examples = [
    '<%= config.bin %> ingest roster agents.csv',
    '<%= config.bin %> ingest roster --from-hunt-pilots --pilot 7000 -o agents.csv',
    '<%= config.bin %> ingest roster --from-icd',
  ]
  static override args = { file: Args.string({ ignoreStdin: true, description: 'CSV or XLSX file.' }) }
  static override flags = rosterFlags

  async run(): Promise<void> {
    const { args, flags } = await this.parse(IngestRoster)
    const source = rosterSource(args.file, flags)
    const [files, workbooks] = await Promise.all([fileStore(), workbookReader()])
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      source.kind === 'file'
        ? ingestRoster(source.path, { files, workbooks, workspace, clock })
        : deriveRoster(source.options, { files, workspace, clock }),
    )
    const [text, exitCode] = [rosterView(result, paint(flags)), exitOfList(result)]
    await this.outcome({ schema: 'rehome/ingest-roster/v1', json: result, text, exitCode }, flags)
  }
}
