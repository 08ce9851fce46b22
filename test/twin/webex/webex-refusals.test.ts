import { describe, expect, it } from 'vitest'
import { ASSIST, CX, desk, PROFESSIONAL, STANDARD, UCM, type WebexDesk, words } from '../../support/webex-desk.js'

const PSTN = '/telephony/config/premisePstn'
const TRUNKS = `${PSTN}/trunks`
const REGISTERING = { trunkType: 'REGISTERING', password: 'Rehearsal-only' }

async function withLicense(name: string): Promise<WebexDesk> {
  const at = desk()
  const properties = { locationId: await at.location(), phoneNumber: '+17175550111', extension: '4711' }
  expect((await at.assign('ann@example.com', await at.add(name, properties))).status).toBe(200)
  return at
}

/** Inner error code of a license assignment that must be refused. */
async function code(at: WebexDesk, mail: string, ...changes: Parameters<WebexDesk['assign']>[1][]): Promise<unknown> {
  const { status, body } = await at.assign(mail, ...changes)
  expect(status).toBe(400)
  return (body as { errors: { errorCode?: number }[] }).errors[0]?.errorCode
}

describe('licenses that do not go together', () => {
  const four = { locationId: '', extension: '4711' }
  const rules: readonly (readonly [string, string, string, boolean, number])[] = [
    ['Professional becomes Standard', PROFESSIONAL, STANDARD, true, 400112],
    ['Professional beside Standard', PROFESSIONAL, STANDARD, false, 400404],
    ['Customer Assist becomes Standard', ASSIST, STANDARD, true, 400410],
    ['Standard beside Customer Assist', STANDARD, ASSIST, false, 400407],
    ['Standard beside Attendant Console', STANDARD, 'Webex Attendant Console', false, 400406],
    ['Attendant Console without Professional', ASSIST, 'Webex Attendant Console', false, 400408],
  ]
  it.each(rules)('%s', async (_name, held, added, replaces, expected) => {
    const at = await withLicense(held)
    const properties = { ...four, locationId: await at.location() }
    const changes = [await at.add(added, properties), ...(replaces ? [await at.remove(held)] : [])]
    expect(await code(at, 'ann@example.com', ...changes)).toBe(expected)
  })

  it('but Professional gives way to Customer Assist', async () => {
    const at = await withLicense(PROFESSIONAL)
    const properties = { locationId: await at.location(), phoneNumber: '+17175550111', extension: '4711' }
    const answer = await at.assign('ann@example.com', await at.add(ASSIST, properties), await at.remove(PROFESSIONAL))
    expect(answer).toMatchObject({ status: 200, body: { licenses: [await at.license(UCM), await at.license(ASSIST)] } })
  })
})

describe('a calling license is refused', () => {
  it('without properties of its own', async () => {
    const at = desk()
    expect(await code(at, 'ann@example.com', await at.add(ASSIST))).toBe(400411)
    const properties = { locationId: await at.location() }
    expect(await code(at, 'ann@example.com', await at.add(ASSIST, properties))).toBe(400411)
  })

  it('in an unknown location, and for an unknown license', async () => {
    const at = desk()
    const nowhere = { locationId: 'nowhere', extension: '4711' }
    expect(await code(at, 'ann@example.com', await at.add(ASSIST, nowhere))).toBe(400)
    expect(await code(at, 'ann@example.com', { id: 'nothing', operation: 'add' })).toBe(400000)
  })

  it('with an extension or number that somebody has, or a number of another place', async () => {
    const at = await withLicense(ASSIST)
    const locationId = await at.location()
    for (const [properties, message] of [
      [{ extension: '4711' }, 'Extension 4711 is already in use'],
      [{ extension: '4712', phoneNumber: '+17175550111' }, 'is already assigned to ann@example.com'],
      [{ extension: '4712', phoneNumber: '+15125550113' }, 'belongs to another location'],
      [{ extension: '4712', phoneNumber: '+17175550119' }, 'is not a number of the organization'],
      [{ extension: '4' }, 'Extension length not allowed'],
    ] as const) {
      const { body } = await at.assign('bob@example.com', await at.add(ASSIST, { ...properties, locationId }))
      expect((body as { message: string }).message).toContain(message)
    }
  })

  it('in another location than the first', async () => {
    const at = await withLicense(PROFESSIONAL)
    const properties = { locationId: await at.location('Austin'), extension: '4200' }
    const { status } = await at.assign('ann@example.com', await at.add(ASSIST, properties))
    expect(status).toBe(400)
  })

  it('to be taken away from somebody who works with it', async () => {
    const at = await withLicense(ASSIST)
    const id = await at.person('ann@example.com')
    const supervisors = '/telephony/config/supervisors'
    await at.done('createSupervisor', 'POST', supervisors, { id, agents: [{ id }] }, CX)
    expect((await at.assign('ann@example.com', await at.remove(ASSIST))).status).toBe(400)
    await at.done('updateSupervisorAgents', 'PUT', `${supervisors}/${id}`, { agents: [{ id, action: 'DELETE' }] }, CX)
    expect((await at.assign('ann@example.com', await at.remove(ASSIST))).status).toBe(200)
  })
})

