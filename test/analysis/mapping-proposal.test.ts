import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proposeMapping } from '../../src/analysis/mapping-proposal/propose-mapping.js'
import { abbreviates, namesSite, siteStem } from '../../src/analysis/mapping-proposal/site-words.js'
import { renderMapping } from '../../src/ingest/mapping/mapping-render.js'
import { parseMapping } from '../../src/ingest/mapping/mapping-yaml.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import type { Mapping } from '../../src/model/mapping.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import { questionInput, threeSites } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'
import { sharedData } from '../support/shared-data.js'

async function proposed(source: ExportBuilder | Uint8Array, current: Mapping = EMPTY_MAPPING, files: string[] = []) {
  return proposeMapping((await questionInput(source)).estate, current, files)
}

function roles({ trunks }: Mapping): Record<string, string> {
  return Object.fromEntries(trunks.map(({ name, role }) => [name, role ?? 'none']))
}

describe('proposeMapping on three sites', () => {
  it('finds the three places with pools, partitions, zone, country, numbers', async () => {
    const { locations, numbers } = await proposed(await threeSites())
    expect(locations.map(({ name, devicePools, timeZone }) => [name, devicePools, timeZone])).toEqual([
      ['Austin', ['DP-AUS-PHONES'], 'America/Chicago'],
      ['Boston', ['DP-BOS-PHONES'], 'America/New_York'],
      ['Lyon', ['DP-LYN-PHONES'], 'America/New_York'],
    ])
    expect(locations[1]).toMatchObject({
      partitions: ['BOS-DN-PT', 'BOS-OLD-PT', 'BOS-XLATE-PT'],
      address: { country: 'US' },
      mainNumber: '+16175550100',
      extensionLength: 4,
      status: 'proposed',
    })
    expect(locations.every(({ evidence }) => evidence.length > 0)).toBe(true)
    expect(
      numbers.map(({ match, location, e164Mask, extensionDigits }) => [match, location, e164Mask, extensionDigits]),
    ).toEqual([
      ['\\+1512555XXXX', 'Austin', '+1512555XXXX', 4],
      ['711XXXX', 'Boston', undefined, 4],
      ['\\+1717555XXXX', 'Lyon', '+1717555XXXX', 4],
    ])
  })

  it('gives each trunk the role that its hints agree on', async () => {
    expect(roles(await proposed(await threeSites()))).toEqual({
      'CMS-CONF': 'conference',
      'CUBE-PSTN-AUS': 'pstn',
      'CUBE-PSTN-BOS': 'pstn',
      'CUBE-PSTN-LYN': 'pstn',
      'EXPRESSWAY-C': 'expressway',
      'LGW-WEBEX-AUS': 'lgw',
      'SME-CORE': 'sme',
      'T-0815': 'none',
      'UNITY-VM': 'voicemail',
    })
  })

  it('gives no role when strong hints contradict each other, and shows both', async () => {
    const builder = await threeSites()
    builder.patch('trunk', { 'DEVICE NAME': 'UNITY-VM' }, 'DESCRIPTION', 'PSTN carrier')
    const { trunks } = await proposed(builder)
    const trunk = trunks.find(({ name }) => name === 'UNITY-VM')
    expect(trunk?.role).toBeUndefined()
    expect(trunk?.evidence).toEqual(
      expect.arrayContaining([
        'the hints contradict each other',
        'pstn: description "PSTN carrier"',
        'voicemail: name UNITY-VM',
      ]),
    )
  })

  it('knows a voicemail trunk by what is routed to it alone', async () => {
    const builder = await threeSites()
    builder.patch('routepattern', { 'ROUTE PATTERN': '8500' }, 'GATEWAY/ROUTE LIST', 'T-0815')
    builder.dropRow('routepattern', { 'ROUTE PATTERN': '87[5-9]X' })
    expect(roles(await proposed(builder))['T-0815']).toBe('voicemail')
  })

  it('proposes nothing new the second time, and reads back what it wrote', async () => {
    const first = await proposed(await threeSites())
    expect(await proposed(await threeSites(), first)).toEqual(first)
    expect(parseMapping(renderMapping(first), 'mapping.yaml')).toEqual(first)
  })

  it('leaves confirmed rows alone and fills only what is empty in proposed ones', async () => {
    const first = await proposed(await threeSites())
    const edited: Mapping = {
      ...first,
      locations: first.locations.map((place) => {
        if (place.name === 'Austin') return { ...place, name: 'Austin HQ', timeZone: 'America/Denver', partitions: [] }
        return place.name === 'Boston' ? { ...place, status: 'confirmed', partitions: [] } : place
      }),
      trunks: first.trunks.map((trunk) => ({ ...trunk, role: 'ignore' })),
      numbers: [],
    }
    const again = await proposed(await threeSites(), edited)
    expect(again.locations.map(({ name }) => name)).toEqual(['Austin HQ', 'Boston', 'Lyon'])
    expect(again.locations[0]).toMatchObject({ timeZone: 'America/Denver', partitions: first.locations[0]?.partitions })
    expect(again.locations[1]?.partitions).toEqual([])
    expect(again.trunks.every(({ role }) => role === 'ignore')).toBe(true)
    expect(again.numbers.map(({ location }) => location)).toEqual(['Austin HQ', 'Boston', 'Lyon'])
  })

  it('makes no place of a pool that holds trunks only', async () => {
    const { locations } = await proposed(await threeSites())
    expect(locations.flatMap(({ devicePools }) => devicePools)).not.toContain('DP-AUS-GATEWAYS')
  })
})

