import { describe, expect, it } from 'vitest'
import { licenseProduct, readLicense } from '../../../src/ingest/webex/objects/license.js'
import { readLocation } from '../../../src/ingest/webex/objects/location.js'
import { readNumber } from '../../../src/ingest/webex/objects/number.js'
import { readContacts, readPerson, readSupervisor } from '../../../src/ingest/webex/objects/person.js'
import { readQueue } from '../../../src/ingest/webex/objects/queue.js'
import { readDialPlan } from '../../../src/ingest/webex/objects/dial-plan.js'
import { readRouteGroup, readTrunk } from '../../../src/ingest/webex/objects/trunk.js'
import { lacking, webexId } from './made-answers.js'
import type { JsonRecord } from '../../../src/ingest/webex/json-members.js'

const NAMES: Readonly<Record<string, string>> = {
  lyon: 'Lyon',
  lgw: 'LGW Austin',
  lgw2: 'LGW Lyon',
  group: 'Premises',
  nina: 'nina.garcia@example.com',
  otto: 'otto.meyer@example.com',
  assist: 'Customer Experience - Essential@S1',
}
const resolve = (id: string): string | undefined => NAMES[id]

describe('licenses', () => {
  it.each([
    ['Customer Experience - Essential', 'customer-assist'],
    ['CUSTOMER EXPERIENCE  ESSENTIALS', 'customer-assist'],
    ['Customer Assist', 'customer-assist'],
    ['Webex Calling - Customer Assist', 'customer-assist'],
    ['webex calling professional', 'professional'],
    ['Webex Calling - Basic', 'standard'],
    ['Webex Calling - Standard', 'standard'],
    ['Webex Calling - Common Area', 'workspaces'],
    ['Webex Attendant Console', 'attendant-console'],
    ['Unified Communication Manager (UCM)', 'ucm'],
    ['Meeting - Webex Enterprise Edition', undefined],
  ])('%s is %s', (name, product) => {
    expect(licenseProduct(name, undefined)).toBe(product)
  })

  it('takes the word in the id where the name is a new one', () => {
    const uuid = '3510a101-0000-4000-8000-000000000001'
    const id = webexId('LICENSE', `3510a000-0000-4000-8000-000000000001:CustomerAssist_${uuid}`)
    expect(licenseProduct('Service 2027', id)).toBe('customer-assist')
    expect(licenseProduct('Service 2027', webexId('LICENSE', `x:ZZ_${uuid}`))).toBeUndefined()
    expect(licenseProduct('Service 2027', webexId('PEOPLE', `x:UCM_${uuid}`))).toBeUndefined()
  })

  it('needs its numbers', () => {
    expect(() => readLicense({ name: 'X', totalUnits: 3 })).toThrow('consumedUnits is missing')
    expect(() => readLicense({ name: 'X', totalUnits: 'many', consumedUnits: 0 })).toThrow(
      'totalUnits is not a whole number',
    )
  })
})

describe('a trunk', () => {
  const published = {
    name: 'LGW Austin',
    customer: { id: 'org', name: 'ThreeSites' },
    location: { id: 'lyon', name: 'Lyon' },
    otgDtgId: 'lgw3510_lgu',
    linePort: 'lgw3510_LGU@example.com',
    outboundProxy: { sipAccessServiceType: 'TLS', outboundProxy: 'proxy.example.com' },
    sipAuthenticationUserName: 'lgw3510',
    password: 'CANARY-PASSWORD',
    status: 'ONLINE',
    responseStatus: { code: 200, type: 'WARNING' },
    port: 8934,
    pChargeInfoSupportPolicy: 'DISABLED',
    dualIdentitySupportEnabled: true,
    trunkType: 'REGISTERING',
    maxConcurrentCalls: 250,
  }

  it('reads the same from the published and from the live shape, and no secret from either', () => {
    const bare = lacking(published, 'customer', 'port', 'pChargeInfoSupportPolicy')
    const live = { ...bare, organization: published.customer, status: 'online', responseStatus: [{ code: 200 }] }
    const expected = {
      name: 'LGW Austin',
      location: 'Lyon',
      type: 'REGISTERING',
      dualIdentitySupport: true,
      maximumCalls: 250,
      registration: {
        otgDtgId: 'lgw3510_lgu',
        linePort: 'lgw3510_LGU@example.com',
        outboundProxy: 'proxy.example.com',
        userName: 'lgw3510',
      },
    }
    expect(readTrunk(published, resolve)).toEqual(expected)
    expect(readTrunk(live as JsonRecord, resolve)).toEqual(expected)
  })

  it('has no registration while the platform cannot read the proxy', () => {
    expect(readTrunk(lacking(published, 'outboundProxy') as JsonRecord, resolve)).not.toHaveProperty('registration')
  })

  it('orders the trunks of a group by priority', () => {
    const json = {
      name: 'Premises',
      localGateways: [
        { id: 'lgw2', priority: 2 },
        { id: 'lgw', name: 'ignored', priority: '1' },
        { id: 'gone', name: 'Shown name', priority: 1 },
      ],
    }
    expect(readRouteGroup(json, resolve).trunks).toEqual([
      { trunk: 'LGW Austin', priority: 1 },
      { trunk: 'Shown name', priority: 1 },
      { trunk: 'LGW Lyon', priority: 2 },
    ])
  })

  it('reads a dial plan with its patterns', () => {
    const json = { id: 'p', name: 'To UCM', routeId: 'group', routeName: 'Old name', routeType: 'ROUTE_GROUP' }
    expect(readDialPlan(json, ['+1512!', '+1415555', '+1512!'], resolve)).toEqual({
      name: 'To UCM',
      route: { kind: 'route-group', name: 'Premises' },
      patterns: ['+1415555', '+1512!'],
    })
  })
})

