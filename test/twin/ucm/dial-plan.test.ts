import { beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/execute/ports.js'
import { mentions, TwinUnderTest } from './twin-under-test.js'

let twin: TwinUnderTest
beforeEach(async () => {
  twin = await TwinUnderTest.ofThreeSites()
})

const partitions = (...names: readonly string[]): JsonObject => ({
  member: names.map((routePartitionName, at) => ({ routePartitionName, index: at + 1 })),
})

describe('partitions', () => {
  it('are added, read, renamed everywhere and removed', async () => {
    const id = await twin.ok('addRoutePartition', { routePartition: { name: 'WBX-PT', description: ' to Webex ' } })
    expect(id).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/)
    expect(await twin.get('getRoutePartition', { name: 'WBX-PT' })).toMatchObject({
      _uuid: id,
      name: 'WBX-PT',
      description: 'to Webex',
      partitionUsage: 'General',
    })
    expect(twin.object('partition', 'WBX-PT')).toEqual({ name: 'WBX-PT', description: 'to Webex' })
    await twin.ok('removeRoutePartition', { uuid: id })
    expect(twin.snapshot().root).toBe(twin.seeded.root)
    await twin.ok('updateRoutePartition', { name: 'DN-E164-PT', newName: 'DN-PT' })
    expect(mentions(twin.snapshot(), 'DN-E164-PT')).toBe(0)
    expect(mentions(twin.snapshot(), 'DN-PT')).toBe(mentions(twin.seeded, 'DN-E164-PT'))
  })

  it('are refused', async () => {
    const add = (routePartition: JsonValue): Promise<string> => twin.fault('addRoutePartition', { routePartition })
    expect(await add({ name: 'DN-E164-PT' })).toContain('duplicate value in a UNIQUE INDEX')
    expect(await add({ description: 'nameless' })).toContain("One of '{name}'")
    expect(await add({ name: '' })).toContain("One of '{name}'")
    expect(await add({ name: 'WBX/PT' })).toContain('invalid characters')
    expect(await add({ name: 'P'.repeat(51) })).toContain('{1,50}')
    expect(await add({ name: 'WBX-PT', partitionUsage: 'Sometimes' })).toContain('XPartitionUsage')
    expect(await add('WBX-PT')).toContain('routePartition')
    expect(await twin.fault('addRoutePartition', { name: 'WBX-PT' })).toContain("One of '{routePartition}'")
    expect(await twin.fault('removeRoutePartition', { name: 'WBX-PT' })).toBe(
      '404 Item not valid: The specified RoutePartition was not found',
    )
    for (const used of ['DN-E164-PT', 'PSTN-PT', 'HUNT-PT', 'LYN-OLD-PT', 'SVC-PT']) {
      expect(await twin.fault('removeRoutePartition', { name: used })).toContain('is still being referenced')
    }
  })
})

