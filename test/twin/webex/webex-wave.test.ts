import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/execute/ports.js'
import { ingestWebex } from '../../../src/ingest/webex/ingest-webex.js'
import type { WebexSnapshot } from '../../../src/model/webex/snapshot.js'
import { WebexTwin } from '../../../src/twin/webex/webex-twin.js'
import { ASSIST, CX, desk, PROFESSIONAL, UCM, type WebexDesk, words } from '../../support/webex-desk.js'

const PSTN = '/telephony/config/premisePstn'
const CALLING = { callingData: 'true' }
const ADDRESS = { address1: '2 Example Street', city: 'Boston', state: 'MA', postalCode: '02101', country: 'US' }
const NEW_LOCATION = {
  name: 'Boston',
  timeZone: 'America/New_York',
  preferredLanguage: 'en_us',
  announcementLanguage: 'en_us',
  address: ADDRESS,
}

function snapshotOf({ twin }: WebexDesk): WebexSnapshot {
  return ingestWebex({ name: 'twin', sha256: '', members: WebexTwin.load(twin.rows()).exportFiles() })
}

function values(snapshot: WebexSnapshot, kind: keyof WebexSnapshot['objects']): readonly unknown[] {
  return snapshot.objects[kind].map(({ value }) => value as unknown)
}

/** A license with number and extension for ann, in Lyon. */
async function licensed(at: WebexDesk): Promise<string> {
  const properties = { locationId: await at.location(), phoneNumber: '+17175550111', extension: '4711' }
  const answer = await at.assign('ann@example.com', await at.add(ASSIST, properties))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return at.person('ann@example.com')
}

async function queueOf(at: WebexDesk, agents: readonly JsonObject[]): Promise<string> {
  const body = {
    name: 'Service',
    extension: '4750',
    callPolicies: { routingType: 'PRIORITY_BASED', policy: 'CIRCULAR' },
    queueSettings: {
      queueSize: 10,
      overflow: { action: 'TRANSFER_TO_PHONE_NUMBER', transferNumber: '4799', overflowAfterWaitEnabled: false },
    },
    agents,
  }
  const path = `/telephony/config/locations/${await at.location()}/queues`
  return words((await at.done('createCallQueue', 'POST', path, body, CX))['id'])
}

describe('a location', () => {
  it('is made in two stages and then told where calls go', async () => {
    const at = desk()
    const { id } = await at.done('createLocation', 'POST', '/locations', NEW_LOCATION)
    expect((await at.send('getCallingLocation', 'GET', `/telephony/config/locations/${words(id)}`)).status).toBe(404)
    await at.done('enableLocationForCalling', 'POST', '/telephony/config/locations', { id: id ?? '', ...NEW_LOCATION })
    const path = `/telephony/config/locations/${words(id)}`
    await at.done('updateCallingLocation', 'PUT', path, { outsideDialDigit: '9', enforceOutsideDialDigit: true })
    const job = await at.done('updateCallingLocation', 'PUT', path, { routingPrefix: '851' })
    const jobs = '/telephony/config/jobs/updateRoutingPrefix'
    const { latestExecutionExitCode } = await at.get('getUpdateRoutingPrefixJob', `${jobs}/${words(job['batchJobId'])}`)
    expect(latestExecutionExitCode).toBe('COMPLETED')

    const trunkId = await at.id('listTrunks', `${PSTN}/trunks`, 'trunks', 'LGW-1')
    const connection = `/telephony/pstn/locations/${words(id)}/connection`
    expect((await at.send('getPstnConnection', 'GET', connection)).status).toBe(404)
    await at.done('setPstnConnection', 'PUT', connection, { premiseRouteType: 'TRUNK', premiseRouteId: trunkId })
    await at.done('updateInternalDialing', 'PUT', `${path}/internalDialing`, {
      enableUnknownExtensionRoutePolicy: true,
      unknownExtensionRouteIdentity: { type: 'TRUNK', id: trunkId },
    })
    const numbers = `/telephony/config/locations/${words(id)}/numbers`
    await at.done('addNumbers', 'POST', numbers, { phoneNumbers: ['+16175550101'], state: 'INACTIVE' })
    await at.done('updateCallingLocation', 'PUT', path, {
      callingLineId: { name: 'Boston', phoneNumber: '+16175550101' },
    })

    const route = { kind: 'trunk', name: 'LGW-1' }
    expect(values(snapshotOf(at), 'location')).toContainEqual({
      name: 'Boston',
      address: { line1: '2 Example Street', city: 'Boston', state: 'MA', postalCode: '02101', country: 'US' },
      timeZone: 'America/New_York',
      preferredLanguage: 'en_us',
      callingEnabled: true,
      announcementLanguage: 'en_us',
      routingPrefix: '851',
      outsideDialDigit: '9',
      enforceOutsideDialDigit: true,
      mainNumber: '+16175550101',
      pstn: route,
      unknownExtensionRoute: route,
    })
  })

  it('loses its routing prefix by null', async () => {
    const at = desk()
    const path = `/telephony/config/locations/${await at.location()}`
    await at.done('updateCallingLocation', 'PUT', path, { routingPrefix: null })
    expect((await at.get('getCallingLocation', path))['routingPrefix']).toBeUndefined()
  })
})

