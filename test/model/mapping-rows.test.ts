import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MappedLocation, Mapping } from '../../src/model/mapping.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { applyMappingRows, mappingRows } from '../../src/model/mapping-rows.js'
import { anyMapping } from '../ingest/mapping/mapping-generator.js'

function place(name: string, more: Partial<MappedLocation> = {}): MappedLocation {
  return {
    name,
    status: 'proposed',
    evidence: ['why'],
    devicePools: [],
    partitions: [],
    files: [],
    address: {},
    ...more,
  }
}

const BASE: Mapping = {
  ...EMPTY_MAPPING,
  locations: [place('Austin', { devicePools: ['DP-A'] }), place('Lyon', { devicePools: ['DP-L'] })],
  trunks: [{ name: 'T:1', status: 'proposed', evidence: [], role: 'pstn' }],
  numbers: [{ match: '711XXXX', location: 'Lyon', status: 'proposed', evidence: [] }],
}

describe('mappingRows', () => {
  it('has one row per field, with what is missing, allowed and who answers', () => {
    const rows = mappingRows(BASE)
    const row = (key: string) => rows.find((each) => each.key === key)
    expect(row('location:Austin|address.city')).toMatchObject({ missing: true, value: '', owner: 'Project manager' })
    expect(row('location:Austin|devicePools')).toMatchObject({ missing: false, value: 'DP-A', evidence: ['why'] })
    expect(row('trunk:T:1|role')).toMatchObject({ value: 'pstn', status: 'proposed', missing: false })
    expect(row('number:711XXXX at Lyon|location')?.allowed).toEqual(['Austin', 'Lyon'])
    expect(row('seats:customer-assist|total')).toMatchObject({ missing: true })
    expect(row('readiness|usersActive')).toMatchObject({ missing: true, allowed: ['yes', 'no'] })
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  })

  it('asks for a state only where addresses have one', () => {
    const state = (country: string) =>
      mappingRows({ ...BASE, locations: [place('A', { address: { country } })] }).find(
        ({ field }) => field === 'address.state',
      )
    expect(state('US')?.missing).toBe(true)
    expect(state('FR')?.missing).toBe(false)
  })
})

describe('applyMappingRows', () => {
  it('changes nothing when every row is answered with its own value and not confirmed', () => {
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        const rows = mappingRows(mapping).filter(({ value }) => value !== '' && !/[;\t\r\n]/.test(value))
        const answers = rows.map(({ key, value }) => ({ key, value, confirm: false }))
        const { mapping: after, problems } = applyMappingRows(mapping, answers)
        expect(problems).toEqual([])
        expect(after).toEqual(mapping)
      }),
      { seed: 20250609, numRuns: 200 },
    )
  })

  it('sets the value and confirms an object when nothing else is proposed of it', () => {
    const { mapping, problems } = applyMappingRows(BASE, [{ key: 'location:Austin|address.country', value: 'us' }])
    expect(problems).toEqual([])
    expect(mapping.locations[0]).toMatchObject({ status: 'proposed', address: { country: 'US' } })
    expect(mapping.locations[1]).toEqual(BASE.locations[1])
    const [row] = applyMappingRows(BASE, [{ key: 'location:Austin|name' }, { key: 'location:Austin|devicePools' }])
      .mapping.locations
    expect(row?.status).toBe('confirmed')
    const trunks = applyMappingRows(BASE, [{ key: `trunk:${BASE.trunks[0]?.name ?? ''}|role`, value: 'pstn' }]).mapping
      .trunks
    expect(trunks[0]).toMatchObject({ status: 'confirmed', role: 'pstn' })
  })

  it('confirms without a value, takes away with an empty one', () => {
    const { mapping } = applyMappingRows(BASE, [{ key: 'location:Lyon|pstn' }, { key: 'trunk:T:1|role', value: '' }])
    expect(mapping.locations[1]?.status).toBe('confirmed')
    expect(mapping.trunks[0]).toEqual({ name: 'T:1', status: 'confirmed', evidence: [] })
  })

  it('lets a device pool change hands, and refuses to put one in two places', () => {
    const moved = applyMappingRows(BASE, [
      { key: 'location:Austin|devicePools', value: 'DP-A; DP-L' },
      { key: 'location:Lyon|devicePools', value: 'DP-2' },
    ])
    expect(moved.problems).toEqual([])
    expect(moved.mapping.locations.map(({ devicePools }) => devicePools)).toEqual([['DP-A', 'DP-L'], ['DP-2']])
    const doubled = applyMappingRows(BASE, [{ key: 'location:Austin|devicePools', value: 'DP-A; DP-L' }])
    expect(doubled.problems[0]?.message).toContain('DP-L belongs to location Lyon already')
    expect(doubled.mapping.locations[0]?.devicePools).toEqual(['DP-A'])
  })

  it.each([
    ['trunk:T:1|role', 'gateway', 'one of lgw'],
    ['location:Austin|mainNumber', '5125550100', 'plus and country code'],
    ['location:Austin|timeZone', 'America/Nowhere', 'time zone'],
    ['location:Austin|routingPrefix', '12345678', '1 to 7 digits'],
    ['number:711XXXX at Lyon|location', 'Paris', 'no location Paris'],
    ['number:711XXXX at Lyon|match', '71[1', 'pattern'],
    ['names|queue', '', 'must be'],
    ['location:Paris|pstn', 'premises', 'knows no location Paris'],
    ['location:Austin|colour', 'red', 'no such row'],
    ['nonsense', 'x', 'no such row'],
    ['seats:customer-assist|total', '50', 'state both'],
  ])('refuses %s = %j and changes nothing', (key, value, words) => {
    const { mapping, problems } = applyMappingRows(BASE, [{ key, value }])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain(words)
    expect(mapping).toEqual(BASE)
  })

  it('makes a new object only when asked to', () => {
    const { mapping } = applyMappingRows(BASE, [{ key: 'location:Paris|pstn', value: 'premises' }], { create: true })
    expect(mapping.locations[2]).toEqual({ ...place('Paris'), evidence: [], status: 'confirmed', pstn: 'premises' })
  })
})
