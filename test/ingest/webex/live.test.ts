import { afterEach, describe, expect, it } from 'vitest'
import { webexAccess } from '../../../src/cli/flags/webex-flags.js'
import type { UserError } from '../../../src/findings/user-error.js'
import { ingestWebex } from '../../../src/ingest/webex/ingest-webex.js'
import { type Asked, FIRST_QUESTIONS, QUESTIONS } from '../../../src/ingest/webex/live/questions.js'
import { WEBEX_KINDS } from '../../../src/model/webex/kinds.js'
import { madeOrganization } from '../../support/webex-answers.js'
import { AUSTIN, BASIC, LYON, type MadeAnswer, ORG, PARK, SERVICE } from '../../support/webex-answer-parts.js'
import { hasWebexContract, WebexContract } from '../../support/webex-contract.js'
import { readLive } from '../../support/webex-live.js'
import { type ServerOptions, TOKEN, WebexServer } from '../../support/webex-server.js'
import { codes, objects, plannedUnread } from './made-answers.js'

const open: WebexServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function serve(
  options: ServerOptions = {},
  changed: Readonly<Record<string, MadeAnswer>> = {},
): Promise<WebexServer> {
  const server = await WebexServer.start({ ...madeOrganization(), ...changed }, options)
  open.push(server)
  return server
}

const refusing =
  (path: RegExp, status: number): ServerOptions['fault'] =>
  ({ path: asked }) =>
    path.test(asked) ? { status } : undefined

