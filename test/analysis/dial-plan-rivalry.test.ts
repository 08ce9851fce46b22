import { describe, expect, test } from 'vitest'
import { askDialPlan } from '../../src/analysis/dial-plan/question.js'
import { overlapReport } from '../../src/analysis/dial-plan/rivalry/cluster-analysis.js'
import type { Finding } from '../../src/findings/finding.js'
import type { Settings } from '../../src/model/settings.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { questionInput, subjectsOf, threeSites } from '../support/asked-estate.js'
import type { Cells } from '../support/csv-member.js'
import type { ExportBuilder } from '../support/export-builder.js'

type Patch = (builder: ExportBuilder) => unknown

async function findingsOf(patch: Patch, settings: Settings = DEFAULT_SETTINGS): Promise<readonly Finding[]> {
  const builder = await threeSites()
  patch(builder)
  return askDialPlan(await questionInput(builder, { settings })).findings
}

/** The row of `81XX`, a route pattern that works, with some cells changed. */
function routed(cells: Cells): Patch {
  return copied('routepattern', { 'ROUTE PATTERN': '81XX' }, cells)
}

function translated(cells: Cells): Patch {
  return copied('translationpattern', { 'TRANSLATION PATTERN': '51XX', 'ROUTE PARTITION': 'BOS-XLATE-PT' }, cells)
}

function copied(member: string, source: Cells, cells: Cells): Patch {
  return (builder) => {
    const csv = builder.csv(member)
    const row = [...csv.row(source)]
    for (const [column, value] of Object.entries(cells)) row[csv.column(column)] = value
    csv.rows.push(row)
  }
}

function both(...patches: readonly Patch[]): Patch {
  return (builder) => {
    for (const patch of patches) patch(builder)
  }
}

function only(findings: readonly Finding[], code: Finding['code'], subject: string): Finding {
  const found = findings.filter((finding) => finding.code === code && finding.subject === subject)
  expect(found).toHaveLength(1)
  return found[0]!
}

describe('DIAL-017', () => {
  test('everything taken by one closer pattern, or by several together; not with one string left', async () => {
    const low = routed({ 'ROUTE PATTERN': '86[0-4]X', 'ROUTE PARTITION': 'SVC-PT' })
    const high = routed({ 'ROUTE PATTERN': '86[5-9]X', 'ROUTE PARTITION': 'SVC-PT' })
    const wide = routed({ 'ROUTE PATTERN': '86XX', 'ROUTE PARTITION': 'SVC-PT' })
    const found = only(await findingsOf(both(low, high, wide)), 'DIAL-017', 'pattern:86XX@SVC-PT')
    expect(found).toMatchObject({ severity: 'LOW', confidence: 'LIKELY' })
    expect(found.message).toMatch(
      /86\[0-4\]X in partition SVC-PT, route pattern 86\[5-9\]X in partition SVC-PT together take/,
    )
    expect(found.evidence[0]?.source).toMatchObject({ file: 'routepattern.csv' })
    expect(found.evidence).toContainEqual({ label: 'search space not in the inputs', value: 'LEGACY-DR-CSS' })
    const almost = routed({ 'ROUTE PATTERN': '86[6-9]X', 'ROUTE PARTITION': 'SVC-PT' })
    expect(subjectsOf(await findingsOf(both(low, almost, wide)), 'DIAL-017')).toEqual([])
  })

  test('a partition in no search space; one number of a line there is not a finding', async () => {
    const lost: Patch = (builder) => builder.add('partition', { NAME: 'LOST-PT' })
    const pattern = routed({ 'ROUTE PARTITION': 'LOST-PT', 'ROUTE PATTERN': '82XX' })
    const one = only(await findingsOf(both(lost, pattern)), 'DIAL-017', 'pattern:82XX@LOST-PT')
    expect(one.message).toContain('no calling search space lists the partition')
    const two = await findingsOf(both(lost, pattern, routed({ 'ROUTE PARTITION': 'LOST-PT', 'ROUTE PATTERN': '83XX' })))
    expect(only(two, 'DIAL-017', 'partition:LOST-PT').message).toContain('any of the 2 patterns')
    expect(two.filter(({ code }) => code === 'DIAL-017')).toHaveLength(1)
    const number = copied(
      'directorynumber',
      { 'Directory Number': '\\+15125550178' },
      { 'Directory Number': '\\+15125550199', 'Route Partition': 'LOST-PT' },
    )
    expect(subjectsOf(await findingsOf(both(lost, number)), 'DIAL-017')).toEqual([])
  })

  test('a scheduled partition behind an equal that is always there; before it, it decides while it is there', async () => {
    const always = routed({ 'ROUTE PATTERN': '4298', 'ROUTE PARTITION': 'AUS-XLATE-PT' })
    const order =
      (...partitions: readonly string[]): Patch =>
      (builder) => {
        const csv = builder.csv('css')
        for (const row of csv.rows) {
          for (const [at, cell] of row.entries()) if (cell === 'AUS-NIGHT-PT') row[at] = ''
        }
        builder.add('css', {
          NAME: 'HOURS-CSS',
          ...Object.fromEntries(partitions.map((name, place) => [`ROUTE PARTITION ${place + 1}`, name])),
        })
      }
    const behind = await findingsOf(both(always, order('AUS-XLATE-PT', 'AUS-NIGHT-PT')))
    expect(only(behind, 'DIAL-017', 'pattern:4298@AUS-NIGHT-PT').message).toContain(
      'time schedule TS-AFTER-HOURS never makes a difference',
    )
    const before = await findingsOf(both(always, order('AUS-NIGHT-PT', 'AUS-XLATE-PT')))
    expect(subjectsOf(before, 'DIAL-017')).toEqual([])
  })
})

