import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askDialPlan } from '../../src/analysis/dial-plan/question.js'
import type { DialPlanRow } from '../../src/analysis/dial-plan/columns.js'
import type { QuestionResult } from '../../src/analysis/question.js'
import type { Finding } from '../../src/findings/finding.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import type { AskedWith } from '../support/asked-estate.js'
import { questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import { ExportBuilder } from '../support/export-builder.js'
import { sharedData } from '../support/shared-data.js'
import { writeTar } from '../support/tar-writer.js'

type Patch = (builder: ExportBuilder) => unknown

async function ask(patch: Patch = () => undefined, asked: AskedWith = {}): Promise<QuestionResult<DialPlanRow>> {
  const builder = await threeSites()
  patch(builder)
  return askDialPlan(await questionInput(builder, asked))
}

function only(result: QuestionResult<DialPlanRow>, code: Finding['code'], subject: string): Finding {
  const found = result.findings.filter((finding) => finding.code === code && finding.subject === subject)
  expect(found).toHaveLength(1)
  return found[0]!
}

describe('DIAL-002', () => {
  test('numbers of movers are gathered per location and wave, with every number and its row', async () => {
    const result = await ask(undefined, { roster: threeSitesRoster() })
    const lyon = only(result, 'DIAL-002', 'location:Lyon')
    expect(lyon.scope).toBe('wave:1')
    expect(lyon.message).toContain('hide them with 1 alternate number and 1 directory URI')
    expect(lyon.evidence).toHaveLength(8)
    expect(lyon.evidence.every(({ source }) => source?.row !== undefined)).toBe(true)
    expect(result.unchecked).toEqual([])
  })

  test('a copy of a number in a partition that callers see is left over; one that nobody sees is not', async () => {
    const roster = { roster: threeSitesRoster() }
    const result = await ask(undefined, roster)
    const copy = only(result, 'DIAL-002', 'dn:\\+17175550112@LYN-OLD-PT')
    expect(copy.message).toContain('LYN-DEV-CSS')
    const unseen = await ask((builder) => {
      for (const row of builder.csv('css').rows) {
        for (const [at, cell] of row.entries()) if (cell === 'LYN-OLD-PT') row[at] = 'DN-E164-PT'
      }
    }, roster)
    expect(subjectsOf(unseen.findings, 'DIAL-002')).not.toContain('dn:\\+17175550112@LYN-OLD-PT')
  })

  test('without a roster it is not judged, and says what would unlock it', async () => {
    const result = await ask()
    expect(subjectsOf(result.findings, 'DIAL-002')).toEqual([])
    expect(result.unchecked).toMatchObject([{ code: 'DIAL-002', unlock: expect.stringContaining('ingest roster') }])
  })
})

describe('DIAL-009', () => {
  test('macro, route filter, terminator, code and schedule are named; a block is not converted', async () => {
    const result = await ask()
    expect(subjectsOf(result.findings, 'DIAL-009')).toEqual([
      'pattern:4298@AUS-NIGHT-PT',
      'pattern:9.011!#@PSTN-PT',
      'pattern:9.1900[2-9]XXXXXX@PSTN-PT',
      'pattern:9.@@LEGACY-PT',
    ])
    expect(only(result, 'DIAL-009', 'pattern:9.@@LEGACY-PT').message).toMatch(
      /numbering plan; route filter RF-AREA-512/,
    )
  })

  test('a client matter code is enough', async () => {
    const row = { 'ROUTE PATTERN': '81XX' }
    const result = await ask((builder) => builder.patch('routepattern', row, 'REQUIRE CLIENT MATTER CODE', 't'))
    expect(only(result, 'DIAL-009', 'pattern:81XX@CONF-PT').message).toContain('client matter code')
  })
})

describe('DIAL-013', () => {
  test('an urgent translation takes seven-digit numbers after three digits', async () => {
    const finding = only(await ask(), 'DIAL-013', 'pattern:711@BOS-XLATE-PT')
    expect(finding.message).toContain('as soon as 711 is dialed')
    expect(finding.message).toContain('21 numbers')
    expect(finding.evidence.filter(({ label }) => label === 'directory number')).toHaveLength(10)
  })

  test('not urgent, or not visible together: nothing is cut', async () => {
    const xlate = { 'TRANSLATION PATTERN': '711', 'ROUTE PARTITION': 'BOS-XLATE-PT' }
    const calm = await ask((builder) => builder.patch('translationpattern', xlate, 'URGENT PRIORITY', 'f'))
    expect(subjectsOf(calm.findings, 'DIAL-013')).toEqual(['pattern:911@EMER-PT'])
    const apart = await ask((builder) => builder.patch('translationpattern', xlate, 'ROUTE PARTITION', 'PSTN-SVC-PT'))
    expect(subjectsOf(apart.findings, 'DIAL-013')).toEqual(['pattern:911@EMER-PT'])
  })

  test('an urgent pattern that a closer match beats at that instant does nothing', async () => {
    const closer = (builder: ExportBuilder): unknown =>
      builder.patch(
        'translationpattern',
        { 'TRANSLATION PATTERN': '51XX', 'ROUTE PARTITION': 'BOS-XLATE-PT' },
        'TRANSLATION PATTERN',
        '71X',
      )
    const xlate = { 'TRANSLATION PATTERN': '711', 'ROUTE PARTITION': 'BOS-XLATE-PT' }
    const beaten = await ask((builder) => {
      closer(builder)
      builder.patch('translationpattern', xlate, 'URGENT PRIORITY', 'f')
    })
    expect(subjectsOf(beaten.findings, 'DIAL-013')).toEqual(['pattern:911@EMER-PT'])
    const unbeaten = await ask((builder) => {
      closer(builder)
      builder.patch('translationpattern', xlate, 'TRANSLATION PATTERN', '712')
    })
    expect(subjectsOf(unbeaten.findings, 'DIAL-013')).toEqual(['pattern:71X@BOS-XLATE-PT', 'pattern:911@EMER-PT'])
  })
})

describe('DIAL-014', () => {
  test('full, nearly full, and with room', async () => {
    const full = only(await ask(), 'DIAL-014', 'css:AUS-WIDE-CSS')
    expect(full.severity).toBe('BLOCKER')
    const near = await ask((builder) => builder.patch('css', { NAME: 'AUS-WIDE-CSS' }, 'ROUTE PARTITION 6', ''))
    const nearly = only(near, 'DIAL-014', 'css:AUS-WIDE-CSS')
    expect(nearly.severity).toBe('LOW')
    const room = await ask((builder) =>
      builder
        .patch('css', { NAME: 'AUS-WIDE-CSS' }, 'ROUTE PARTITION 6', '')
        .patch('css', { NAME: 'AUS-WIDE-CSS' }, 'ROUTE PARTITION 7', ''),
    )
    expect(subjectsOf(room.findings, 'DIAL-014')).toEqual([])
  })
})

describe('DIAL-015', () => {
  function withoutSearchSpaces(builder: ExportBuilder): ExportBuilder {
    for (const [member, columns] of [
      ['phone', ['CSS', 'Line CSS 1', 'Line CSS 2', 'Route Partition 1', 'Route Partition 2']],
      ['trunk', ['CALLING SEARCH SPACE']],
      ['directorynumber', ['Route Partition']],
    ] as const) {
      const csv = builder.csv(member)
      for (const row of csv.rows) {
        for (const column of columns) {
          const at = csv.findColumn(column)
          if (at !== undefined) row[at] = ''
        }
      }
    }
    return builder
  }

  test('lines, trunks and numbers without any: one finding with the counts', async () => {
    const result = await ask(withoutSearchSpaces)
    const finding = only(result, 'DIAL-015', 'cluster:ThreeSites')
    expect(finding.message).toMatch(/^79 of 80 lines and 8 of 8 trunks in use have no calling search space/)
  })

  test('one trunk with a search space is enough to make it possible', async () => {
    const result = await ask((builder) =>
      withoutSearchSpaces(builder).patch(
        'trunk',
        { 'DEVICE NAME': 'CUBE-PSTN-AUS' },
        'CALLING SEARCH SPACE',
        'TRK-PSTN-CSS',
      ),
    )
    expect(subjectsOf(result.findings, 'DIAL-015')).toEqual([])
    expect(subjectsOf((await ask()).findings, 'DIAL-015')).toEqual([])
  })
})

describe('DIAL-016', () => {
  test('two sets that overlap with equal counts, with the string that shows it', async () => {
    const result = await ask()
    expect(subjectsOf(result.findings, 'DIAL-016')).toEqual(['pattern:87[1-5]X@SVC-PT'])
    expect(only(result, 'DIAL-016', 'pattern:87[1-5]X@SVC-PT').message).toMatch(/^8750 .* both matching 50 strings/)
  })

  test('the dot matches nothing: 9.911 and 9911 tie; in different partitions they do not', async () => {
    const copy =
      (partition: string): Patch =>
      (builder) => {
        const csv = builder.csv('routepattern')
        const row = [...csv.row({ 'ROUTE PATTERN': '9.911' })]
        row[csv.column('ROUTE PATTERN')] = '9911'
        row[csv.column('ROUTE PARTITION')] = partition
        csv.rows.push(row)
      }
    const tied = await ask(copy('EMER9-PT'))
    expect(only(tied, 'DIAL-016', 'pattern:9.911@EMER9-PT').message).toMatch(/^9911 is matched by 9\.911 and by 9911/)
    const apart = await ask(copy('EMER-PT'))
    expect(subjectsOf(apart.findings, 'DIAL-016')).toEqual(['pattern:87[1-5]X@SVC-PT'])
  })

  test('variable-length patterns tie at the length where they match equally many strings', async () => {
    const rename =
      (from: string, to: string): Patch =>
      (builder) => {
        builder.patch('routepattern', { 'ROUTE PATTERN': from, 'ROUTE PARTITION': 'PSTN-PT' }, 'ROUTE PATTERN', to)
      }
    const tied = await ask(rename('9.011!#', '9.011X!'))
    expect(only(tied, 'DIAL-016', 'pattern:9.011!@PSTN-PT').message).toContain('901100')
    const closer = await ask(rename('9.011!#', '9.0112!'))
    expect(subjectsOf(closer.findings, 'DIAL-016')).toEqual(['pattern:87[1-5]X@SVC-PT'])
  })
})

describe('DIAL-019', () => {
  test('an empty route list; a disabled one; a pattern without target; a working one', async () => {
    expect(subjectsOf((await ask()).findings, 'DIAL-019')).toEqual(['pattern:88XX@SVC-PT'])
    const disabled = await ask((builder) =>
      builder.patch('routelist', { NAME: 'RL-E164' }, 'ENABLE THIS ROUTE LIST', 'f'),
    )
    expect(subjectsOf(disabled.findings, 'DIAL-019')).toContain('pattern:\\+1[2-9]XX[2-9]XXXXXX@PSTN-E164-PT')
    const aimless = await ask((builder) =>
      builder.patch('routepattern', { 'ROUTE PATTERN': '81XX' }, 'GATEWAY/ROUTE LIST', ''),
    )
    expect(only(aimless, 'DIAL-019', 'pattern:81XX@CONF-PT').message).toContain('leads to no trunk')
  })

  test('the position of what cannot be read, counted from 1', async () => {
    const result = await ask((builder) =>
      builder.patch('routepattern', { 'ROUTE PATTERN': '81XX' }, 'ROUTE PATTERN', '81[XX'),
    )
    const finding = only(result, 'DIAL-019', 'pattern:81[XX@CONF-PT')
    expect(finding.message).toContain('at character 3')
    expect(finding.evidence[0]?.source?.file).toBe('routepattern.csv')
  })

  test.each([
    ['81[5-', 3, 'a bracket holds'],
    ['81[^^1]', 5, 'one bracket of a pattern may be negated'],
    ['8.1.XX', 4, 'a pattern has one dot at most'],
    ['8'.repeat(60), 51, 'a pattern holds at most 50 characters'],
    ['81EX', 3, 'a pattern holds 0-9'],
  ])('%s: file, row, position and rule; the other patterns are read', async (text, position, rule) => {
    const result = await ask((builder) =>
      builder.patch('routepattern', { 'ROUTE PATTERN': '81XX' }, 'ROUTE PATTERN', text),
    )
    const broken = only(result, 'DIAL-019', `pattern:${text}@CONF-PT`)
    const [, at, broke] = broken.evidence
    expect(at).toMatchObject({ value: `character ${position} of ${text}`, source: { file: 'routepattern.csv' } })
    expect(at?.source?.row).toBeGreaterThan(1)
    expect(broke).toMatchObject({ label: 'rule', value: expect.stringContaining(rule) as unknown })
    expect(subjectsOf(result.findings, 'DIAL-019')).toContain('pattern:88XX@SVC-PT')
  })

  test('PreDot needs a dot', async () => {
    const result = await ask((builder) =>
      builder.patch('routepattern', { 'ROUTE PATTERN': '81XX' }, 'DISCARD DIGITS', 'PreDot'),
    )
    expect(only(result, 'DIAL-019', 'pattern:81XX@CONF-PT').message).toContain('needs a dot')
  })

  test('a hunt pilot without hunt list, and one whose list is empty and hands nothing on', async () => {
    const pilot = { 'HUNT PILOT': '7115160' }
    const none = await ask((builder) => builder.patch('huntpilot', pilot, 'HUNT LIST 1', ''))
    expect(only(none, 'DIAL-019', 'hunt-pilot:7115160@HUNT-PT').message).toContain('has no hunt list')
    const empty = await ask((builder) => builder.patch('huntlist', { NAME: 'HL-BOS-APPL' }, 'LINE GROUP 1', ''))
    expect(only(empty, 'DIAL-019', 'hunt-pilot:7115160@HUNT-PT').message).toContain('has no line group')
    const passedOn = await ask((builder) =>
      builder
        .patch('huntlist', { NAME: 'HL-BOS-APPL' }, 'LINE GROUP 1', '')
        .patch('huntpilot', pilot, 'DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1', '8500'),
    )
    expect(subjectsOf(passedOn.findings, 'DIAL-019')).toEqual(['pattern:88XX@SVC-PT'])
  })
})

describe('the table and what could not be judged', () => {
  test('rows are sorted by partition, then pattern, and say who sees them', async () => {
    const { rows } = await ask()
    const keys = rows.map(({ partition, pattern }) => `${partition}\0${pattern}`)
    expect(keys).toEqual([...keys].sort())
    expect(rows.find(({ key }) => key === 'pattern:9.011!@PSTN-PT')).toMatchObject({
      side: 'UCM',
      type: 'route pattern',
      target: 'RL-INTL',
      class: 'OffNet',
      urgent: '',
      transformations: 'discard PreDot',
      strings: 'variable',
      source: expect.stringMatching(/^routepattern\.csv:\d+$/),
    })
    expect(rows.find(({ key }) => key === 'pattern:711@BOS-XLATE-PT')?.remarks).toBe('cuts short 21 longer')
  })

  test('a reduced export: nothing that depends on search spaces is stated', async () => {
    const result = await ask((builder) => builder.dropColumn('phone', 'Line CSS 1'), { roster: threeSitesRoster() })
    expect(result.unchecked.map(({ code }) => code)).toEqual(['DIAL-002', 'DIAL-011', 'DIAL-013', 'DIAL-015'])
    for (const code of ['DIAL-002', 'DIAL-011', 'DIAL-013', 'DIAL-015'] as const)
      expect(subjectsOf(result.findings, code)).toEqual([])
    expect(subjectsOf(result.findings, 'DIAL-016')).toEqual(['pattern:87[1-5]X@SVC-PT'])
  })

  test('an empty export has no finding', async () => {
    const result = askDialPlan(await questionInput(ExportBuilder.empty(), { mapping: EMPTY_MAPPING }))
    expect(result.findings).toEqual([])
    expect(result.rows).toEqual([])
  })
})

const lab = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')
describe.skipIf(lab === undefined)('the lab export (skipped where real data is absent)', () => {
  test('routes by <None>', async () => {
    const result = askDialPlan(await questionInput(readFileSync(lab!)))
    expect(subjectsOf(result.findings, 'DIAL-015')).toHaveLength(1)
    expect(subjectsOf(result.findings, 'DIAL-016')).toEqual([])
  })
})

const sites = sharedData('ucm-bat-import-24-sites-11.5/configs/USESI-Cluster')
describe.skipIf(sites === undefined)('the import sets of the sites (skipped where real data is absent)', () => {
  test.each(sites === undefined ? [] : readdirSync(sites))('%s: 9911 and 9711 tie, no phone to judge', async (site) => {
    const folder = join(sites!, site)
    const files = readdirSync(folder).filter((name) => !name.endsWith('.tar'))
    const tar = writeTar(files.map((name) => ({ name, data: readFileSync(join(folder, name)) })))
    const result = askDialPlan(await questionInput(tar))
    const ties = result.findings.filter(({ code }) => code === 'DIAL-016').map(({ message }) => message.slice(0, 4))
    expect(ties).toEqual(['9711', '9911'])
    // Only the numbers of one site begin with its 711.
    const cut = subjectsOf(result.findings, 'DIAL-013').filter((subject) => subject.startsWith('pattern:711@'))
    expect(cut).toHaveLength(site.startsWith('WW11') ? 1 : 0)
    expect(result.unchecked.map(({ code }) => code)).toContain('DIAL-015')
  })
})
