import { describe, expect, it } from 'vitest'
import type { SettingValues } from '../../../src/model/settings.js'
import type { UcmObjects } from '../../../src/model/snapshot.js'
import { UcmEstate } from '../../../src/model/ucm/estate.js'
import type { LearnedNumber } from '../../../src/model/ucm/routing-objects.js'
import { matchHost } from '../../../src/routing/ucm/addresses/host-pattern.js'
import type { ExportBuilder } from '../../support/export-builder.js'
import {
  addSearchSpace,
  answering,
  buildRouteListEstate,
  NEW_YORK,
  offersOf,
  readEstate,
  readExport,
  routePatternRow,
} from '../../support/route-list-estate.js'

/** The export with addresses, hosts of its own, and SIP route patterns. */
function addressExport(): ExportBuilder {
  const builder = buildRouteListEstate()
  builder.add('enterpriseparameter', {
    'PARAM NAME': 'ClusterName',
    'PARAM VALUE': 'ucm.example.com *.nodes.example.com',
  })
  builder.add('enterpriseparameter', { 'PARAM NAME': 'OrganizationDomain', 'PARAM VALUE': 'example.com' })
  builder.add('callmanagergroup', { 'CALL MANAGER GROUP NAME': 'Default', 'CALL MANAGER 1': 'CM_192.0.2.5' })
  for (const [name, dn, uri, partition] of [
    ['SEP000000000011', '35071', 'kim@example.com', 'PSTN-PT'],
    ['SEP000000000012', '35072', 'lee@example.com', 'XF-PT'],
  ] as const) {
    builder.add('phone', {
      'Device Name': name,
      'Device Type': 'Cisco 8841',
      'Device Pool': 'POOL-NYC',
      'Directory Number 1': dn,
      'URI 1 on Directory Number 1': uri,
      'URI 1 Route Partition on Directory Number 1': partition,
      'URI 1 Is Primary on Directory Number 1': 't',
    })
  }
  const sip = (pattern: string, target: string, block = 'f') => ({
    'IPV4 PATTERN': pattern,
    'ROUTE PARTITION': 'PSTN-PT',
    'BLOCK PATTERN': block,
    'PATTERN USAGE': 'Domain Routing',
    'SIP TRUNK': target,
  })
  builder.add(
    'siproutepattern',
    sip('*.example.net', 'T1'),
    sip('eu.example.net', 'RL1'),
    sip('192.0.2.128/25', 'T2'),
    sip('*.blocked.example.net', 'T1', 't'),
    sip('other.example.com', 'T3'),
  )
  return builder
}

const made = readExport(addressExport())
const reached = (uri: string) => made.route(NEW_YORK, uri).reached

/** The export with numbers learned from another cluster, which no export holds. */
function withLearned(builder: ExportBuilder, learned: readonly LearnedNumber[], settings: Partial<SettingValues> = {}) {
  const { snapshot } = readExport(builder).estate
  const entries = learned.map((value, at) => ({
    key: `${value.pattern}@${value.partition ?? '<None>'}`,
    value,
    source: { file: 'learned', row: at + 2 },
  }))
  const objects: UcmObjects = { ...snapshot.objects, 'learned-number': entries }
  return readEstate(new UcmEstate({ ...snapshot, objects }), settings)
}

