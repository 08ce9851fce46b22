import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BASE_DN, madeUpPeople, READER, Slapd, withoutSlapd } from '../support/slapd.js'
import { soundExport } from '../support/broken-export.js'
import { documentOf, WorkspacePlace } from './workspace-place.js'

const place = new WorkspacePlace()

beforeAll(() => {
  place.runAt({}, 'init', 'lab')
  const users = soundExport().add('enduser', { 'USER ID': 'user1', STATUS: '1', 'MAIL ID': 'user1@example.com' })
  users.writeTar(place.path('export.tar'))
  place.json('ingest', 'ucm', place.path('export.tar'))
})

afterAll(() => place.remove())

describe('rehome ingest directory', () => {
  it('takes files in and says who the users are', () => {
    writeFileSync(place.path('people.ldif'), madeUpPeople(3))
    const taken = place.json('ingest', 'directory', place.path('people.ldif'))
    expect(taken).toMatchObject({
      schema: 'rehome/ingest-directory/v1',
      name: 'people',
      people: 3,
      clusters: [{ users: 1, matches: [{ userId: 'user1', rule: 'mail', confidence: 'PROVEN' }], unmatched: [] }],
    })
    const again = place.run('ingest', 'directory', place.path('people.ldif'))
    expect(again.stdout).toContain('people.ldif: 3 people as directory people\n')
    expect(again.stdout).toContain('Equal to what was here already.')
    expect(again.stdout).toMatch(/people {2}mail +PROVEN +1\n/)
  })

  it('refuses in words, with the right exit code', () => {
    writeFileSync(place.path('nobody.ldif'), `dn: ${BASE_DN}\nobjectClass: domain\n`)
    expect(place.run('ingest', 'directory', place.path('nobody.ldif'))).toMatchObject({ code: 1, stdout: '' })
    expect(place.run('ingest', 'directory')).toMatchObject({ code: 2, stderr: expect.stringContaining('--base-dn') })
    const remote = ['ingest', 'directory', '--ldap', 'ldap://dc1.example.com', '--base-dn', BASE_DN]
    const env = {
      REHOME_WORKSPACE: place.workspace,
      REHOME_LDAP_BIND_DN: READER.bindDn,
      REHOME_LDAP_PASSWORD: 'hunter2',
    }
    expect(place.runAt({ env }, ...remote)).toMatchObject({ code: 2, stderr: expect.stringContaining('--start-tls') })
  })

  it.skipIf(withoutSlapd !== undefined)(
    `asks a server with the credentials of the environment${withoutSlapd === undefined ? '' : ` (${withoutSlapd})`}`,
    async () => {
      const slapd = await Slapd.start(madeUpPeople(3), { global: ['require authc'] })
      try {
        writeFileSync(place.path('ca.pem'), slapd.authority)
        const args = ['ingest', 'directory', '--ldap', slapd.url, '--start-tls', '--ca-file', place.path('ca.pem')]
        const asked = [...args, '--base-dn', BASE_DN, '--name', 'people', '--json']
        const env = { REHOME_WORKSPACE: place.workspace }
        expect(place.runAt({ env }, ...asked)).toMatchObject({ code: 1, stderr: expect.stringContaining('sign in') })
        const signed = { ...env, REHOME_LDAP_BIND_DN: READER.bindDn, REHOME_LDAP_PASSWORD: READER.password }
        const live = documentOf(place.runAt({ env: signed }, ...asked))
        // The directory that was read from a file is the one that the server holds.
        expect(live).toMatchObject({ name: 'people', origin: 'ldap', people: 3, changed: false, before: 3 })
      } finally {
        await slapd.stop()
      }
    },
  )

  it('never says a password', () => {
    expect(place.printed.join('\n')).not.toMatch(/hunter2|a made-up word|never to be read/)
  })
})
