import { Args } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { byteSources } from '../../src/cli/compose.js'
import { dayFlag } from '../../src/cli/flags/day-flag.js'
import { exitOfList } from '../../src/cli/refused-rows.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { ingestCdrView } from '../../src/report/views/calls/ingest-cdr-view.js'
import { ingestCallRecords } from '../../src/workflows/inputs/ingest-cdr.js'

export default class IngestCdr extends BaseCommand {
  static override summary =
    'Take in call detail records: busy hours and peaks of trunks and queues, what is dialed, who talks with whom.'
  static override description =
    'Files, folders with all below them, .gz, .zip, .tar and .tar.gz; gigabytes are read as a stream. Name the whole set each time: it replaces what was counted before, and a record counts once however often it is there. Quality records (cmr_…) are passed over. All times are UTC. Leaves with 3 when rows could not be read.'
  static override examples = [
    '<%= config.bin %> ingest cdr cdr-folder/',
    '<%= config.bin %> ingest cdr may.zip june.csv.gz --from 2026-05-04 --to 2026-05-29',
  ]
  static override strict = false
  static override args = {
    path: Args.string({
      ignoreStdin: true,
      required: true,
      description: 'File, folder or archive of call records; more may follow.',
    }),
  }
  static override flags = {
    from: dayFlag('from', 'Count calls that began on this day (UTC) or later.'),
    to: dayFlag('to', 'Count calls that began on this day (UTC) or earlier.'),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(IngestCdr)
    const sources = await byteSources()
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      ingestCallRecords(argv.map(String), flags, { sources, workspace, clock }),
    )
    const [text, exitCode] = [ingestCdrView(result, paint(flags)), exitOfList(result)]
    await this.outcome({ schema: 'rehome/ingest-cdr/v1', json: result, text, exitCode }, flags)
  }
}
