import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { forgetReadings } from '../../src/workflows/readings/forget-readings.js'

export default class SnapshotForget extends BaseCommand {
  static override summary = 'Take a cluster, gateway or directory out of the workspace, with all its readings.'
  static override description = 'What people answered stays. Take it in again to have it back.'
  static override examples = [
    '<%= config.bin %> snapshot forget unnamed',
    '<%= config.bin %> snapshot forget lgw-lyon --kind lgw',
  ]
  static override args = {
    name: Args.string({ ignoreStdin: true, required: true, description: 'As `snapshot list` shows it under «of».' }),
  }
  static override flags = {
    kind: Flags.option({
      options: ['ucm', 'webex', 'lgw', 'directory'] as const,
      default: 'ucm' as const,
      summary: 'What it is.',
    })(),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SnapshotForget)
    const result = await withWorkspace(flags, 'write', (workspace) => forgetReadings(workspace, flags.kind, args.name))
    const text = `${result.kind} ${result.name} is no longer here.`
    await this.outcome({ schema: 'rehome/snapshot-forget/v1', json: result, text }, flags)
  }
}
