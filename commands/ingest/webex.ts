import { Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { archiveReader } from '../../src/cli/compose.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { ingestWebexView } from '../../src/report/views/ingest-webex-view.js'
import { ingestWebexOrganization, webexSource } from '../../src/workflows/inputs/ingest-webex.js'

export default class IngestWebex extends BaseCommand {
  static override summary = 'Take in a Webex organization: saved answers of its REST API, or the word that it is empty.'
  static override description =
    'The path of a file below the folder is the path of the GET that it answers, plus .json: people.json (with callingData=true), licenses.json, telephony/config/locations.json, telephony/config/premisePstn/trunks/<id>.json. A file holds one answer, or a list of answers (pages), or the bare list of objects. Kinds that were read before and are not now are told, and the command ends with code 3.'
  static override examples = [
    '<%= config.bin %> ingest webex --from webex-org/',
    '<%= config.bin %> ingest webex --empty',
  ]
  static override flags = {
    from: Flags.string({ helpValue: 'FOLDER', summary: 'Folder, tar or compressed tar of saved answers.' }),
    empty: Flags.boolean({ summary: 'State that the organization holds nothing yet.' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(IngestWebex)
    const source = webexSource(flags)
    const archives = await archiveReader()
    const result = await withWorkspace(flags, 'write', (workspace, clock) =>
      ingestWebexOrganization(source, { archives, workspace, clock }),
    )
    const exitCode = result.lost.length > 0 ? EXIT_CODES.findings.code : EXIT_CODES.done.code
    const text = ingestWebexView(result, paint(flags))
    await this.outcome({ schema: 'rehome/ingest-webex/v1', json: result, text, exitCode }, flags)
  }
}
