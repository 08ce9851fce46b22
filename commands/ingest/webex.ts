import { BaseCommand } from '../../src/cli/base-command.js'
import { archiveReader, fileStore, webexReader } from '../../src/cli/compose.js'
import { WEBEX_FLAGS, webexAccess, webexSource } from '../../src/cli/flags/webex-flags.js'
import { writeTalk } from '../../src/cli/output.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { ingestWebexView } from '../../src/report/views/ingest-webex-view.js'
import { readOrganization, takeOrganization } from '../../src/workflows/inputs/ingest-webex.js'
import { storeThenSave } from '../../src/workflows/inputs/save-reading.js'

export default class IngestWebex extends BaseCommand {
  static override summary =
    'Take in a Webex organization: live, from saved answers of its REST API or exports of Control Hub, or the word that it is empty.'
  static override description =
    'Saved answers: the path of a file below the folder is the path of the GET that it answers, plus .json: people.json (with callingData=true), licenses.json, telephony/config/locations.json, telephony/config/premisePstn/trunks/<id>.json. A file holds one answer, or a list of answers (pages), or the bare list of objects. --live asks for all of them with the token in REHOME_WEBEX_TOKEN and never writes anything in Webex; what the token may not see counts as not read. A reading that lacks kinds, or most people, that were read before changes nothing and ends with code 5, unless --replace is said.'
  static override examples = [
    '<%= config.bin %> ingest webex --live --save webex-org/',
    '<%= config.bin %> ingest webex --from webex-org/',
    '<%= config.bin %> ingest webex --from webex-org/ --from exported_users.csv',
    '<%= config.bin %> ingest webex --empty',
  ]
  static override flags = WEBEX_FLAGS

  async run(): Promise<void> {
    const { flags } = await this.parse(IngestWebex)
    const source = webexSource(flags)
    const access = 'live' in source ? webexAccess(flags, process.env) : undefined
    // A workspace that is not there is better known before than after, and nobody waits for it meanwhile.
    await withWorkspace(flags, 'read', () => undefined)
    const [archives, files] = await Promise.all([archiveReader(), fileStore()])
    const live = access === undefined ? {} : { live: { reader: () => webexReader(access), files, progress: writeTalk } }
    const read = await readOrganization(source, { archives, ...live })
    const result = await storeThenSave(read.toSave, { files, talk: writeTalk }, () =>
      withWorkspace(flags, 'write', (workspace, clock) => takeOrganization(read, flags, { workspace, clock })),
    )
    const text = ingestWebexView(result, paint(flags))
    await this.outcome({ schema: 'rehome/ingest-webex/v1', json: result, text }, flags)
  }
}