describe('a location', () => {
  const location = { id: 'lyon', name: 'Lyon', timeZone: 'Europe/Paris' }

  it('is without calling when the calling list does not know it', () => {
    expect(readLocation({ location }, resolve)).toEqual({
      name: 'Lyon',
      address: { line1: '', city: '', postalCode: '', country: '' },
      timeZone: 'Europe/Paris',
      preferredLanguage: '',
      callingEnabled: false,
      enforceOutsideDialDigit: false,
    })
  })

  it('joins its four answers; null is absent', () => {
    const calling = {
      id: 'lyon',
      name: 'Lyon',
      announcementLanguage: null,
      callingLineId: { name: 'Lyon', phoneNumber: '+1 (717) 555-0100' },
      routingPrefix: 8471,
      outsideDialDigit: '9',
      enforceOutsideDialDigit: true,
    }
    const internalDialing = {
      enableUnknownExtensionRoutePolicy: true,
      unknownExtensionRouteIdentity: { id: 'lgw', name: 'x', type: 'TRUNK' },
    }
    const pstn = { id: 'c', pstnConnectionType: 'LOCAL_GATEWAY', routeType: 'ROUTE_GROUP', routeId: 'group' }
    expect(readLocation({ location, calling, internalDialing, pstn }, resolve)).toMatchObject({
      callingEnabled: true,
      routingPrefix: '8471',
      outsideDialDigit: '9',
      enforceOutsideDialDigit: true,
      mainNumber: '+17175550100',
      pstn: { kind: 'route-group', name: 'Premises' },
      unknownExtensionRoute: { kind: 'trunk', name: 'LGW Austin' },
    })
  })

  it('takes the older connection inside the location, and none that is not premises', () => {
    const calling = { id: 'lyon', name: 'Lyon', connection: { type: 'TRUNK', id: 'lgw' } }
    expect(readLocation({ location, calling }, resolve).pstn).toEqual({ kind: 'trunk', name: 'LGW Austin' })
    const cloud = { ...calling, connection: { type: 'CISCO_PSTN', id: 'x' } }
    expect(readLocation({ location, calling: cloud }, resolve)).not.toHaveProperty('pstn')
    const pstn = { id: 'c', pstnConnectionType: 'INTEGRATED_CCP' }
    expect(readLocation({ location, calling, pstn }, resolve)).not.toHaveProperty('pstn')
    const off = {
      enableUnknownExtensionRoutePolicy: false,
      unknownExtensionRouteIdentity: { id: 'lgw', type: 'TRUNK' },
    }
    expect(readLocation({ location, calling, internalDialing: off }, resolve)).not.toHaveProperty(
      'unknownExtensionRoute',
    )
  })
})

describe('a person', () => {
  const json = {
    emails: ['Nina.Garcia@Example.com'],
    locationId: 'lyon',
    extension: 4711,
    licenses: ['assist', 'gone', 'assist'],
    phoneNumbers: [
      { type: 'mobile', value: '+1 717 555 0199' },
      { type: 'work_extension', value: '84714711' },
      { type: 'work', value: '+1 717 555 0111' },
    ],
  }

  it('has its own words for keys, number and extension', () => {
    expect(readPerson(json, resolve)).toEqual({
      mail: 'nina.garcia@example.com',
      location: 'Lyon',
      extension: '4711',
      phoneNumber: '+17175550111',
      licenses: ['Customer Experience - Essential@S1', 'gone'],
    })
  })

  it('has no number when the directory only holds an internal one', () => {
    const phoneNumbers = [{ type: 'work', value: '4711' }]
    expect(readPerson({ ...json, phoneNumbers }, resolve)).not.toHaveProperty('phoneNumber')
  })

  it.each([
    ['NATIVE_WEBEX_TEAMS_CALLING', 'NATIVE_WEBEX_TEAMS_CALLING'],
    [null, undefined],
    ['null', undefined],
  ])('reads the behavior %s as %s', (behaviorType, expected) => {
    expect(readPerson(json, resolve, { behaviorType }).callingBehavior).toBe(expected)
  })

  it('is nobody without a mail', () => {
    expect(() => readPerson({ emails: [] }, resolve)).toThrow('emails is missing')
  })

  it('supervises people, sorted', () => {
    expect(readSupervisor({ id: 'nina', agents: [{ id: 'otto' }, { id: 'nina' }, { id: 'otto' }] }, resolve)).toEqual({
      mail: 'nina.garcia@example.com',
      agents: ['nina.garcia@example.com', 'otto.meyer@example.com'],
    })
  })

  it('makes one contact of each number', () => {
    const phoneNumbers = [
      { type: 'work', value: '+17175550120' },
      { type: 'other', value: '+1 717 555 0121' },
      { value: '4720' },
    ]
    expect(readContacts({ firstName: 'Dana', lastName: 'White', phoneNumbers })).toEqual([
      { phoneNumber: '+17175550120', displayName: 'Dana White' },
      { phoneNumber: '+17175550121', displayName: 'Dana White' },
    ])
    expect(readContacts({ displayName: 'Nobody' })).toEqual([])
  })
})