describe('a live reading', () => {
  it('holds everything that the organization shows, and nothing to complain about', async () => {
    const snapshot = ingestWebex(await readLive(await serve()))
    expect(snapshot.findings).toEqual([])
    // No operation lists these two.
    expect(snapshot.unread).toEqual(['domain', 'virtual-line'])
    expect(snapshot.organizationName).toBe('Example Stores')
    expect(Object.fromEntries(WEBEX_KINDS.map((kind) => [kind, snapshot.objects[kind].map(({ key }) => key)]))).toEqual(
      {
        license: ['Customer Experience - Essential@Sub-1', 'Unified Communication Manager (UCM)@Sub-2'],
        location: ['Austin', 'Lyon'],
        trunk: ['LGW'],
        'route-group': ['Premises'],
        'dial-plan': ['To UCM'],
        number: ['+15125550100', '+17175550100', '+17175550110'],
        person: ['ann@example.com', 'bob@example.com', 'cy@example.com', 'dee@example.com', 'eve@example.com'],
        queue: ['Old@Lyon', 'Service@Lyon'],
        supervisor: ['dee@example.com'],
        contact: ['+17175550120'],
        'organization-settings': ['organization'],
        domain: [],
        'location-settings': ['Austin', 'Lyon'],
        schedule: ['businessHours Open@Lyon'],
        'route-list': ['DI'],
        'translation-pattern': ['Help desk', 'Help desk@Lyon'],
        'virtual-extension': ['4760@Lyon'],
        'virtual-extension-range': ['Stores'],
        'number-use': ['+15125550100', '+17175550100', '+17175550110', '4790@Lyon'],
        'virtual-line': [],
        'person-settings': ['ann@example.com', 'bob@example.com', 'cy@example.com', 'dee@example.com'],
        'queue-services': ['Old@Lyon', 'Service@Lyon'],
        'hunt-group': ['Returns@Lyon'],
        'call-park': ['Café park@Lyon'],
        'call-park-extension': ['Park 1@Lyon'],
        'call-pickup': ['Front desk@Lyon'],
        'voicemail-group': ['Team mailbox@Lyon'],
      },
    )
    expect(objects(snapshot, 'queue')['Service@Lyon']?.customerAssist).toBe(true)
    expect(objects(snapshot, 'queue')['Old@Lyon']?.customerAssist).toBe(false)
    expect(objects(snapshot, 'queue')['Service@Lyon']?.agents).toEqual([
      { mail: 'ann@example.com', joined: true },
      { mail: 'bob@example.com', joined: false },
    ])
    expect(objects(snapshot, 'queue-services')['Service@Lyon']).toMatchObject({
      bounce: { afterRings: 5, whenUnavailable: true },
      holiday: { enabled: true, action: 'TRANSFER', transferNumber: '4799', schedule: 'Holidays' },
      night: { enabled: true, action: 'BUSY', schedule: 'Open', forced: false },
      forced: { enabled: false },
      stranded: { enabled: true, action: 'TRANSFER', transferNumber: '+17175550198' },
    })
    expect(objects(snapshot, 'location-settings')['Lyon']).toEqual({
      location: 'Lyon',
      externalCallerIdName: 'Lyon store',
      e911SetupRequired: false,
      emergencyCallback: { selected: 'LOCATION_MEMBER_NUMBER', number: '+17175550100', member: 'ann@example.com' },
      voicePortal: { extension: '4798' },
      outgoingPermissions: [
        { callType: 'INTERNATIONAL', action: 'BLOCK' },
        { callType: 'NATIONAL', action: 'ALLOW' },
      ],
    })
    expect(objects(snapshot, 'hunt-group')['Returns@Lyon']).toMatchObject({
      nextAgentRings: 3,
      noAnswer: { destination: '4799', toVoicemail: false, rings: 12 },
      busy: { destination: '+17175550197', toVoicemail: false },
      agents: ['cy@example.com', 'Lobby'],
    })
    expect(objects(snapshot, 'person')['eve@example.com']?.callingBehavior).toBe('NATIVE_SIP_CALL_TO_UCM')
    expect(objects(snapshot, 'person-settings')['ann@example.com']).toMatchObject({
      roles: ['Full Administrator'],
      voicemail: { enabled: true, afterRings: 4, external: false },
      forwardNoAnswer: { enabled: true, destination: '+17175550190', toVoicemail: false, rings: 3 },
    })
  })

  it('is the same in pages of any size, also when an object stands at the border of two', async () => {
    const { root } = ingestWebex(await readLive(await serve()))
    for (const options of [{ pageSize: 1 }, { pageSize: 2 }, { pageSize: 2, overlap: true }]) {
      const paged = ingestWebex(await readLive(await serve(options)))
      expect(paged.root).toBe(root)
      expect(paged.findings).toEqual([])
    }
  })

  it('asks once for everything, with the token, and never writes', async () => {
    const server = await serve()
    await readLive(server)
    const asked = server.requests.map(({ path, query }) => `${path} ${JSON.stringify(query)}`)
    expect(asked.toSorted()).toEqual([...new Set(asked)].sort())
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
    expect(new Set(server.requests.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${TOKEN}`]))
    expect(asked).toContain('people {"callingData":"true","max":"100"}')
    // The kind of queue is told by the list: the detail is asked for as such.
    expect(asked).toContain(`telephony/config/locations/${LYON}/queues/${SERVICE} {"hasCxEssentials":"true"}`)
    expect(asked).toContain(`telephony/config/locations/${LYON}/queues/${BASIC} {}`)
    expect(asked).toContain(`telephony/config/locations/${LYON}/callParks/${PARK} {}`)
  })

  it('asks nobody about voicemail and forwarding when told not to', async () => {
    const server = await serve()
    const snapshot = ingestWebex(await readLive(server, { personSettings: false }))
    const features = server.requests.filter(({ path }) => path.includes('/features/') && path.startsWith('people/'))
    expect(new Set(features.map(({ path }) => path.split('/').at(-1)))).toEqual(new Set(['callingBehavior']))
    expect(Object.keys(objects(snapshot, 'person-settings'))).toEqual(['ann@example.com'])
  })

  it.skipIf(!hasWebexContract)('asks and is answered as the published contract says', async () => {
    const contract = new WebexContract()
    const server = await serve()
    await readLive(server, { organization: ORG })
    expect(server.sent.length).toBeGreaterThan(70)
    const faults = server.sent.flatMap(({ request, status, body }) => contract.exchangeFaults(request, status, body))
    expect(faults).toEqual([])
  })
})

describe.skipIf(!hasWebexContract)('the questions', () => {
  const item = { id: 'i', locationId: 'l', type: 'holidays', licenses: [] }
  const known = {
    organization: 'o',
    callingLicenses: new Set<string>(),
    ucmLicenses: new Set<string>(),
    personSettings: true,
  }
  const all = (asked: readonly Asked[]): readonly Asked[] => asked.flatMap((each) => [each, ...all(each.below ?? [])])
  const questions = all([...Object.values(FIRST_QUESTIONS), ...QUESTIONS]).map(
    (asked) => [`/${asked.path(item, known)?.join('/') ?? ''}`, asked.scope] as const,
  )

  it.each(questions)('GET %s needs the scope %s, as the contract says', (path, scope) => {
    expect(new WebexContract().scopesOf(path)).toContain(scope)
  })
})

describe('which organization', () => {
  const two: MadeAnswer = {
    list: 'items',
    body: {
      items: [
        { id: 'partner', displayName: 'Partner' },
        { id: ORG, displayName: 'Example Stores' },
      ],
    },
  }

  it('must be said where the token sees several', async () => {
    const reading = readLive(await serve({}, { organizations: two }))
    await expect(reading).rejects.toThrow('the token sees 2 organizations, and none was chosen')
    const { hint } = (await reading.catch((error: unknown) => error)) as UserError
    expect(hint).toContain(`${ORG} (Example Stores)`)
  })

  it('is asked for in every question that takes one', async () => {
    const server = await serve({}, { organizations: two })
    const snapshot = ingestWebex(await readLive(server, { organization: ORG }))
    expect(snapshot.organizationName).toBe('Example Stores')
    const without = server.requests.filter(({ query }) => query['orgId'] !== ORG).map(({ path }) => path)
    expect(without).toEqual(['organizations', 'roles', `contacts/organizations/${ORG}/contacts/search`])
  })

  it('must be one that the token sees', async () => {
    const server = await serve({}, { organizations: two })
    await expect(readLive(server, { organization: 'other' })).rejects.toThrow('sees no organization with the id other')
  })
})

describe('what may not be read', () => {
  it('is not read, is not empty, and the scope is named', async () => {
    const whole = ingestWebex(await readLive(await serve()))
    const snapshot = ingestWebex(await readLive(await serve({ fault: refusing(/^licenses$/, 403) })))
    expect(plannedUnread(snapshot)).toEqual(['license'])
    const told = snapshot.findings.find(({ subject }) => subject === 'refused:licenses.json')
    expect(told).toMatchObject({ code: 'PRE-002', severity: 'HIGH' })
    expect(told?.message).toContain('GET /licenses was refused (403): made-up trouble.')
    expect(told?.message).toContain('scope spark-admin:licenses_read')
    expect(snapshot.objects.location).toEqual(whole.objects.location)
  })

  it('is asked for once and not for every object', async () => {
    const server = await serve({ fault: refusing(/callForwarding$/, 403) })
    const snapshot = ingestWebex(await readLive(server))
    // Queues and people are two questions; two objects of each may have been on their way at once.
    expect(server.requests.filter(({ path }) => path.endsWith('callForwarding')).length).toBeLessThanOrEqual(6)
    const told = snapshot.findings.find(({ subject }) => subject === 'refused:person-forwarding')
    expect(told?.message).toContain('So were 3 more like it.')
    expect(objects(snapshot, 'person-settings')['bob@example.com']?.voicemail).toBeDefined()
  })

  it('may be one half of a kind: then the kind is not known whole', async () => {
    const fault: ServerOptions['fault'] = ({ path, query }) =>
      path === 'telephony/config/queues' && query['hasCxEssentials'] === 'true' ? { status: 403 } : undefined
    const snapshot = ingestWebex(await readLive(await serve({ fault })))
    expect(plannedUnread(snapshot)).toEqual(['queue'])
  })

  it('leaves an object out that was gone when it was asked for', async () => {
    const gone = `telephony/config/locations/${LYON}/queues/${BASIC}`
    const others = Object.entries(madeOrganization()).filter(([path]) => path !== gone)
    const server = await WebexServer.start(Object.fromEntries(others))
    open.push(server)
    const snapshot = ingestWebex(await readLive(server))
    expect(Object.keys(objects(snapshot, 'queue'))).toEqual(['Service@Lyon'])
    expect(snapshot.unread).toEqual(['domain', 'virtual-line'])
    expect(codes(snapshot)).toEqual(['PRE-002 refused:gone'])
    expect(snapshot.findings[0]?.message).toBe('1 object was listed and gone when asked for: left out.')
  })

  it('is none where the platform says that there is no such setting', async () => {
    const fault = refusing(new RegExp(`locations/${AUSTIN}/(?:connection|internalDialing)$`), 404)
    const snapshot = ingestWebex(await readLive(await serve({ fault })))
    expect(snapshot.findings).toEqual([])
    expect(objects(snapshot, 'location')['Austin']?.pstn).toBeUndefined()
  })

  it('is a directory that holds more than was given', async () => {
    const path = `contacts/organizations/${ORG}/contacts/search`
    const cut = { body: { ...madeOrganization()[path]?.body, total: 5000 } }
    const snapshot = ingestWebex(await readLive(await serve({}, { [path]: cut })))
    expect(plannedUnread(snapshot)).toEqual(['contact'])
    expect(codes(snapshot)).toEqual([`PRE-007 file:${path}.json`])
  })
})

describe('the token', () => {
  it.each([
    [undefined, 'there is no token in REHOME_WEBEX_TOKEN'],
    ['  ', 'there is no token in REHOME_WEBEX_TOKEN'],
    ['Bearer abc', 'what stands in REHOME_WEBEX_TOKEN is no token'],
    ['abc\r\nx: y', 'what stands in REHOME_WEBEX_TOKEN is no token'],
  ])('%j is a mistake of usage', (token, told) => {
    const access = (): unknown => webexAccess({ 'requests-per-second': 5 }, { REHOME_WEBEX_TOKEN: token })
    expect(access).toThrow(told)
    expect(access).toThrow(expect.objectContaining({ kind: 'usage' }) as Error)
  })
})
