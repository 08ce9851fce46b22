import { Args } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore, workbookReader } from '../../src/cli/compose.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { decideView, needsCorrection } from '../../src/report/views/decide-view.js'
import { importDecisions } from '../../src/workflows/answers/decide-import.js'

export default class DecideImport extends BaseCommand {
  static override summary = 'Take in the answers of a workbook that came back.'
  static override description =
    'Only decision columns are read; rows may have been sorted or filtered. Leaves with 3 when a cell is invalid or two answers contradict each other; the other answers are taken in all the same.'
  static override examples = ['<%= config.bin %> decide import audit.xlsx']
  static override args = {
    workbook: Args.string({ ignoreStdin: true, required: true, description: 'The workbook, as .xlsx.' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DecideImport)
    const [files, workbooks] = await Promise.all([fileStore(), workbookReader()])
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      importDecisions(args.workbook, { files, workbooks, workspace, clock }),
    )
    const exitCode = needsCorrection(result.findings) ? EXIT_CODES.findings.code : EXIT_CODES.done.code
    await this.outcome(
      { schema: 'rehome/decide-import/v1', json: result, text: decideView(result, paint(flags)), exitCode },
      flags,
    )
  }
}
