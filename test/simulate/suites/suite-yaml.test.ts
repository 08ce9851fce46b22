import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { parseSuite } from '../../../src/simulate/suites/format/suite-yaml.js'

const HEAD = 'schema: rehome/suite/v1\n'
const ESTATE = 'estates:\n  small:\n    patterns:\n      - route: 1XXX@A\n'

function complaint(text: string): string {
  try {
    parseSuite(text, 'ours.yaml')
  } catch (error) {
    if (error instanceof UserError) {
      expect(error.kind).toBe('usage')
      return error.message
    }
    throw error
  }
  throw new Error('nothing was complained about')
}

/** A suite with one test, whose lines begin at line 7. */
function withTest(...lines: readonly string[]): string {
  return `${HEAD}${ESTATE}tests:\n${lines.map((line) => `  ${line}\n`).join('')}`
}

describe('a suite that cannot be read', () => {
  it.each([
    ['text that is no YAML', `${HEAD}tests: [`, /^ours\.yaml line 2: /],
    ['an empty file', '', /^ours\.yaml line 1: : what stands there must be a group of keys$/],
    [
      'another document',
      'schema: rehome/plan/v1\ntests: []\n',
      /line 1: schema: "rehome\/plan\/v1" is not one of rehome\/suite\/v1/,
    ],
    ['no test', `${HEAD}tests: []\n`, /line 2: tests: /],
    [
      'an unknown key of a call',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dail: 1212 }', '  expect: { winner: 1XXX@A }'),
      /line 9: tests\[0\]\.call has no key dail|tests\[0\]\.call\.dial is missing/,
    ],
    [
      'an unknown expectation',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dial: 1212 }', '  expect:', '    winnr: 1XXX@A'),
      /^ours\.yaml line 11: tests\[0\]\.expect has no key winnr$/,
    ],
    [
      'an expectation of another step',
      withTest('- id: a', '  match: { pattern: 91!, digits: 91 }', '  expect: { winner: 1XXX@A }'),
      /line 9: tests\[0\]\.expect/,
    ],
    [
      'a test without a step',
      withTest('- id: a', '  estate: small'),
      /line 7: tests\[0\] has none of match, .*call.*steps/,
    ],
    [
      'digits that cannot be dialed',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dial: 12E2 }', '  expect: {}'),
      /line 9: tests\[0\]\.call\.dial: "12E2" cannot be dialed/,
    ],
    [
      'a pattern without a partition',
      `${HEAD}estates:\n  small:\n    patterns:\n      - route: 1XXX\ntests:\n  - id: a\n    match: { pattern: 1, digits: 1 }\n    expect: { state: match }\n`,
      /line 5: estates\.small\.patterns\[0\]\.route: "1XXX" is not pattern@partition; without a partition write pattern@<None>/,
    ],
    [
      'an unknown option of a pattern',
      `${HEAD}estates:\n  small:\n    patterns:\n      - route: 1XXX@A\n        urgnt: true\ntests:\n  - id: a\n    match: { pattern: 1, digits: 1 }\n    expect: { state: match }\n`,
      /line 6: estates\.small\.patterns\[0\] has no key urgnt/,
    ],
    [
      'an unknown kind of pattern',
      `${HEAD}estates:\n  small:\n    patterns:\n      - rout: 1XXX@A\ntests:\n  - id: a\n    match: { pattern: 1, digits: 1 }\n    expect: { state: match }\n`,
      /line 5: estates\.small\.patterns\[0\] has none of dn, route, translation, hunt, learned, park, directedPark, pickup, meetMe/,
    ],
    [
      'a time that is none',
      withTest(
        '- id: a',
        '  estate: small',
        '  css: { from: [A], at: 2026-03-02 17:30 }',
        '  expect: { partitions: [A] }',
      ),
      /line 9: tests\[0\]\.css\.at: "2026-03-02 17:30" is no instant/,
    ],
    [
      'an hour that the clocks show twice',
      withTest(
        '- id: a',
        '  estate: small',
        '  css: { from: [A], at: 2026-11-01 01:30 America/New_York }',
        '  expect: { partitions: [A] }',
      ),
      /is no instant, or two/,
    ],
    [
      'a setting that there is not',
      withTest(
        '- id: a',
        '  estate: small',
        '  settings: { routing.luck: true }',
        '  call: { dial: 1 }',
        '  expect: {}',
      ),
      /line 9: tests\[0\]\.settings has no key routing\.luck/,
    ],
    [
      'a position that a setting does not have',
      withTest(
        '- id: a',
        '  estate: small',
        '  settings: { routing.partitionOrder: both }',
        '  call: { dial: 1 }',
        '  expect: {}',
      ),
      /line 9: tests\[0\]\.settings\.routing\.partitionOrder: "both" is not one of tie-break, first-match/,
    ],
    [
      'a finding code that there is not',
      withTest('- id: a', '  estate: small', '  lints: [dial-plan]', '  expect: { found: [DIAL-999] }'),
      /line 10: tests\[0\]\.expect\.found\[0\]: "DIAL-999" is no finding code/,
    ],
    [
      'an estate that there is not',
      withTest('- id: a', '  estate: large', '  call: { dial: 1 }', '  expect: {}'),
      /line 8: tests\[0\]\.estate: there is no estate large; known: small/,
    ],
    [
      'a call without an estate',
      withTest('- id: a', '  call: { dial: 1 }', '  expect: {}'),
      /line 7: tests\[0\]: says no estate, and neither do the defaults/,
    ],
    [
      'an id that stands twice',
      withTest(
        '- id: a',
        '  match: { pattern: 1, digits: 1 }',
        '  expect: { state: match }',
        '- id: a',
        '  match: { pattern: 1, digits: 1 }',
        '  expect: { state: match }',
      ),
      /line 10: tests\[1\]\.id: a stands here twice/,
    ],
    [
      'an estate in a suite of the workspace',
      `${HEAD}workspace: true\n${ESTATE}tests:\n  - id: a\n    call: { from: css:A, dial: 1 }\n    expect: {}\n`,
      /line 4: estates: this suite says workspace: true/,
    ],
    [
      'a number sign that YAML takes for a remark',
      withTest('- id: a', '  estate: small', '  call:', '    dial: #', '  expect: {}'),
      /line 10: tests\[0\]\.call\.dial: what stands there must be a text/,
    ],
    [
      'an alias that leads nowhere',
      withTest('- id: a', '  match: { pattern: *411, digits: 1 }', '  expect: { state: match }'),
      /ours\.yaml.*411/,
    ],
  ])('is refused with file, line and field: %s', (_, text, expected) => {
    expect(complaint(text)).toMatch(expected)
  })
})

