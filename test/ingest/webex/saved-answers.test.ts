import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { ingestWebex } from '../../../src/ingest/webex/ingest-webex.js'
import { savedAnswers } from '../../../src/ingest/webex/saved/saved-answers.js'
import { PLANNED_WEBEX_KINDS, WEBEX_KINDS } from '../../../src/model/webex/kinds.js'
import { findWebex } from '../../../src/model/webex/snapshot.js'
import {
  type Answers,
  codes,
  lacking,
  objects,
  only,
  organization,
  places,
  plannedUnread,
  webexId,
} from './made-answers.js'

const LYON = webexId('LOCATION', 'lyon')
const TRUNK = webexId('TRUNK', 'lgw')
const GROUP = webexId('ROUTE_GROUP', 'premises')
const PLAN = webexId('DIAL_PLAN', 'to-ucm')
const QUEUE = webexId('CALL_QUEUE', 'service')
const SEAT = webexId('LICENSE', 'org:CXE_1')
const person = (name: string) => ({
  id: webexId('PEOPLE', name),
  emails: [`${name}@example.com`],
  licenses: [SEAT],
  locationId: LYON,
  extension: '4711',
})
const license = { id: SEAT, name: 'Customer Assist', totalUnits: 9, consumedUnits: 2, subscriptionId: 'S1' }
const callQueue = {
  name: 'Service',
  callPolicies: { policy: 'CIRCULAR' },
  queueSettings: { queueSize: 5, overflow: { action: 'PERFORM_BUSY_TREATMENT' } },
  agents: [{ id: webexId('PEOPLE', 'otto') }, { id: webexId('PEOPLE', 'nina') }],
}
const CALLING = 'telephony/config'

/** An organization with one of everything; each file can be replaced. */
const WHOLE: Answers = {
  'organizations.json': { items: [{ id: 'o', displayName: 'ThreeSites' }] },
  'licenses.json': { items: [license] },
  'people.json': { items: [person('nina'), person('otto')] },
  'locations.json': { items: [{ id: LYON, name: 'Lyon' }] },
  [`${CALLING}/locations.json`]: { locations: [{ id: LYON, name: 'Lyon', routingPrefix: '8471' }] },
  [`${CALLING}/locations/${LYON}/internalDialing.json`]: { enableUnknownExtensionRoutePolicy: false },
  [`telephony/pstn/locations/${LYON}/connection.json`]: {
    id: 'c',
    pstnConnectionType: 'LOCAL_GATEWAY',
    routeType: 'TRUNK',
    routeId: TRUNK,
  },
  [`${CALLING}/numbers.json`]: {
    phoneNumbers: [{ phoneNumber: '+17175550111', state: 'ACTIVE', location: { id: LYON } }, { extension: '4711' }],
  },
  [`${CALLING}/premisePstn/trunks.json`]: {
    trunks: [{ id: TRUNK, name: 'LGW', location: { id: LYON, name: 'x' }, trunkType: 'REGISTERING' }],
  },
  [`${CALLING}/premisePstn/trunks/${TRUNK}.json`]: {
    name: 'LGW',
    location: { id: LYON },
    trunkType: 'REGISTERING',
    status: 'online',
    dualIdentitySupportEnabled: true,
  },
  [`${CALLING}/premisePstn/routeGroups.json`]: { routeGroups: [{ id: GROUP, name: 'Premises', inUse: true }] },
  [`${CALLING}/premisePstn/routeGroups/${GROUP}.json`]: {
    name: 'Premises',
    localGateways: [{ id: TRUNK, priority: 1 }],
  },
  [`${CALLING}/premisePstn/dialPlans.json`]: {
    dialPlans: [{ id: PLAN, name: 'To UCM', routeId: GROUP, routeName: 'x', routeType: 'ROUTE_GROUP' }],
  },
  [`${CALLING}/premisePstn/dialPlans/${PLAN}/dialPatterns.json`]: [
    { dialPatterns: ['+1512!'] },
    { dialPatterns: ['+1408!'] },
  ],
  [`${CALLING}/queues.json`]: [
    { queues: [{ id: 'basic', locationId: LYON, ...callQueue, name: 'Old' }] },
    { queues: [{ id: QUEUE, name: 'Service', locationId: LYON, locationName: 'x', hasCxEssentials: true }] },
  ],
  [`${CALLING}/locations/${LYON}/queues/${QUEUE}.json`]: { id: QUEUE, ...callQueue },
  [`${CALLING}/supervisors.json`]: { supervisors: [{ id: webexId('PEOPLE', 'nina'), agentCount: 2 }] },
  [`${CALLING}/supervisors/${webexId('PEOPLE', 'nina')}.json`]: [
    { id: webexId('PEOPLE', 'nina'), agents: [{ id: webexId('PEOPLE', 'otto') }] },
    { id: webexId('PEOPLE', 'nina'), agents: [{ id: webexId('PEOPLE', 'nina') }] },
  ],
  'contacts/organizations/o/contacts/search.json': {
    result: [{ displayName: 'Reception', phoneNumbers: [{ type: 'work', value: '+17175550120' }] }],
  },
}