describe('calling search spaces', () => {
  const held = (name: string) => twin.object('css', name)?.partitions

  it('get members at their index, at the end, out again, and all anew', async () => {
    await twin.ok('addCss', { css: { members: partitions('PSTN-PT', 'EMER-PT'), name: 'NEW-CSS' } })
    const css = { name: 'NEW-CSS' }
    await twin.ok('updateCss', { ...css, addMembers: { member: { routePartitionName: 'SVC-PT', index: 1 } } })
    await twin.ok('updateCss', { ...css, addMembers: { member: [{ routePartitionName: 'HUNT-PT', index: 99 }] } })
    expect(held('NEW-CSS')).toEqual(['SVC-PT', 'PSTN-PT', 'EMER-PT', 'HUNT-PT'])
    await twin.ok('updateCss', { ...css, removeMembers: partitions('PSTN-PT') })
    expect((await twin.get('getCss', css))['members']).toEqual(partitions('SVC-PT', 'EMER-PT', 'HUNT-PT'))
    await twin.ok('updateCss', {
      ...css,
      members: { member: [...(partitions('EMER-PT', 'SVC-PT')['member'] as readonly JsonValue[])].reverse() },
    })
    expect(held('NEW-CSS')).toEqual(['EMER-PT', 'SVC-PT'])
    await twin.ok('updateCss', { ...css, members: {}, newName: 'EMPTY-CSS' })
    expect(held('EMPTY-CSS')).toEqual([])
    await twin.ok('removeCss', { name: 'EMPTY-CSS' })
    expect(twin.snapshot().root).toBe(twin.seeded.root)
  })

  it('take phones, lines and translations with them when renamed', async () => {
    await twin.ok('updateCss', { name: 'LYN-DEV-CSS', newName: 'LYON' })
    expect(mentions(twin.snapshot(), 'LYN-DEV-CSS')).toBe(0)
    expect(mentions(twin.snapshot(), 'LYON')).toBe(mentions(twin.seeded, 'LYN-DEV-CSS'))
  })

  it('are refused', async () => {
    const update = (body: JsonObject): Promise<string> => twin.fault('updateCss', { name: 'LYN-DEV-CSS', ...body })
    expect(await update({ addMembers: partitions('NO-PT') })).toContain('fk_routepartition')
    expect(await update({ addMembers: partitions(held('LYN-DEV-CSS')![0]!) })).toContain('duplicate value')
    expect(await update({ removeMembers: partitions('BOS-DN-PT') })).toContain('fk_callingsearchspacemember')
    expect(await update({ members: {}, addMembers: {} })).toContain("'addMembers'")
    expect(await update({ removeMembers: {}, members: {} })).toContain("'members'")
    expect(await update({ members: { member: { index: 1 } } })).toContain('routePartitionName')
    expect(await update({ members: { member: { routePartitionName: 'SVC-PT', index: 'first' } } })).toContain(
      'XInteger',
    )
    expect(await update({ description: 'd'.repeat(51) })).toContain('String50')
    expect(await update({ newName: 'AUS-WIDE-CSS' })).toContain('duplicate value')
    expect(await twin.fault('addCss', { css: { name: 'LYN-DEV-CSS' } })).toContain('duplicate value')
    expect(await twin.fault('removeCss', { name: 'LYN-DEV-CSS' })).toContain('is still being referenced')
    expect(await twin.fault('removeCss', { name: 'LEGACY-DR-CSS' })).toMatch(/^404 /)
    expect(await twin.fault('getCss', {})).toContain('name')
  })

  it('hold at most 1,024 characters of names with their separators', async () => {
    const add = (name: string) => ({
      name: 'FULL-CSS',
      addMembers: { member: { routePartitionName: name, index: 99 } },
    })
    const long = Array.from({ length: 20 }, (_, at) => `${'P'.repeat(48)}${10 + at}`)
    for (const name of [...long, 'X', 'YY', 'YYY']) await twin.ok('addRoutePartition', { routePartition: { name } })
    await twin.ok('addCss', { css: { members: partitions(...long), name: 'FULL-CSS' } })
    await twin.ok('updateCss', add('X'))
    expect(await twin.fault('updateCss', add('YYY'))).toContain('total 1025 characters')
    await twin.ok('updateCss', add('YY'))
    expect(held('FULL-CSS')!.join(':')).toHaveLength(1024)
  })

  it('that are past the limit already may get shorter', async () => {
    const wide = held('AUS-WIDE-CSS')!
    expect(wide.join(':').length).toBeGreaterThan(1030)
    await twin.ok('updateCss', { name: 'AUS-WIDE-CSS', removeMembers: partitions(wide[0]!) })
    expect(await twin.fault('updateCss', { name: 'AUS-WIDE-CSS', addMembers: partitions(wide[0]!) })).toContain('total')
  })
})

const group = (...devices: readonly string[]): JsonObject => ({
  member: devices.map((deviceName, at) => ({ deviceSelectionOrder: at + 1, deviceName, port: 0 })),
})

