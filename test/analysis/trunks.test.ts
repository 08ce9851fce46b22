import { describe, expect, it } from 'vitest'
import { proposeMapping } from '../../src/analysis/mapping-proposal/propose-mapping.js'
import { TRUNK_COLUMNS } from '../../src/analysis/trunks/columns.js'
import { askTrunks } from '../../src/analysis/trunks/question.js'
import type { Mapping } from '../../src/model/mapping.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { questionInput, subjectsOf, threeSites } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'

async function ask(builder: ExportBuilder, mapping?: Partial<Mapping>) {
  const input = await questionInput(builder)
  const used = mapping ?? proposeMapping(input.estate, EMPTY_MAPPING, [])
  return askTrunks({ ...input, mapping: { ...EMPTY_MAPPING, ...used } })
}

describe('askTrunks', () => {
  it('TRK-006 for the trunk that nothing tells about; a proposed role is enough for the others', async () => {
    const { findings } = await ask(await threeSites())
    expect(subjectsOf(findings, 'TRK-006')).toEqual(['trunk:T-0815'])
    const [found] = findings.filter(({ code }) => code === 'TRK-006')
    expect(found?.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: 'route pattern', value: '87[5-9]X@SVC-PT' }),
        expect.objectContaining({ label: 'trunk', source: expect.objectContaining({ file: 'trunk.csv' }) }),
      ]),
    )
  })

  it('TRK-006 is gone once the description tells the role', async () => {
    const builder = await threeSites()
    builder.patch('trunk', { 'DEVICE NAME': 'T-0815' }, 'DESCRIPTION', 'Carrier, Dallas')
    expect(subjectsOf((await ask(builder)).findings, 'TRK-006')).toEqual([])
  })

  it('PRE-009 for the trunk to the other cluster, with the patterns that lead there', async () => {
    const { findings } = await ask(await threeSites())
    expect(subjectsOf(findings, 'PRE-009')).toEqual(['trunk:SME-CORE'])
    const [found] = findings.filter(({ code }) => code === 'PRE-009')
    expect(found?.message).toContain('8990')
    expect(found?.evidence.map(({ value }) => value)).toContain('\\+140855501XX@SVC-PT')
  })

  it('PRE-009 by the name where nobody stated a role, and not where a person said otherwise', async () => {
    expect(subjectsOf((await ask(await threeSites(), {})).findings, 'PRE-009')).toEqual(['trunk:SME-CORE'])
    const stated = [{ name: 'SME-CORE', status: 'confirmed', evidence: [], role: 'pstn' }] as const
    const { findings } = await ask(await threeSites(), { trunks: stated })
    expect(subjectsOf(findings, 'PRE-009')).toEqual([])
  })

  it('gives a row per trunk with what leads to it', async () => {
    const { rows } = await ask(await threeSites())
    expect(rows).toHaveLength(9)
    const carrier = rows.find(({ trunk }) => trunk === 'CUBE-PSTN-AUS')
    expect(carrier).toMatchObject({
      key: 'trunk:CUBE-PSTN-AUS',
      role: 'pstn',
      status: 'proposed',
      inboundCss: 'TRK-PSTN-CSS',
    })
    expect(carrier?.routeGroups).not.toBe('')
    expect(carrier?.patterns).toContain('9.[2-9]XXXXXX@PSTN-PT')
    expect(TRUNK_COLUMNS.map(({ field }) => field).sort()).toEqual(
      Object.keys(rows[0] ?? {})
        .filter((field) => field !== 'key')
        .sort(),
    )
  })

  it('says that roles were judged by name only where no trunk is mapped', async () => {
    expect((await ask(await threeSites(), {})).unchecked).toMatchObject([{ code: 'PRE-009' }])
    expect((await ask(await threeSites())).unchecked).toEqual([])
  })
})