describe('addresses', () => {
  it.each(['192.0.2.5', 'UCM.example.com', 'pub.nodes.example.com', 'example.com'])(
    'a number at this cluster, %s, is dialed',
    (host) => {
      const trace = made.route(NEW_YORK, `1000@${host}`)
      expect([trace.reached, trace.finalDigits]).toEqual(['trunk:T1', '1000'])
      expect(trace.hops.map(({ kind }) => kind)).toEqual(['uri', 'lookup', 'route'])
    },
  )

  it('a number at another host goes by the host', () => {
    const trace = made.route(NEW_YORK, 'sip:1000@us.example.net:5060;user=phone')
    expect([trace.reached, trace.finalDigits]).toEqual(['trunk:T1', 'sip:1000@us.example.net:5060;user=phone'])
  })

  it('a name is looked for among the lines that the search space sees', () => {
    expect(reached('kim@example.com')).toBe('dn:35071@<None>')
    expect(made.route(NEW_YORK, 'lee@example.com').disposition).toBe('unallocated')
  })

  it('then by its host: the closest SIP route pattern, through a route list as well', () => {
    expect(reached('ana@us.example.net')).toBe('trunk:T1')
    expect(made.route(NEW_YORK, 'ana@eu.example.net', answering({ T1: [503], T2: [503] })).reached).toBe('trunk:T3')
    expect(reached('ana@192.0.2.200')).toBe('trunk:T2')
    expect(made.route(NEW_YORK, 'ana@192.0.2.20').disposition).toBe('unallocated')
    expect(made.route(NEW_YORK, 'ana@x.blocked.example.net').disposition).toBe('blocked')
  })

  it('the case of the name counts, by the export or by setting; that of the host never does', () => {
    const sensitive = made.route(NEW_YORK, 'Kim@EXAMPLE.com')
    expect([sensitive.disposition, sensitive.settingsUsed]).toEqual(['unallocated', ['routing.uriUserPart']])
    expect(reached('kim@EXAMPLE.com')).toBe('dn:35071@<None>')
    const setting = readExport(addressExport(), { 'routing.uriUserPart': 'case-insensitive' })
    expect(setting.route(NEW_YORK, 'Kim@example.com').reached).toBe('dn:35071@<None>')
    const builder = addressExport()
    builder.add('enterpriseparameter', { 'PARAM NAME': 'URILookupPolicy', 'PARAM VALUE': '1' })
    expect(readExport(builder).route(NEW_YORK, 'KIM@example.com')).toMatchObject({
      reached: 'dn:35071@<None>',
      settingsUsed: [],
    })
  })

  it('what a phone number is follows the setting', () => {
    const letters = made.route(NEW_YORK, 'ada@example.com')
    expect([letters.disposition, letters.hops[0]?.kind]).toEqual(['unallocated', 'uri'])
    const asNumber = readExport(addressExport(), { 'routing.dialStringInterpretation': 'phone-number-with-letters' })
    expect(asNumber.route(NEW_YORK, 'ada@example.com').hops.map(({ kind }) => kind)).toEqual(['uri', 'lookup'])
    const never = readExport(addressExport(), { 'routing.dialStringInterpretation': 'always-address' })
    expect(never.route(NEW_YORK, '1000@example.com')).toMatchObject({
      disposition: 'unallocated',
      settingsUsed: ['routing.dialStringInterpretation', 'routing.uriUserPart'],
    })
  })

  it('one address on two lines is ambiguous', () => {
    const builder = addressExport()
    builder.add('phone', {
      'Device Name': 'SEP000000000013',
      'Device Type': 'Cisco 8841',
      'Directory Number 1': '35073',
      'URI 1 on Directory Number 1': 'kim@example.com',
      'URI 1 Route Partition on Directory Number 1': 'PSTN-PT',
    })
    expect(readExport(builder).route(NEW_YORK, 'kim@example.com').disposition).toBe('ambiguous')
  })
})

