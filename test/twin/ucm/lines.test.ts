import { beforeEach, describe, expect, it } from 'vitest'
import { threeSites } from '../../support/asked-estate.js'
import { TwinUnderTest } from './twin-under-test.js'

const NINA = { pattern: '\\+17175550111', routePartitionName: 'DN-E164-PT' }
const NINA_KEY = '\\+17175550111@DN-E164-PT'
const HIDDEN_KEY = '\\+17175550111@HIDDEN-PT'

let twin: TwinUnderTest
beforeEach(async () => {
  twin = await TwinUnderTest.ofThreeSites()
})

describe('a line that moves to another partition', () => {
  beforeEach(async () => {
    await twin.ok('addRoutePartition', { routePartition: { name: 'HIDDEN-PT' } })
    await twin.ok('updateLine', { ...NINA, newRoutePartitionName: 'HIDDEN-PT' })
  })

  it('takes phones and line groups with it', () => {
    expect(twin.object('directory-number', NINA_KEY)).toBeUndefined()
    expect(twin.object('directory-number', HIDDEN_KEY)?.origins).toEqual(['phone'])
    for (const phone of ['SEP020000717111', 'CSFNGARCIA']) {
      expect(twin.object('phone', phone)?.lines[0]).toMatchObject({ dn: NINA.pattern, partition: 'HIDDEN-PT' })
    }
    expect(twin.object('line-group', 'LG-LYN-SERVICE')?.members[0]).toMatchObject({
      dn: NINA.pattern,
      partition: 'HIDDEN-PT',
    })
  })

  it('changes nothing else', () => {
    const moved = (text: string): string => text.replaceAll('"partition":"HIDDEN-PT"', '"partition":"DN-E164-PT"')
    const { objects } = twin.snapshot()
    for (const kind of ['phone', 'line-group', 'end-user', 'remote-destination', 'device-profile'] as const) {
      expect(moved(JSON.stringify(objects[kind].map(({ value }) => value)))).toBe(
        JSON.stringify(twin.seeded.objects[kind].map(({ value }) => value)),
      )
    }
  })

  it('is found under its new key only, with the same id', async () => {
    expect(await twin.fault('getLine', NINA)).toBe('404 Item not valid: The specified Line was not found')
    const line = await twin.get('getLine', { ...NINA, routePartitionName: 'HIDDEN-PT' })
    expect(line['associatedDevices']).toEqual({ device: ['CSFNGARCIA', 'SEP020000717111'] })
    const back = await twin.ok('updateLine', { uuid: line['_uuid'] ?? '', newRoutePartitionName: 'DN-E164-PT' })
    expect(back).toBe(line['_uuid'])
  })

  it('and back is where it was', async () => {
    await twin.ok('updateLine', { ...NINA, routePartitionName: 'HIDDEN-PT', newRoutePartitionName: 'DN-E164-PT' })
    await twin.ok('removeRoutePartition', { name: 'HIDDEN-PT' })
    expect(twin.snapshot().root).toBe(twin.seeded.root)
  })

  it('keeps its partition from being removed', async () => {
    expect(await twin.fault('removeRoutePartition', { name: 'HIDDEN-PT' })).toContain('is still being referenced')
  })
})

describe('a line that gets another pattern', () => {
  it('takes remote destinations and primary extensions with it, however they write it', async () => {
    const estate = await threeSites()
    // Its rows have a cell without a header before these two.
    estate.csv('remotedestination').rows[0]!.splice(38, 2, '+17175550111', 'DN-E164-PT')
    estate
      .patch('enduser', { 'USER ID': 'omeyer' }, 'PRIMARY EXTENSION 1', '+17175550112')
      .patch('enduser', { 'USER ID': 'klane' }, 'PRIMARY EXTENSION 1', '555')
    twin = TwinUnderTest.of(estate)
    expect(twin.snapshot().root).toBe(twin.seeded.root)
    const extension = (user: string) => twin.object('end-user', user)?.primaryExtensions[0]?.dn
    await twin.ok('updateLine', { ...NINA, newPattern: '\\+17175550199', newRoutePartitionName: 'LEGACY-PT' })
    await twin.ok('updateLine', { ...NINA, pattern: '\\+17175550112', newPattern: '\\+17175550198' })
    const lines = twin.snapshot().objects['remote-destination'].flatMap(({ value }) => value.lines)
    expect(lines).toEqual([{ dn: '+17175550199', partition: 'LEGACY-PT' }])
    expect([extension('ngarcia'), extension('omeyer'), extension('klane')]).toEqual([
      '\\+17175550199',
      '+17175550198',
      '555',
    ])
  })
})

