import { Args } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { archiveReader } from '../../src/cli/compose.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { ingestView } from '../../src/report/views/ingest-view.js'
import { ingestUcmExport } from '../../src/workflows/inputs/ingest-ucm.js'

export default class IngestUcm extends BaseCommand {
  static override summary = 'Take in a Unified CM export: a tar (also gzip) or a folder of its files.'
  static override examples = ['<%= config.bin %> ingest ucm ucmdata_export.tar']
  static override args = {
    export: Args.string({ ignoreStdin: true, required: true, description: 'Export tar, or folder.' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(IngestUcm)
    const archives = await archiveReader()
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      ingestUcmExport(args.export, { archives, workspace, clock }),
    )
    await this.outcome({ schema: 'rehome/ingest-ucm/v1', json: result, text: ingestView(result, paint(flags)) }, flags)
  }
}
