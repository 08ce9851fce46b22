import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.js'
import {
  blocksOffNetToOffNet,
  incomingClassification,
  transferAllowed,
} from '../../../src/routing/ucm/devices/classification.js'
import type { ReadExport } from '../../support/route-list-estate.js'
import {
  addRouteList,
  answering,
  BARE,
  buildRouteListEstate,
  NEW_YORK,
  offersOf,
  readExport,
  routeHop,
  routePatternRow,
  WEBEX_TRUNK,
} from '../../support/route-list-estate.js'

const made = readExport(buildRouteListEstate())

/** The export with service parameters. */
function withParameters(parameters: Readonly<Record<string, string>>) {
  const builder = buildRouteListEstate()
  for (const [name, value] of Object.entries(parameters)) {
    builder.add('serviceparameter', {
      SERVER: 'EnterpriseWideData',
      'PARAM NAME': name,
      'PARAM VALUE': value,
      'PARAM TYPE': 'boolean',
      'SERVICE TYPE': 'Cisco CallManager',
    })
  }
  return readExport(builder)
}

describe('hunting for a device in a route list', () => {
  it('R01: all up, T1', () => {
    const trace = made.route(NEW_YORK, '1000')
    expect([trace.disposition, trace.reached]).toEqual(['trunk', 'trunk:T1'])
    expect(offersOf(trace)).toBe('T1, T2, T3')
    expect(offersOf(made.route(NEW_YORK, '1000', answering({})))).toBe('T1 answered, T2 not-tried, T3 not-tried')
  })

  it('R03: T1 answers 503, then T2, then T3', () => {
    const trace = made.route(NEW_YORK, '1000', answering({ T1: [503], T2: [503] }))
    expect(trace).toMatchObject({ disposition: 'trunk', reached: 'trunk:T3', settingsUsed: [] })
    expect(offersOf(trace)).toBe('T1 refused 503, T2 refused 503, T3 answered')
  })

  it.each([408, 480, 500, 502, 503, 580])('%i is no reason to stop', (status) => {
    expect(made.route(NEW_YORK, '1000', answering({ T1: [status] })).reached).toBe('trunk:T2')
  })

  it('a device that is down is skipped without an attempt', () => {
    expect(offersOf(made.route(NEW_YORK, '1000', answering({ T1: ['down'] })))).toBe(
      'T1 down, T2 answered, T3 not-tried',
    )
  })

  it.each([
    ['R04', 404, 'StopRoutingOnUnallocatedNumberFlag', 'unallocated-number'],
    ['R06', 486, 'StopRoutingOnUserBusyFlag', 'user-busy'],
    ['R06', 600, 'StopRoutingOnUserBusyFlag', 'user-busy'],
  ])('%s: %i with %s = T stops', (_, status, parameter, cause) => {
    const trace = withParameters({ [parameter]: 'T' }).route(NEW_YORK, '1000', answering({ T1: [status] }))
    expect(trace).toMatchObject({ disposition: 'refused', refusal: { cause, status }, settingsUsed: [] })
    expect(trace.reached).toBeUndefined()
    expect(offersOf(trace)).toBe(`T1 refused ${status}, T2 not-tried, T3 not-tried`)
  })

  it.each([
    ['R05', 404, 'StopRoutingOnUnallocatedNumberFlag'],
    ['R06', 486, 'StopRoutingOnUserBusyFlag'],
    ['R06', 600, 'StopRoutingOnUserBusyFlag'],
  ])('%s: %i with %s = F goes on', (_, status, parameter) => {
    const trace = withParameters({ [parameter]: 'F' }).route(NEW_YORK, '1000', answering({ T1: [status] }))
    expect(trace).toMatchObject({ disposition: 'trunk', reached: 'trunk:T2' })
  })

  it('want of bandwidth has its own flag', () => {
    const flag = 'StopRoutingOnOutOfBandwidthFlag'
    const conditions = answering({ T1: ['out-of-bandwidth'] })
    expect(withParameters({ [flag]: 'F' }).route(NEW_YORK, '1000', conditions).reached).toBe('trunk:T2')
    expect(withParameters({ [flag]: 'T' }).route(NEW_YORK, '1000', conditions)).toMatchObject({
      disposition: 'refused',
      refusal: { cause: 'out-of-bandwidth' },
    })
  })

  it.each([
    [404, 'routing.stopRoutingOnUnallocatedNumber'],
    [486, 'routing.stopRoutingOnUserBusy'],
    ['out-of-bandwidth', 'routing.stopRoutingOnOutOfBandwidth'],
  ] as const)('where the export holds no flag, a setting decides what %s does', (answer, key) => {
    const conditions = answering({ T1: [answer] })
    expect(made.route(NEW_YORK, '1000', conditions)).toMatchObject({ disposition: 'refused', settingsUsed: [key] })
    const other = readExport(buildRouteListEstate(), { [key]: false })
    expect(other.route(NEW_YORK, '1000', conditions)).toMatchObject({ reached: 'trunk:T2', settingsUsed: [key] })
  })

  it('the last answer repeats, and a call that nobody takes is refused with the last cause', () => {
    const refused = made.route(NEW_YORK, '1000', answering({ T1: [500], T2: [408], T3: [480] }))
    expect(refused).toMatchObject({ disposition: 'refused', refusal: { cause: 'other-failure', status: 480 } })
    expect(refused.finalDigits).toBe('1000')
    const down = made.route(NEW_YORK, '1000', answering({ T1: ['down'], T2: ['down'], T3: ['down'] }))
    expect(down).toMatchObject({ disposition: 'refused', refusal: { cause: 'no-device-up' } })
  })

  it('a device that is offered twice answers with its second answer', () => {
    const builder = buildRouteListEstate()
    addRouteList(builder, 'RL-TWICE', ['RG2'], ['RG1'], ['RG2'])
    builder.add('routepattern', routePatternRow('1300', 'RL-TWICE'))
    const trace = readExport(builder).route(NEW_YORK, '1300', answering({ T1: [500], T2: [500], T3: [500, 'answers'] }))
    expect(offersOf(trace)).toBe('T3 refused 500, T1 refused 500, T2 refused 500, T3 answered')
  })

  it('R21: a blocked pattern is refused although the trunk is up', () => {
    expect(made.route(NEW_YORK, '6000', answering({})).disposition).toBe('blocked')
  })

  it('a group that the inputs lack matters only when the call comes to it', () => {
    expect(made.route(NEW_YORK, '1200', answering({ T1: [503] })).reached).toBe('trunk:T2')
    const open = made.route(NEW_YORK, '1200', answering({ T1: [503], T2: [503] }))
    expect(open).toMatchObject({ disposition: 'insufficient-information', missing: ['route group RG-NOWHERE'] })
    expect(open.outcome).toContain('goes on to route group RG-NOWHERE')
    expect(offersOf(open)).toBe('T1 refused 503, T2 refused 503, T3 not-tried')
  })
})

