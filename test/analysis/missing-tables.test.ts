import { describe, expect, it } from 'vitest'
import { askDialPlan } from '../../src/analysis/dial-plan/question.js'
import { askEmergency } from '../../src/analysis/emergency/question.js'
import { askNumbers } from '../../src/analysis/numbers/question.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { callerOfLine } from '../../src/routing/ucm/resolve-caller.js'
import { questionInput } from '../../src/workflows/questions/estate-question.js'
import { ingested } from '../ingest/ucm/made-archive.js'

const PHONES = [
  'DEVICE NAME,CSS,DIRECTORY NUMBER 1,ROUTE PARTITION 1,LINE CSS 1',
  'SEP000000000001,,7115101,,',
  'SEP000000000002,,7115102,,',
]
const PATTERNS = 'ROUTE PATTERN,ROUTE PARTITION,ROUTE OPTION,URGENT PRIORITY,DISCARD DIGITS,GATEWAY/ROUTE LIST'
const TRANSLATIONS =
  'TRANSLATION PATTERN,ROUTE PARTITION,ROUTE OPTION,URGENT PRIORITY,CALLED PARTY PREFIX DIGITS (OUTGOING CALLS),CALLED PARTY TRANSFORM MASK,CALLING SEARCH SPACE'

function asked(members: Parameters<typeof ingested>[0]) {
  const snapshot = ingested(members)
  const facts = { snapshot, mapping: EMPTY_MAPPING, roster: undefined, decisions: [], settings: DEFAULT_SETTINGS }
  return questionInput({ ...facts, today: '2025-06-09' })
}

describe('a part of an export without the tables of patterns', () => {
  const input = asked({ 'phone.csv': PHONES })
  const caller = callerOfLine(input.estate, '7115101', undefined, undefined)

  it('says of a call that finds nothing that it cannot be told', () => {
    expect(input.router.route(caller, '911')).toMatchObject({
      disposition: 'insufficient-information',
      missing: expect.arrayContaining(['routepattern.csv', 'translationpattern.csv']) as unknown,
    })
    expect(input.router.route(caller, '7115102').disposition).toBe('line')
  })

  it('is not judged', () => {
    const results = [askEmergency(input), askDialPlan(input)]
    const codes = results.flatMap(({ findings }) => findings.map(({ code }) => code))
    expect(codes.filter((code) => code === 'EMG-005' || code === 'DIAL-015')).toEqual([])
    const missing = 'not among the inputs: routepattern.csv, translationpattern.csv'
    const open = results.flatMap(({ unchecked }) => unchecked.filter((each) => each.missing === missing))
    expect(open.map(({ code }) => code)).toEqual(['EMG-005', 'DIAL-011', 'DIAL-013', 'DIAL-015'])
  })

  it('is judged once both are there, be they empty', () => {
    const whole = asked({
      'phone.csv': PHONES,
      'routepattern.csv': [PATTERNS],
      'translationpattern.csv': [TRANSLATIONS],
    })
    expect(whole.router.route(caller, '911').disposition).toBe('unallocated')
    expect(askEmergency(whole).findings.map(({ code }) => code)).toEqual(['EMG-005'])
  })

  it('counts a table without even a header as missing', () => {
    const emptied = asked({ 'phone.csv': PHONES, 'routepattern.csv': '', 'translationpattern.csv': [TRANSLATIONS] })
    expect(emptied.router.missingTables).toEqual(['routepattern.csv'])
  })
})

describe('a list of phones that does not say the partition of its numbers', () => {
  const site = (store: string, shortDial: string) => ({
    css: `CSS-${store},PT-${store}`,
    partition: `PT-${store}`,
    translations: [
      `711,PT-${store},t,t,,${store}0711,CSS-${store}`,
      `${shortDial},PT-${store},t,f,${store},,CSS-${store}`,
    ],
  })
  const sites = [site('709', '09XX'), site('711', '11XX')]
  const estate = (list: readonly string[]) =>
    asked({
      'css.csv': ['NAME,ROUTE PARTITION 1', ...sites.map(({ css }) => css)],
      'partition.csv': ['NAME', ...sites.map(({ partition }) => partition)],
      'routepattern.csv': [PATTERNS],
      'translationpattern.csv': [TRANSLATIONS, ...sites.flatMap(({ translations }) => translations)],
      'phone.csv': list,
    })
  const list = ['DEVICE NAME,DIRECTORY NUMBER 1', 'SEP000000000001,7111101', 'SEP000000000002,7111102']

  it('cuts only where the callers dial such numbers, and only to be checked', () => {
    const { findings, unchecked } = askDialPlan(estate(list))
    const cut = findings.filter(({ code }) => code === 'DIAL-013')
    expect(cut.map(({ subject, confidence }) => [subject, confidence])).toEqual([['pattern:711@PT-711', 'CHECK']])
    expect(cut[0]?.message).toContain('2 numbers')
    expect(cut[0]?.message).toContain('the list does not say their partition')
    expect(unchecked.find(({ missing }) => missing.startsWith('phone.csv'))?.code).toBe('DIAL-013')
  })

  it('is believed where it says <None>: every search space sees that', () => {
    const said = ['DEVICE NAME,DIRECTORY NUMBER 1,ROUTE PARTITION 1', ...list.slice(1).map((row) => `${row},`)]
    const cut = askDialPlan(estate(said)).findings.filter(({ code }) => code === 'DIAL-013')
    expect(cut.map(({ subject, confidence }) => [subject, confidence])).toEqual([
      ['pattern:711@PT-709', 'PROVEN'],
      ['pattern:711@PT-711', 'PROVEN'],
    ])
  })

  it('may hold the number that another table puts into a partition', () => {
    const several = asked({
      'directorynumber.csv': ['DIRECTORY NUMBER,ROUTE PARTITION,ACTIVE', '7111101,PT-711,t'],
      'phone.csv': list,
    })
    const found = askNumbers(several).findings.filter(({ code }) => code === 'DN-007')
    expect(found.map(({ confidence }) => confidence)).toEqual(['CHECK', 'CHECK'])
    expect(found[0]?.message).toContain('the list does not say their partition')
  })
})
