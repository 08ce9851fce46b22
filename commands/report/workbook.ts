import { Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { asOfFlag } from '../../src/cli/flags/check-flags.js'
import { fileStore, scenarioFiles, workbookReader, workbookWriter } from '../../src/cli/compose.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { reportedView } from '../../src/report/views/workbook-view.js'
import { reportWorkbook } from '../../src/workflows/reports/report-workbook.js'

export default class ReportWorkbook extends BaseCommand {
  static override summary =
    'Write the audit workbook: people answer in it, rehome decide import takes the answers back.'
  static override examples = ['<%= config.bin %> report workbook -o audit.xlsx']
  static override flags = {
    output: Flags.string({ char: 'o', required: true, summary: 'The workbook to write.', helpValue: 'FILE.xlsx' }),
    'as-of': asOfFlag,
    force: Flags.boolean({ summary: 'Write over a file that would otherwise be kept.' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(ReportWorkbook)
    const [files, workbooks, reader, scenarios] = await Promise.all([
      fileStore(),
      workbookWriter(),
      workbookReader(),
      scenarioFiles(),
    ])
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      reportWorkbook(
        flags.output,
        { workspace, files, workbooks, reader, clock, scenarios },
        { asOf: flags['as-of'], force: flags.force },
      ),
    )
    await this.outcome({ schema: 'rehome/report-workbook/v1', json: result, text: reportedView(result) }, flags)
  }
}
