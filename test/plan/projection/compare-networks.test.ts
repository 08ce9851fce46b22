import { beforeAll, describe, expect, test } from 'vitest'
import type { NetworkSnapshot } from '../../../src/model/network.js'
import type { TrunkRegistration } from '../../../src/model/webex/trunk.js'
import type { Alteration, Change } from '../../../src/plan/change.js'
import { NO_INTERRUPTION } from '../../../src/plan/change.js'
import { applyChanges } from '../../../src/plan/projection/apply-changes.js'
import { compareNetworks } from '../../../src/plan/projection/compare-networks.js'
import { lyonInput } from '../../support/lyon-plan.js'

let network: NetworkSnapshot

beforeAll(async () => {
  network = (await lyonInput()).network
})

function change(what: Alteration): Change {
  const rest = { wave: 1, phase: 'prepare' as const, title: '', why: '', needs: [], movers: [] }
  return { id: `${what.kind} ${what.key}`, what, interrupts: NO_INTERRUPTION, ...rest }
}

const REGISTRATION: TrunkRegistration = {
  otgDtgId: 'tryout_9001_lgu',
  linePort: 'Tryout9001_LGU@example.com',
  outboundProxy: 'proxy.example.com',
  userName: 'Tryout9001_LGU',
}

/** A network with a trunk, and a gateway that is configured for it. */
function withTrunk(registration: TrunkRegistration | undefined, group: string): NetworkSnapshot {
  const key = network.gateways[0]?.name ?? ''
  return applyChanges(network, [
    change({
      system: 'webex',
      kind: 'trunk',
      key: 'Tryout',
      after: {
        name: 'Tryout',
        location: 'Lyon',
        type: 'REGISTERING',
        dualIdentitySupport: true,
        ...(registration === undefined ? {} : { registration }),
      },
    }),
    change({
      system: 'lgw',
      kind: 'configuration',
      key,
      lines: ['voice class sip-profiles 900', ` rule 10 request ANY sip-header From modify ">" ";otg=${group}>"`],
      undo: ['no voice class sip-profiles 900'],
    }),
  ])
}

describe('compareNetworks', () => {
  test('finds nothing between a network and itself', () => {
    expect(compareNetworks(network, { ...network })).toEqual([])
  })

  test('names what is missing, what is too many, and the fields that differ', () => {
    const [css, ...others] = network.ucm.objects.css
    if (css === undefined) throw new Error('no search space')
    const edited = applyChanges(network, [
      change({ system: 'ucm', kind: 'css', key: css.key, before: css.value, after: { ...css.value, partitions: [] } }),
      change({ system: 'ucm', kind: 'css', key: others[0]?.key ?? '', before: css.value }),
      change({ system: 'ucm', kind: 'partition', key: 'PT-New', after: { name: 'PT-New' } }),
    ])
    expect(compareNetworks(network, edited)).toEqual([
      { system: 'ucm', kind: 'partition', key: 'PT-New', actual: '{"name":"PT-New"}' },
      {
        system: 'ucm',
        kind: 'css',
        key: css.key,
        field: 'partitions',
        expected: JSON.stringify(css.value.partitions),
        actual: '[]',
      },
      expect.objectContaining({ kind: 'css', key: others[0]?.key }),
    ])
  })

  test('a token of an expected gateway stands for what the actual trunk was given', () => {
    const expected = withTrunk(undefined, '<trunk Tryout otg>')
    expect(compareNetworks(expected, withTrunk(REGISTRATION, 'tryout_9001_lgu'))).toEqual([])
    const wrong = compareNetworks(expected, withTrunk(REGISTRATION, 'another_lgu'))
    expect(wrong.map(({ system, kind }) => [system, kind])).toEqual([['lgw', 'sip-profiles']])
  })
})