describe('updateLine', () => {
  it('sets and takes away forwards, pickup group, alternates and URIs, as read back and exported', async () => {
    await twin.ok('updateLine', {
      ...NINA,
      callForwardAll: {
        forwardToVoiceMail: false,
        callingSearchSpaceName: 'LYN-DEV-CSS',
        secondaryCallingSearchSpaceName: null,
        destination: '+17175550120',
      },
      callForwardNoAnswerInt: {
        forwardToVoiceMail: true,
        callingSearchSpaceName: null,
        destination: null,
        duration: 24,
      },
      callPickupGroupName: '',
      directoryURIs: { directoryUri: [{ isPrimary: true, uri: 'nina@example.com', partition: null }] },
      enterpriseAltNum: { numMask: '' },
      e164AltNum: { numMask: '+17175550111', routePartition: 'DN-E164-PT', advertiseGloballyIls: false },
    })
    const line = await twin.get('getLine', NINA)
    expect(line['callForwardAll']).toEqual({
      forwardToVoiceMail: false,
      callingSearchSpaceName: 'LYN-DEV-CSS',
      destination: '+17175550120',
    })
    expect(line['callPickupGroupName']).toBeUndefined()
    expect(line['enterpriseAltNum']).toBeUndefined()
    const number = twin.object('directory-number', NINA_KEY)
    expect(number?.forwards).toContainEqual({
      kind: 'all',
      toVoicemail: false,
      destination: '+17175550120',
      callingSearchSpace: 'LYN-DEV-CSS',
    })
    expect(number?.forwards).toContainEqual({ kind: 'no-answer-internal', toVoicemail: true })
    expect(number?.noAnswerRingDurationSeconds).toBe(24)
    expect(number?.callPickupGroup).toBeUndefined()
    expect(number?.alternates).toEqual([
      {
        kind: 'e164',
        mask: '+17175550111',
        partition: 'DN-E164-PT',
        addedToLocalPartition: true,
        urgent: false,
        advertisedGlobally: false,
      },
    ])
    expect(number?.uris).toEqual([{ uri: 'nina@example.com', isPrimary: true }])
  })

  it('makes a number inactive only where no device carries it', async () => {
    await twin.ok('updateLine', { ...NINA, active: false })
    expect((await twin.get('getLine', NINA))['active']).toBe(true)
    const idle = twin.seeded.objects['directory-number'].find(
      ({ value }) => value.active && value.origins.join() === 'directorynumber',
    )!.value
    const key = { pattern: idle.dn, routePartitionName: idle.partition ?? null }
    await twin.ok('updateLine', { ...key, active: false })
    expect((await twin.get('getLine', key))['active']).toBe(false)
  })

  it('keeps what the model has no field for', async () => {
    await twin.ok('updateLine', { ...NINA, aarDestinationMask: '7175550111', asciiAlertingName: 'Nina' })
    expect(await twin.get('getLine', NINA)).toMatchObject({
      aarDestinationMask: '7175550111',
      asciiAlertingName: 'Nina',
    })
    expect(twin.snapshot().root).toBe(twin.seeded.root)
  })

  it('is refused', async () => {
    const refused = (body: object): Promise<string> => twin.fault('updateLine', { ...NINA, ...body })
    expect(await refused({ newRoutePartitionName: 'NO-PT' })).toContain('Missing key in referenced table')
    expect(await refused({ newRoutePartitionName: 'no-pt' })).toContain('fk_routepartition')
    expect(await refused({ callPickupGroupName: 'NO-GROUP' })).toContain('fk_pickupgroup')
    expect(await refused({ callPickupGroupName: null })).toContain("value 'nil'")
    expect(await refused({ shareLineAppearanceCssName: 'NO-CSS' })).toContain('fk_callingsearchspace')
    expect(await refused({ callForwardAll: { forwardToVoiceMail: true } })).toContain('callingSearchSpaceName')
    expect(await refused({ active: 'perhaps' })).toContain("'perhaps'")
    expect(await refused({ active: true, description: 'after active' })).toContain(
      "starting with element 'description'",
    )
    expect(await refused({ color: 'red' })).toContain("starting with element 'color'")
    expect(await refused({ newPattern: '\\+1717555011A!x' })).toContain('invalid characters')
    expect(await refused({ newPattern: '1'.repeat(51) })).toContain('too long')
    expect(await refused({ newPattern: '\\+17175550112' })).toContain('duplicate value in a UNIQUE INDEX')
    expect(await refused({ newPattern: '\\+17175550150', newRoutePartitionName: 'HUNT-PT' })).toContain('hunt-pilot')
    const uris = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ isPrimary: false, uri: name, partition: null }))
    expect(await refused({ directoryURIs: { directoryUri: uris } })).toContain('at most 5')
    const twice = uris.slice(0, 2).map((uri) => ({ ...uri, isPrimary: true }))
    expect(await refused({ directoryURIs: { directoryUri: twice } })).toContain('Only one')
    expect(await twin.fault('updateLine', { uuid: '4711' })).toContain('XUUID')
    expect(await twin.fault('updateLine', { description: 'of whom?' })).toContain('pattern')
    expect(await twin.fault('updateLine', { pattern: '4711' })).toMatch(/^404 /)
    const { _uuid } = await twin.get('getLine', NINA)
    expect(await twin.fault('updateLine', { uuid: _uuid ?? '', pattern: NINA.pattern })).toContain('pattern')
  })

  it('does not give one URI to two lines', async () => {
    const uri = twin.object('directory-number', NINA_KEY)!.uris[0]!
    const fault = await twin.fault('updateLine', {
      pattern: '\\+17175550112',
      routePartitionName: 'DN-E164-PT',
      directoryURIs: {
        directoryUri: { isPrimary: true, uri: uri.uri.toUpperCase(), partition: uri.partition ?? null },
      },
    })
    expect(fault).toContain('duplicate value')
  })
})

