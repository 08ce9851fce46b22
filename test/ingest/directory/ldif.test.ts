import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directoryOf, peopleOf } from '../../support/directory-source.js'

const ANN = [
  'dn: cn=Ann Agent,ou=People,dc=example,dc=com',
  'objectClass: inetOrgPerson',
  'uid: ann',
  'cn: Ann Agent',
  'sn: Agent',
  'mail: ann@example.com',
  'telephoneNumber: +1 512 555 0101',
]
const BOB = [
  'dn: cn=Bob Boss,ou=People,dc=example,dc=com',
  'objectClass: inetOrgPerson',
  'uid: bob',
  'cn: Bob Boss',
  'sn: Boss',
  'mail: bob@example.com',
]
const text = (...records: readonly (readonly string[])[]): string =>
  `version: 1\n\n${records.map((lines) => lines.join('\n')).join('\n\n')}\n`
const base64 = (value: string | Uint8Array): string => Buffer.from(value).toString('base64')
const ann = async (...more: readonly string[]): Promise<object> => {
  const snapshot = await directoryOf({ 'people.ldif': text([...ANN, ...more]) })
  return snapshot.people[0]!.value
}

describe('an LDIF file', () => {
  it('gives people with the line of their name', async () => {
    const snapshot = await directoryOf({ 'people.ldif': text(ANN, BOB) })
    expect(snapshot.people).toEqual([
      {
        key: 'cn=ann agent,ou=people,dc=example,dc=com',
        source: { file: 'people.ldif', row: 3 },
        value: {
          userName: 'ann',
          displayName: 'Ann Agent',
          familyName: 'Agent',
          mail: 'ann@example.com',
          workPhone: '+1 512 555 0101',
          otherMails: [],
          otherPhones: [],
          groups: [],
        },
      },
      expect.objectContaining({ source: { file: 'people.ldif', row: 11 } }),
    ])
    expect(snapshot.members).toEqual([{ name: 'people.ldif', fate: 'read', bytes: text(ANN, BOB).length, rows: 2 }])
    expect(snapshot.findings).toEqual([])
    expect(snapshot.origin).toBe('ldif')
  })

  it('is the same in any order, and another when one value changes', async () => {
    const one = await directoryOf({ 'a.ldif': text(ANN, BOB) })
    const other = await directoryOf({ 'b.ldif': text(BOB, [ANN[0]!, ...ANN.slice(1).reverse()]) })
    expect(other.root).toBe(one.root)
    const changed = text(ANN, BOB).replace('ann@example.com', 'ann@example.org')
    expect((await directoryOf({ 'a.ldif': changed })).root).not.toBe(one.root)
  })

  it.each([
    ['LF', (lines: string) => Buffer.from(lines)],
    ['CRLF', (lines: string) => Buffer.from(lines.replaceAll('\n', '\r\n'))],
    ['CR', (lines: string) => Buffer.from(lines.replaceAll('\n', '\r'))],
    ['a UTF-8 mark', (lines: string) => Buffer.from(`\uFEFF${lines}`)],
    ['UTF-16, little end first', (lines: string) => Buffer.from(`\uFEFF${lines}`, 'utf16le')],
    ['UTF-16, big end first', (lines: string) => Buffer.from(`\uFEFF${lines}`, 'utf16le').swap16()],
    ['no version', (lines: string) => Buffer.from(lines.replace('version: 1\n\n', ''))],
    ['no line end at the end', (lines: string) => Buffer.from(lines.trimEnd())],
    ['remarks', (lines: string) => Buffer.from(`# extended LDIF\n# more\n  of it\n${lines}# end\n`)],
    ['blank lines', (lines: string) => Buffer.from(`\n\n${lines.replaceAll('\n\n', '\n\n\n\n')}\n\n`)],
    ['the closing words of ldapsearch', (lines: string) => Buffer.from(`${lines}\nsearch: 2\nresult: 0 Success\n`)],
    ['what ldifde writes', (lines: string) => Buffer.from(lines.replaceAll(/^(dn:.*)$/gm, '$1\nchangetype: add'))],
  ])('is read with %s, whatever the chunks', async (_, written) => {
    const plain = text([...ANN, 'title: Geschäftsführerin'], BOB)
    const { root } = await directoryOf({ 'people.ldif': plain })
    for (const chunkBytes of [1, 2, 3, 7, 64, 1 << 20]) {
      const snapshot = await directoryOf({ 'people.ldif': written(plain) }, { chunkBytes })
      expect(snapshot.root).toBe(root)
      expect(snapshot.people).toHaveLength(2)
    }
  })

  it('is read when lines are folded anywhere, values are in base64 and chunks end anywhere', async () => {
    const values = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((value) => /^[^\s\0]([^\0\r\n]*[^\s\0])?$/u.test(value))
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 50 }),
        async (value, width, chunkBytes) => {
          const line = `displayName:: ${base64(value)}`
          const folded = [...line]
            .flatMap((letter, at) => (at > 12 && at % width === 0 ? ['\n ', letter] : [letter]))
            .join('')
          const snapshot = await directoryOf({ 'people.ldif': text([...ANN, folded]) }, { chunkBytes })
          expect(snapshot.findings).toEqual([])
          expect(snapshot.people[0]!.value.displayName).toBe(value.trim())
        },
      ),
      { numRuns: 200 },
    )
  })

  it('passes photos over, however they are written', async () => {
    const photo = base64(new Uint8Array(3 * 1024 * 1024)).replaceAll(/.{76}/g, '$&\n ')
    const whole = base64(new Uint8Array(12 * 1024 * 1024))
    const snapshot = await directoryOf(
      {
        'people.ldif': text([...ANN, `jpegPhoto;binary:: ${photo}`, `thumbnailPhoto:: ${whole}`, 'title: Agent'], BOB),
      },
      { chunkBytes: 100_000 },
    )
    expect(snapshot.people.map(({ value }) => value.title)).toEqual(['Agent', undefined])
    expect(snapshot.findings).toEqual([])
    expect(snapshot.unused).toEqual(['jpegphoto', 'thumbnailphoto'])
  })

  it('never reads a password', async () => {
    const lines = ['userPassword: hunter2', 'unicodePwd:: aHVudGVyMg==', 'userPassword;binary:: aHVudGVyMg==']
    const snapshot = await directoryOf({ 'people.ldif': text([...ANN, ...lines]) })
    expect(JSON.stringify(snapshot)).not.toMatch(/hunter2|aHVudGVyMg/)
    expect(snapshot.unused).toEqual(['unicodepwd', 'userpassword'])
  })

  it('knows attributes of Active Directory', async () => {
    const person = await ann(
      'sAMAccountName: aagent',
      'userPrincipalName: ann@corp.example.com',
      'proxyAddresses: SMTP:ann@example.com',
      'proxyAddresses: smtp:Ann.Agent@example.com',
      'proxyAddresses: sip:ann@example.com',
      'ipPhone: 0101',
      'otherTelephone: +1 512 555 0102',
      'msRTCSIP-Line: tel:+15125550103;ext=103',
      'mobile: +1 512 555 0104',
      'displayName: Agent, Ann',
      'givenName: Ann',
      'department: Sales',
      'title: Agent',
      'physicalDeliveryOfficeName: Austin 4.12',
      'employeeNumber: 4711',
      'manager: CN=Bob Boss, OU=People, DC=example, DC=com',
      'userAccountControl: 514',
      'memberOf: cn=b,dc=example,dc=com',
      'memberOf: cn=a,dc=example,dc=com',
    )
    expect(person).toEqual({
      userName: 'aagent',
      principalName: 'ann@corp.example.com',
      mail: 'ann@example.com',
      otherMails: ['ann.agent@example.com'],
      displayName: 'Agent, Ann',
      givenName: 'Ann',
      familyName: 'Agent',
      workPhone: '+1 512 555 0101',
      otherPhones: ['+1 512 555 0102', '+15125550103;ext=103'],
      ipPhone: '0101',
      mobilePhone: '+1 512 555 0104',
      department: 'Sales',
      title: 'Agent',
      office: 'Austin 4.12',
      employeeNumber: '4711',
      manager: 'cn=bob boss,ou=people,dc=example,dc=com',
      enabled: false,
      groups: ['cn=a,dc=example,dc=com', 'cn=b,dc=example,dc=com'],
    })
    expect(await ann('userAccountControl: 512')).toMatchObject({ enabled: true })
  })

  it('prefers values without a language, and of several the same one whatever their order', async () => {
    expect(await ann('displayName;lang-de: Anna', 'cn;lang-fr: Anne')).toMatchObject({ displayName: 'Ann Agent' })
    expect(await ann('displayName: Ann A.', 'displayName;lang-de: Anna')).toMatchObject({ displayName: 'Ann A.' })
    const two = ['mail: ann.agent@example.com', 'telephoneNumber: +1 512 555 0100']
    expect(await ann(...two)).toEqual(await ann(...[...two].reverse()))
    expect(await ann(...two)).toMatchObject({ mail: 'ann.agent@example.com', otherMails: ['ann@example.com'] })
  })
})

