import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { UcmObjects } from '../../../src/model/snapshot.js'
import { UcmEstate } from '../../../src/model/ucm/estate.js'
import type { RouteGroup } from '../../../src/model/ucm/route-list.js'
import type { OfferedDevice } from '../../../src/routing/trace.js'
import {
  huntNaively,
  type NaiveAnswer,
  type NaiveFlags,
  type NaiveGroup,
  type NaiveHunt,
} from '../../support/naive-route-list.js'
import { buildRouteListEstate, NEW_YORK, readEstate, readExport, routeHop } from '../../support/route-list-estate.js'

const { snapshot } = readExport(buildRouteListEstate()).estate
const DEVICES = ['T1', 'T2', 'T3', 'T-DEFAULT']

/** The export with these groups behind the route list of 1000, and these flags. */
function madeOf(groups: readonly NaiveGroup[], flags: NaiveFlags): UcmEstate {
  const source = { file: 'generated', row: 2 }
  const groupEntries = groups.map(({ name, circular, devices }) => ({
    key: name,
    source,
    value: {
      name,
      distribution: circular ? 'Circular' : 'Top Down',
      members: devices.map((device, order) => ({ order, device })),
    } satisfies RouteGroup,
  }))
  const parameters = Object.entries({
    StopRoutingOnUnallocatedNumberFlag: flags.unallocated,
    StopRoutingOnUserBusyFlag: flags.busy,
    StopRoutingOnOutOfBandwidthFlag: flags.bandwidth,
  }).map(([name, on]) => ({
    key: name,
    source,
    value: { server: 'EnterpriseWideData', name, value: on ? 'T' : 'F' },
  }))
  const list = {
    key: 'RL1',
    source,
    value: {
      name: 'RL1',
      enabled: true,
      runOnAllNodes: false,
      members: groups.map(({ name }, order) => ({ order, routeGroup: name, calling: {}, called: {} })),
    },
  }
  const objects: UcmObjects = {
    ...snapshot.objects,
    'route-group': groupEntries,
    'route-list': [list],
    'service-parameter': parameters,
  }
  return new UcmEstate({ ...snapshot, objects })
}

function word({ device, result }: OfferedDevice): string {
  switch (result?.kind) {
    case 'answered':
      return `${device} takes`
    case 'refused':
      return `${device} ${result.status ?? result.cause}`
    case 'down':
      return `${device} down`
    case 'not-tried':
      return `${device} untried`
    case undefined:
      return device
  }
}

const answer = fc.constantFrom<NaiveAnswer[]>('answers', 'down', 'out-of-bandwidth', 404, 486, 503, 503, 600, 480)
const group = fc.record({
  circular: fc.boolean(),
  devices: fc.uniqueArray(fc.constantFrom(...DEVICES), { minLength: 1, maxLength: 4 }),
})
const anything = fc.record({
  groups: fc
    .array(group, { minLength: 1, maxLength: 3 })
    .map((drawn) => drawn.map((each, at): NaiveGroup => ({ ...each, name: `RG${at}` }))),
  lastUsed: fc.dictionary(fc.constantFrom('RG0', 'RG1', 'RG2'), fc.constantFrom(...DEVICES), { noNullPrototype: true }),
  answers: fc.dictionary(fc.constantFrom(...DEVICES), fc.array(answer, { minLength: 1, maxLength: 3 }), {
    noNullPrototype: true,
  }),
  flags: fc.record({ unallocated: fc.boolean(), busy: fc.boolean(), bandwidth: fc.boolean() }),
})

it('route lists go from device to device as the oracle does', () => {
  fc.assert(
    fc.property(anything, ({ groups, lastUsed, answers, flags }) => {
      const conditions = { lastUsed: new Map(Object.entries(lastUsed)), answers: new Map(Object.entries(answers)) }
      const trace = readEstate(madeOf(groups, flags)).route(NEW_YORK, '1000', conditions)
      const hop = routeHop(trace)
      const taken = trace.reached?.slice('trunk:'.length)
      const actual: NaiveHunt = {
        offers: hop.offered.map(word),
        pointers: Object.fromEntries((hop.pointers ?? []).map((each) => [each.routeGroup, each.lastUsed])),
        ...(taken === undefined ? {} : { taken }),
      }
      expect(actual).toEqual(huntNaively(groups, lastUsed, answers, flags))
      expect(trace.disposition).toBe(taken === undefined ? 'refused' : 'trunk')
    }),
    { seed: Number(process.env['REHOME_SEED'] ?? 20261122), numRuns: Number(process.env['REHOME_RUNS'] ?? 2_000) },
  )
}, 120_000)
