import { beforeAll, describe, expect, it } from 'vitest'
import { LOCATION_COLUMNS } from '../../src/analysis/locations/columns.js'
import { askLocations } from '../../src/analysis/locations/question.js'
import type { MappedLocation } from '../../src/model/mapping.js'
import { questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'

const COMPLETE: MappedLocation = {
  name: 'Austin',
  status: 'confirmed',
  evidence: [],
  devicePools: ['DP-AUS-PHONES'],
  partitions: [],
  files: [],
  address: { line1: '1 Main St', city: 'Austin', state: 'TX', postalCode: '78701', country: 'US' },
  timeZone: 'America/Chicago',
  language: 'en_US',
  emergencyCarrier: 'premises',
  mainNumber: '+15125550100',
}

let base: Uint8Array

beforeAll(async () => {
  base = (await threeSites()).toTar()
})

async function ask(...locations: readonly MappedLocation[]) {
  return askLocations(await questionInput(base, { roster: threeSitesRoster(), mapping: { locations } }))
}

function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  const { [key]: removed, ...rest } = object
  expect(removed).toBeDefined()
  return rest
}

describe('askLocations', () => {
  it('finds nothing wrong with a complete location, and counts who moves and who stays', async () => {
    const { findings, rows, unchecked } = await ask(COMPLETE)
    expect(findings).toEqual([])
    expect(unchecked).toEqual([])
    expect(rows).toMatchObject([
      { key: 'location:Austin', agents: 10, addressComplete: 'yes', emergencyReady: 'yes', ucmLocation: 'LOC-AUS' },
    ])
    expect(rows[0]?.stayingUsers).toBeGreaterThan(0)
    expect(rows[0]?.trunk).not.toBe('')
  })

  it('LOC-001 names each missing field', async () => {
    const address = without(COMPLETE.address, 'city')
    const { findings } = await ask({ ...without(COMPLETE, 'timeZone'), address })
    expect(findings).toMatchObject([{ code: 'LOC-001', subject: 'location:Austin', scope: 'location:Austin' }])
    expect(findings[0]?.message).toBe('Austin lacks city, time zone.')
  })

  it('LOC-001 needs no state where addresses have none', async () => {
    const address = without(COMPLETE.address, 'state')
    expect((await ask({ ...COMPLETE, address: { ...address, country: 'FR' } })).findings).toEqual([])
    expect((await ask({ ...COMPLETE, address })).findings[0]?.message).toBe('Austin lacks state.')
  })

  it('LOC-007 for a location without an emergency carrier only', async () => {
    const silent = without(COMPLETE, 'emergencyCarrier')
    const { findings, rows } = await ask(COMPLETE, { ...silent, name: 'Lyon', devicePools: [] })
    expect(subjectsOf(findings, 'LOC-007')).toEqual(['location:Lyon'])
    expect(rows[1]?.emergencyReady).toBe('missing: carrier')
  })

  it('says that nothing could be judged where nothing is mapped', async () => {
    const { findings, unchecked } = await ask()
    expect(findings).toEqual([])
    expect(unchecked.map(({ code }) => code)).toEqual(['LOC-001', 'LOC-007'])
  })

  it('has a column for every field of a row but the key', async () => {
    const [row] = (await ask(COMPLETE)).rows
    expect(LOCATION_COLUMNS.map(({ field }) => field).sort()).toEqual(
      Object.keys(row ?? {})
        .filter((field) => field !== 'key')
        .sort(),
    )
  })
})
