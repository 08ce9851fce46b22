import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { renderMapping } from '../../../src/ingest/mapping/mapping-render.js'
import { parseMapping } from '../../../src/ingest/mapping/mapping-yaml.js'
import { EMPTY_MAPPING } from '../../../src/model/mapping.js'
import { anyMapping } from './mapping-generator.js'

function refusal(text: string): UserError {
  try {
    parseMapping(text, 'mapping.yaml')
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('the text was accepted')
}

describe('parseMapping', () => {
  it('gives back what renderMapping wrote, for every mapping', () => {
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        expect(parseMapping(renderMapping(mapping), 'mapping.yaml')).toEqual(mapping)
      }),
      { seed: 20250609, numRuns: 300 },
    )
  })

  it('takes an empty file and a file of comments for a mapping that says nothing', () => {
    expect(parseMapping('', 'mapping.yaml')).toEqual(EMPTY_MAPPING)
    expect(parseMapping('# nothing yet\n', 'mapping.yaml')).toEqual(EMPTY_MAPPING)
  })

  it('takes a row that a person wrote without a status for confirmed, and fills in what is left out', () => {
    const { locations } = parseMapping('locations:\n  - name: Austin\n    devicePools: [DP-1]\n', 'mapping.yaml')
    expect(locations).toEqual([
      {
        name: 'Austin',
        status: 'confirmed',
        evidence: [],
        devicePools: ['DP-1'],
        partitions: [],
        files: [],
        address: {},
      },
    ])
  })

  it('keeps leading zeros and plus signs of quoted numbers', () => {
    const text = 'locations:\n  - name: A\n    routingPrefix: "0812"\n    mainNumber: "+15125550100"\n'
    expect(parseMapping(text, 'mapping.yaml').locations[0]).toMatchObject({
      routingPrefix: '0812',
      mainNumber: '+15125550100',
    })
  })

  it.each([
    [
      'a number without quotes',
      'locations:\n  - name: A\n    routingPrefix: 0812\n',
      3,
      'locations[0].routingPrefix',
      '"0812"',
    ],
    [
      'a telephone number without quotes',
      'locations:\n  - name: A\n    mainNumber: +15125550100\n',
      3,
      'mainNumber',
      '"+15125550100"',
    ],
    ['a wrong word', 'trunks:\n  - name: T\n    role: gateway\n', 3, 'trunks[0].role', 'lgw, pstn, voicemail'],
    ['an unknown key', 'locations:\n  - name: A\n    citty: Austin\n', 3, 'locations[0]', 'citty'],
    ['an unknown section', 'sites: []\n', 1, 'the file', 'sites'],
    ['a missing name', 'trunks:\n  - role: pstn\n', 2, 'trunks[0].name', 'missing'],
    [
      'a wrong country',
      'locations:\n  - name: A\n    address:\n      country: Texas\n',
      4,
      'address.country',
      'two letters',
    ],
    ['a wrong time zone', 'locations:\n  - name: A\n    timeZone: Texas\n', 3, 'timeZone', 'America/Chicago'],
    ['a trunk named twice', 'trunks:\n  - name: T\n  - name: T\n', 3, 'trunks[1]', 'twice'],
    [
      'a pool in two places',
      'locations:\n  - name: A\n    devicePools: [P]\n  - name: B\n    devicePools: [P]\n',
      5,
      'locations[1].devicePools',
      'A already',
    ],
    [
      'a number rule of no place',
      'numbers:\n  - match: 1XXX\n    location: Nowhere\n',
      3,
      'numbers[0].location',
      'Nowhere',
    ],
    ['another schema', 'schema: rehome/mapping/v2\n', 1, 'schema', 'rehome/mapping/v1'],
    ['a list where a group belongs', 'organization: []\n', 1, 'organization', 'group of keys'],
  ])('refuses %s with its line and key', (_, text, line, key, words) => {
    const { message } = refusal(text)
    expect(message).toContain(`mapping.yaml line ${line}:`)
    expect(message).toContain(key)
    expect(message).toContain(words)
  })

  it('refuses what is no YAML with the line, and names further errors in the hint', () => {
    expect(refusal('locations:\n  - name: "A\n').message).toMatch(/^mapping\.yaml line \d+: /)
    expect(refusal('trunks:\n  - name: T\n    role: x\n  - name: U\n    role: y\n').hint).toContain('line 5')
  })

  it('refuses a document that grows by aliases', () => {
    const bomb = `a: &a [x,x,x]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]\n`
    expect(refusal(bomb).message).toContain('mapping.yaml')
  })
})

describe('renderMapping', () => {
  it('gives the same text for the same mapping, whatever the order of its keys', () => {
    const a = {
      ...EMPTY_MAPPING,
      trunks: [{ name: 'T', status: 'proposed', evidence: ['name T'], role: 'pstn' } as const],
    }
    const b = {
      ...EMPTY_MAPPING,
      trunks: [{ role: 'pstn', evidence: ['name T'], status: 'proposed', name: 'T' } as const],
    }
    expect(renderMapping(a)).toBe(renderMapping(b))
  })

  it('says over each row what is missing, and explains proposed and confirmed', () => {
    const text = renderMapping({ ...EMPTY_MAPPING, trunks: [{ name: 'T', status: 'proposed', evidence: [] }] })
    expect(text).toContain('# missing: role\n  - name: T')
    expect(text).toContain('status: proposed')
    expect(text).toContain('status: confirmed')
  })
})