describe('updateLineGroup', () => {
  const group = { name: 'LG-LYN-SERVICE' }
  const member = (pattern: string, lineSelectionOrder: number) => ({
    member: [{ lineSelectionOrder, directoryNumber: { pattern, routePartitionName: 'DN-E164-PT' } }],
  })
  const members = () => twin.object('line-group', group.name)?.members.map(({ dn }) => dn.slice(-4))

  it('removes, adds and replaces members', async () => {
    expect(members()).toEqual(['0111', '0112', '0113', '0114', '0115', '0116'])
    await twin.ok('updateLineGroup', { ...group, removeMembers: member('\\+17175550112', 2) })
    await twin.ok('updateLineGroup', { ...group, addMembers: member('\\+17175550120', 99) })
    expect(members()).toEqual(['0111', '0113', '0114', '0115', '0116', '0120'])
    await twin.ok('updateLineGroup', { ...group, members: member('\\+17175550113', 1), newName: 'LG-LYON' })
    expect(twin.object('line-group', 'LG-LYON')?.members).toHaveLength(1)
    expect(JSON.stringify(twin.snapshot().objects['hunt-list'])).toContain('"LG-LYON"')
    await twin.ok('updateLineGroup', { name: 'LG-LYON', members: {} })
    expect(twin.object('line-group', 'LG-LYON')?.members).toEqual([])
  })

  it('reads back what it holds', async () => {
    const read = await twin.get('getLineGroup', { ...group, returnedTags: { name: '', members: '' } })
    expect(Object.keys(read)).toEqual(['_uuid', 'members', 'name'])
  })

  it('is refused', async () => {
    const refused = (body: object): Promise<string> => twin.fault('updateLineGroup', { ...group, ...body })
    expect(await refused({ addMembers: member('\\+17175550111', 9) })).toContain('duplicate value')
    expect(await refused({ addMembers: member('\\+17175550199', 9) })).toContain('fk_numplan')
    expect(await refused({ removeMembers: member('\\+17175550120', 9) })).toContain('fk_linegroupnumplanmap')
    expect(await refused({ removeMembers: {}, addMembers: {} })).toContain("'addMembers'")
    expect(await refused({ distributionAlgorithm: 'Fairly' })).toContain('XDistributeAlgorithm')
    expect(await refused({ addMembers: { member: [{ lineSelectionOrder: 1 }] } })).toContain('directoryNumber')
    expect(await refused({ newName: 'LG-AUS-SUPPORT-1' })).toContain('duplicate value')
    expect(await twin.fault('getLineGroup', { name: 'LG-NONE' })).toMatch(/^404 /)
  })
})