describe('circular route groups', () => {
  const after = (last: string) => ({ lastUsed: new Map([['RG-CIRCLE', last]]) })

  it('R08: last used T2, T3 first', () => {
    const trace = made.route(NEW_YORK, '2000', after('T2'))
    expect(offersOf(trace)).toBe('T3, T1, T2')
    expect(trace.reached).toBe('trunk:T3')
  })

  it('say which device they have used last afterwards, so that calls can follow one another', () => {
    let lastUsed = new Map([['RG-CIRCLE', 'T2']])
    const taken: string[] = []
    for (let call = 0; call < 4; call += 1) {
      const trace = made.route(NEW_YORK, '2000', { lastUsed, ...answering({ T1: ['down'] }) })
      taken.push(trace.reached ?? '')
      lastUsed = new Map((routeHop(trace).pointers ?? []).map((each) => [each.routeGroup, each.lastUsed]))
    }
    expect(taken).toEqual(['trunk:T3', 'trunk:T2', 'trunk:T3', 'trunk:T2'])
  })

  it('a device that is not in the group moves nothing, and it is said', () => {
    const trace = made.route(NEW_YORK, '2000', after('T9'))
    expect(offersOf(trace)).toBe('T1, T2, T3')
    expect(routeHop(trace).skipped).toEqual(['route group RG-CIRCLE: T9, said to be used last, is not in it'])
  })

  it('a group of which the export does not say how it chooses follows the setting', () => {
    const conditions = { lastUsed: new Map([['RG-SILENT', 'T2']]) }
    const circular = made.route(NEW_YORK, '2001', conditions)
    expect([circular.reached, circular.settingsUsed]).toEqual(['trunk:T3', ['routing.routeGroupDistribution']])
    const topDown = readExport(buildRouteListEstate(), { 'routing.routeGroupDistribution': 'Top Down' })
    expect(topDown.route(NEW_YORK, '2001', conditions).reached).toBe('trunk:T1')
  })
})