describe('a refused request leaves nothing behind', () => {
  it('not even the part before the fault', async () => {
    const at = desk()
    at.twin.takeDirty()
    const path = `/telephony/config/locations/${await at.location()}/numbers`
    const body = { phoneNumbers: ['+17175550118', '+17175550111'], state: 'INACTIVE' }
    expect(await at.refused('addNumbers', 'POST', path, body)).toMatch(/^409\/8363/)
    const { phoneNumbers } = await at.get('listNumbers', '/telephony/config/numbers', { phoneNumber: '+17175550118' })
    expect(phoneNumbers).toEqual([])
  })
})

describe('numbers', () => {
  it('leave service and organization only when nobody uses them', async () => {
    const at = await withLicense(ASSIST)
    const path = `/telephony/config/locations/${await at.location()}/numbers`
    const change = (number: string, action: string) =>
      at.send('activateNumbers', 'PUT', path, { phoneNumbers: [number], action })
    expect((await change('+17175550111', 'ACTIVATE')).status).toBe(204)
    expect((await change('+17175550111', 'DEACTIVATE')).status).toBe(409)
    expect((await change('+15125550113', 'ACTIVATE')).body).toMatchObject({ errors: [{ errorCode: 25089 }] })
    await at.done('updateCallingLocation', 'PUT', path.replace('/numbers', ''), {
      callingLineId: { name: 'Lyon', phoneNumber: '+17175550112' },
    })
    expect((await change('+17175550112', 'DEACTIVATE')).status).toBe(409)
    const removed = await at.send('removeNumbers', 'DELETE', path, { phoneNumbers: ['+17175550112'] })
    expect(removed.status).toBe(409)
    const six = Array.from({ length: 6 }, () => '+17175550112')
    expect(await at.refused('removeNumbers', 'DELETE', path, { phoneNumbers: six })).toContain('More than 5')
  })

  it('are listed with who uses them, extensions alone at the end', async () => {
    const at = await withLicense(ASSIST)
    const properties = { locationId: await at.location(), extension: '4712' }
    await at.assign('bob@example.com', await at.add(ASSIST, properties))
    const list = await at.get('listNumbers', '/telephony/config/numbers')
    expect(list['phoneNumbers']).toMatchObject([
      { phoneNumber: '+15125550113', state: 'ACTIVE' },
      { phoneNumber: '+17175550111', state: 'INACTIVE', extension: '4711', owner: { type: 'PEOPLE' } },
      { phoneNumber: '+17175550112' },
      { extension: '4712', esn: '8474712', owner: { type: 'PEOPLE' } },
    ])
    const free = await at.get('listNumbers', '/telephony/config/numbers', { available: 'true', start: '1', max: '5' })
    expect(free['phoneNumbers']).toMatchObject([{ phoneNumber: '+17175550112' }])
  })
})

describe('trunks and groups', () => {
  it.each([
    ['no password', { name: 'LGW-2', trunkType: 'REGISTERING' }, '400/25008'],
    ['a forbidden sign in the password', { name: 'LGW-2', trunkType: 'REGISTERING', password: 'what?' }, '400/25015'],
    ['an underscore', { name: 'LGW_2', ...REGISTERING }, '400 '],
    ['a long name', { name: 'L'.repeat(25), ...REGISTERING }, '400 '],
    ['a name in use', { name: 'LGW-1', ...REGISTERING }, '409 '],
  ])('are refused for %s', async (_name, body, expected) => {
    const at = desk()
    const refusal = await at.refused('createTrunk', 'POST', TRUNKS, { ...body, locationId: await at.location() })
    expect(refusal.startsWith(expected)).toBe(true)
  })

  it('stay as long as something leads to them', async () => {
    const at = desk()
    const id = await at.id('listTrunks', TRUNKS, 'trunks', 'LGW-1')
    const group = { name: 'RG', localGateways: [{ id, locationId: await at.location(), priority: 1 }] }
    const { id: groupId } = await at.done('createRouteGroup', 'POST', `${PSTN}/routeGroups`, group)
    expect(await at.refused('deleteTrunk', 'DELETE', `${TRUNKS}/${id}`)).toMatch(/^409\/27350/)
    const plan = { name: 'To UCM', routeId: groupId ?? '', routeType: 'ROUTE_GROUP' }
    const { id: planId } = await at.done('createDialPlan', 'POST', `${PSTN}/dialPlans`, plan)
    const groupPath = `${PSTN}/routeGroups/${words(groupId)}`
    expect(await at.refused('deleteRouteGroup', 'DELETE', groupPath)).toMatch(/^409\/27350/)
    expect(await at.get('getRouteGroupUsage', `${groupPath}/usage`)).toMatchObject({ dialPlanCount: 1 })
    const planPath = `${PSTN}/dialPlans/${words(planId)}`
    await at.done('updateDialPlan', 'PUT', planPath, { name: 'To UCM', routeId: id, routeType: 'TRUNK' })
    expect(await at.refused('deleteTrunk', 'DELETE', `${TRUNKS}/${id}`)).toMatch(/^409\/27349 .*To UCM/)
    expect(await at.get('getTrunkUsage', `${TRUNKS}/${id}/usage`)).toMatchObject({
      dialPlanCount: 1,
      routeGroupCount: 1,
    })
    await at.done('deleteDialPlan', 'DELETE', planPath)
    await at.done('deleteRouteGroup', 'DELETE', groupPath)
    await at.done('deleteTrunk', 'DELETE', `${TRUNKS}/${id}`)
    expect((await at.get('listTrunks', TRUNKS))['trunks']).toEqual([])
  })

  it('hold at most ten trunks', async () => {
    const at = desk()
    const id = await at.id('listTrunks', TRUNKS, 'trunks', 'LGW-1')
    const localGateways = Array.from({ length: 11 }, () => ({ id, priority: 1 }))
    const refusal = await at.refused('createRouteGroup', 'POST', `${PSTN}/routeGroups`, { name: 'RG', localGateways })
    expect(refusal).toMatch(/^400\/25043/)
  })
})

