import { Args } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore } from '../../src/cli/compose.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { ingestLgwView } from '../../src/report/views/ingest-lgw-view.js'
import { ingestGateways } from '../../src/workflows/inputs/ingest-lgw.js'

export default class IngestLgw extends BaseCommand {
  static override summary = 'Take in the running configuration of Local Gateways, one file each.'
  static override description =
    'Every line is accounted for: understood, without meaning for calls, or unknown. Secrets are never stored. The gateway is known by its hostname, and its earlier configuration is replaced; other gateways stay. A file that is no configuration is refused, and the others are taken in (exit code 3).'
  static override examples = ['<%= config.bin %> ingest lgw lgw-austin.cfg lgw-lyon.cfg']
  static override strict = false
  static override args = {
    file: Args.string({
      ignoreStdin: true,
      required: true,
      description: 'Output of show running-config; more may follow.',
    }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(IngestLgw)
    const files = await fileStore()
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      ingestGateways(argv.map(String), { files, workspace, clock }),
    )
    const text = ingestLgwView(result, paint(flags))
    const exitCode = result.refused.length > 0 ? EXIT_CODES.findings.code : EXIT_CODES.done.code
    await this.outcome({ schema: 'rehome/ingest-lgw/v1', json: result, text, exitCode }, flags)
  }
}