describe('local route groups', () => {
  it('R09: the group of the caller’s device pool', () => {
    expect(offersOf(made.route(NEW_YORK, '3000'))).toBe('T2')
  })

  it('R11: a pool without one is skipped', () => {
    const trace = made.route(BARE, '3001')
    expect(offersOf(trace)).toBe('T3')
    expect(routeHop(trace).skipped).toEqual(['Standard Local Route Group is not set on device pool POOL-BARE'])
    expect(made.route(BARE, '3000').disposition).toBe('no-target')
  })

  it('R12: for a call from the Webex trunk, the group of the trunk’s pool', () => {
    expect(offersOf(made.route(WEBEX_TRUNK, '3000'))).toBe('T1')
  })
})

describe('numbers on their way out', () => {
  it('R13: a type of number alone makes the member’s side count', () => {
    expect(made.route(NEW_YORK, '4000').callingNumber).toBe('35062')
    expect(made.route(NEW_YORK, '4001').callingNumber).toBe('1111')
  })

  it('R15: an untouched member leaves the pattern’s discard in force', () => {
    expect(made.route(NEW_YORK, '912125550100').finalDigits).toBe('12125550100')
  })

  it('R16: a member of its own and one without, as the call goes on', () => {
    const trace = made.route(NEW_YORK, '812125550100', answering({ T1: [503], T2: [503] }))
    expect(routeHop(trace).offered.map(({ device, calledNumber }) => `${device} ${calledNumber}`)).toEqual([
      'T1 +812125550100',
      'T2 +812125550100',
      'T3 12125550100',
    ])
    expect(trace.finalDigits).toBe('12125550100')
  })

  it('R17: the device’s calling pattern is selected by the number before the route rewrote it', () => {
    const trace = made.route(NEW_YORK, '5000')
    expect(trace.callingNumber).toBe('2145550162')
    expect(trace.settingsUsed).toEqual(['routing.callingPatternAppliesTo'])
    expect(routeHop(trace).offered[0]?.transformations.map(({ rule, after }) => `${rule} → ${after}`)).toEqual([
      'mask 999 → 999',
      '35XXX@XF-PT on the device: selected before the route rewrote it → 35062',
      '35XXX@XF-PT on the device: mask 21455501XX → 2145550162',
    ])
    const other = readExport(buildRouteListEstate(), { 'routing.callingPatternAppliesTo': 'number-as-it-leaves' })
    expect(other.route(NEW_YORK, '5000').callingNumber).toBe('2145550199')
  })

  it('the device’s called pattern is selected by the number as it leaves', () => {
    expect(made.route(NEW_YORK, '5001').finalDigits).toBe('+7200')
  })

  it('patterns of a device pool hold for the trunks that use their pool’s', () => {
    const builder = buildRouteListEstate()
    builder.patch('devicepool', { 'DEVICE POOL NAME': 'POOL-BARE' }, 'CALLED PARTY TRANSFORMATION CSS', 'XF-CSS')
    builder.add('routepattern', routePatternRow('72XX', 'T1'))
    expect(readExport(builder).route(NEW_YORK, '7211').finalDigits).toBe('+7211')
  })

  it('equal patterns, and a search space that the inputs lack, leave the number open', () => {
    const tied = buildRouteListEstate()
    tied.add('calledpartytranspattern', { PATTERN: '7X00', 'ROUTE PARTITION': 'XF-PT', 'PREFIX DIGITS': '00' })
    tied.add('calledpartytranspattern', { PATTERN: '720X', 'ROUTE PARTITION': 'XF-PT', 'PREFIX DIGITS': '0' })
    const ambiguous = readExport(tied).route(NEW_YORK, '5001')
    expect(ambiguous.disposition).toBe('ambiguous')
    expect(ambiguous.outcome).toContain('720X@XF-PT and 7X00@XF-PT')
    const lacking = buildRouteListEstate()
    lacking.patch('trunk', { 'DEVICE NAME': 'T-XF' }, 'CALLED PARTY TRANSFORMATION CSS', 'GONE-CSS')
    expect(readExport(lacking).route(NEW_YORK, '5001')).toMatchObject({
      disposition: 'insufficient-information',
      missing: ['calling search space GONE-CSS'],
      reached: 'trunk:T-XF',
    })
  })

  it('a transformation pattern is never dialed', () => {
    expect(made.route({ kind: 'css', line: 'XF-CSS' }, '7201').disposition).toBe('unallocated')
  })
})

