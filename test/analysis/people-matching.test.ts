import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchPeople, type MatchRule, type MatchSubject } from '../../src/analysis/people-matching/match-people.js'
import { PeopleBook } from '../../src/analysis/people-matching/people-book.js'
import { nameKeys, nameWords, phoneKeys } from '../../src/analysis/people-matching/people-keys.js'
import type { DirectorySnapshot } from '../../src/model/directory/snapshot.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import type { WebexPerson } from '../../src/model/webex/person.js'
import { directoryOf } from '../support/directory-source.js'
import { ExportBuilder } from '../support/export-builder.js'
import { naiveMatches } from '../support/naive-people-matching.js'

const RULES: readonly MatchRule[] = [
  { name: 'a', confidence: 'PROVEN', isUnique: false },
  { name: 'b', confidence: 'PROVEN', isUnique: false },
  { name: 'c', confidence: 'LIKELY', isUnique: false },
  { name: 'd', confidence: 'LIKELY', isUnique: true },
  { name: 'e', confidence: 'CHECK', isUnique: true },
]

const record = fc.record({
  keys: fc.record(
    Object.fromEntries(
      RULES.map(({ name }) => [name, fc.array(fc.constantFrom('1', '2', '3', '4'), { maxLength: 2 })]),
    ),
  ),
  mails: fc.array(fc.constantFrom('ann@x', 'bob@x', 'ann@y'), { maxLength: 2 }),
  nameWords: fc.array(fc.constantFrom('ann', 'bob', 'agent'), { maxLength: 2 }),
})
const side = (letter: string): fc.Arbitrary<readonly MatchSubject[]> =>
  fc.array(record, { maxLength: 7 }).map((records) => records.map((each, at) => ({ key: `${letter}${at}`, ...each })))

const pairs = (left: readonly MatchSubject[], right: readonly MatchSubject[]): readonly string[] =>
  matchPeople(left, right, RULES).matches.map((match) => `${match.left}>${match.right}: ${match.confidence}`)

describe('matching two lists of people', () => {
  it('does what its description says', () => {
    let matched = 0
    fc.assert(
      fc.property(side('l'), side('r'), (left, right) => {
        const found = pairs(left, right)
        matched += found.length
        expect(found).toEqual(naiveMatches(left, right, RULES))
      }),
      { numRuns: 3000 },
    )
    expect(matched).toBeGreaterThan(1000)
  })

  it('does not depend on the order, nor on which list is which', () => {
    fc.assert(
      fc.property(side('l'), side('r'), fc.integer(), (left, right, seed) => {
        const found = pairs(left, right)
        const turned = [...right].sort(
          (a, b) => ((a.key.charCodeAt(1) * seed) % 7) - ((b.key.charCodeAt(1) * seed) % 7),
        )
        expect(pairs([...left].reverse(), turned)).toEqual(found)
        const back = matchPeople(right, left, RULES).matches.map(
          (match) => `${match.right}>${match.left}: ${match.confidence}`,
        )
        expect(back.sort()).toEqual(found)
        const { contested } = matchPeople(left, right, RULES)
        expect([...matchPeople([...left].reverse(), turned, RULES).contested].sort()).toEqual([...contested].sort())
      }),
      { numRuns: 1000 },
    )
  })

  it('is one-to-one, and whoever is matched is not contested', () => {
    fc.assert(
      fc.property(side('l'), side('r'), (left, right) => {
        const { matches, contested } = matchPeople(left, right, RULES)
        expect(new Set(matches.map((match) => match.left)).size).toBe(matches.length)
        expect(new Set(matches.map((match) => match.right)).size).toBe(matches.length)
        expect(matches.filter((match) => contested.has(match.left))).toEqual([])
      }),
    )
  })

  it('passes over a key that many share', () => {
    const left = Array.from({ length: 2000 }, (_, at) => ({
      key: `l${at}`,
      keys: { a: ['all', String(at)] },
      mails: [],
      nameWords: [],
    }))
    const right = left.map(({ key, keys }) => ({ key: key.replace('l', 'r'), keys, mails: [], nameWords: [] }))
    expect(matchPeople(left, right, RULES).matches).toHaveLength(2000)
  })
})

