import { describe, expect, it } from 'vitest'
import { directoryOf, peopleOf } from '../../support/directory-source.js'

const SCIM = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
  id: 'u-1',
  userName: 'ann@example.com',
  active: true,
  name: { givenName: 'Ann', familyName: 'Agent', formatted: 'Ann Agent' },
  displayName: 'Ann A.',
  title: 'Agent',
  emails: [
    { value: 'ann.home@example.org', type: 'home' },
    { value: 'ann@example.com', type: 'work', primary: true },
  ],
  phoneNumbers: [
    { value: '+15125550104', type: 'mobile' },
    { value: '+15125550101', type: 'work' },
    { value: '+15125550109', type: 'fax' },
  ],
  groups: [{ value: 'g-1', display: 'Agents' }],
  password: 'hunter2',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
    department: 'Sales',
    employeeNumber: '4711',
    manager: { value: 'u-2' },
  },
}
const GRAPH = {
  id: 'g-1',
  userPrincipalName: 'ann@example.com',
  mail: 'ann@example.com',
  otherMails: ['Ann.Home@example.org'],
  proxyAddresses: ['SMTP:ann@example.com', 'smtp:ann.agent@example.com', 'SIP:ann@example.com'],
  displayName: 'Ann Agent',
  givenName: 'Ann',
  surname: 'Agent',
  businessPhones: ['+15125550101'],
  mobilePhone: '+15125550104',
  jobTitle: 'Agent',
  department: 'Sales',
  officeLocation: 'Austin',
  employeeId: '4711',
  accountEnabled: false,
  onPremisesSamAccountName: 'aagent',
  passwordProfile: { password: 'hunter2' },
  usageLocation: 'US',
}
const OKTA = {
  id: '00u1',
  status: 'SUSPENDED',
  profile: {
    login: 'ann@example.com',
    email: 'ann@example.com',
    secondEmail: 'ann.home@example.org',
    firstName: 'Ann',
    lastName: 'Agent',
    primaryPhone: '+15125550101',
    mobilePhone: '+15125550104',
    title: 'Agent',
    managerId: '00u2',
  },
  credentials: { password: { value: 'hunter2' } },
}
const json = (value: unknown): string => JSON.stringify(value, undefined, 1)

describe('a list of users as JSON', () => {
  it('is read as SCIM', async () => {
    const snapshot = await directoryOf({ 'users.txt': json({ totalResults: 1, Resources: [SCIM] }) })
    expect(peopleOf(snapshot)).toEqual({
      'u-1': {
        principalName: 'ann@example.com',
        mail: 'ann@example.com',
        otherMails: ['ann.home@example.org'],
        displayName: 'Ann A.',
        givenName: 'Ann',
        familyName: 'Agent',
        workPhone: '+15125550101',
        otherPhones: ['+15125550109'],
        mobilePhone: '+15125550104',
        title: 'Agent',
        department: 'Sales',
        employeeNumber: '4711',
        manager: 'u-2',
        enabled: true,
        groups: ['Agents'],
      },
    })
    expect(snapshot.origin).toBe('scim')
    expect(snapshot.unused).toEqual(['password', 'schemas'])
    expect(JSON.stringify(snapshot)).not.toContain('hunter2')
  })

  it('is read as Microsoft Graph', async () => {
    const snapshot = await directoryOf({ 'users.json': json({ '@odata.context': 'x', value: [GRAPH] }) })
    expect(peopleOf(snapshot)).toEqual({
      'g-1': {
        userName: 'aagent',
        principalName: 'ann@example.com',
        mail: 'ann@example.com',
        otherMails: ['ann.agent@example.com', 'ann.home@example.org'],
        displayName: 'Ann Agent',
        givenName: 'Ann',
        familyName: 'Agent',
        workPhone: '+15125550101',
        otherPhones: [],
        mobilePhone: '+15125550104',
        title: 'Agent',
        department: 'Sales',
        office: 'Austin',
        employeeNumber: '4711',
        enabled: false,
        groups: [],
      },
    })
    expect(snapshot.unused).toEqual(['passwordProfile', 'usageLocation'])
    expect(JSON.stringify(snapshot)).not.toContain('hunter2')
  })

  it('is read as Okta', async () => {
    const snapshot = await directoryOf({ 'users.json': json([OKTA]) })
    expect(peopleOf(snapshot)).toEqual({
      '00u1': expect.objectContaining({
        principalName: 'ann@example.com',
        mail: 'ann@example.com',
        otherMails: ['ann.home@example.org'],
        givenName: 'Ann',
        familyName: 'Agent',
        workPhone: '+15125550101',
        manager: '00u2',
        enabled: false,
      }),
    })
    expect(JSON.stringify(snapshot)).not.toContain('hunter2')
  })

  it('is the same in one page, in pages of one file and in several files', async () => {
    const users = [1, 2, 3, 4].map((at) => ({ id: `u-${at}`, userName: `user${at}@example.com` }))
    const page = (from: number, to: number) => ({
      totalResults: 4,
      startIndex: from + 1,
      Resources: users.slice(from, to),
    })
    const { root } = await directoryOf({ 'all.json': json(page(0, 4)) })
    expect((await directoryOf({ 'pages.json': json([page(0, 2), page(2, 4)]) })).root).toBe(root)
    expect((await directoryOf({ 'b.json': json(page(2, 4)), 'a.json': json(page(0, 2)) })).root).toBe(root)
    expect((await directoryOf({ 'bare.json': json(users) })).root).toBe(root)
    // The same person at the border of two pages is no trouble.
    const overlapping = await directoryOf({ 'a.json': json(page(0, 3)), 'b.json': json(page(2, 4)) })
    expect(overlapping.root).toBe(root)
    expect(overlapping.findings).toEqual([])
  })

  it('is refused when a page is missing', async () => {
    const users = [1, 2].map((at) => ({ id: `u-${at}`, userName: `user${at}@example.com` }))
    await expect(directoryOf({ 'a.json': json({ totalResults: 5, Resources: users }) })).rejects.toThrow(
      'a.json holds 2 of 5 users',
    )
    const next = { '@odata.nextLink': 'https://graph.example.com/next', value: users }
    await expect(directoryOf({ 'a.json': json(next) })).rejects.toThrow('names a page after it that is missing')
    expect(
      (await directoryOf({ 'a.json': json(next), 'b.json': json({ value: [{ id: 'u-3', mail: 'c@example.com' }] }) }))
        .people,
    ).toHaveLength(3)
  })

  it('says which user cannot be read', async () => {
    const snapshot = await directoryOf({ 'a.json': json([OKTA, 7, { id: '', title: 'nobody' }]) })
    expect(snapshot.people).toHaveLength(1)
    expect(snapshot.findings.map(({ message }) => message)).toEqual([
      'a.json: 1 entry has no id, login name or mail, so that nothing can be made of it; 1 entry has no members, and cannot be read.',
    ])
    expect(snapshot.findings[0]!.evidence.map(({ source }) => source?.row)).toEqual([3, 2])
  })

  it.each([
    ['cut off', json([OKTA]).slice(0, -30), /is no JSON/],
    ['something else', '{"users": 3}', /holds no list of users/],
    ['nobody', '{"totalResults": 0, "schemas": []}', /holds no person/],
  ])('is refused when it is %s', async (_, text, message) => {
    const refusal = directoryOf({ 'a.json': text })
    await expect(refusal).rejects.toThrow(message)
    await expect(refusal).rejects.not.toThrow(/hunter2/)
  })
})