const without = (...files: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(WHOLE).filter(([name]) => !files.some((file) => name === file)))

describe('saved answers', () => {
  it('make a whole organization without a word of complaint', () => {
    const snapshot = organization(WHOLE)
    expect(snapshot.findings).toEqual([])
    expect(plannedUnread(snapshot)).toEqual([])
    expect(
      Object.fromEntries(PLANNED_WEBEX_KINDS.map((kind) => [kind, snapshot.objects[kind].map(({ key }) => key)])),
    ).toEqual({
      license: ['Customer Assist@S1'],
      location: ['Lyon'],
      trunk: ['LGW'],
      'route-group': ['Premises'],
      'dial-plan': ['To UCM'],
      number: ['+17175550111'],
      person: ['nina@example.com', 'otto@example.com'],
      queue: ['Old@Lyon', 'Service@Lyon'],
      supervisor: ['nina@example.com'],
      contact: ['+17175550120'],
    })
    expect(findWebex(snapshot, 'location', 'Lyon')).toMatchObject({
      routingPrefix: '8471',
      pstn: { kind: 'trunk', name: 'LGW' },
    })
    expect(objects(snapshot, 'dial-plan')['To UCM']).toEqual({
      name: 'To UCM',
      route: { kind: 'route-group', name: 'Premises' },
      patterns: ['+1408!', '+1512!'],
    })
    expect(objects(snapshot, 'queue')['Service@Lyon']?.customerAssist).toBe(true)
    expect(objects(snapshot, 'queue')['Old@Lyon']?.customerAssist).toBe(false)
    expect(objects(snapshot, 'supervisor')['nina@example.com']?.agents).toEqual([
      'nina@example.com',
      'otto@example.com',
    ])
  })

  it('are the same in any order, in one folder more, without the long prefix and with padded ids', () => {
    const { root } = organization(WHOLE)
    const renamed = (rename: (name: string) => string): Answers =>
      Object.fromEntries(
        Object.entries(WHOLE)
          .reverse()
          .map(([name, content]) => [rename(name), content]),
      )
    expect(organization(renamed((name) => name)).root).toBe(root)
    expect(organization(renamed((name) => `webex-org/${name}`)).root).toBe(root)
    const isAmbiguous = (name: string) => name === `${CALLING}/locations.json`
    expect(organization(renamed((name) => (isAmbiguous(name) ? name : name.replace(`${CALLING}/`, '')))).root).toBe(
      root,
    )
    const padded = { ...license, id: `${SEAT}${'='.repeat(4 - (SEAT.length % 4))}` }
    expect(organization({ ...WHOLE, 'licenses.json': { items: [padded] } }).root).toBe(root)
  })

  it.each([
    ['one answer', { items: [person('nina'), person('otto')] }],
    ['pages', [{ items: [person('nina')] }, { items: [] }, { items: [person('otto')] }]],
    ['pages that overlap', [{ items: [person('nina')] }, { items: [person('nina'), person('otto')] }]],
    ['the bare list', [person('nina'), person('otto')]],
    [
      'text of a Windows shell',
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(JSON.stringify([person('nina'), person('otto')]), 'utf16le'),
      ]),
    ],
  ])('may be %s', (_, people) => {
    const snapshot = organization({ ...WHOLE, 'people.json': people })
    expect(snapshot.findings).toEqual([])
    expect(snapshot.root).toBe(organization(WHOLE).root)
  })

  it('may list the details themselves', () => {
    const detailed = organization({
      ...without(
        `${CALLING}/premisePstn/routeGroups/${GROUP}.json`,
        `${CALLING}/locations/${LYON}/queues/${QUEUE}.json`,
      ),
      [`${CALLING}/premisePstn/routeGroups.json`]: [
        { id: GROUP, name: 'Premises', localGateways: [{ id: TRUNK, priority: 1 }] },
      ],
      [`${CALLING}/queues.json`]: [
        { id: 'basic', locationId: LYON, ...callQueue, name: 'Old' },
        { id: QUEUE, locationId: LYON, hasCxEssentials: true, ...callQueue },
      ],
    })
    expect(detailed.findings).toEqual([])
    expect(Object.keys(objects(detailed, 'queue'))).toEqual(['Old@Lyon', 'Service@Lyon'])
  })

  it('count rows over all pages', () => {
    const broken = { id: 'x' }
    const found = only(
      organization({ ...WHOLE, 'people.json': [{ items: [person('nina')] }, { items: [broken, person('otto')] }] }),
      'PRE-007',
    )
    expect(places(found)).toEqual(['people.json:2'])
    expect(found.message).toBe('people.json: object 2 cannot be read: emails is missing.')
  })

  it('add the seats of one license that stands there once per site, and count a page border once', () => {
    const other = { ...license, id: webexId('LICENSE', 'org:CXE_2'), siteUrl: 'two.example.com', totalUnits: 3 }
    const snapshot = organization({ ...WHOLE, 'licenses.json': [{ items: [license] }, { items: [license, other] }] })
    expect(objects(snapshot, 'license')['Customer Assist@S1']).toMatchObject({ totalUnits: 12, consumedUnits: 4 })
    expect(snapshot.findings).toEqual([])
  })

  it('keep one of two objects that claim one key, whatever their order, and name both', () => {
    const twin = { ...person('nina'), id: webexId('PEOPLE', 'nina2'), extension: '4799' }
    const one = organization({ ...WHOLE, 'people.json': [person('nina'), twin, person('otto')] })
    const other = organization({ ...WHOLE, 'people.json': [twin, person('nina'), person('otto')] })
    expect(one.root).toBe(other.root)
    expect(places(only(one, 'PRE-007'))).toEqual(['people.json:1', 'people.json:2'])
  })
})

