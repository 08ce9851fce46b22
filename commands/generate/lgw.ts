import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore } from '../../src/cli/compose.js'
import { generateFlags } from '../../src/cli/flags/generate-flags.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { generatedView } from '../../src/report/views/plan/generated-view.js'
import { generateTexts } from '../../src/workflows/reports/generate.js'

export default class GenerateLgw extends BaseCommand {
  static override summary = 'Write the gateway configuration of a plan, and the lines that take it back.'
  static override examples = ['<%= config.bin %> generate lgw -o out/']
  static override flags = generateFlags

  async run(): Promise<void> {
    const { flags } = await this.parse(GenerateLgw)
    const { out, plan, force } = flags
    const files = await fileStore()
    const result = await withWorkspace(flags, 'read', (workspace) =>
      generateTexts({ system: 'lgw', out, plan, force }, { workspace, files }),
    )
    const text = generatedView(result, out, paint(flags))
    await this.outcome({ schema: 'rehome/generate/v1', json: result, text }, flags)
  }
}