describe('a trunk', () => {
  it('gets three different names from the platform and keeps no password', async () => {
    const at = desk()
    const body = {
      name: 'LGW-2',
      locationId: await at.location(),
      password: 'Rehearsal-only',
      trunkType: 'REGISTERING',
      dualIdentitySupportEnabled: true,
    }
    const { id } = await at.done('createTrunk', 'POST', `${PSTN}/trunks`, body)
    const trunk = await at.get('getTrunk', `${PSTN}/trunks/${words(id)}`)
    expect(trunk['otgDtgId']).toMatch(/^lgw-2\d{4}_lgu$/)
    expect(trunk['linePort']).toMatch(/^LGW-2\d{4}_LGU@\d{8}\.us01\.example\.com$/)
    expect(trunk['sipAuthenticationUserName']).toMatch(/^LGW-2\d{4}_LGU$/)
    expect(new Set([trunk['otgDtgId'], trunk['sipAuthenticationUserName']]).size).toBe(2)
    expect(JSON.stringify(at.twin.rows())).not.toContain('Rehearsal-only')
  })

  it('is told apart from a predecessor of its name', async () => {
    const at = desk()
    const body = {
      name: 'LGW-2',
      locationId: await at.location(),
      password: 'Rehearsal-only',
      trunkType: 'REGISTERING',
    }
    const first = await at.done('createTrunk', 'POST', `${PSTN}/trunks`, body)
    await at.done('deleteTrunk', 'DELETE', `${PSTN}/trunks/${words(first['id'])}`)
    const second = await at.done('createTrunk', 'POST', `${PSTN}/trunks`, body)
    expect(second['id']).not.toBe(first['id'])
    expect(atob(words(second['id']))).toMatch(/^ciscospark:\/\/us\/TRUNK\/[0-9a-f-]{36}$/)
  })
})

describe('a dial plan', () => {
  it('takes the good patterns and names the bad ones', async () => {
    const at = desk()
    const trunkId = await at.id('listTrunks', `${PSTN}/trunks`, 'trunks', 'LGW-1')
    const body = { name: 'DP', routeId: trunkId, routeType: 'TRUNK' }
    const dialPatterns = ['+1717555XXXX', '+1456!!', '+1717555XXXX', '456!', '+1456X234', '9XXX', '+1512!']
    const created = await at.done('createDialPlan', 'POST', `${PSTN}/dialPlans`, { ...body, dialPatterns })
    const faults = (created['dialPatternErrors'] as readonly JsonObject[]).map(
      (fault) => `${words(fault['dialPattern'])} ${words(fault['patternStatus'])}`,
    )
    expect(faults).toEqual(['+1456!! INVALID', '+1717555XXXX DUPLICATE_IN_LIST', '456! INVALID', '+1456X234 INVALID'])
    const path = `${PSTN}/dialPlans/${words(created['id'])}/dialPatterns`
    await at.done('modifyDialPatterns', 'PUT', path, {
      dialPatterns: [
        { dialPattern: '9XXX', action: 'DELETE' },
        { dialPattern: '47XX', action: 'ADD' },
      ],
    })
    expect((await at.get('listDialPatterns', path))['dialPatterns']).toEqual(['+1512!', '+1717555XXXX', '47XX'])
    expect((await at.get('listDialPatterns', path, { start: '1', max: '1' }))['dialPatterns']).toEqual(['+1717555XXXX'])
    const other = await at.done('createDialPlan', 'POST', `${PSTN}/dialPlans`, {
      ...body,
      name: 'DP 2',
      dialPatterns: ['47XX', '48XX'],
    })
    expect(other['dialPatternErrors']).toMatchObject([{ dialPattern: '47XX', patternStatus: 'DUPLICATE' }])
  })
})

