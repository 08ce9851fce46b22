import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { objectHash } from '../../../src/model/snapshot-root.js'
import type { NetworkSnapshot } from '../../../src/model/network.js'
import type { DirectoryNumber } from '../../../src/model/ucm/directory-number.js'
import type { Alteration, Change } from '../../../src/plan/change.js'
import { inverse, NO_INTERRUPTION } from '../../../src/plan/change.js'
import { makePlan } from '../../../src/plan/make-plan.js'
import { changesOf } from '../../../src/plan/plan.js'
import { applyChanges } from '../../../src/plan/projection/apply-changes.js'
import { compareNetworks } from '../../../src/plan/projection/compare-networks.js'
import { lyonInput } from '../../support/lyon-plan.js'
import { naiveNetwork, naiveProjection } from '../../support/naive-projection.js'

const NINA = '\\+17175550111@DN-E164-PT'
const HIDDEN = '\\+17175550111@PT-Away'

let network: NetworkSnapshot
let planned: readonly Change[]

beforeAll(async () => {
  const input = await lyonInput()
  network = input.network
  planned = changesOf(makePlan(input))
})

function change(what: Alteration, id = `${what.kind} ${what.key}`): Change {
  const rest = { wave: 1, phase: 'cutover' as const, title: '', why: '', needs: [], movers: [] }
  return { id, what, interrupts: NO_INTERRUPTION, ...rest }
}

function number(key: string, at: NetworkSnapshot = network): DirectoryNumber {
  const entry = at.ucm.objects['directory-number'].find((each) => each.key === key)
  if (entry === undefined) throw new Error(`no ${key}`)
  return entry.value
}

function hide(key: string, newKey: string, partition: string): Change {
  const before = number(key)
  return change({ system: 'ucm', kind: 'directory-number', key, newKey, before, after: { ...before, partition } })
}

/** `<kind> <key>` of every holder of a line that names the number. */
function holdersOf(at: NetworkSnapshot, key: string): readonly string[] {
  const { phone, 'line-group': groups } = at.ucm.objects
  const names = ({ dn, partition }: { dn: string; partition?: string }): boolean =>
    `${dn}@${partition ?? '<None>'}` === key
  return [
    ...phone.filter(({ value }) => value.lines.some(names)).map(({ key: name }) => name),
    ...groups.filter(({ value }) => value.members.some(names)).map(({ key: name }) => name),
  ]
}

describe('a number that changes its partition', () => {
  test('is followed by the phones and line groups that name it, and by nothing else', () => {
    const after = applyChanges(network, [hide(NINA, HIDDEN, 'PT-Away')])
    expect(holdersOf(network, NINA)).toEqual(['CSFNGARCIA', 'SEP020000717111', 'LG-LYN-SERVICE'])
    expect(holdersOf(after, HIDDEN)).toEqual(['CSFNGARCIA', 'SEP020000717111', 'LG-LYN-SERVICE'])
    expect(holdersOf(after, NINA)).toEqual([])
    expect(number(HIDDEN, after).partition).toBe('PT-Away')
  })

  test('leaves the same digits in another partition alone', () => {
    const otto = '\\+17175550112@DN-E164-PT'
    const after = applyChanges(network, [hide(otto, '\\+17175550112@PT-Away', 'PT-Away')])
    expect(number('\\+17175550112@LYN-OLD-PT', after)).toEqual(number('\\+17175550112@LYN-OLD-PT'))
    expect(holdersOf(after, '\\+17175550112@LYN-OLD-PT')).toEqual([])
  })

  test('keeps where it was read; what is made says that it is planned', () => {
    const partition = change({ system: 'ucm', kind: 'partition', key: 'PT-Away', after: { name: 'PT-Away' } })
    const after = applyChanges(network, [partition, hide(NINA, HIDDEN, 'PT-Away')])
    const source = (at: NetworkSnapshot, kind: 'partition' | 'directory-number', key: string) =>
      at.ucm.objects[kind].find((entry) => entry.key === key)?.source
    expect(source(after, 'directory-number', HIDDEN)).toEqual(source(network, 'directory-number', NINA))
    expect(source(after, 'partition', 'PT-Away')).toEqual({ file: 'plan' })
  })
})

