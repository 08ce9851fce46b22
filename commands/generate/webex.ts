import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore } from '../../src/cli/compose.js'
import { generateFlags } from '../../src/cli/flags/generate-flags.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { generatedView } from '../../src/report/views/plan/generated-view.js'
import { generateTexts } from '../../src/workflows/reports/generate.js'

export default class GenerateWebex extends BaseCommand {
  static override summary = 'Write the REST requests of a plan, with placeholders for ids.'
  static override examples = ['<%= config.bin %> generate webex -o out/']
  static override flags = generateFlags

  async run(): Promise<void> {
    const { flags } = await this.parse(GenerateWebex)
    const { out, plan, force } = flags
    const files = await fileStore()
    const result = await withWorkspace(flags, 'read', (workspace) =>
      generateTexts({ system: 'webex', out, plan, force }, { workspace, files }),
    )
    const text = generatedView(result, out, paint(flags))
    await this.outcome({ schema: 'rehome/generate/v1', json: result, text }, flags)
  }
}
