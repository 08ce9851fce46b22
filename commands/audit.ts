import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { asOfFlag, failOnFlag, gateOf } from '../src/cli/flags/check-flags.js'
import { auditPorts } from '../src/cli/compose.js'
import { EXIT_CODES } from '../src/cli/exit-codes.js'
import { paint } from '../src/cli/paint.js'
import { auditJson, auditView } from '../src/report/views/workbook-view.js'
import { auditExport } from '../src/workflows/questions/audit-export.js'
import { atGate } from '../src/workflows/questions/check.js'

export default class Audit extends BaseCommand {
  static override summary = 'One shot, no workspace: an export in, a workbook out.'
  static override description =
    'Locations, trunk roles and movers are what the data suggests; a workspace lets people say more.'
  static override examples = ['<%= config.bin %> audit ucmdata_export.tar -o audit.xlsx']
  static override strict = false
  static override args = {
    export: Args.string({
      ignoreStdin: true,
      required: true,
      description: 'Export tar (also gzip), zip, or a folder of its files; several are parts of one export.',
    }),
  }
  static override flags = {
    output: Flags.string({ char: 'o', required: true, summary: 'The workbook to write.', helpValue: 'FILE.xlsx' }),
    'fail-on': failOnFlag,
    'as-of': asOfFlag,
    force: Flags.boolean({ summary: 'Write over a file that would otherwise be kept.' }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Audit)
    const ports = await auditPorts()
    const asOf = flags['as-of']
    const result = await auditExport(argv.map(String), flags.output, ports, {
      force: flags.force,
      ...(asOf === undefined ? {} : { asOf }),
      ...(flags.cluster === undefined ? {} : { cluster: flags.cluster }),
      progress: (step) => {
        this.talk(`${step} …`)
      },
    })
    const exitCode =
      atGate(result.findings, gateOf(flags['fail-on'])) > 0 ? EXIT_CODES.findings.code : EXIT_CODES.done.code
    await this.outcome(
      { schema: 'rehome/audit/v1', json: auditJson(result), text: auditView(result, paint(flags)), exitCode },
      flags,
    )
  }
}