describe('trouble in saved answers', () => {
  it.each([
    ['{"items": [', 'is cut off: the JSON does not end'],
    ['{"items": [}', 'is not valid JSON'],
    ['', 'is empty'],
    ['{"people": []}', 'has no list "items"'],
    ['"text"', 'has no list "items"'],
    [
      '{"message": "Not allowed", "errors": [{"description": "Not allowed"}], "trackingId": "T1"}',
      'holds an error of the platform instead of an answer: Not allowed',
    ],
  ])('%s: %s', (text, problem) => {
    const snapshot = organization({ ...WHOLE, 'people.json': text })
    const found = snapshot.findings.find(({ code }) => code === 'PRE-007')
    expect(found?.message).toContain(`people.json ${problem}`)
    expect(plannedUnread(snapshot)).toEqual(['person'])
    expect(Object.keys(objects(snapshot, 'location'))).toEqual(['Lyon'])
    expect(codes(snapshot)).toContain('PRE-002 file:people.json')
  })

  it('never quotes what a broken file holds', () => {
    const path = `${CALLING}/premisePstn/trunks/${TRUNK}.json`
    for (const text of ['{"password": "CANARY-1", oops}', '{"password": "CANARY-1" "x"}', '["CANARY-1", CANARY-2]']) {
      expect(JSON.stringify(organization({ ...WHOLE, [path]: text }))).not.toContain('CANARY')
    }
    const trunk = { name: 'LGW', location: { id: LYON }, trunkType: 'CANARY-1', password: 'CANARY-2' }
    expect(JSON.stringify(organization({ ...WHOLE, [path]: trunk }))).not.toContain('CANARY')
  })

  it('reads on behind an object that it cannot read', () => {
    const people = [person('nina'), 'nonsense', null, { ...person('x'), licenses: 'all' }, person('otto')]
    const snapshot = organization({ ...WHOLE, 'people.json': people })
    expect(Object.keys(objects(snapshot, 'person'))).toEqual(['nina@example.com', 'otto@example.com'])
    const found = only(snapshot, 'PRE-007')
    expect(places(found)).toEqual(['people.json:2', 'people.json:3', 'people.json:4'])
    expect(found.evidence.map(({ value }) => value)).toEqual([
      'is not an object',
      'is not an object',
      'licenses is not a list',
    ])
  })

  it('reports an id that leads nowhere once, with all who refer to it', () => {
    const gone = webexId('LICENSE', 'org:OLD_9')
    const people = ['nina', 'otto'].map((name) => ({ ...person(name), licenses: [gone] }))
    const snapshot = organization({ ...WHOLE, 'people.json': people })
    const found = only(snapshot, 'PRE-010')
    expect(found.subject).toBe(`webex-license:${gone}`)
    expect(found.message).toContain('org:OLD_9')
    expect(places(found)).toEqual(['people.json:1', 'people.json:2'])
    expect(objects(snapshot, 'person')['nina@example.com']?.licenses).toEqual([gone])
  })

  it('reports an agent and a trunk that nobody knows', () => {
    const agents = [{ id: webexId('PEOPLE', 'gone') }]
    const snapshot = organization({
      ...WHOLE,
      [`${CALLING}/locations/${LYON}/queues/${QUEUE}.json`]: { ...callQueue, agents },
      [`${CALLING}/premisePstn/routeGroups/${GROUP}.json`]: {
        name: 'Premises',
        localGateways: [{ id: webexId('TRUNK', 'gone'), name: 'Gone', priority: 1 }],
      },
    })
    expect(codes(snapshot)).toEqual([
      `PRE-010 webex-person:${webexId('PEOPLE', 'gone')}`,
      `PRE-010 webex-trunk:${webexId('TRUNK', 'gone')}`,
    ])
    expect(findWebex(snapshot, 'route-group', 'Premises')?.trunks).toEqual([{ trunk: 'Gone', priority: 1 }])
  })

  it('does not judge ids one by one when their whole list was not saved', () => {
    const snapshot = organization(without('licenses.json'))
    const found = only(snapshot, 'PRE-002')
    expect(found.message).toBe('licenses.json is not in the input, so 2 ids that stand in it cannot be resolved.')
    expect(plannedUnread(snapshot)).toEqual(['license'])
  })

  it('says which details were not saved, and claims nothing about what they hold', () => {
    const snapshot = organization(
      without(
        `${CALLING}/premisePstn/trunks/${TRUNK}.json`,
        `${CALLING}/premisePstn/routeGroups/${GROUP}.json`,
        `${CALLING}/premisePstn/dialPlans/${PLAN}/dialPatterns.json`,
        `${CALLING}/locations/${LYON}/queues/${QUEUE}.json`,
        `${CALLING}/supervisors/${webexId('PEOPLE', 'nina')}.json`,
        `${CALLING}/locations/${LYON}/internalDialing.json`,
        `telephony/pstn/locations/${LYON}/connection.json`,
      ),
    )
    expect(plannedUnread(snapshot)).toEqual(['route-group', 'dial-plan', 'queue', 'supervisor'])
    expect(
      snapshot.findings.map(({ code, severity, message }) => `${code} ${severity} ${message.split(':')[0] ?? ''}`),
    ).toEqual([
      'PRE-002 HIGH telephony/config/locations/<location>/queues/<id>.json was not saved for queue Service',
      'PRE-002 HIGH telephony/config/premisePstn/dialPlans/<id>/dialPatterns.json was not saved for dial-plan To UCM',
      'PRE-002 HIGH telephony/config/premisePstn/routeGroups/<id>.json was not saved for route-group Premises',
      `PRE-002 HIGH telephony/config/supervisors/<id>.json was not saved for supervisor ${webexId('PEOPLE', 'nina')}`,
      'PRE-002 MEDIUM telephony/config/locations/<id>/internalDialing.json was not saved for Lyon',
      'PRE-002 MEDIUM telephony/config/premisePstn/trunks/<id>.json was not saved for LGW',
      'PRE-002 MEDIUM telephony/pstn/locations/<id>/connection.json was not saved for Lyon',
    ])
    expect(Object.keys(objects(snapshot, 'queue'))).toEqual(['Old@Lyon'])
    expect(Object.keys(objects(snapshot, 'trunk'))).toEqual(['LGW'])
  })

  it('notices people who were read without their calling data', () => {
    const bare = lacking(person('nina'), 'locationId', 'extension')
    const found = only(organization({ ...WHOLE, 'people.json': [bare, person('otto')] }), 'PRE-002')
    expect(found.message).toContain('callingData=true was not saved for nina@example.com')
  })

  it('notices a calling location that the other list does not know', () => {
    const snapshot = organization({
      ...WHOLE,
      [`${CALLING}/locations.json`]: [
        { id: LYON, name: 'Lyon' },
        { id: webexId('LOCATION', 'gone'), name: 'Gone' },
      ],
    })
    const found = only(snapshot, 'PRE-010')
    expect(found.message).toContain('calling location Gone')
    expect(places(found)).toEqual([`${CALLING}/locations.json:2`])
  })
})