describe('codes', () => {
  it('R22: level 10, a code of level 20 passes', () => {
    const trace = made.route(NEW_YORK, '7000', { authorizationLevel: 20 })
    expect(trace.disposition).toBe('trunk')
    expect(routeHop(trace).prompts).toEqual([{ code: 'authorization-code', level: 10, outcome: 'level 20 passes' }])
    expect(made.route(NEW_YORK, '7000', { authorizationLevel: 10 }).disposition).toBe('trunk')
    expect(made.route(NEW_YORK, '7000', { authorizationLevel: 9 })).toMatchObject({
      disposition: 'refused',
      refusal: { cause: 'authorization-level' },
    })
  })

  it('R24: the authorization code is asked for before the client matter code', () => {
    const conditions = { authorizationLevel: 20, clientMatterCode: true }
    const prompts = routeHop(made.route(NEW_YORK, '7001', conditions)).prompts ?? []
    expect(prompts.map(({ code }) => code)).toEqual(['authorization-code', 'client-matter-code'])
    const refused = made.route(NEW_YORK, '7001', { authorizationLevel: 20, clientMatterCode: false })
    expect(refused).toMatchObject({ disposition: 'refused', refusal: { cause: 'no-client-matter-code' } })
    expect(routeHop(made.route(NEW_YORK, '7001', { authorizationLevel: 1 })).prompts).toHaveLength(1)
  })

  it('R25: behind a trunk, and after a blind transfer, nobody can be prompted', () => {
    const cause = { disposition: 'refused', refusal: { cause: 'cannot-be-prompted' } }
    expect(made.route(WEBEX_TRUNK, '7001', { authorizationLevel: 20, clientMatterCode: true })).toMatchObject(cause)
    expect(made.route(NEW_YORK, '7001', { cannotBePrompted: true })).toMatchObject(cause)
    const supplied = { cannotBePrompted: true, authorizationLevel: 20, clientMatterCode: true }
    expect(made.route(NEW_YORK, '7001', supplied).disposition).toBe('trunk')
  })

  it('a person of whom nobody says more enters the right code', () => {
    const trace = made.route(NEW_YORK, '7001')
    expect(trace.outcome).toBe('sent to trunk T1 as 7001, after an authorization code and a client matter code')
  })
})