describe('a suite that can be read', () => {
  it('keeps digits as they are written', () => {
    const { written } = parseSuite(
      withTest(
        '- id: 007',
        '  estate: small',
        '  call: { from: [01, 1e3], dial: 0101 }',
        '  expect: { called: +0101, wait: 15 }',
      ),
      'ours.yaml',
    )
    expect(written.tests).toMatchObject([
      { id: '007', call: { from: ['01', '1e3'], dial: '0101' }, expect: { called: '+0101', wait: 15 } },
    ])
  })

  it('knows the line of everything', () => {
    const suite = parseSuite(
      withTest('- id: a', '  match: { pattern: 1, digits: 1 }', '  expect: { state: match }'),
      'o.yaml',
    )
    expect(suite.line(['estates', 'small', 'patterns', 0])).toBe(5)
    expect(suite.line(['tests', 0, 'expect', 'state'])).toBe(9)
  })

  it('reads instants in a zone and with an offset as the same', () => {
    const at = (written: string): unknown =>
      parseSuite(
        withTest('- id: a', '  estate: small', `  css: { from: [A], at: ${written} }`, '  expect: { partitions: [A] }'),
        'o.yaml',
      ).written.tests[0]
    expect(at('2026-03-02 17:30 America/New_York')).toEqual(at('"2026-03-02T22:30:00Z"'))
    expect(at('2026-07-02 17:30 America/New_York')).toEqual(at('"2026-07-02T23:30+02:00"'))
  })
})