describe('names of sites', () => {
  it.each([
    ['DP-AUS-PHONES', 'AUS'],
    ['R70-WW11-PasadenaCA-DP', 'PasadenaCA'],
    ['PasadenaImport.tar', 'Pasadena'],
    ['WW11-Pasadena.csv', 'Pasadena'],
    ['DP-0042', '0042'],
    ['Default', ''],
    ['DP-SUB-1A_SUB-1B', ''],
  ])('%s tells %j', (name, stem) => {
    expect(siteStem(name)).toBe(stem)
  })

  it('compares whole words', () => {
    expect(namesSite('AUS-XLATE-PT', 'AUS')).toBe(true)
    expect(namesSite('AUSTERE-PT', 'AUS')).toBe(false)
    expect(abbreviates('LYN', 'Lyon')).toBe(true)
    expect(abbreviates('LYN', 'London')).toBe(false)
  })
})

const lab = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')
describe.skipIf(lab === undefined)('on the lab export (needs it beside the repository)', () => {
  it('tells the seven trunks apart', async () => {
    const byKind = Object.entries(roles(await proposed(readFileSync(lab ?? '')))).map(([, role]) => role)
    expect(byKind.sort()).toEqual(['conference', 'expressway', 'ignore', 'lgw', 'pstn', 'sme', 'voicemail'])
  })
})

const sites = sharedData('ucm-bat-import-24-sites-11.5')
describe.skipIf(sites === undefined)('on the import sets (needs them beside the repository)', () => {
  it('names each store after its device pool and partitions', async () => {
    const root = join(sites ?? '', 'configs/USESI-Cluster')
    const stores = readdirSync(root)
    for (const store of stores) {
      const tar = readdirSync(join(root, store)).find((name) => name.endsWith('.tar')) ?? ''
      const { locations } = await proposed(readFileSync(join(root, store, tar)), EMPTY_MAPPING, [tar])
      expect(locations).toHaveLength(1)
      expect(locations[0]?.name).toBe(`${store.split(' ')[1] ?? ''}CA`)
      expect(locations[0]?.partitions).toHaveLength(6)
      expect(locations[0]?.timeZone).toBe('America/Los_Angeles')
    }
    expect(stores.length).toBeGreaterThan(10)
  })

  it('names stores after their phone files where nothing inside tells', () => {
    const folder = join(sites ?? '', 'PhoneImport')
    const members = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
    const estate = new UcmEstate(ingestUcm({ name: 'PhoneImport', sha256: '', members }))
    const { locations, numbers } = proposeMapping(estate, EMPTY_MAPPING, ['PhoneImport'])
    expect(locations.find(({ name }) => name === 'Pasadena')).toMatchObject({
      files: ['WW11-Pasadena.csv'],
      devicePools: [],
    })
    expect(numbers.find(({ location }) => location === 'Pasadena')).toMatchObject({
      match: '711XXXX',
      extensionDigits: 7,
    })
    expect(numbers.every(({ e164Mask }) => e164Mask === undefined)).toBe(true)
  })
})