describe('a line folded into very many pieces', () => {
  it('is put together in any chunks', async () => {
    const name = 'x'.repeat(30_000)
    const folded = text([...ANN, 'title: ', ...[...name].map((letter) => ` ${letter}`)])
    const whole = text([...ANN, `title: ${name}`])
    for (const chunkBytes of [7, 4096, 1 << 20]) {
      expect(peopleOf(await directoryOf({ 'a.ldif': folded }, { chunkBytes }))).toEqual(
        peopleOf(await directoryOf({ 'a.ldif': whole })),
      )
    }
  })
})

describe('an LDIF file with other entries', () => {
  it('counts what is no person by class', async () => {
    const snapshot = await directoryOf({
      'all.ldif': text(
        ['dn: dc=example,dc=com', 'objectClass: top', 'objectClass: dcObject', 'objectClass: organization'],
        ['dn: cn=pc1,dc=example,dc=com', 'objectClass: person', 'objectClass: user', 'objectClass: computer'],
        ['dn: cn=pc2,dc=example,dc=com', 'objectClass: computer', 'objectClass: user', 'objectClass: person'],
        ['dn: cn=unsaid,dc=example,dc=com', 'description: nothing'],
        ['dn: cn=short,dc=example,dc=com', 'mail: short@example.com'],
        ANN,
      ),
    })
    expect(snapshot.skipped).toEqual([
      { classes: 'computer person user', count: 2 },
      { classes: 'dcobject organization', count: 1 },
      { classes: 'no object class', count: 1 },
    ])
    expect(snapshot.people.map(({ key }) => key)).toEqual([
      'cn=ann agent,ou=people,dc=example,dc=com',
      'cn=short,dc=example,dc=com',
    ])
  })

  it('is refused when nobody in it is a person, with what it holds', async () => {
    const groups = text(['dn: cn=g,dc=example,dc=com', 'objectClass: groupOfNames', 'member: cn=x'])
    await expect(directoryOf({ 'groups.ldif': groups })).rejects.toMatchObject({
      message: 'groups.ldif holds no person',
      hint: 'it holds 1 × groupofnames',
    })
  })

  it('lists servers that it points to', async () => {
    const snapshot = await directoryOf({
      'people.ldif': text(ANN, ['ref: ldap://other.example.com/dc=example,dc=org']),
    })
    expect(snapshot.referrals).toEqual(['ldap://other.example.com/dc=example,dc=org'])
  })
})

