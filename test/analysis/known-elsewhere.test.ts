import { describe, expect, it } from 'vitest'
import { agentRows } from '../../src/analysis/users/agent-rows.js'
import { askUsers } from '../../src/analysis/users/question.js'
import { ingestWebex } from '../../src/ingest/webex/ingest-webex.js'
import type { Finding } from '../../src/findings/finding.js'
import { questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import { directoryOf } from '../support/directory-source.js'

/** What is found about the people who move when this stands in Webex and in the directory. */
async function asked(read: {
  readonly webex?: readonly string[]
  readonly ldif?: string
  readonly agreement?: string
}) {
  const builder = await threeSites()
  const { agreement = '' } = read
  builder.patch('enduser', { 'USER ID': 'ngarcia' }, 'DIRECTORY PLUGIN CONFIG', agreement)
  const people = {
    items: (read.webex ?? []).map((mail) => ({ id: mail, emails: [mail], displayName: mail, licenses: [] })),
  }
  const members = [{ name: 'people.json', bytes: new TextEncoder().encode(JSON.stringify(people)) }]
  const input = await questionInput(builder, {
    roster: threeSitesRoster(),
    others: {
      ...(read.webex === undefined ? {} : { webex: ingestWebex({ name: 'org', sha256: '', members }) }),
      directories: read.ldif === undefined ? [] : [await directoryOf({ 'ad.ldif': read.ldif }, { name: 'ad' })],
    },
  })
  return { ...askUsers(input), rows: agentRows(input) }
}

const found = (findings: readonly Finding[], code: Finding['code']): Finding | undefined =>
  findings.find((finding) => finding.code === code)

describe('USR-004: a weak sign', () => {
  it('fires where the mail of Webex is another one', async () => {
    const { findings } = await asked({ webex: ['ngarcia@example.org'] })
    expect(subjectsOf(findings, 'USR-004')).toEqual(['user:ngarcia'])
    expect(found(findings, 'USR-004')).toMatchObject({ severity: 'MEDIUM', confidence: expect.any(String) })
    expect(found(findings, 'USR-004')?.evidence.map(({ value }) => value)).toEqual([
      'ngarcia',
      'nina.garcia@example.com',
      'ngarcia@example.org',
      'user-id-in-address',
    ])
    expect(found(findings, 'USR-004')?.evidence[0]?.source).toMatchObject({ file: 'enduser.csv' })
  })

  it('does not fire where it is the same, in any case', async () => {
    const { findings, unchecked } = await asked({ webex: ['Nina.Garcia@EXAMPLE.com', 'somebody@example.org'] })
    expect(subjectsOf(findings, 'USR-004')).toEqual([])
    expect(unchecked.map(({ code }) => code)).not.toContain('USR-004')
  })

  it('does not fire where the directory proves it', async () => {
    const webex = ['ngarcia@example.org']
    const fires = async (base: string, agreement: string, more: string): Promise<boolean> => {
      const ldif = `dn: cn=n,${base}\nobjectClass: person\nmail: ngarcia@example.org\nuid: ngarcia\n${more}`
      return subjectsOf((await asked({ webex, ldif, agreement })).findings, 'USR-004').includes('user:ngarcia')
    }
    const base = 'ou=people,dc=example,dc=com'
    const alias = 'proxyAddresses: smtp:nina.garcia@example.com\n'
    // The agreement says that the user id comes from that part of that directory.
    expect(await fires(base, 'LDAP-CORP', alias)).toBe(false)
    expect(await fires(base, '', alias)).toBe(true)
    expect(await fires('dc=example,dc=org', 'LDAP-CORP', alias)).toBe(true)
    expect(await fires(base, 'LDAP-CORP', '')).toBe(true)
  })

  it('is not judged while nobody of Webex was read', async () => {
    const { unchecked } = await asked({})
    expect(unchecked).toContainEqual(
      expect.objectContaining({ code: 'USR-004', unlock: expect.stringContaining('ingest webex') }),
    )
  })
})

describe('USR-006: another number in the directory', () => {
  const nina = (phone: string, uid = 'somebody'): string =>
    `dn: cn=n,dc=example\nobjectClass: person\nmail: nina.garcia@example.com\nuid: ${uid}\ntelephoneNumber: ${phone}\n`

  it('fires, with where the directory has it', async () => {
    const { findings, rows } = await asked({ ldif: nina('+1 512 555 0199') })
    const planned = rows.find(({ userId }) => userId === 'ngarcia')?.e164
    expect(subjectsOf(findings, 'USR-006')).toEqual(['user:ngarcia'])
    expect(found(findings, 'USR-006')?.message).toContain(
      `is planned with ${planned}; the directory says +1 512 555 0199.`,
    )
    expect(found(findings, 'USR-006')?.evidence[1]).toEqual({
      label: 'work phone in ad',
      value: '+1 512 555 0199',
      source: { file: 'ad.ldif', row: 1 },
    })
  })

  it('does not fire for the same number written otherwise', async () => {
    const planned = (await asked({})).rows.find(({ userId }) => userId === 'ngarcia')!.e164
    expect(planned).toMatch(/^\+1/)
    const written = planned.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 ($1) $2-$3')
    expect(subjectsOf((await asked({ ldif: nina(written) })).findings, 'USR-006')).toEqual([])
  })

  it('does not fire for somebody who is only taken for the person, or has no number there', async () => {
    const weak =
      'dn: cn=n,dc=example\nobjectClass: person\ndisplayName: Nina Garcia\ntelephoneNumber: +1 512 555 0199\n'
    expect(subjectsOf((await asked({ ldif: weak })).findings, 'USR-006')).toEqual([])
    const none = nina('x').replace(/telephoneNumber.*\n/, '')
    expect(subjectsOf((await asked({ ldif: none })).findings, 'USR-006')).toEqual([])
  })

  it('is not judged while no directory was read', async () => {
    const { unchecked } = await asked({})
    expect(unchecked).toContainEqual(
      expect.objectContaining({ code: 'USR-006', unlock: expect.stringContaining('ingest directory') }),
    )
  })
})
