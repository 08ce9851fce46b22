import { describe, expect, it } from 'vitest'
import type { CallingSearchSpace } from '../../../src/model/ucm/partition.js'
import type { UcmEstate } from '../../../src/model/ucm/estate.js'
import type { Change, Phase } from '../../../src/plan/change.js'
import { NO_INTERRUPTION } from '../../../src/plan/change.js'
import { joinLocations } from '../../../src/plan/order/join-locations.js'
import { UcmEstate as Estate } from '../../../src/model/ucm/estate.js'
import { threeSitesSnapshot } from '../../support/three-sites.js'

const space = (...partitions: readonly string[]): CallingSearchSpace => ({ name: 'FWD-CSS', partitions })

function edit(phase: Phase, before: CallingSearchSpace, after: CallingSearchSpace): Change {
  const what = { system: 'ucm', kind: 'css', key: 'FWD-CSS', before, after } as const
  const id = `1/${phase}/ucm/css/FWD-CSS`
  return { id, wave: 1, phase, what, title: '', why: '', needs: [], interrupts: NO_INTERRUPTION, movers: [] }
}

/** An estate in which the search space stands so. */
async function estateWith(value: CallingSearchSpace): Promise<UcmEstate> {
  const snapshot = await threeSitesSnapshot()
  const css = snapshot.objects.css.map((entry) => (entry.key === value.name ? { ...entry, value } : entry))
  return new Estate({ ...snapshot, objects: { ...snapshot.objects, css } })
}

const steps = (changes: readonly Change[]): readonly unknown[] =>
  changes.map(({ id, what, needs }) => {
    if (what.system !== 'ucm' || what.kind !== 'css') throw new Error('no search space')
    return [id, what.before?.partitions.join(' '), what.after?.partitions.join(' '), needs]
  })

describe('locations that change one object in one wave', () => {
  it('are stated anew where the first cuts over before the second prepares', async () => {
    const lyon = edit('cutover', space('A'), space('A', 'LYON'))
    const austin = edit('prepare', space('A', 'LYON'), space('A', 'LYON', 'AUSTIN'))
    const joined = joinLocations(await estateWith(space('A')), [
      { location: 'Lyon', changes: [lyon] },
      { location: 'Austin', changes: [austin] },
    ])
    expect(steps(joined)).toEqual([
      ['1/prepare/ucm/css/FWD-CSS', 'A', 'A AUSTIN', []],
      ['1/cutover/ucm/css/FWD-CSS', 'A AUSTIN', 'A AUSTIN LYON', ['1/prepare/ucm/css/FWD-CSS']],
    ])
  })

  it('keep apart the ids that they share, and take out what they take out', async () => {
    const joined = joinLocations(await estateWith(space('A', 'B')), [
      { location: 'Lyon', changes: [edit('prepare', space('A', 'B'), space('B', 'LYON'))] },
      { location: 'Austin', changes: [edit('prepare', space('B', 'LYON'), space('LYON'))] },
    ])
    expect(steps(joined)).toEqual([
      ['1/prepare/ucm/css/FWD-CSS', 'A B', 'B LYON', []],
      ['1/prepare/ucm/css/FWD-CSS#Austin', 'B LYON', 'LYON', ['1/prepare/ucm/css/FWD-CSS']],
    ])
  })

  it('leave the changes of a single location as they are', async () => {
    const changes = [edit('prepare', space('A'), space('A', 'LYON'))]
    expect(joinLocations(await estateWith(space('A')), [{ location: 'Lyon', changes }])).toEqual(changes)
  })
})
