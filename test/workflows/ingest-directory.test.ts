import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileByteSources } from '../../src/adapters/files/byte-sources/file-byte-sources.js'
import { DiskFileStore } from '../../src/adapters/files/file-store.js'
import { FolderWorkspaceRepository } from '../../src/adapters/files/workspace-repository.js'
import { LdapDirectory } from '../../src/adapters/ldap/ldap-directory.js'
import { StoreFolder } from '../../src/adapters/store/store-folder.js'
import type { DirectoryServer } from '../../src/ingest/ports.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import { ingestDirectoryView } from '../../src/report/views/ingest-directory-view.js'
import { PLAIN } from '../../src/report/views/paint.js'
import { directorySource, type DirectoryFlags } from '../../src/workflows/inputs/directory-source.js'
import { readDirectory, takeDirectory, type IngestedDirectory } from '../../src/workflows/inputs/ingest-directory.js'
import { storeThenSave } from '../../src/workflows/inputs/save-reading.js'
import type { Workspace } from '../../src/workflows/ports.js'
import { ExportBuilder } from '../support/export-builder.js'
import { BASE_DN, madeUpPeople, READER, Slapd, withoutSlapd } from '../support/slapd.js'

const place = mkdtempSync(join(tmpdir(), 'rehome-directory-'))
const stores = new StoreFolder({
  now: () => '2025-06-09T10:00:00.000Z',
  randomId: () => 'a-project',
  note: () => undefined,
  command: 'test',
})
let workspace: Workspace

beforeAll(async () => {
  workspace = await new FolderWorkspaceRepository(stores).create(join(place, 'lab'), { settings: '' })
})

afterAll(() => {
  workspace.close()
  rmSync(place, { recursive: true, force: true })
})

const file = (name: string, text: string): string => {
  writeFileSync(join(place, name), text)
  return join(place, name)
}

/** The command without its command line. */
async function take(
  files: readonly string[],
  flags: Partial<DirectoryFlags> & { readonly name?: string; readonly attributes?: string } = {},
  server: DirectoryServer = new LdapDirectory({}),
): Promise<IngestedDirectory> {
  const store = new DiskFileStore()
  const ports = { sources: new FileByteSources(), server, files: store }
  const read = await readDirectory(directorySource(files, { 'start-tls': false, ...flags }), flags, ports)
  const clock = { now: () => '2025-06-09T10:00:00.000Z', today: () => '2025-06-09' }
  return storeThenSave(read.toSave, { files: store, talk: () => undefined }, () =>
    takeDirectory(read, { workspace, clock }),
  )
}

const people = (...mails: readonly string[]): string =>
  mails
    .map((mail) => `dn: cn=${mail},${BASE_DN}\nobjectClass: person\nmail: ${mail}\nuid: ${mail.split('@')[0]!}\n`)
    .join('\n')

