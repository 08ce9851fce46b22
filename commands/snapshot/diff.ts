import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { comparedReadingsView } from '../../src/report/views/readings/compared-readings-view.js'
import { compareReadings } from '../../src/workflows/readings/compare-readings.js'

export default class SnapshotDiff extends BaseCommand {
  static override summary = 'In what two readings of the same thing differ.'
  static override description =
    'Without arguments the current reading is held against the one before it that was another. Order of rows, files and dates do not count. Leaves with 3 when anything differs.'
  static override aliases = ['snapshot:compare']
  static override examples = [
    '<%= config.bin %> snapshot diff',
    '<%= config.bin %> snapshot diff 3 7 --json',
    '<%= config.bin %> snapshot diff --kind webex',
  ]
  static override args = {
    from: Args.string({ ignoreStdin: true, description: 'Id of the earlier reading, or the beginning of its root.' }),
    to: Args.string({ ignoreStdin: true, description: 'Id or root of the later one; by default the current one.' }),
  }
  static override flags = {
    kind: Flags.option({
      options: ['ucm', 'webex', 'lgw', 'directory', 'calls'] as const,
      default: 'ucm' as const,
      summary: 'What is compared when no reading is named.',
    })(),
    name: Flags.string({ helpValue: 'NAME', summary: 'Which gateway or directory, where there are several.' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SnapshotDiff)
    const { from, to } = args
    const subject = flags.name ?? (flags.kind === 'ucm' ? flags.cluster : undefined)
    const options = {
      kind: flags.kind,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(subject === undefined ? {} : { subject }),
    }
    const found = await withWorkspace(flags, 'read', (workspace) => compareReadings(workspace, options))
    const exitCode = found.differences.length === 0 ? EXIT_CODES.done.code : EXIT_CODES.findings.code
    const text = comparedReadingsView(found, paint(flags))
    await this.outcome({ schema: 'rehome/snapshot-diff/v1', json: found, text, exitCode }, flags)
  }
}