describe('route groups and route lists', () => {
  const list = (...groups: readonly string[]): JsonObject => ({
    member: groups.map((routeGroupName, at) => ({
      routeGroupName,
      selectionOrder: at + 1,
      useFullyQualifiedCallingPartyNumber: 'Default',
    })),
  })
  const routeGroup = (...devices: readonly string[]): JsonObject => ({
    routeGroup: { distributionAlgorithm: 'Top Down', members: group(...devices), name: 'RG-WBX' },
  })
  const routeList = (members?: JsonObject): JsonObject => ({
    routeList: {
      name: 'RL-WBX',
      callManagerGroupName: 'CMG-AUS',
      routeListEnabled: true,
      ...(members === undefined ? {} : { members }),
      runOnEveryNode: true,
    },
  })

  it('are added, changed, renamed and removed', async () => {
    await twin.ok('addRouteGroup', routeGroup('CUBE-PSTN-LYN', 'CUBE-PSTN-AUS'))
    await twin.ok('addRouteList', routeList(list('RG-WBX', 'Standard Local Route Group')))
    expect(twin.object('route-group', 'RG-WBX')).toEqual({
      name: 'RG-WBX',
      distribution: 'Top Down',
      members: [
        { order: 1, device: 'CUBE-PSTN-LYN', port: 0 },
        { order: 2, device: 'CUBE-PSTN-AUS', port: 0 },
      ],
    })
    expect(twin.object('route-list', 'RL-WBX')).toMatchObject({
      enabled: true,
      runOnAllNodes: true,
      members: [{ order: 1, routeGroup: 'RG-WBX', calling: { useExternalPhoneNumberMask: 'Default' }, called: {} }, {}],
    })
    await twin.ok('updateRouteGroup', { name: 'RG-WBX', removeMembers: group('CUBE-PSTN-LYN') })
    await twin.ok('updateRouteGroup', {
      name: 'RG-WBX',
      addMembers: { member: { deviceSelectionOrder: 0, deviceName: 'CUBE-PSTN-BOS', port: 0 } },
      newName: 'RG-NEW',
    })
    expect((await twin.get('getRouteGroup', { name: 'RG-NEW' }))['members']).toMatchObject({
      member: [{ deviceName: 'CUBE-PSTN-BOS' }, { deviceName: 'CUBE-PSTN-AUS' }],
    })
    expect((await twin.get('getRouteList', { name: 'RL-WBX' }))['members']).toMatchObject({
      member: [{ routeGroupName: 'RG-NEW' }, {}],
    })
    await twin.ok('updateRouteList', { name: 'RL-WBX', newName: 'RL-NEW', members: {} })
    await twin.ok('removeRouteGroup', { name: 'RG-NEW' })
    await twin.ok('removeRouteList', { name: 'RL-NEW' })
    expect(twin.snapshot().root).toBe(twin.seeded.root)
  })

  it('an empty route list is allowed, an empty route group is not', async () => {
    await twin.ok('addRouteList', routeList())
    expect(twin.object('route-list', 'RL-WBX')?.members).toEqual([])
    expect(await twin.fault('addRouteGroup', routeGroup())).toContain("One of '{member}'")
    await twin.ok('addRouteGroup', routeGroup('CUBE-PSTN-LYN'))
    const out = { name: 'RG-WBX', removeMembers: group('CUBE-PSTN-LYN') }
    expect(await twin.fault('updateRouteGroup', out)).toContain("One of '{member}'")
  })

  it('are refused', async () => {
    expect(await twin.fault('addRouteGroup', routeGroup('NO-TRUNK'))).toContain('fk_device')
    expect(await twin.fault('addRouteGroup', routeGroup('RL-PSTN'))).toContain('fk_device')
    expect(await twin.fault('addRouteGroup', routeGroup('CUBE-PSTN-AUS', 'CUBE-PSTN-AUS'))).toContain('duplicate value')
    expect(await twin.fault('addRouteGroup', routeGroup('SME-CORE'))).toContain('in use by a route pattern')
    await twin.ok('addRouteGroup', routeGroup('CUBE-PSTN-LYN'))
    expect(await twin.fault('addRouteGroup', routeGroup('CUBE-PSTN-LYN'))).toContain('duplicate value')
    expect(await twin.fault('addRouteList', routeList(list('NO-GROUP')))).toContain('fk_routegroup')
    expect(await twin.fault('addRouteList', routeList(list('RG-WBX', 'RG-WBX')))).toContain('duplicate value')
    const clash = { name: 'CUBE-PSTN-AUS', callManagerGroupName: null }
    expect(await twin.fault('addRouteList', { routeList: clash })).toContain('duplicate value')
    expect(await twin.fault('addRouteList', { routeList: { name: 'RL-WBX' } })).toContain('callManagerGroupName')
    const unknown = { name: 'RL-WBX', callManagerGroupName: 'CMG-NONE' }
    expect(await twin.fault('addRouteList', { routeList: unknown })).toContain('fk_callmanagergroup')
    await twin.ok('addRouteList', routeList(list('RG-WBX')))
    expect(await twin.fault('removeRouteGroup', { name: 'RG-WBX' })).toContain('route-list RL-WBX')
    expect(await twin.fault('removeRouteList', { name: 'RL-PSTN' })).toContain('is still being referenced')
  })
})