describe('updateHuntPilot', () => {
  const pilot = { pattern: '\\+17175550150', routePartitionName: 'HUNT-PT' }

  it('moves the pilot, keeps its queue and re-aims it', async () => {
    const before = twin.object('hunt-pilot', '\\+17175550150@HUNT-PT')!
    await twin.ok('updateHuntPilot', { ...pilot, newRoutePartitionName: 'LEGACY-PT' })
    expect(twin.object('hunt-pilot', '\\+17175550150@LEGACY-PT')).toEqual({ ...before, partition: 'LEGACY-PT' })
    await twin.ok('updateHuntPilot', {
      ...pilot,
      routePartitionName: 'LEGACY-PT',
      forwardHuntNoAnswer: { destination: '+17175550120', callingSearchSpaceName: 'LYN-DEV-CSS' },
      callPickupGroupName: 'LYN-PICKUP',
      queueCalls: { maxCallersInQueue: 7, maxWaitTimeInQueue: 60, noAgentDestination: '8500' },
    })
    const after = twin.object('hunt-pilot', '\\+17175550150@LEGACY-PT')
    expect(after?.queue).toEqual({
      maximumCallers: 7,
      maximumWaitSeconds: 60,
      noAgentsDestination: '8500',
      signals: ['DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1'],
    })
    expect(after?.forwardNoAnswer).toEqual({
      ...before.forwardNoAnswer,
      destination: '+17175550120',
      callingSearchSpace: 'LYN-DEV-CSS',
    })
    const read = await twin.get('getHuntPilot', { ...pilot, routePartitionName: 'LEGACY-PT' })
    expect(read['queueCalls']).toEqual({ maxCallersInQueue: 7, maxWaitTimeInQueue: 60, noAgentDestination: '8500' })
  })

  it('is refused', async () => {
    const refused = (body: object): Promise<string> => twin.fault('updateHuntPilot', { ...pilot, ...body })
    expect(await refused({ newRoutePartitionName: 'NO-PT' })).toContain('fk_routepartition')
    expect(await refused({ huntListName: 'NO-LIST' })).toContain('fk_device')
    expect(await refused({ callPickupGroupName: 'NO-GROUP' })).toContain('fk_pickupgroup')
    expect(await refused({ newPattern: '\\+15125550150' })).toContain('duplicate value')
    expect(await refused({ digitDiscardInstructionName: 'PreAt' })).toContain('discard digits')
    expect(await refused({ forwardHuntBusy: { callingSearchSpaceName: 'NO-CSS' } })).toContain('fk_callingsearchspace')
    expect(await twin.fault('getHuntPilot', { pattern: '1' })).toBe(
      '404 Item not valid: The specified HuntPilot was not found',
    )
  })
})