describe('taking a directory in', () => {
  it('keeps directories by name, and replaces the one of the same name', async () => {
    const path = file('ad.ldif', people('ann@example.com', 'bob@example.com'))
    const first = await take([path])
    expect(first).toMatchObject({ name: 'ad', changed: true, people: 2, withMail: 2, input: 'ad.ldif', clusters: [] })
    expect(await take([path])).toMatchObject({ changed: false, before: 2, root: first.root, sha256: first.sha256 })
    await take([file('okta.json', '[{"id":"1","profile":{"login":"ann@example.com"}}]')])
    expect(workspace.store.currentDirectories().map(({ name }) => name)).toEqual(['ad', 'okta'])
    await take([file('tonight.ldif', people('cyd@example.com'))], { name: 'ad' })
    const now = workspace.store.currentDirectories()
    expect(now.map(({ name, people: held }) => [name, held.length])).toEqual([
      ['ad', 1],
      ['okta', 1],
    ])
  })

  it.each([
    ['nobody', `dn: ${BASE_DN}\nobjectClass: domain\n`, 'holds no person'],
    ['nothing', '', 'is empty'],
    ['changes', `dn: ${BASE_DN}\nchangetype: delete\n`, 'holds changes'],
    ['half a list', '{"totalResults": 9, "Resources": [{"userName": "ann"}]}', 'holds 1 of 9 users'],
  ])('never replaces people by %s', async (_, text, message) => {
    const before = workspace.store.currentDirectories()
    const readings = workspace.store.readings()
    await expect(take([file('bad', text)], { name: 'ad' })).rejects.toThrow(message)
    await expect(take([join(place, 'missing.ldif')], { name: 'ad' })).rejects.toThrow('missing.ldif')
    expect(workspace.store.currentDirectories()).toEqual(before)
    expect(workspace.store.readings()).toEqual(readings)
  })

  it('reads a map of attributes from a file', async () => {
    const map = file('map.txt', '# ours\nmail=internetAddress\n')
    const text = `dn: cn=a,${BASE_DN}\nobjectClass: person\ninternetAddress: ann@example.com\n`
    expect(await take([file('a.ldif', text)], { attributes: map })).toMatchObject({ withMail: 1, unused: [] })
    expect(await take([file('a.ldif', text)])).toMatchObject({ withMail: 0, unused: ['internetaddress'] })
  })

  it.each([
    [[], {}, /say which people are read/],
    [['a.ldif'], { ldap: 'ldap://127.0.0.1' }, /files or a server, not both/],
    [[], { ldap: 'ldap://127.0.0.1' }, /--base-dn/],
    [['a.ldif'], { filter: '(uid=a)' }, /--filter is for a server/],
    [['a.ldif'], { 'start-tls': true }, /--start-tls is for a server/],
    [[], { ldap: 'ldaps://127.0.0.1', 'base-dn': 'dc=a', 'start-tls': true }, /--start-tls is for ldap:\/\//],
    [['a.ldif'], { save: 'b.ldif' }, /--save is for a server/],
  ])('refuses %j with %j', (files, flags, message) => {
    expect(() => directorySource(files, { 'start-tls': false, ...flags })).toThrow(message)
  })

  it('says who the users of Unified CM are', async () => {
    const members = ExportBuilder.empty()
      .add(
        'enduser',
        { 'USER ID': 'ann', 'MAIL ID': 'ann@example.com', STATUS: '1' },
        { 'USER ID': 'robert', 'MAIL ID': 'bob@example.org', STATUS: '1', 'DISPLAY NAME': 'Bob Boss' },
      )
      .files()
      .map(({ name, data }) => ({ name, bytes: data }))
    const snapshot = ingestUcm({ name: 'e.tar', sha256: '', members })
    workspace.store.saveSnapshot(snapshot, { kind: 'ucm', name: 'e.tar', sha256: '', takenAt: '' })
    await take([file('okta.json', '[{"id":"1","profile":{"login":"zed@example.com"}}]')])
    const result = await take([file('ad.ldif', people('ann@example.com', 'roberto@example.com'))])
    const [cluster] = result.clusters
    expect(cluster).toMatchObject({
      cluster: 'unnamed',
      users: 2,
      matches: [
        {
          userId: 'ann',
          system: 'ad',
          key: 'cn=ann@example.com,dc=example,dc=com',
          rule: 'mail',
          confidence: 'PROVEN',
        },
      ],
      unmatched: [{ userId: 'robert', label: 'Bob Boss', systems: ['a', 'ad', 'okta'] }],
    })
    expect(cluster!.systems[1]).toEqual({
      system: 'ad',
      matched: [{ rule: 'mail', confidence: 'PROVEN', users: 1 }],
      unmatchedUsers: 1,
      unmatchedPeople: 1,
    })
    expect(cluster!.unmatched[0]!.candidates).toContainEqual({
      system: 'ad',
      key: 'cn=roberto@example.com,dc=example,dc=com',
      label: 'roberto',
      why: 'spelled alike',
    })
    expect(ingestDirectoryView(result, PLAIN)).toMatchInlineSnapshot(`
      "ad.ldif: 2 people as directory ad
      2 with mail, 0 with a telephone number, 0 disabled
      This is the current directory ad now.

      cluster unnamed: 2 active users
      in    found by                confidence  people
      ----  ----------------------  ----------  ------
      a     not found                           2
      a     no user of the cluster              1
      ad    mail                    PROVEN      1
      ad    not found                           1
      ad    no user of the cluster              1
      okta  not found                           2
      okta  no user of the cluster              1
      not found, or not for certain:
      user    name      not in       may be
      ------  --------  -----------  --------------------------------------------------------
      robert  Bob Boss  a, ad, okta  cn=roberto@example.com,dc=example,dc=com (spelled alike)"
    `)
  })
})

describe.skipIf(withoutSlapd !== undefined)(
  `taking people in from a server${withoutSlapd === undefined ? '' : ` (${withoutSlapd})`}`,
  () => {
    let slapd: Slapd
    const ldif = madeUpPeople(40)

    beforeAll(async () => {
      slapd = await Slapd.start(ldif)
    })

    afterAll(async () => {
      await slapd.stop()
    })

    it('gives what the file gives, and what is saved gives it again', async () => {
      const ca = file('ca.pem', slapd.authority.toString())
      const saved = join(place, 'saved.ldif')
      const flags = { ldap: slapd.tlsUrl, 'base-dn': BASE_DN, 'ca-file': ca }
      const live = await take([], { ...flags, save: saved }, new LdapDirectory(READER))
      const written = await take([file('people.ldif', ldif)])
      const again = await take([saved])
      expect(live).toMatchObject({
        name: '127.0.0.1',
        origin: 'ldap',
        people: 40,
        baseDn: BASE_DN,
        filter: '(objectClass=person)',
      })
      expect([written.root, again.root]).toEqual([live.root, live.root])
      expect(written.skipped).toEqual([
        { classes: 'dcobject organization', count: 1 },
        { classes: 'organizationalrole simplesecurityobject', count: 1 },
        { classes: 'organizationalunit', count: 1 },
      ])
      const text = readFileSync(saved, 'utf8')
      expect(text).toMatch(/^version: 1\n# read from ldaps:/)
      expect(text).not.toMatch(/password|photo|made-up word/i)
      expect(text.split('\n').every((line) => line.length <= 76)).toBe(true)
      expect(statSync(saved).mode & 0o777).toBe(0o600)
      // Evidence points to rows of what was saved.
      const [directory] = workspace.store.currentDirectories().filter(({ name }) => name === '127.0.0.1')
      const { source, value } = directory!.people[0]!
      expect(text.split('\n')[source.row! - 1]).toMatch(/^dn:/)
      expect(source.file).toBe('saved.ldif')
      expect(value.otherMails).toEqual(['user0@example.com'].slice(1))
    })

    it('does not write over a file, and writes none when nothing was read', async () => {
      const flags = { ldap: slapd.url, 'base-dn': BASE_DN }
      await expect(take([], { ...flags, save: file('there.ldif', 'x') })).rejects.toThrow('is there already')
      const save = join(place, 'never.ldif')
      await expect(take([], { ...flags, filter: '(uid=nobody)', save })).rejects.toThrow(
        `(uid=nobody) finds nobody under ${BASE_DN}`,
      )
      expect(new DiskFileStore().exists(save)).toBe(false)
    })
  },
)
