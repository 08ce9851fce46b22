import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { byteSources, directoryServer, fileStore } from '../../src/cli/compose.js'
import { writeTalk } from '../../src/cli/output.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { ingestDirectoryView } from '../../src/report/views/ingest-directory-view.js'
import { directorySource } from '../../src/workflows/inputs/directory-source.js'
import { readDirectory, takeDirectory } from '../../src/workflows/inputs/ingest-directory.js'
import { storeThenSave } from '../../src/workflows/inputs/save-reading.js'

export default class IngestDirectory extends BaseCommand {
  static override summary = 'Take in the people of a directory: LDIF, a list of Entra or Okta, or a server over LDAP.'
  static override description =
    'Files: LDIF; JSON of SCIM, Microsoft Graph or Okta; CSV with a header. Several files are parts of one directory. A server is asked with the credentials of REHOME_LDAP_BIND_DN and REHOME_LDAP_PASSWORD, or with none. Passwords are never read. A directory read again under its name replaces itself; others stay.'
  static override examples = [
    '<%= config.bin %> ingest directory people.ldif',
    '<%= config.bin %> ingest directory users-1.json users-2.json --name entra',
    '<%= config.bin %> ingest directory --ldap ldaps://dc1.example.com --base-dn ou=people,dc=example,dc=com --save people.ldif',
  ]
  static override strict = false
  static override args = {
    file: Args.string({ ignoreStdin: true, description: 'LDIF, JSON or CSV; several, a folder or a zip as well.' }),
  }
  static override flags = {
    ldap: Flags.string({ helpValue: 'URL', summary: 'Server: ldaps://host, or ldap://host.' }),
    'base-dn': Flags.string({ helpValue: 'DN', summary: 'Where the people are on the server.' }),
    filter: Flags.string({ helpValue: 'FILTER', summary: 'Who is asked for; by default (objectClass=person).' }),
    'start-tls': Flags.boolean({ summary: 'Encrypt a connection to ldap://.' }),
    'ca-file': Flags.string({
      helpValue: 'FILE',
      summary: 'PEM of the authority that signed the certificate of the server.',
    }),
    save: Flags.string({ helpValue: 'FILE', summary: 'Write what the server answered as LDIF.' }),
    attributes: Flags.string({
      helpValue: 'FILE|LIST',
      summary: 'Which attribute is read as what: mail=email,workPhone=telephoneNumber|mobile.',
    }),
    name: Flags.string({ summary: 'Name of the directory; by default that of the file or host.' }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(IngestDirectory)
    const source = directorySource(argv.map(String), flags)
    const [sources, server, files] = await Promise.all([byteSources(), directoryServer(), fileStore()])
    // A workspace that is not there is better known before than after, and nobody waits for it meanwhile.
    await withWorkspace(flags, 'read', () => undefined)
    const read = await readDirectory(source, flags, { sources, server, files })
    const result = await storeThenSave(read.toSave, { files, talk: writeTalk }, () =>
      withWorkspace(flags, 'write', (workspace, clock) => takeDirectory(read, { workspace, clock })),
    )
    const text = ingestDirectoryView(result, paint(flags))
    await this.outcome({ schema: 'rehome/ingest-directory/v1', json: result, text }, flags)
  }
}