describe('applyChanges', () => {
  test('changes nothing of what it is given', () => {
    const before = objectHash(network.ucm.objects)
    applyChanges(network, planned)
    expect(objectHash(network.ucm.objects)).toBe(before)
    expect(applyChanges(network, [])).toBe(network)
  })

  test('a plan and then its inverses give the network as it was, down to the roots', () => {
    const back = planned
      .filter(({ what }) => what.system === 'ucm' || what.system === 'webex')
      .toReversed()
      .map((each) => change(inverse(each.what) ?? each.what, `back ${each.id}`))
    const forward = planned.filter(({ what }) => what.system !== 'lgw')
    const there = applyChanges(network, forward)
    const again = applyChanges(there, back)
    expect(there.ucm.root).not.toBe(network.ucm.root)
    expect(there.webex?.root).not.toBe(network.webex?.root)
    expect(compareNetworks(network, again)).toEqual([])
    expect([again.ucm.root, again.webex?.root]).toEqual([network.ucm.root, network.webex?.root])
  })

  test('seats follow the licenses of people', () => {
    const assist = (at: NetworkSnapshot): number =>
      (at.webex?.objects.license ?? []).reduce(
        (sum, { value }) => sum + (value.product === 'customer-assist' ? value.consumedUnits : 0),
        0,
      )
    const given = planned.filter(({ id }) => id.endsWith('#customer-assist'))
    expect(given.length).toBeGreaterThan(0)
    expect(assist(applyChanges(network, given))).toBe(assist(network) + given.length)
  })

  test('enters the lines of a gateway change and reads the result', () => {
    const [gateway] = network.gateways
    const key = gateway?.name ?? ''
    const lines = ['dial-peer voice 4711 voip', ' description made by a plan', ' session protocol sipv2']
    const there = applyChanges(network, [
      change({ system: 'lgw', kind: 'configuration', key, lines, undo: ['no dial-peer voice 4711 voip'] }),
    ])
    const tags = (at: NetworkSnapshot): readonly number[] =>
      at.gateways.flatMap(({ objects }) => objects['dial-peer'].map(({ value }) => value.tag))
    expect(tags(there)).toEqual([...tags(network), 4711].sort((a, b) => a - b))
    const back = applyChanges(there, [
      change({ system: 'lgw', kind: 'configuration', key, lines: ['no dial-peer voice 4711 voip'], undo: lines }),
    ])
    expect(compareNetworks(network, back)).toEqual([])
  })
})

describe('against an oracle that walks over everything after every change', () => {
  test('the plan of Lyon', () => {
    expect(naiveNetwork(applyChanges(network, planned))).toEqual(naiveProjection(network, planned))
  })

  test('numbers that move there and back, groups that change in between, in any order', () => {
    const numbers = network.ucm.objects['directory-number'].slice(0, 12).map(({ key }) => key)
    const groups = network.ucm.objects['line-group'].map(({ key }) => key)
    const step = fc.oneof(
      fc.record({ move: fc.nat({ max: numbers.length - 1 }), to: fc.constantFrom('A', 'B', undefined) }),
      fc.record({
        group: fc.nat({ max: groups.length - 1 }),
        members: fc.array(fc.nat({ max: numbers.length - 1 }), { maxLength: 4 }),
      }),
      fc.record({ remove: fc.nat({ max: groups.length - 1 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const changes = changesFor(steps, numbers, groups)
        expect(naiveNetwork(applyChanges(network, changes))).toEqual(naiveProjection(network, changes))
      }),
      { numRuns: 40 },
    )
  })
})

type Step =
  | { readonly move: number; readonly to: string | undefined }
  | { readonly group: number; readonly members: readonly number[] }
  | { readonly remove: number }

/** Steps as changes: a number is named as it is known at that moment. */
function changesFor(steps: readonly Step[], numbers: readonly string[], groups: readonly string[]): readonly Change[] {
  const now = numbers.map((key) => number(key))
  const keyOf = ({ dn, partition }: DirectoryNumber): string => `${dn}@${partition ?? '<None>'}`
  return steps.flatMap((step): readonly Change[] => {
    if ('move' in step) {
      const before = now[step.move]
      if (before === undefined) return []
      const after: { -readonly [K in keyof DirectoryNumber]: DirectoryNumber[K] } = { ...before }
      if (step.to === undefined) delete after.partition
      else after.partition = step.to
      // A place that another number holds is refused by Unified CM, so no plan goes there.
      if (now.some((other) => other !== before && keyOf(other) === keyOf(after))) return []
      if (network.ucm.objects['directory-number'].some(({ key }) => key === keyOf(after) && !numbers.includes(key)))
        return []
      now[step.move] = after
      return [
        change({ system: 'ucm', kind: 'directory-number', key: keyOf(before), newKey: keyOf(after), before, after }),
      ]
    }
    const name = groups['group' in step ? step.group : step.remove] ?? ''
    const group = network.ucm.objects['line-group'].find(({ key }) => key === name)?.value
    if (group === undefined) return []
    if ('remove' in step) return [change({ system: 'ucm', kind: 'line-group', key: name, before: group })]
    const members = step.members.flatMap((index, order) => {
      const line = now[index]
      if (line === undefined) return []
      return [{ order, dn: line.dn, ...(line.partition === undefined ? {} : { partition: line.partition }) }]
    })
    return [change({ system: 'ucm', kind: 'line-group', key: name, before: group, after: { ...group, members } })]
  })
}