describe('numbers', () => {
  it('reads a number, passes over an extension, refuses what is neither', () => {
    const item = { phoneNumber: '+17175550111', state: 'INACTIVE', location: { id: 'lyon', name: 'x' } }
    expect(readNumber(item, resolve)).toEqual({ number: '+17175550111', location: 'Lyon', state: 'INACTIVE' })
    expect(readNumber({ extension: '4711', state: 'ACTIVE', location: { id: 'lyon' } }, resolve)).toBeUndefined()
    expect(() => readNumber({ ...item, phoneNumber: '7175550111' }, resolve)).toThrow('phoneNumber is not a number')
    expect(() => readNumber({ ...item, state: 'PORTING' }, resolve)).toThrow('state is none of ACTIVE, INACTIVE')
  })
})

describe('a queue', () => {
  const thin = {
    id: 'q',
    name: 'Lyon service',
    enabled: true,
    callPolicies: { policy: 'UNIFORM' },
    queueSettings: { queueSize: 25, overflow: { action: 'PERFORM_BUSY_TREATMENT', greeting: 'DEFAULT' } },
    agents: [{ id: 'otto' }, { id: 'nina' }],
  }

  it('reads the thin published shape with what the caller knows', () => {
    expect(readQueue(thin, resolve, { location: 'Lyon', customerAssist: true })).toEqual({
      name: 'Lyon service',
      location: 'Lyon',
      customerAssist: true,
      routingType: 'PRIORITY_BASED',
      policy: 'UNIFORM',
      queueSize: 25,
      overflow: { action: 'PERFORM_BUSY_TREATMENT' },
      usableAsCallerId: false,
      agents: [
        { mail: 'otto.meyer@example.com', joined: true },
        { mail: 'nina.garcia@example.com', joined: true },
      ],
    })
  })

  it('reads the rich live shape', () => {
    const rich = {
      ...thin,
      hasCxEssentials: true,
      locationId: 'lyon',
      locationName: 'Old name',
      extension: '4750',
      phoneNumber: '+17175550150',
      callPolicies: { policy: 'CIRCULAR', routingType: 'SKILL_BASED' },
      queueSettings: {
        queueSize: 10,
        overflow: {
          action: 'TRANSFER_TO_PHONE_NUMBER',
          transferNumber: '+1-512-555-0150',
          overflowAfterWaitEnabled: true,
          overflowAfterWaitTime: 45,
        },
      },
      phoneNumberForOutgoingCallsEnabled: true,
      agents: [{ id: 'nina', joinEnabled: false, skillLevel: 1, esn: '84714711' }],
    }
    expect(readQueue(rich, resolve)).toEqual({
      name: 'Lyon service',
      location: 'Lyon',
      customerAssist: true,
      extension: '4750',
      phoneNumber: '+17175550150',
      routingType: 'SKILL_BASED',
      policy: 'CIRCULAR',
      queueSize: 10,
      overflow: { action: 'TRANSFER_TO_PHONE_NUMBER', transferNumber: '+15125550150', afterWaitSeconds: 45 },
      usableAsCallerId: true,
      agents: [{ mail: 'nina.garcia@example.com', joined: false }],
    })
  })

  it('names the member that is missing or unknown', () => {
    const read = (json: object) => () => readQueue({ ...thin, ...json }, resolve, { location: 'Lyon' })
    expect(read({ callPolicies: { policy: 'RANDOM' } })).toThrow('callPolicies.policy is none of')
    expect(read({ queueSettings: {} })).toThrow('queueSettings.queueSize is missing')
    expect(read({ agents: [{ id: 'nina' }, {}] })).toThrow('agents[1].id is missing')
    expect(() => readQueue(thin, resolve)).toThrow('locationName is missing')
  })
})
