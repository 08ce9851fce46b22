import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchPeople, type MatchRule, type MatchSubject } from '../../src/analysis/people-matching/match-people.js'
import { PeopleBook } from '../../src/analysis/people-matching/people-book.js'
import { nameKeys, phoneKeys } from '../../src/analysis/people-matching/people-keys.js'
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
})
const side = (letter: string): fc.Arbitrary<readonly MatchSubject[]> =>
  fc.array(record, { maxLength: 7 }).map((records) => records.map((each, at) => ({ key: `${letter}${at}`, ...each })))

const pairs = (left: readonly MatchSubject[], right: readonly MatchSubject[]): readonly string[] =>
  matchPeople(left, right, RULES).matches.map((match) => `${match.left}>${match.right}`)

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
        const back = matchPeople(right, left, RULES).matches.map((match) => `${match.right}>${match.left}`)
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
    }))
    const right = left.map(({ key, keys }) => ({ key: key.replace('l', 'r'), keys, mails: [] }))
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
    .files()
    .map(({ name, data }) => ({ name, bytes: data }))
  const { objects } = ingestUcm({ name: 'export.tar', sha256: '', members })
  const people = webex?.map((person) => ({
    key: person.mail,
    value: { licenses: [], ...person },
    source: { file: 'people.json' },
  }))
  return { book: new PeopleBook(objects['end-user'], [directory], people), directory }
}

const person = (name: string, ...lines: readonly string[]): string =>
  [`dn: cn=${name},dc=example,dc=com`, 'objectClass: person', ...lines].join('\n')

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
        key: 'cn=ann,dc=example,dc=com',
        person: expect.anything(),
        source: { file: 'ad.ldif', row: 1 },
        rule,
        confidence,
      },
    ])
    expect(found.unmatchedIn('ad')).toBe(1)
  })

  it('are not known by what points to two people, and both are shown', async () => {
    const one = { 'USER ID': 'ann', 'MAIL ID': 'ann@example.com' }
    const { book: twice } = await book(
      [one],
      [person('a', 'mail: ann@example.com'), person('b', 'mail: ann@example.com')],
    )
    expect(twice.directoryMatches('ann')).toEqual([])
    expect(twice.candidates(userOf(one)).map(({ key, why }) => [key, why])).toEqual([
      ['cn=a,dc=example,dc=com', 'mail, other-address, user-id-in-address'],
      ['cn=b,dc=example,dc=com', 'mail, other-address, user-id-in-address'],
    ])
    // More that agrees decides between the two.
    const { book: decided } = await book(
      [one],
      [person('a', 'mail: ann@example.com'), person('b', 'mail: ann@example.com', 'uid: ann')],
    )
    expect(decided.directoryMatches('ann')).toMatchObject([
      { key: 'cn=b,dc=example,dc=com', rule: 'mail', confidence: 'PROVEN' },
    ])
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
