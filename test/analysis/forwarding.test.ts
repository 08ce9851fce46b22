import { describe, expect, test } from 'vitest'
import { askForwarding } from '../../src/analysis/forwarding/question.js'
import type { QuestionResult } from '../../src/analysis/question.js'
import { questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'

const RECEPTION = 'dn:\\+17175550120@DN-E164-PT'
const PILOT = 'hunt-pilot:\\+15125550150@HUNT-PT'
const RECEPTION_ROW = { 'Device Name': 'SEP020000717120' }

async function ask(patch: (builder: ExportBuilder) => unknown = () => undefined): Promise<QuestionResult> {
  const builder = await threeSites()
  patch(builder)
  return askForwarding(await questionInput(builder, { roster: threeSitesRoster() }))
}

/** Both no-answer forwards of the reception. */
function noAnswer(builder: ExportBuilder, destination: string, css: string): void {
  for (const side of ['Internal', 'External']) {
    builder.patch('phone', RECEPTION_ROW, `Forward No Answer ${side} Destination 1`, destination)
    builder.patch('phone', RECEPTION_ROW, `Forward No Answer ${side} CSS 1`, css)
  }
}

describe('FWD-001', () => {
  test('short forms to a mover: a forward of a number and an overflow of a queue', async () => {
    const { findings, unchecked } = await ask()
    expect(subjectsOf(findings, 'FWD-001')).toEqual([RECEPTION, PILOT])
    expect(findings[0]).toMatchObject({ severity: 'HIGH', confidence: 'PROVEN', location: 'Lyon', wave: 1 })
    expect(findings[0]!.message).toContain('to 4711 in LYN-FWD-CSS, which is Nina Garcia')
    expect(findings[0]!.evidence[0]).toMatchObject({
      label: 'forward no answer internal',
      source: { file: 'phone.csv' },
    })
    expect(unchecked).toEqual([])
  })

  test('the whole +E.164 number with a search space goes on working', async () => {
    const { findings } = await ask((builder) => noAnswer(builder, '+17175550111', 'LYN-FWD-CSS'))
    expect(subjectsOf(findings, 'FWD-001')).toEqual([PILOT])
  })

  test('a destination that stays is no finding', async () => {
    const { findings } = await ask((builder) => noAnswer(builder, '4725', 'LYN-FWD-CSS'))
    expect(subjectsOf(findings, 'FWD-001')).toEqual([PILOT])
  })

  test('without a search space even +E.164 is lost, where the number stands in <None>', async () => {
    const { findings } = await ask((builder) => {
      noAnswer(builder, '+17175550111', '')
      const phones = builder.csv('phone')
      for (const row of phones.rows) {
        if (row[phones.column('Directory Number 1')] === '\\+17175550111') row[phones.column('Route Partition 1')] = ''
      }
    })
    expect(findings.find(({ subject }) => subject === RECEPTION)?.message).toContain('without a search space')
  })

  test('a park reversion to a mover', async () => {
    const { findings } = await ask((builder) => builder.patch('directedcallpark', 0, 'REVERSION NUMBER', '84711'))
    expect(subjectsOf(findings, 'FWD-001')).toContain('pattern:701[0-9]@DPARK-PT')
  })

  test('a forward that leaves the inputs is not passed over in silence', async () => {
    const { unchecked } = await ask((builder) => noAnswer(builder, '4711', 'CSS-ELSEWHERE'))
    expect(unchecked).toMatchObject([{ code: 'FWD-001', missing: expect.stringContaining('CSS-ELSEWHERE') }])
  })

  test('presumed movers make it likely; a reduced export makes it unknown', async () => {
    const input = await questionInput(await threeSites())
    const presumed = askForwarding(input)
    expect(presumed.findings.length).toBeGreaterThan(0)
    expect(new Set(presumed.findings.map(({ confidence }) => confidence))).toEqual(new Set(['LIKELY']))
    expect(presumed.unchecked).toMatchObject([{ code: 'FWD-001' }])
    const reduced = await ask((builder) => builder.dropColumn('phone', 'Forward All CSS 1'))
    expect(reduced.findings).toEqual([])
    expect(reduced.unchecked).toMatchObject([{ code: 'FWD-001', unlock: expect.stringContaining('full tar') }])
  })
})