const PATTERN: JsonObject = {
  pattern: '\\+17175550111',
  description: 'Nina in Webex',
  routePartitionName: 'WEBEX-TEST-PT',
  blockEnable: false,
  useCallingPartyPhoneMask: 'Default',
  dialPlanName: null,
  digitDiscardInstructionName: null,
  networkLocation: 'OnNet',
  patternUrgency: true,
  prefixDigitsOut: null,
  routeFilterName: null,
  provideOutsideDialtone: false,
  destination: { gatewayName: 'SME-CORE' },
}

describe('route patterns', () => {
  const key = { pattern: '\\+17175550111', routePartitionName: 'WEBEX-TEST-PT' }
  const add = (more: JsonObject): Promise<string> =>
    twin.fault('addRoutePattern', { routePattern: { ...PATTERN, ...more } })

  it('are added with the defaults of Unified CM, changed, moved and removed', async () => {
    await twin.ok('addRoutePattern', { routePattern: PATTERN })
    expect(twin.object('route-pattern', '\\+17175550111@WEBEX-TEST-PT')).toEqual({
      pattern: '\\+17175550111',
      partition: 'WEBEX-TEST-PT',
      description: 'Nina in Webex',
      block: false,
      releaseCause: 'No Error',
      classification: 'OnNet',
      allowDeviceOverride: false,
      urgent: true,
      requiresAuthorizationCode: false,
      authorizationLevel: 0,
      requiresClientMatterCode: false,
      isEmergency: false,
      calling: { useExternalPhoneNumberMask: 'Default' },
      called: {},
      target: 'SME-CORE',
    })
    expect(await twin.get('getRoutePattern', key)).toMatchObject({
      destination: { gatewayName: 'SME-CORE' },
      provideOutsideDialtone: false,
    })
    await twin.ok('updateRoutePattern', {
      ...key,
      newRoutePartitionName: null,
      calledPartyTransformationMask: '+17175550112',
      digitDiscardInstructionName: 'PreDot',
      destination: { routeListName: 'RL-PSTN' },
    })
    expect(twin.object('route-pattern', '\\+17175550111@<None>')).toMatchObject({
      called: { mask: '+17175550112', discard: 'PreDot' },
      target: 'RL-PSTN',
    })
    await twin.ok('removeRoutePattern', { pattern: key.pattern })
    expect(twin.snapshot().root).toBe(twin.seeded.root)
  })

  it('are refused', async () => {
    expect(await add({ routePartitionName: 'DN-E164-PT' })).toContain('duplicate value')
    expect(await add({ pattern: '711', routePartitionName: 'BOS-XLATE-PT' })).toContain('translation-pattern')
    expect(await add({ pattern: '\\+17175550150', routePartitionName: 'HUNT-PT' })).toContain('hunt-pilot')
    expect(await add({ routePartitionName: 'NO-PT' })).toContain('fk_routepartition')
    expect(await add({ destination: { routeListName: 'NO-LIST' } })).toContain('fk_device')
    expect(await add({ destination: { gatewayName: 'RL-PSTN' } })).toContain('fk_device')
    expect(await add({ destination: { gatewayName: 'CUBE-PSTN-AUS' } })).toContain('member of a route group')
    expect(await add({ destination: {} })).toContain('gatewayName, routeListName')
    const both = { gatewayName: 'SME-CORE', routeListName: 'RL-PSTN' }
    expect(await add({ destination: both })).toContain('routeListName')
    expect(await add({ digitDiscardInstructionName: 'PreAt' })).toContain('discard digits')
    expect(await add({ networkLocation: 'Here' })).toContain('XNetworkLocation')
    expect(await add({ pattern: '+17175550111' })).toContain('invalid characters')
    expect(await add({ pattern: '9'.repeat(51) })).toContain('too long')
    expect(await add({ blockEnable: null })).toContain("'nil'")
    const incomplete = Object.fromEntries(Object.entries(PATTERN).filter(([name]) => name !== 'networkLocation'))
    expect(await twin.fault('addRoutePattern', { routePattern: incomplete })).toContain("One of '{networkLocation}'")
    expect(await twin.fault('removeRoutePattern', key)).toMatch(/^404 /)
  })

  it('may share pattern and partition when their route filters differ', async () => {
    const filtered = twin.seeded.objects['route-pattern'].find(({ value }) => value.routeFilter !== undefined)!.value
    const same = {
      pattern: filtered.pattern,
      routePartitionName: filtered.partition ?? null,
      dialPlanName: filtered.numberingPlan ?? null,
      routeFilterName: filtered.routeFilter ?? null,
    }
    expect(await add(same)).toContain('duplicate value')
    await twin.ok('addRoutePattern', { routePattern: { ...PATTERN, ...same, routeFilterName: 'ANOTHER-RF' } })
    const keys = twin.snapshot().objects['route-pattern'].filter(({ value }) => value.pattern === filtered.pattern)
    expect(keys).toHaveLength(2)
    await twin.ok('removeRoutePattern', { ...same, routeFilterName: 'ANOTHER-RF' })
    expect(twin.snapshot().root).toBe(twin.seeded.root)
  })
})