describe('a number or a name', () => {
  it.each([
    ['+1 (512) 555-0101', ['+15125550101']],
    ['512-555-0101', ['+15125550101']],
    ['tel:+15125550101;ext=101', ['+15125550101']],
    ['+1 512 555 0101 x101', ['+15125550101']],
    ['0101', []],
    ['', []],
  ])('%j is %j', (text, keys) => {
    expect(phoneKeys([text.replace('tel:', '')])).toEqual(keys)
  })

  it.each([
    ['Agent, Ann', ['ann agent']],
    ['ANN  Agent', ['ann agent']],
    ['Zoë Müller', ['zoe muller']],
    ['Reception', []],
    [undefined, []],
  ])('%j is %j', (text, keys) => {
    expect(nameKeys(text, undefined, undefined)).toEqual(keys)
  })

  it.each([
    ['Agent, Ann B.', undefined, undefined, ['agent', 'ann']],
    [undefined, 'Zoë', 'Müller-Lüdenscheidt', ['muller', 'ludenscheidt', 'zoe']],
    [undefined, 'Ann', undefined, []],
    ['ann@example.com', 'Ann', undefined, []],
  ])('%j, %j, %j has words in one form', (display, given, family, words) => {
    expect(nameWords(display, given, family)).toEqual(words)
  })
})

/** Users of an export, a directory as LDIF, people of Webex. */
async function book(
  users: readonly Readonly<Record<string, string>>[],
  ldif: readonly string[],
  webex?: readonly (Pick<WebexPerson, 'mail'> & Partial<WebexPerson>)[],
): Promise<{ readonly book: PeopleBook; readonly directory: DirectorySnapshot }> {
  const directory = await directoryOf({ 'ad.ldif': ldif.join('\n\n') }, { name: 'ad' })
  const members = ExportBuilder.empty()
    .add('enduser', ...users.map((user) => ({ STATUS: '1', ...user })))
    .add('ldapdir', { NAME: 'AD', 'LDAP SYNCHRONIZATION BASE': 'OU=People, DC=example,DC=com' }, { NAME: 'AD-BARE' })
    .files()
    .map(({ name, data }) => ({ name, bytes: data }))
  const { objects } = ingestUcm({ name: 'export.tar', sha256: '', members })
  const people = webex?.map((person) => ({
    key: person.mail,
    value: { licenses: [], ...person },
    source: { file: 'people.json' },
  }))
  const cluster = { users: objects['end-user'], agreements: objects['ldap-agreement'] }
  return { book: new PeopleBook(cluster, [directory], people), directory }
}

const person = (name: string, ...lines: readonly string[]): string =>
  [`dn: ${nameOf(name)}`, 'objectClass: person', ...lines].join('\n')

/** Below the search base of the agreement `AD`, unless the name says where. */
const nameOf = (name: string): string => (name.includes('=') ? name : `cn=${name},ou=people,dc=example,dc=com`)