describe('hosts', () => {
  it.each([
    ['example.net', 'EXAMPLE.net', true],
    ['*.example.net', 'example.net', false],
    ['*.example.net', 'a.b.example.net', true],
    ['node[1-3].example.net', 'node2.example.net', true],
    ['node[1-3].example.net', 'node4.example.net', false],
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['192.0.2.0/24', 'example.net', false],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (pattern, host, matches) => {
    expect(matchHost(pattern, host) !== undefined).toBe(matches)
  })
})

describe('numbers learned from another cluster', () => {
  const rural: LearnedNumber = {
    pattern: '77XX',
    partition: 'PSTN-PT',
    routeString: 'eu.example.net',
    pstnFailover: '+12125550177',
  }

  /** The public network by a trunk of its own, seen by the AAR search space only. */
  function withFailover(): ExportBuilder {
    const builder = addressExport()
    builder.add('routepattern', { ...routePatternRow('\\+!', 'T2'), 'ROUTE PARTITION': 'FAIL-PT' })
    return builder
  }

  it('compete, and leave by the SIP route pattern of their route string', () => {
    const { route } = withLearned(addressExport(), [rural])
    const trace = route(NEW_YORK, '7712')
    expect(trace).toMatchObject({ disposition: 'trunk', reached: 'trunk:T1', finalDigits: '7712' })
    expect(trace.hops.map(({ kind }) => kind)).toEqual(['lookup', 'uri', 'route'])
    const builder = addressExport()
    builder.add('routepattern', routePatternRow('771X', 'T3'))
    expect(withLearned(builder, [rural]).route(NEW_YORK, '7712').reached).toBe('trunk:T3')
  })

  it('R31: after 503 a second attempt goes to the public network, in the caller’s AAR search space', () => {
    const down = answering({ T1: [503], T2: [503, 'answers'], T3: [503] })
    const trace = withLearned(withFailover(), [rural]).route(NEW_YORK, '7712', down)
    expect(trace).toMatchObject({ disposition: 'trunk', reached: 'trunk:T2', finalDigits: '+12125550177' })
    const second = trace.hops.filter((hop) => hop.kind === 'lookup')[1]
    expect(second?.partitions).toEqual(['FAIL-PT', '<None>'])
    expect(second?.note).toContain("second attempt by the public network after failure, in the caller's AAR")
  })

  it.each([404, 486, 502])('R31: not after %i', (status) => {
    const failing = answering({ T1: [status], T2: [status], T3: [status] })
    const trace = withLearned(withFailover(), [rural], {
      'routing.stopRoutingOnUnallocatedNumber': false,
      'routing.stopRoutingOnUserBusy': false,
    }).route(NEW_YORK, '7712', failing)
    expect(trace).toMatchObject({ disposition: 'refused', refusal: { status } })
  })

  it('R31: a caller without an AAR search space reaches <None> only', () => {
    const failing = answering({ T1: ['down'], T2: ['down'], T3: ['down'] })
    const css = { kind: 'css', line: 'PHONE-CSS' } as const
    const trace = withLearned(withFailover(), [rural]).route(css, '7712', failing)
    expect([trace.disposition, trace.finalDigits]).toEqual(['unallocated', '+12125550177'])
  })

  it('R33: an alternate number that is not added to the local partition is not dialable', () => {
    const alternate = (added: string) => {
      const builder = addressExport()
      builder.add('phone', {
        'Device Name': 'SEP000000000014',
        'Device Type': 'Cisco 8841',
        'Directory Number 1': '35074',
        'Enterprise Number Mask 1': '8535074',
        'Enterprise Route Partition 1': 'PSTN-PT',
        'Enterprise Add to Local Route Partition 1': added,
      })
      return readExport(builder).route(NEW_YORK, '8535074')
    }
    expect(alternate('f').disposition).toBe('trunk')
    expect(alternate('t').reached).toBe('dn:35074@<None>')
  })

  it('C-7: a learned address and a SIP route pattern both take it; the setting says which comes first', () => {
    const kim: LearnedNumber = { pattern: 'ana@us.example.net', partition: 'PSTN-PT', routeString: 'other.example.com' }
    const first = withLearned(addressExport(), [kim]).route(NEW_YORK, 'ana@us.example.net')
    expect(first).toMatchObject({ reached: 'trunk:T3' })
    expect(first.settingsUsed).toContain('routing.uriLookupOrder')
    const other = withLearned(addressExport(), [kim], { 'routing.uriLookupOrder': 'local-pattern-learned' })
    expect(other.route(NEW_YORK, 'ana@us.example.net').reached).toBe('trunk:T1')
    expect(withLearned(addressExport(), [kim]).route(NEW_YORK, 'ana@eu.example.net').settingsUsed).not.toContain(
      'routing.uriLookupOrder',
    )
  })

  it('a route string that nothing takes leads nowhere; of an unknown partition nobody can say', () => {
    const lost = { ...rural, routeString: 'nowhere.example.org' }
    expect(withLearned(addressExport(), [lost]).route(NEW_YORK, '7712').disposition).toBe('unallocated')
    const builder = addressExport()
    addSearchSpace(builder, 'GONE-CSS', 'PSTN-PT', 'GONE-PT')
    expect(withLearned(builder, [lost]).route({ kind: 'css', line: 'GONE-CSS' }, '7712')).toMatchObject({
      disposition: 'insufficient-information',
      missing: ['partition GONE-PT'],
    })
  })

  it('offers of a learned number are named like any', () => {
    const trace = withLearned(addressExport(), [rural]).route(NEW_YORK, '7712', answering({ T1: ['down'] }))
    expect(offersOf(trace)).toBe('T1 down, T2 answered, T3 not-tried')
  })
})
