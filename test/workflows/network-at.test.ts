import { describe, expect, it } from 'vitest'
import type { Plan } from '../../src/plan/plan.js'
import { MemoryTwinStore } from '../../src/twin/memory-twin-store.js'
import { networkAt } from '../../src/workflows/plans/network-at.js'
import type { Workspace } from '../../src/workflows/ports.js'
import { baseExport, gateway, organization, snapshotOfExport } from '../routing/network/made-network.js'

const ucm = await snapshotOfExport(await baseExport())
const webex = organization()
const lgw = gateway()

/** As much of a workspace as a look at its network needs. */
const workspace = {
  store: { currentSnapshot: () => ucm, currentWebex: () => webex, currentGateways: () => [lgw] },
  openTwin: () => new MemoryTwinStore(),
  planIds: () => [],
  readPlan: () => undefined,
} as unknown as Workspace

function wave(number: number, partition: string): Plan['waves'][number] {
  const interrupts = { whom: [], seconds: 0, how: 'nobody notices' }
  const what = { system: 'ucm', kind: 'partition', key: partition, after: { name: partition } } as const
  const change = { id: partition, wave: number, phase: 'prepare', what, title: '', why: '' } as const
  return { number, locations: [], changes: [{ ...change, needs: [], interrupts, movers: [] }] }
}

const plan: Plan = {
  schema: 'rehome/plan/v1',
  id: 'Lyon-00000000',
  locations: ['Lyon'],
  basis: {
    ucm: ucm.root,
    webex: webex.root,
    gateways: { [lgw.name]: lgw.root },
    mapping: '',
    answers: '',
    settings: '',
  },
  movers: [],
  waves: [wave(1, 'PT-One'), wave(2, 'PT-Two')],
  findings: [],
  open: [],
}

const made = (network: { readonly ucm: typeof ucm }) =>
  network.ucm.objects.partition.map(({ key }) => key).filter((key) => /^PT-(One|Two)$/.test(key))

describe('the network at an instant', () => {
  it('before the plan is what was read', () => {
    expect(networkAt(workspace, 'before')).toEqual({ ucm, webex, gateways: [lgw] })
  })

  it('a wave holds what it and those before it change, after holds all', () => {
    expect(made(networkAt(workspace, { wave: 1 }, plan))).toEqual(['PT-One'])
    expect(made(networkAt(workspace, { wave: 2 }, plan))).toEqual(['PT-One', 'PT-Two'])
    expect(made(networkAt(workspace, 'after', plan))).toEqual(['PT-One', 'PT-Two'])
  })

  it('a wave that the plan does not have is refused with those it has', () => {
    expect(() => networkAt(workspace, { wave: 3 }, plan)).toThrow('plan Lyon-00000000 has no wave 3')
  })

  it('a plan that was made from other inputs is refused, naming them', () => {
    const stale = { ...plan, basis: { ...plan.basis, ucm: 'other', gateways: {} } }
    expect(() => networkAt(workspace, 'after', stale)).toThrow('the Unified CM export, gateway lgw-aus changed since')
  })

  it('without a plan, or without a twin, the operator is told so', () => {
    expect(() => networkAt(workspace, 'after')).toThrow('no plan yet')
    expect(() => networkAt(workspace, 'twin')).toThrow('no twin yet')
  })
})