describe('a damaged LDIF file', () => {
  const trouble = async (content: string | Uint8Array) => {
    const snapshot = await directoryOf({ 'people.ldif': content })
    const [finding, ...more] = snapshot.findings
    expect(more).toEqual([])
    return { finding, people: peopleOf(snapshot) }
  }

  it.each([
    ['base64 garbage', 'title:: !!!!', 'a value that is not base64', 'HIGH', 'title'],
    ['base64 cut short', 'title:: QWdl', undefined, undefined, undefined],
    ['base64 of a wrong length', 'title:: QWdlb', 'a value that is not base64', 'HIGH', 'title'],
    ['a value elsewhere', 'title:< file:///etc/passwd', 'a value in a file of its own', 'MEDIUM', 'title'],
    ['a line of nothing', 'Agent of the month', 'a line that is none of LDIF', 'HIGH', undefined],
    ['a part of the groups', 'memberOf;range=0-1499: cn=a', 'the server gave only a part', 'MEDIUM', 'memberOf'],
    ['a number of a spreadsheet', 'ipPhone: 1.51256E+10', 'mangled by a spreadsheet', 'MEDIUM', undefined],
    ['an unknown state', 'userAccountControl: perhaps', 'cannot hold', 'LOW', 'userAccountControl'],
  ])('says where there is %s', async (_, line, words, severity, column) => {
    const { finding, people } = await trouble(text([...ANN, line], BOB))
    expect(Object.keys(people)).toHaveLength(2)
    expect(finding?.message).toEqual(words === undefined ? undefined : expect.stringContaining(words))
    expect(finding?.severity).toBe(severity)
    if (words === undefined) return
    const at = ['ipPhone', 'userAccountControl'].some((name) => line.startsWith(name)) ? 3 : 10
    expect(finding?.evidence[0]?.source).toEqual({
      file: 'people.ldif',
      row: at,
      ...(column === undefined ? {} : { column }),
    })
    expect(JSON.stringify(finding)).not.toContain('passwd')
  })

  it('leaves out a value that is too long, and says so', async () => {
    const long = `title: ${'x'.repeat(10 * 1024 * 1024)}`
    for (const chunkBytes of [65_536, 1 << 25]) {
      const snapshot = await directoryOf({ 'people.ldif': text([...ANN, long, 'ipPhone: 0101'], BOB) }, { chunkBytes })
      expect(snapshot.people.map(({ value }) => [value.title, value.ipPhone])).toEqual([
        [undefined, '0101'],
        [undefined, undefined],
      ])
      expect(snapshot.findings[0]?.evidence[0]?.source).toEqual({ file: 'people.ldif', row: 10, column: 'title' })
    }
  })

  it('leaves out an entry without a readable name, once', async () => {
    const nameless = ANN.slice(1)
    const { finding, people } = await trouble(text(nameless, ['dn:: ????', ...ANN.slice(1)], BOB))
    expect(Object.keys(people)).toEqual(['cn=bob boss,ou=people,dc=example,dc=com'])
    expect(finding?.message).toContain('1 entry has no distinguished name')
    expect(finding?.message).toContain('1 entry has a value that is not base64')
  })

  it('reads text that is not UTF-8 as windows-1252', async () => {
    const { finding, people } = await trouble(Buffer.from(text([...ANN, 'title: Büro']), 'latin1'))
    expect(Object.values(people)[0]).toMatchObject({ title: 'Büro' })
    expect(finding?.severity).toBe('INFO')
  })

  it('keeps one of two entries with one name, the same one in any order', async () => {
    const other = ANN.map((line) => line.replace('cn=Ann Agent,ou', 'CN=ann  agent , OU').replace('0101', '0199'))
    const one = await trouble(text(ANN, other))
    const two = await trouble(text(other, ANN))
    expect(one.people).toEqual(two.people)
    expect(one.finding?.message).toBe('people.ldif: 1 entry has the key of another entry, and says something else.')
    expect(one.finding?.evidence.map(({ source }) => source?.row)).toEqual([11, 3])
    expect((await trouble(text(ANN, ANN))).finding).toMatchObject({ severity: 'LOW' })
  })

  it('keeps apart entries between which a blank line is missing', async () => {
    const { finding, people } = await trouble(text([...ANN, ...BOB]))
    expect(Object.keys(people)).toHaveLength(2)
    expect(finding?.severity).toBe('LOW')
  })

  it.each([
    [
      'changes',
      text(['dn: cn=x,dc=example,dc=com', 'changetype: modify', 'replace: mail', 'mail: x@example.com', '-']),
      /people.ldif:4 holds changes to a directory \(changetype: modify\)/,
    ],
    ['a deletion', text(ANN, ['dn: cn=x,dc=example,dc=com', 'changetype: delete']), /changetype: delete/],
    [
      'a search cut off',
      `${text(ANN)}\nsearch: 2\nresult: 4 Size limit exceeded\n`,
      /did not end well \(4 Size limit exceeded\)/,
    ],
    ['another version', `version: 2\n${ANN.join('\n')}`, /version that is not known/],
    ['nothing', '\n\n', /is empty/],
    ['zeros', 'dn: cn=a\0b', /not a text file/],
  ])('is refused with %s', async (_, content, message) => {
    await expect(directoryOf({ 'people.ldif': content })).rejects.toThrow(message)
  })
})