describe('users of Unified CM', () => {
  it.each([
    ['mail', 'PROVEN', { 'USER ID': 'x', 'MAIL ID': 'Ann@example.com' }, ['mail: ann@EXAMPLE.com']],
    [
      'synchronized-user-id',
      'PROVEN',
      { 'USER ID': 'AAgent', 'DIRECTORY PLUGIN CONFIG': 'AD' },
      ['sAMAccountName: aagent'],
    ],
    ['user-id', 'LIKELY', { 'USER ID': 'AAgent' }, ['uid: aagent']],
    [
      'other-address',
      'LIKELY',
      { 'USER ID': 'x', 'MAIL ID': 'ann@example.com' },
      ['proxyAddresses: smtp:ann@example.com'],
    ],
    ['other-address', 'LIKELY', { 'USER ID': 'ann@corp.example.com' }, ['userPrincipalName: ann@corp.example.com']],
    ['other-address', 'LIKELY', { 'USER ID': 'x', 'DIRECTORY URI': 'ann@example.com' }, ['mail: ann@example.com']],
    ['user-id-in-address', 'LIKELY', { 'USER ID': 'ann' }, ['userPrincipalName: ann@corp.example.com']],
    [
      'telephone-number',
      'LIKELY',
      { 'USER ID': 'x', 'TELEPHONE NUMBER': '5125550101' },
      ['telephoneNumber: +1 512 555 0101'],
    ],
    ['display-name', 'CHECK', { 'USER ID': 'x', 'DISPLAY NAME': 'Ann Agent' }, ['displayName: Agent, Ann']],
    ['user-id', 'CHECK', { 'USER ID': 'ann', 'MAIL ID': 'a@example.com' }, ['uid: ann', 'mail: b@example.org']],
  ] as const)('are known by %s (%s)', async (rule, confidence, user, lines) => {
    const { book: found } = await book([user], [person('ann', ...lines), person('nobody', 'mail: nobody@example.com')])
    expect(found.directoryMatches(user['USER ID'])).toEqual([
      {
        directory: 'ad',
        key: nameOf('ann'),
        person: expect.anything(),
        source: { file: 'ad.ldif', row: 1 },
        rule,
        confidence,
      },
    ])
    expect(found.unmatchedIn('ad')).toBe(1)
  })

  it.each([
    ['is of another agreement', 'cn=ann,ou=people,dc=example,dc=com', 'AD-OTHER', 'LIKELY'],
    ['is of one without a base', 'cn=ann,ou=people,dc=example,dc=com', 'AD-BARE', 'LIKELY'],
    ['is of nobody', 'cn=ann,ou=people,dc=example,dc=com', 'NULL', 'LIKELY'],
    ['stands beside the base', 'cn=ann,ou=machines,dc=example,dc=com', 'AD', 'LIKELY'],
    ['is of another forest', 'cn=ann,ou=people,dc=example,dc=org', 'AD', 'LIKELY'],
    ['only ends like it', 'cn=ann\\,ou=people,dc=example,dc=com', 'AD', 'LIKELY'],
    ['stands below the base', 'CN=Ann,OU=Boston,OU=People,DC=Example,DC=Com', 'ad', 'PROVEN'],
  ])(
    'are proved by a synchronized user id only below the search base: the person %s',
    async (_, dn, name, confidence) => {
      const user = { 'USER ID': 'aagent', 'DIRECTORY PLUGIN CONFIG': name }
      const { book: found } = await book([user], [person(dn, 'sAMAccountName: aagent')])
      const rule = confidence === 'PROVEN' ? 'synchronized-user-id' : 'user-id'
      expect(found.directoryMatches('aagent')).toMatchObject([{ rule, confidence }])
    },
  )

  it('of one login in two forests are at most to be checked, there and in Webex', async () => {
    const bare = { 'USER ID': 'jsmith', 'DIRECTORY PLUGIN CONFIG': 'AD' }
    const john = { ...bare, 'MAIL ID': 'john.smith@a.example.com' }
    const jane = person('cn=Jane,dc=b,dc=example,dc=org', 'sAMAccountName: jsmith', 'mail: jane.smith@b.example.com')
    const webex = [{ mail: 'jane.smith@b.example.com' }]
    const { book: found } = await book([john], [jane], webex)
    expect(found.directoryMatches('jsmith')).toMatchObject([{ rule: 'user-id', confidence: 'CHECK' }])
    expect(found.webexMatch('jsmith')).toMatchObject({ rule: 'directory-address', confidence: 'CHECK' })
    // Without a mail of their own, Webex is no surer than the directory.
    const { book: weak } = await book([bare], [jane], webex)
    expect(weak.directoryMatches('jsmith')).toMatchObject([{ rule: 'user-id', confidence: 'LIKELY' }])
    expect(weak.webexMatch('jsmith')).toMatchObject({ rule: 'other-address', confidence: 'LIKELY' })
    // Another name makes it weaker still, there and in Webex.
    const named = { ...bare, 'LAST NAME': 'Jones', 'FIRST NAME': 'Jim' }
    const { book: weakest } = await book([named], [`${jane}\nsn: Smith`], webex)
    expect(weakest.directoryMatches('jsmith')).toMatchObject([{ rule: 'user-id', confidence: 'CHECK' }])
    expect(weakest.webexMatch('jsmith')).toMatchObject({ rule: 'directory-address', confidence: 'CHECK' })
  })

  it('are to be checked where the mails differ, even below the search base, unless further addresses help', async () => {
    const user = { 'USER ID': 'ann', 'DIRECTORY PLUGIN CONFIG': 'AD', 'MAIL ID': 'ann@example.com' }
    const confidence = async (changes: Readonly<Record<string, string>>, ...lines: readonly string[]) =>
      (await book([{ ...user, ...changes }], [person('ann', 'uid: ann', ...lines)])).book.directoryMatches('ann')
    expect(await confidence({}, 'mail: a.new@example.com')).toMatchObject([{ confidence: 'CHECK' }])
    expect(await confidence({}, 'mail: ann@example.org')).toMatchObject([{ confidence: 'CHECK' }])
    const proxies = ['mail: a.new@example.com', 'proxyAddresses: smtp:ann@example.com']
    expect(await confidence({}, ...proxies)).toMatchObject([{ confidence: 'PROVEN' }])
    // An agreement may put the login name in the place of the mail address.
    expect(await confidence({ 'MAIL ID': 'ann' }, 'mail: a.new@example.com')).toMatchObject([{ confidence: 'PROVEN' }])
  })

  it.each([
    [{ 'TELEPHONE NUMBER': '+15125550104' }, 'telephone-number', 'Leaver', 'Carol New', 'CHECK'],
    [{ 'TELEPHONE NUMBER': '+15125550104' }, 'telephone-number', 'New', 'Carol New', 'LIKELY'],
    [{ 'TELEPHONE NUMBER': '+15125550104' }, 'telephone-number', 'NULL', 'Carol New', 'LIKELY'],
    [{}, 'user-id-in-address', 'Leaver', 'Carol New', 'CHECK'],
    [{}, 'user-id-in-address', 'Leaver', 'Leaver, Bob', 'LIKELY'],
    [{}, 'user-id-in-address', 'Leaver', 'agent1@example.com', 'LIKELY'],
  ])('are to be checked where the names contradict: %j by %s', async (user, rule, family, other, confidence) => {
    const leaver = { 'USER ID': 'agent1', 'FIRST NAME': 'Bob', 'LAST NAME': family, ...user }
    const mail = rule === 'telephone-number' ? 'carol@example.com' : 'agent1@example.com'
    const lines = [`mail: ${mail}`, 'telephoneNumber: +1 512 555 0104', `displayName: ${other}`]
    const webex = [{ mail, phoneNumber: '+15125550104', displayName: other }]
    const { book: inDirectory } = await book([leaver], [person('x', ...lines)])
    expect(inDirectory.directoryMatches('agent1')).toMatchObject([{ rule, confidence }])
    const { book: inWebex } = await book([leaver], [person('nobody')], webex)
    expect(inWebex.webexMatch('agent1')).toMatchObject({ rule, confidence })
  })

  it('whose name contradicts take nobody from those whose does not', async () => {
    const users = [
      { 'USER ID': 'bob', 'DISPLAY NAME': 'Bob Leaver', 'TELEPHONE NUMBER': '+15125550104' },
      { 'USER ID': 'cnew', 'DISPLAY NAME': 'Carol New' },
    ]
    const carol = person('c', 'uid: cnew', 'displayName: Carol New', 'telephoneNumber: +15125550104')
    const { book: found } = await book(users, [carol])
    expect(found.directoryMatches('bob')).toEqual([])
    expect(found.directoryMatches('cnew')).toMatchObject([{ rule: 'user-id', confidence: 'LIKELY' }])
  })

  it('are not known by what points to two people, and both are shown', async () => {
    const one = { 'USER ID': 'ann', 'MAIL ID': 'ann@example.com' }
    const { book: twice } = await book(
      [one],
      [person('a', 'mail: ann@example.com'), person('b', 'mail: ann@example.com')],
    )
    expect(twice.directoryMatches('ann')).toEqual([])
    expect(twice.candidates(userOf(one)).map(({ key, why }) => [key, why])).toEqual([
      [nameOf('a'), 'mail, other-address, user-id-in-address'],
      [nameOf('b'), 'mail, other-address, user-id-in-address'],
    ])
    // More that agrees decides between the two.
    const { book: decided } = await book(
      [one],
      [person('a', 'mail: ann@example.com'), person('b', 'mail: ann@example.com', 'uid: ann')],
    )
    expect(decided.directoryMatches('ann')).toMatchObject([{ key: nameOf('b'), rule: 'mail', confidence: 'PROVEN' }])
    // Two proofs that name different people are none.
    const synchronized = { ...one, 'DIRECTORY PLUGIN CONFIG': 'AD' }
    const { book: torn } = await book([synchronized], [person('a', 'mail: ann@example.com'), person('b', 'uid: ann')])
    expect(torn.directoryMatches('ann')).toEqual([])
    expect(torn.candidates(userOf(synchronized))).toHaveLength(2)
  })

  it('do not share a person, and a shared telephone or name tells nobody apart', async () => {
    const users = [
      { 'USER ID': 'u1', 'TELEPHONE NUMBER': '+15125550100', 'DISPLAY NAME': 'Ann Agent' },
      { 'USER ID': 'u2', 'TELEPHONE NUMBER': '+15125550100', 'DISPLAY NAME': 'Ann Agent' },
    ]
    const { book: found } = await book(users, [person('a', 'displayName: Ann Agent', 'telephoneNumber: +15125550100')])
    expect(users.flatMap((user) => found.directoryMatches(user['USER ID']))).toEqual([])
    expect(found.candidates(userOf(users[0]!))).toMatchObject([
      { why: 'telephone-number (shared), display-name (shared)' },
    ])
  })

  it('who are no longer active do not take anybody', async () => {
    const users = [
      { 'USER ID': 'old', 'MAIL ID': 'ann@example.com', STATUS: '0' },
      { 'USER ID': 'new', 'MAIL ID': 'ann@example.com' },
    ]
    const { book: found } = await book(users, [person('a', 'mail: ann@example.com')])
    expect(found.directoryMatches('old')).toEqual([])
    expect(found.directoryMatches('new')).toHaveLength(1)
  })

  it('are known in Webex by their own mail, by that of the directory, or less', async () => {
    const users = [
      { 'USER ID': 'ann', 'MAIL ID': 'ann@example.com' },
      { 'USER ID': 'bob', 'DIRECTORY PLUGIN CONFIG': 'AD' },
      { 'USER ID': 'cyd' },
      { 'USER ID': 'dan', 'TELEPHONE NUMBER': '+15125550104' },
      { 'USER ID': 'eve' },
    ]
    const webex = [
      { mail: 'ann@example.com' },
      { mail: 'robert@example.com' },
      { mail: 'cyd@example.org' },
      { mail: 'daniel@example.com', phoneNumber: '+15125550104' },
      { mail: 'evelyn@example.com' },
    ]
    const { book: found } = await book(users, [person('bob', 'uid: bob', 'mail: robert@example.com')], webex)
    expect(users.map((user) => found.webexMatch(user['USER ID']))).toEqual([
      { mail: 'ann@example.com', rule: 'mail', confidence: 'PROVEN' },
      { mail: 'robert@example.com', rule: 'directory-mail', confidence: 'PROVEN' },
      { mail: 'cyd@example.org', rule: 'user-id-in-address', confidence: 'LIKELY' },
      { mail: 'daniel@example.com', rule: 'telephone-number', confidence: 'LIKELY' },
      undefined,
    ])
    expect(found.unmatchedIn('webex')).toBe(1)
    expect(found.candidates({ ...userOf({ 'USER ID': 'eve' }), mail: 'evelin@example.com' })).toEqual([
      { system: 'webex', key: 'evelyn@example.com', label: 'evelyn@example.com', why: 'spelled alike' },
    ])
  })
})

/** As much of a user as candidates are looked for by. */
function userOf(user: Readonly<Record<string, string>>) {
  return {
    userId: user['USER ID']!,
    ...(user['MAIL ID'] === undefined ? {} : { mail: user['MAIL ID'] }),
    active: true,
    accessControlGroups: [],
    devices: [],
    primaryExtensions: [],
  }
}