describe('what is only read', () => {
  it('trunks', async () => {
    expect(await twin.get('getSipTrunk', { name: 'LGW-WEBEX-AUS' })).toMatchObject({
      callingSearchSpaceName: 'TRK-WEBEX-CSS',
      sigDigits: 99,
      destinations: { destination: [{ port: 5065, sortOrder: 1 }] },
    })
    expect(await twin.fault('getSipTrunk', { name: 'NO-TRUNK' })).toMatch(/^404 /)
  })

  it('people, with the partition of their extension', async () => {
    expect(await twin.get('getUser', { userid: 'ngarcia' })).toMatchObject({
      userid: 'ngarcia',
      primaryExtension: { pattern: '\\+17175550111', routePartitionName: 'DN-E164-PT' },
    })
  })

  it('the version', async () => {
    expect(await twin.ok('getCCMVersion', {})).toEqual({ componentVersion: { version: '14.0.1.13900(155)' } })
  })

  it('the route plan, by criteria and in pages', async () => {
    const ask = async (searchCriteria: JsonObject, more: JsonObject = {}): Promise<readonly string[]> => {
      const result = (await twin.ok('listRoutePlan', { searchCriteria, returnedTags: {}, ...more })) as JsonObject
      return (result['routePlan'] as readonly JsonObject[]).map(
        (row) => `${row['dnOrPattern'] as string} ${row['type'] as string}`,
      )
    }
    expect(await ask({ dnOrPattern: '%11', partition: 'BOS-XLATE-PT' })).toEqual(['711 Translation'])
    expect(await ask({ dnOrPattern: '911', type: 'Route' })).toEqual(['911 Route'])
    const all = await ask({ dnOrPattern: '%' })
    expect(all.length).toBeGreaterThan(100)
    expect(await ask({ dnOrPattern: '%' }, { skip: 3, first: 2 })).toEqual(all.slice(3, 5))
  })

  it('nothing else', async () => {
    expect(await twin.fault('removePhone', { name: 'SEP020000717111' })).toContain(
      'does not serve operation removePhone',
    )
  })
})
