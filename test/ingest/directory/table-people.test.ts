import { describe, expect, it } from 'vitest'
import { directoryOf, peopleOf } from '../../support/directory-source.js'

const ENTRA = [
  'userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,usageLocation,streetAddress,state,country,officeLocation,city,postalCode,telephoneNumber,mobilePhone,alternateEmailAddress',
  'ann@example.com,Ann Agent,Agent,ann@example.com,Ann,g-1,Member,Agent,Sales,True,US,,,,Austin,,,+15125550101,+15125550104,ann.home@example.org',
  'bob@example.com,"Boss, Bob",Boss,bob@example.com,Bob,g-2,Member,,,False,US,,,,,,,,,',
].join('\n')

describe('a table of users', () => {
  it('is read as Entra writes it', async () => {
    const snapshot = await directoryOf({ 'users.csv': ENTRA })
    expect(peopleOf(snapshot)).toEqual({
      'g-1': {
        principalName: 'ann@example.com',
        mail: 'ann@example.com',
        otherMails: ['ann.home@example.org'],
        displayName: 'Ann Agent',
        givenName: 'Ann',
        familyName: 'Agent',
        workPhone: '+15125550101',
        otherPhones: [],
        mobilePhone: '+15125550104',
        title: 'Agent',
        department: 'Sales',
        office: 'Austin',
        enabled: true,
        groups: [],
      },
      'g-2': expect.objectContaining({ displayName: 'Boss, Bob', enabled: false }),
    })
    expect(snapshot).toMatchObject({
      origin: 'csv',
      members: [{ name: 'users.csv', fate: 'read', rows: 2 }],
      findings: [],
    })
    expect(snapshot.unused).toEqual([
      'city',
      'country',
      'postalCode',
      'state',
      'streetAddress',
      'usageLocation',
      'userType',
    ])
    expect(snapshot.people.map(({ source }) => source)).toEqual([
      { file: 'users.csv', row: 2 },
      { file: 'users.csv', row: 3 },
    ])
  })

  it.each([
    [
      'the bulk template',
      'version:v1.0,,\nName [displayName] Required,User name [userPrincipalName] Required,Block sign in (Yes/No) [accountEnabled]\nAnn Agent,ann@example.com,No\n',
    ],
    [
      'the list of Microsoft 365',
      'Block credential,Display name,User principal name\nFalse,Ann Agent,ann@example.com\n',
    ],
    ['Okta', 'User,Login,Status\nAnn Agent,ann@example.com,ACTIVE\n'],
    ['another case and order', 'LOGIN;status;DISPLAYNAME\nann@example.com;Active;Ann Agent\n'],
    [
      'PowerShell',
      '#TYPE Microsoft.ActiveDirectory.Management.ADUser\n"Enabled","displayName","UserPrincipalName"\n"True","Ann Agent","ann@example.com"\n',
    ],
    [
      'UTF-16 with tabs',
      Buffer.from('\uFEFFlogin\tstatus\tdisplayName\r\nann@example.com\tActive\tAnn Agent\r\n', 'utf16le'),
    ],
  ])('is read as %s writes it', async (_, text) => {
    const snapshot = await directoryOf({ 'users.csv': text })
    expect(peopleOf(snapshot)).toEqual({
      'ann@example.com': {
        principalName: 'ann@example.com',
        displayName: 'Ann Agent',
        enabled: true,
        otherMails: [],
        otherPhones: [],
        groups: [],
      },
    })
    expect(snapshot.findings).toEqual([])
  })

  it('is read as csvde writes it: machines are no people', async () => {
    const text = [
      'DN,objectClass,sAMAccountName,mail,memberOf,userAccountControl',
      '"CN=Ann Agent,OU=People,DC=example,DC=com",top;person;user,aagent,ann@example.com,"CN=b,DC=example;CN=a,DC=example",512',
      '"CN=PC1,DC=example,DC=com",top;person;user;computer,PC1$,,,4096',
    ].join('\r\n')
    const snapshot = await directoryOf({ 'people.csv': text })
    expect(peopleOf(snapshot)).toEqual({
      'cn=ann agent,ou=people,dc=example,dc=com': expect.objectContaining({
        userName: 'aagent',
        groups: ['CN=a,DC=example', 'CN=b,DC=example'],
        enabled: true,
      }),
    })
    expect(snapshot.skipped).toEqual([{ classes: 'computer person user', count: 1 }])
  })

  it('tells rows that are too wide, mangled numbers, and two that claim one key', async () => {
    const text = 'login,Phone number\nann@example.com,1.5125E+10,x\n,+15125550101\nann@example.com,+15125550102\n\n'
    const { people, findings } = await directoryOf({ 'u.csv': text })
    expect(people).toHaveLength(1)
    expect(findings.map(({ message }) => message)).toEqual([
      'u.csv: 1 entry has the key of another entry, and says something else; 1 entry has no id, login name or mail, so that nothing can be made of it; 1 entry has more cells than the header; 1 entry has a number mangled by a spreadsheet program, which was not read.',
    ])
  })

  it.each([
    ['columns of nobody', 'a,b\n1,2\n', /no column with a login name or a mail address/],
    ['an open quote', 'login,title\nann@example.com,"Agent\n', /u.csv: /],
    ['a zip', 'PK\x03\x04', /not a text file/],
  ])('is refused with %s', async (_, text, message) => {
    await expect(directoryOf({ 'u.csv': text })).rejects.toThrow(message)
  })

  it('is refused together with another kind of file', async () => {
    const ldif = 'dn: cn=a,dc=example\nmail: a@example.com\n'
    await expect(directoryOf({ 'u.csv': ENTRA, 'p.ldif': ldif })).rejects.toThrow(
      'u.csv and p.ldif are written in different ways',
    )
  })
})
