import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore } from '../../src/cli/compose.js'
import { axlFlags } from '../../src/cli/flags/axl-flags.js'
import { ucmArchives } from '../../src/cli/input/ucm-archives.js'
import { paint } from '../../src/cli/paint.js'
import { pause } from '../../src/cli/pause.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { ingestView } from '../../src/report/views/ingest-view.js'
import { ingestUcmArchives } from '../../src/workflows/inputs/ingest-ucm.js'
import { storeThenSave } from '../../src/workflows/inputs/save-reading.js'

export default class IngestUcm extends BaseCommand {
  static override summary =
    'Take in a Unified CM export: a tar (also gzip), a zip, a folder of its files, or one of them.'
  static override description =
    'Several inputs are read together as parts of one export of one cluster. --cluster names the cluster of inputs that say no ClusterID, such as import sets; other clusters of the workspace stay as they are.'
  static override examples = [
    '<%= config.bin %> ingest ucm ucmdata_export.tar',
    '<%= config.bin %> ingest ucm dialplan.tar phones.zip lists/*.csv --cluster HQ',
    '<%= config.bin %> ingest ucm --axl https://ucm.example.com:8443 --ca-file ucm.pem --save reading-1',
  ]
  static override strict = false
  static override args = {
    export: Args.string({
      ignoreStdin: true,
      description: 'Export tar, zip, folder or table; several are parts of one export.',
    }),
  }
  static override flags = {
    ...axlFlags,
    replace: Flags.boolean({
      summary:
        'Take the place of the current snapshot even where that was read from tables which are not given whole now.',
    }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(IngestUcm)
    const talk = (text: string): void => {
      this.talk(text)
    }
    const { archives, toSave } = await ucmArchives(argv.map(String), flags, talk)
    const result = await storeThenSave(toSave, { files: await fileStore(), talk }, () =>
      withWorkspace(flags, 'write', (workspace, clock) =>
        ingestUcmArchives(archives, flags, { workspace, clock, turn: () => pause(0) }),
      ),
    )
    await this.outcome({ schema: 'rehome/ingest-ucm/v1', json: result, text: ingestView(result, paint(flags)) }, flags)
  }
}