describe('DIAL-018', () => {
  test('a block that counts eleven keys loses to ten; digits alone do not', async () => {
    const block = (pattern: string): Patch =>
      routed({ 'ROUTE PATTERN': pattern, 'ROUTE PARTITION': 'SVC-PT', 'ROUTE OPTION': 't' })
    const rival = routed({ 'ROUTE PATTERN': '0.2XXX', 'ROUTE PARTITION': 'SVC-PT' })
    const found = only(await findingsOf(both(block('0.2[^1]XX'), rival)), 'DIAL-018', 'pattern:0.2[^1]XX@SVC-PT')
    expect(found.message).toMatch(
      /11 keys, where X stands for 10, so route pattern 0\.2XXX in partition SVC-PT is closer and takes 02000/,
    )
    expect(only(await findingsOf(block('0.2[^1]XX')), 'DIAL-018', 'pattern:0.2[^1]XX@SVC-PT').message).toContain(
      'would',
    )
    expect(subjectsOf(await findingsOf(both(block('0.2[2-9]XX'), rival)), 'DIAL-018')).toEqual([])
    const open = routed({ 'ROUTE PATTERN': '0.2[^1]XX', 'ROUTE PARTITION': 'SVC-PT' })
    expect(subjectsOf(await findingsOf(open), 'DIAL-018')).toEqual([])
  })

  test('a cluster that reads the set without * and # has none', async () => {
    const values = { ...DEFAULT_SETTINGS.values, 'routing.negatedSetIncludesStarAndHash': false }
    const block = routed({ 'ROUTE PATTERN': '0.2[^1]XX', 'ROUTE OPTION': 't' })
    expect(subjectsOf(await findingsOf(block, { ...DEFAULT_SETTINGS, values }), 'DIAL-018')).toEqual([])
  })
})