describe('what was saved', () => {
  it('gives every file a fate', () => {
    const { members } = organization({
      ...WHOLE,
      'README.md': 'notes',
      'people/me.json': {},
      'webhooks.json': { items: [] },
      'strange/thing.json': {},
    })
    const fates = new Map(members.map(({ name, fate }) => [name, fate]))
    expect(fates.get('people.json')).toBe('read')
    expect(fates.get('people/me.json')).toBe('known-unused')
    expect(fates.get('webhooks.json')).toBe('known-unused')
    expect(fates.get('strange/thing.json')).toBe('unknown')
    expect(fates.get('README.md')).toBe('unknown')
    expect(members.find(({ name }) => name === `${CALLING}/queues.json`)?.rows).toBe(2)
  })

  it('leaves kinds unread whose lists are not there', () => {
    const snapshot = organization({ 'licenses.json': { items: [license] } })
    expect(snapshot.unread).toEqual(WEBEX_KINDS.filter((kind) => kind !== 'license'))
  })

  it('cannot say whether calling is enabled without the second list', () => {
    expect(plannedUnread(organization(without(`${CALLING}/locations.json`)))).toEqual(['location'])
  })

  it('is not taken for an organization when it is something else', () => {
    expect(() => organization({ 'notes.txt': 'x', 'package.json': {} })).toThrow(UserError)
    expect(() => organization({})).toThrow(UserError)
  })

  it('does not hash what the platform assigns', () => {
    const path = `${CALLING}/premisePstn/trunks/${TRUNK}.json`
    const detail = { name: 'LGW', location: { id: LYON }, trunkType: 'REGISTERING', dualIdentitySupportEnabled: true }
    const registered = {
      ...detail,
      otgDtgId: 'a',
      linePort: 'b@example.com',
      sipAuthenticationUserName: 'c',
      outboundProxy: { outboundProxy: 'd.example.com' },
    }
    const snapshot = organization({ ...WHOLE, [path]: registered })
    expect(findWebex(snapshot, 'trunk', 'LGW')?.registration?.otgDtgId).toBe('a')
    expect(snapshot.root).toBe(organization(WHOLE).root)
    expect(organization({ ...WHOLE, [path]: { ...detail, dualIdentitySupportEnabled: false } }).root).not.toBe(
      snapshot.root,
    )
  })

  it('may be declared to be nothing', () => {
    const snapshot = ingestWebex({ declaredEmpty: true })
    expect(snapshot).toMatchObject({ declaredEmpty: true, unread: [], members: [], findings: [] })
    expect(WEBEX_KINDS.filter((kind) => snapshot.objects[kind].length > 0)).toEqual([])
  })
})

it('reads no file that is larger than a string can be', () => {
  const found = savedAnswers(new Uint8Array(256 * 1024 ** 2 + 1), 'people')
  expect(found).toEqual({ ok: false, problem: 'has more than 256 MB: save it in pages' })
})