describe('a location is refused', () => {
  it('without a state in its address, be it empty', async () => {
    const at = desk()
    const address = { address1: '1 Example Street', city: 'Lyon', postalCode: '69001', country: 'FR' }
    const body = { name: 'Lyon 2', timeZone: 'Europe/Paris', preferredLanguage: 'fr_fr', announcementLanguage: 'fr_fr' }
    expect(await at.refused('createLocation', 'POST', '/locations', { ...body, address })).toMatch(/^400\/25008/)
    await at.done('createLocation', 'POST', '/locations', { ...body, address: { ...address, state: '' } })
  })

  it('a routing prefix of another, and a language in capitals', async () => {
    const at = desk()
    const path = `/telephony/config/locations/${await at.location('Austin')}`
    expect(await at.refused('updateCallingLocation', 'PUT', path, { routingPrefix: '847' })).toMatch(/^400\/5600/)
    const refusal = await at.refused('updateCallingLocation', 'PUT', path, { announcementLanguage: 'en_US' })
    expect(refusal).toContain('Invalid Language Code')
  })

  it('a main number that is not its own', async () => {
    const at = desk()
    const path = `/telephony/config/locations/${await at.location('Austin')}`
    const callingLineId = { name: 'Austin', phoneNumber: '+17175550111' }
    expect(await at.refused('updateCallingLocation', 'PUT', path, { callingLineId })).toMatch(/^400/)
  })
})

describe('a Customer Assist queue is refused', () => {
  const body = {
    name: 'Service',
    extension: '4750',
    callPolicies: { policy: 'CIRCULAR' },
    queueSettings: { queueSize: 10, overflow: { action: 'PERFORM_BUSY_TREATMENT' } },
  }
  const path = async (at: WebexDesk) => `/telephony/config/locations/${await at.location()}/queues`

  it('without call policies, without number and extension, with a taken extension', async () => {
    const at = await withLicense(ASSIST)
    const { callPolicies, extension, ...bare } = { ...body, agents: [] }
    const create = async (sent: Parameters<WebexDesk['refused']>[3]) =>
      at.refused('createCallQueue', 'POST', await path(at), sent, CX)
    expect(await create({ ...bare, extension })).toMatch(/^400\/25008 .*callPolicies/)
    expect(await create({ ...bare, callPolicies })).toMatch(/^400\/25008/)
    expect(await create({ ...bare, callPolicies, extension: '4711' })).toMatch(/^409/)
  })

  it('with agents who lack the license', async () => {
    const at = await withLicense(PROFESSIONAL)
    const agents = [{ id: await at.person('ann@example.com') }]
    const refusal = await at.refused('createCallQueue', 'POST', await path(at), { ...body, agents }, CX)
    expect(refusal).toContain('no Customer Assist license')
    await at.done('createCallQueue', 'POST', await path(at), { ...body, agents })
  })
})

describe('a request that is not of the contract', () => {
  it('is answered with 404 or 405', async () => {
    const at = desk()
    expect((await at.twin.call({ operation: 'danceWithMe', method: 'GET', path: '/dance' })).body).toMatchObject({
      message: 'The twin does not serve the operation danceWithMe',
    })
    expect((await at.twin.call({ operation: 'listPeople', method: 'GET', path: '/licenses' })).status).toBe(404)
    expect((await at.twin.call({ operation: 'listPeople', method: 'POST', path: '/people', body: {} })).status).toBe(
      405,
    )
  })
})