describe('a person', () => {
  it('gets number, extension and location with the first calling license', async () => {
    const at = desk()
    await licensed(at)
    expect(values(snapshotOf(at), 'person')[0]).toEqual({
      mail: 'ann@example.com',
      displayName: 'ann',
      status: 'active',
      location: 'Lyon',
      extension: '4711',
      phoneNumber: '+17175550111',
      licenses: [ASSIST, UCM],
    })
    const [seats] = values(snapshotOf(at), 'license')
    expect(seats).toMatchObject({ name: ASSIST, consumedUnits: 1 })
  })

  it('shows calling data only when it is asked for', async () => {
    const at = desk()
    const id = await licensed(at)
    expect(await at.get('getPerson', `/people/${id}`)).not.toHaveProperty('extension')
    expect(await at.get('getPerson', `/people/${id}`, CALLING)).toMatchObject({
      extension: '4711',
      phoneNumbers: [
        { type: 'work', value: '+17175550111' },
        { type: 'work_extension', value: '8474711' },
      ],
    })
  })

  it('is free of number, extension and location without the last calling license', async () => {
    const at = desk()
    await licensed(at)
    await at.assign(
      'ann@example.com',
      await at.add(PROFESSIONAL, { locationId: await at.location(), extension: '4711' }),
    )
    const kept = await at.assign('ann@example.com', await at.remove(ASSIST))
    expect(kept.status).toBe(200)
    expect(values(snapshotOf(at), 'person')[0]).toMatchObject({ extension: '4711', location: 'Lyon' })
    await at.assign('ann@example.com', await at.remove(PROFESSIONAL))
    expect(values(snapshotOf(at), 'person')[0]).toEqual({
      mail: 'ann@example.com',
      displayName: 'ann',
      status: 'active',
      licenses: [UCM],
    })
  })

  it('exists although its creation was refused', async () => {
    const at = desk()
    const body = { emails: ['new@example.com'], displayName: 'New', extension: '4720', locationId: await at.location() }
    expect(await at.refused('createPerson', 'POST', '/people', body, CALLING)).toContain('Calling flag not set')
    expect((await at.get('listPeople', '/people', { email: 'NEW@example.com' }))['items']).toHaveLength(1)
    expect(await at.refused('createPerson', 'POST', '/people', body, CALLING)).toMatch(/^409/)
  })

  it('loses what a replacement leaves out', async () => {
    const at = desk()
    const id = await licensed(at)
    const licenses = [await at.license(ASSIST)]
    const body = { emails: ['ann@example.com'], displayName: 'Ann', licenses, locationId: await at.location() }
    await at.done('updatePerson', 'PUT', `/people/${id}`, { ...body, extension: '4719' }, CALLING)
    expect(values(snapshotOf(at), 'person')[0]).toEqual({
      mail: 'ann@example.com',
      displayName: 'Ann',
      status: 'active',
      location: 'Lyon',
      extension: '4719',
      licenses: [ASSIST],
    })
  })

  it('has a calling behavior or the default', async () => {
    const at = desk()
    const path = `/people/${await at.person('ann@example.com')}/features/callingBehavior`
    await at.done('updatePersonCallingBehavior', 'PUT', path, { behaviorType: 'NATIVE_SIP_CALL_TO_UCM' })
    expect(values(snapshotOf(at), 'person')[0]).toMatchObject({ callingBehavior: 'NATIVE_SIP_CALL_TO_UCM' })
    await at.done('updatePersonCallingBehavior', 'PUT', path, { behaviorType: 'null' })
    expect((await at.get('getPersonCallingBehavior', path))['behaviorType']).toBe('null')
  })
})

describe('licenses', () => {
  it('are granted in part when a seat is missing', async () => {
    const at = desk()
    const locationId = await at.location()
    for (const [index, name] of ['ann', 'bob', 'cy'].entries()) {
      const properties = { locationId, extension: `471${index}` }
      expect((await at.assign(`${name}@example.com`, await at.add(ASSIST, properties))).status).toBe(200)
    }
    const properties = { locationId, extension: '4719' }
    const both = [await at.add(PROFESSIONAL, properties), await at.add(ASSIST, properties)]
    const partial = await at.assign('dee@example.com', ...both)
    expect(partial.status).toBe(206)
    expect((partial.body as JsonObject)['licenses']).toEqual([await at.license(UCM), await at.license(PROFESSIONAL)])
    const none = await at.assign('dee@example.com', await at.add(ASSIST, properties))
    expect(none.status).toBe(400)
  })
})

