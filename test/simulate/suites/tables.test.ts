import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SuiteTestResult } from '../../../src/simulate/suites/run-suite.js'
import { repositoryRoot } from '../../support/shared-data.js'
import { runSuiteTexts } from '../../support/suite-run.js'

/** Every vector that the tables hold; a row that vanishes from a table fails here. */
const IDS: Readonly<Record<string, string>> = {
  'pattern-grammar': 'G03 G04 G06 G07 G08 G10 G12 G13 G19 G21 G22 G23 G26 G27 G28',
  'closest-match': 'B02 B04 B05 B06 B08 B10 B11 B12 B14 B16 B17 B19 B21 B22 B25 B26 B30',
  'overlap-timing': 'T01 T04 T05 T06 T10 T14 T15 T16 T18 T19 T21 T23 T24 T26 T27 T28',
  translations:
    'X01 X03 X04 X08 X09 X11 X12 X13 X14 X15 X16 X17 X18 X19 X20 X21 X22 X23 X24 X25 X26 X27 X28 X29 ' +
    'X31 X32 X34 X35 X36 X37 X38 X39',
  partitions: 'P01 P03 P05 P06 P07 P10 P11 P12',
  routes: 'R01 R03 R04 R05 R06 R06-false R08 R09 R11 R12 R13 R15 R16 R17 R21 R22 R24 R25 R27 R28 R30 R31 R33',
  settings: 'S01 S02 S03 S04 S05 S06 S07 S08 S09 S10 S10-false S11 S11-kept',
}

const VECTORS = join(repositoryRoot, '../shared/vectors/routing-vectors.md')

function table(name: string): string {
  return readFileSync(join(repositoryRoot, `fixtures/tables/${name}.yaml`), 'utf8')
}

describe.each(Object.entries(IDS))('%s.yaml', (name, ids) => {
  it('holds every vector, and every vector holds', async () => {
    const { suites } = await runSuiteTexts({ [`${name}.yaml`]: table(name) })
    const tests: readonly SuiteTestResult[] = suites.flatMap((suite) => suite.tests)
    expect(tests.map(({ id }) => id).join(' ')).toBe(ids)
    expect(tests.flatMap(({ id, failures }) => failures.map(({ differences }) => ({ id, differences })))).toEqual([])
    expect(tests.filter(({ source }) => source === undefined)).toEqual([])
  })
})

describe.runIf(existsSync(VECTORS))('the vectors that the tables were typed from', () => {
  it('are all there', () => {
    const sections = readFileSync(VECTORS, 'utf8').split('\n## ')
    const wanted = sections.slice(1, 7).flatMap((section) => section.match(/^\| ([A-Z]\d\d) \|/gm) ?? [])
    const held = Object.values(IDS).join(' ').split(' ')
    expect(wanted.length).toBeGreaterThan(100)
    expect(wanted.map((row) => row.slice(2, 5)).filter((id) => !held.includes(id))).toEqual([])
  })
})
