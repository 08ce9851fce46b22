import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { parseMappingCsv } from '../../../src/ingest/mapping/mapping-csv.js'
import { EMPTY_MAPPING } from '../../../src/model/mapping.js'
import { mappingRows } from '../../../src/model/mapping-rows.js'

const HEADER = 'kind,name,field,value\n'

describe('parseMappingCsv', () => {
  it('lays answers over the mapping, makes what is new, and takes blanks for no answer', () => {
    const csv = `${HEADER}location,Austin,devicePools,DP-1; DP-2\nlocation,Austin,address.city,Austin\nlocation,Austin,timeZone,\ntrunk,T-1,role,PSTN\nreadiness,,usersActive,yes\nseats,customer-assist,total,50\nseats,customer-assist,consumed,12\n`
    const mapping = parseMappingCsv(csv, EMPTY_MAPPING)
    expect(mapping.locations).toEqual([
      {
        name: 'Austin',
        status: 'confirmed',
        evidence: [],
        devicePools: ['DP-1', 'DP-2'],
        partitions: [],
        files: [],
        address: { city: 'Austin' },
      },
    ])
    expect(mapping.trunks).toEqual([{ name: 'T-1', status: 'confirmed', evidence: [], role: 'pstn' }])
    expect(mapping.organization).toMatchObject({
      status: 'confirmed',
      readiness: { usersActive: 'yes' },
      seats: [{ product: 'customer-assist', total: 50, consumed: 12 }],
    })
  })

  it('makes a rule for the numbers of a place by its name, and states what was proposed about a place', () => {
    const proposed = parseMappingCsv(`${HEADER}location,Lyon,devicePools,DP-1\n`, EMPTY_MAPPING)
    const base = {
      ...proposed,
      locations: proposed.locations.map((each) => ({ ...each, status: 'proposed' as const })),
    }
    const csv = `${HEADER}"number","\\+1717555XXXX at Lyon",extensionMask,47xx\nlocation,Lyon,confirm,yes\n`
    const mapping = parseMappingCsv(csv, base)
    expect(mapping.numbers).toEqual([
      { status: 'proposed', evidence: [], match: '\\+1717555XXXX', location: 'Lyon', extensionMask: '47XX' },
    ])
    expect(mapping.locations[0]?.status).toBe('confirmed')
    expect(() => parseMappingCsv(`${HEADER}location,Lyon,confirm,maybe`, base)).toThrow('confirm is yes or left blank')
  })

  it('reads semicolons, a byte-order mark and columns in another order', () => {
    const mapping = parseMappingCsv('\uFEFFField;Value;Kind;Name\r\nrole;lgw;trunk;T-1\r\n', EMPTY_MAPPING)
    expect(mapping.trunks[0]).toMatchObject({ name: 'T-1', role: 'lgw' })
  })

  it('is a no-op for the rows of the mapping itself', () => {
    const base = parseMappingCsv(`${HEADER}location,Austin,pstn,premises\ntrunk,T-1,role,sme\n`, EMPTY_MAPPING)
    const csv = mappingRows(base).map(({ kind, name, field, value }) => `${kind},${name},${field},"${value}"`)
    expect(parseMappingCsv(HEADER + csv.join('\n'), base)).toEqual({
      ...base,
      organization: { ...base.organization },
    })
  })

  it.each([
    [`${HEADER}place,X,role,pstn`, 'row 2: there is no kind "place"'],
    [`${HEADER}trunk,X,rolle,pstn`, 'row 2: a trunk has no field "rolle"'],
    [`${HEADER}trunk,X,role,pstn\ntrunk,Y,role,carrier`, 'row 3: trunk Y role: "carrier" is not one of lgw'],
    ['kind,name,value\n', 'columns kind, name, field, value'],
    ['', 'is empty'],
    [`${HEADER}trunk,"X,role,pstn`, 'mapping.csv'],
  ])('refuses %j', (csv, words) => {
    expect(() => parseMappingCsv(csv, EMPTY_MAPPING)).toThrow(UserError)
    expect(() => parseMappingCsv(csv, EMPTY_MAPPING)).toThrow(words)
  })
})