describe('a Customer Assist queue', () => {
  it('is hidden from the ordinary list', async () => {
    const at = desk()
    const id = await licensed(at)
    await queueOf(at, [{ id, joinEnabled: false }])
    expect((await at.get('listCallQueues', '/telephony/config/queues'))['queues']).toEqual([])
    expect((await at.get('listCallQueues', '/telephony/config/queues', CX))['queues']).toHaveLength(1)
  })

  it('lets its agents join', async () => {
    const at = desk()
    const id = await licensed(at)
    const queueId = await queueOf(at, [{ id, joinEnabled: false }])
    const queue = () => values(snapshotOf(at), 'queue')[0]
    expect(queue()).toEqual({
      name: 'Service',
      location: 'Lyon',
      customerAssist: true,
      extension: '4750',
      routingType: 'PRIORITY_BASED',
      policy: 'CIRCULAR',
      queueSize: 10,
      overflow: { action: 'TRANSFER_TO_PHONE_NUMBER', transferNumber: '4799' },
      usableAsCallerId: false,
      agents: [{ mail: 'ann@example.com', joined: false }],
    })
    const path = `/telephony/config/queues/agents/${id}`
    await at.done(
      'updateQueueAgentSettings',
      'PUT',
      `${path}/settings`,
      { settings: [{ queueId, joinEnabled: true }] },
      CX,
    )
    expect(queue()).toMatchObject({ agents: [{ joined: true }] })
    const agent = await at.get('getQueueAgent', path, { ...CX, start: '0', max: '10' })
    expect(agent).toMatchObject({
      agent: { queueCount: 1, joinCount: 1 },
      queues: [{ id: queueId, joinEnabled: true }],
    })
    const queuePath = `/telephony/config/locations/${await at.location()}/queues/${queueId}`
    await at.done('updateCallQueue', 'PUT', queuePath, { phoneNumberForOutgoingCallsEnabled: true }, CX)
    expect(queue()).toMatchObject({ usableAsCallerId: true, agents: [{ joined: true }] })
    await at.done('deleteCallQueue', 'DELETE', queuePath)
    expect(queue()).toBeUndefined()
  })

  it('starts new agents as joined when nothing is said', async () => {
    const at = desk()
    await queueOf(at, [{ id: await licensed(at) }])
    expect(values(snapshotOf(at), 'queue')[0]).toMatchObject({ agents: [{ joined: true }] })
  })
})

describe('a supervisor', () => {
  it('goes with the last agent and never by deletion', async () => {
    const at = desk()
    const id = await licensed(at)
    const supervisors = '/telephony/config/supervisors'
    await at.done('createSupervisor', 'POST', supervisors, { id, agents: [{ id }] }, CX)
    expect((await at.get('listSupervisors', supervisors))['supervisors']).toEqual([])
    await at.done('deleteSupervisor', 'DELETE', `${supervisors}/${id}`)
    expect((await at.get('getSupervisor', `${supervisors}/${id}`, CX))['agents']).toHaveLength(1)
    expect(values(snapshotOf(at), 'supervisor')).toEqual([{ mail: 'ann@example.com', agents: ['ann@example.com'] }])
    await at.done('updateSupervisorAgents', 'PUT', `${supervisors}/${id}`, { agents: [{ id, action: 'DELETE' }] }, CX)
    expect((await at.send('getSupervisor', 'GET', `${supervisors}/${id}`, undefined, CX)).status).toBe(404)
  })

  it('gets the agents that have the license; the others are named', async () => {
    const at = desk()
    const [ann, bob] = [await licensed(at), await at.person('bob@example.com')]
    const body = { id: ann, agents: [{ id: ann }, { id: bob }] }
    const answer = await at.send('createSupervisor', 'POST', '/telephony/config/supervisors', body, CX)
    expect(answer).toMatchObject({ status: 206, body: { supervisorAgentStatus: [{ id: bob }] } })
  })
})

describe('a contact', () => {
  it('is made twice by whoever asks twice', async () => {
    const at = desk()
    const [organization] = (await at.get('listOrganizations', '/organizations'))['items'] as readonly JsonObject[]
    const path = `/contacts/organizations/${words(organization?.['id'])}/contacts`
    const frame = { schemas: 'urn:cisco:codev:identity:contact:core:1.0', source: 'CH' }
    const body = {
      ...frame,
      displayName: 'Dana White',
      phoneNumbers: [{ type: 'work', value: '+17175550120' }],
    }
    const { contactId } = await at.done('createOrgContact', 'POST', path, body)
    await at.done('createOrgContact', 'POST', path, body)
    expect((await at.get('searchOrgContacts', `${path}/search`, { keyword: '+17175550120' }))['result']).toHaveLength(2)
    await at.done('deleteOrgContact', 'DELETE', `${path}/${words(contactId)}`)
    const [left] = (await at.get('searchOrgContacts', `${path}/search`))['result'] as readonly JsonObject[]
    await at.done('updateOrgContact', 'PATCH', `${path}/${words(left?.['contactId'])}`, {
      ...frame,
      displayName: 'Dana',
    })
    expect(values(snapshotOf(at), 'contact')).toEqual([{ phoneNumber: '+17175550120', displayName: 'Dana' }])
  })
})