describe('DIAL-011', () => {
  const WAITING = 'pattern:\\+!@PSTN-E164-PT'

  test('one finding for all numbers that wait for one pattern, with counts and callers', async () => {
    const found = only(await findingsOf(() => undefined), 'DIAL-011', WAITING)
    expect(found.severity).toBe('MEDIUM')
    expect(found.message).toContain('58 directory numbers')
    expect(found.evidence.find(({ label }) => label === 'classes of callers')?.value).toContain('AUS-DEV-CSS')
  })

  test('a longer pattern makes a shorter one wait; not where the shorter one is urgent', async () => {
    const long = routed({ 'ROUTE PATTERN': '81XXX', 'ROUTE PARTITION': 'CONF-PT' })
    expect(only(await findingsOf(long), 'DIAL-011', 'pattern:81XXX@CONF-PT').message).toContain('1 route pattern ')
    const urgent: Patch = (builder) =>
      builder.patch('routepattern', { 'ROUTE PATTERN': '81XX' }, 'URGENT PRIORITY', 't')
    expect(subjectsOf(await findingsOf(both(urgent, long)), 'DIAL-011')).toEqual([WAITING])
  })

  test('what never takes its own number does not wait', async () => {
    const long = routed({ 'ROUTE PATTERN': '81XXX', 'ROUTE PARTITION': 'CONF-PT' })
    const halves = ['81[0-4]X', '81[5-9]X'].map((pattern) =>
      routed({ 'ROUTE PATTERN': pattern, 'ROUTE PARTITION': 'CONF-PT', 'URGENT PRIORITY': 't' }),
    )
    expect(subjectsOf(await findingsOf(both(long, ...halves)), 'DIAL-011')).toEqual([WAITING])
  })
})

describe('DIAL-021', () => {
  const KNOWN = 'pattern:8997@ISITE-XLATE-PT'
  const itself = (mask: string): Patch =>
    translated({
      'TRANSLATION PATTERN': '66XX',
      'CALLED PARTY TRANSFORM MASK': mask,
      'CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)': '',
      "USE ORIGINATOR'S CALLING SEARCH SPACE": 't',
    })

  test('two that translate to each other, and one that translates to itself', async () => {
    expect(subjectsOf(await findingsOf(() => undefined), 'DIAL-021')).toEqual([KNOWN])
    const found = await findingsOf(itself('66XX'))
    expect(subjectsOf(found, 'DIAL-021')).toEqual(['pattern:66XX@BOS-XLATE-PT', KNOWN].sort())
    expect(only(found, 'DIAL-021', 'pattern:66XX@BOS-XLATE-PT').message).toContain('leads back to itself: of 6600')
  })

  test('a translation to the next number, which ends there, is no loop', async () => {
    expect(subjectsOf(await findingsOf(itself('67XX')), 'DIAL-021')).toEqual([KNOWN])
  })
})

describe('DIAL-022', () => {
  const INTERNATIONAL = { 'ROUTE PATTERN': '9.011!#' }

  test('PreDot alone leaves the # at the end; Trailing-# strips it', async () => {
    const found = only(
      await findingsOf((builder) => builder.patch('routepattern', INTERNATIONAL, 'DISCARD DIGITS', 'PreDot')),
      'DIAL-022',
      'pattern:9.011!#@PSTN-PT',
    )
    expect(found.message).toContain('0110# leaves through RL-INTL')
    const stripped = await findingsOf((builder) =>
      builder.patch('routepattern', INTERNATIONAL, 'DISCARD DIGITS', 'PreDot Trailing-#'),
    )
    expect(subjectsOf(stripped, 'DIAL-022')).toEqual([])
  })
})

test('the report holds pairs of texts, not of entries, and says in how many search orders they meet', async () => {
  const { estate, router } = await questionInput(await threeSites())
  const report = overlapReport(estate, router, DEFAULT_SETTINGS)
  expect(report.find(({ first, second }) => first === '87[1-5]X' && second === '87[5-9]X')).toMatchObject({
    relation: 'partial',
    witness: '8750',
    shared: 10n,
    winner: 'by-order',
  })
  const names = report.map(({ first, second }) => `${first} ${second}`)
  expect(new Set(names).size).toBe(names.length)
})