describe('classification', () => {
  it.each([
    ['R28', 'OffNet', 'OffNet', true, false],
    ['R28: OnNet on either side', 'OnNet', 'OffNet', true, true],
    ['R28: OnNet on either side', 'OffNet', 'OnNet', true, true],
    ['R30', 'OffNet', 'OffNet', false, true],
  ] as const)('%s: %s to %s, blocked %s, allowed %s', (_, incoming, outgoing, blocks, allowed) => {
    expect(transferAllowed(incoming, outgoing, blocks)).toBe(allowed)
  })

  it('R28, R30: from the export, a call of the Webex trunk passed on to the public network', () => {
    const isAllowed = ({ estate, route }: ReadExport): boolean => {
      const incoming = incomingClassification(estate, DEFAULT_SETTINGS, 'TRK-WXC')?.value ?? 'OnNet'
      const outgoing = route(NEW_YORK, '1101').classification ?? 'OnNet'
      return transferAllowed(incoming, outgoing, blocksOffNetToOffNet(estate, DEFAULT_SETTINGS).value)
    }
    expect(isAllowed(withParameters({ BlockOffNetToOffNetTransfer: 'T' }))).toBe(false)
    expect(isAllowed(withParameters({ BlockOffNetToOffNetTransfer: 'F' }))).toBe(true)
    expect(isAllowed(made)).toBe(true)
    expect(blocksOffNetToOffNet(made.estate, DEFAULT_SETTINGS).setting).toBe('routing.blockOffNetToOffNetTransfer')
    expect(incomingClassification(made.estate, DEFAULT_SETTINGS, 'T9')).toBeUndefined()
  })

  it('R27: with Allow Device Override the trunk’s counts', () => {
    expect(made.route(NEW_YORK, '1100').classification).toBe('OnNet')
    expect(made.route(NEW_YORK, '1101').classification).toBe('OffNet')
    expect(routeHop(made.route(NEW_YORK, '1000')).offered.map(({ classification }) => classification)).toEqual([
      'OffNet',
      'OffNet',
      'OffNet',
    ])
  })

  it('«Use System Default» is the service parameter, else the setting', () => {
    expect(withParameters({ CallClassification: '0' }).route(NEW_YORK, '1102').classification).toBe('OnNet')
    expect(withParameters({ CallClassification: '1' }).route(NEW_YORK, '1102').classification).toBe('OffNet')
    expect(made.route(NEW_YORK, '1102')).toMatchObject({
      classification: 'OffNet',
      settingsUsed: ['routing.callClassification'],
    })
    const onNet = readExport(buildRouteListEstate(), { 'routing.callClassification': 'OnNet' })
    expect(onNet.route(NEW_YORK, '1102').classification).toBe('OnNet')
  })
})

describe('patterns with @', () => {
  const nanp = { 'routing.expandNumberingPlan': 'nanp' } as const

  function withPlan(filter?: string) {
    const builder = buildRouteListEstate()
    builder.add('routepattern', {
      ...routePatternRow('92.@', 'T2', { 'DISCARD DIGITS': 'PreDot' }),
      ...(filter === undefined ? {} : { 'ROUTE FILTER': filter }),
    })
    return builder
  }

  it('stay unknown unless the setting says that they are North American', () => {
    const open = readExport(withPlan()).route(NEW_YORK, '9212125550100')
    expect(open).toMatchObject({
      disposition: 'insufficient-information',
      settingsUsed: ['routing.expandNumberingPlan'],
    })
    const expanded = readExport(withPlan(), nanp).route(NEW_YORK, '9212125550100')
    expect(expanded).toMatchObject({ disposition: 'trunk', reached: 'trunk:T2', finalDigits: '12125550100' })
    expect(expanded.settingsUsed).toEqual(['routing.expandNumberingPlan'])
    const [hop] = expanded.hops
    expect(hop?.kind === 'lookup' && hop.winner?.expandedFrom).toBe('92.@')
  })

  it('stay unknown where nobody knows what their route filter takes out', () => {
    const filtered = readExport(withPlan('RF-212'), nanp).route(NEW_YORK, '9212125550100')
    expect(filtered.disposition).toBe('insufficient-information')
  })
})
