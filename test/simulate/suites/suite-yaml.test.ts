import { describe, expect, it } from 'vitest'
import { parseSuite } from '../../../src/simulate/suites/format/suite-yaml.js'
import { complaint, ESTATE, HEAD, refusal, withPatterns, withTest } from '../../support/suite-text.js'

describe('a suite that cannot be read', () => {
  it.each([
    ['text that is no YAML', `${HEAD}tests: [`, /^ours\.yaml line 2: /],
    ['an empty file', '', /^ours\.yaml line 1: the file is empty$/],
    [
      'another document',
      'schema: rehome/plan/v1\ntests: []\n',
      /line 1: schema: "rehome\/plan\/v1" is not one of rehome\/suite\/v1/,
    ],
    ['no test', `${HEAD}tests: []\n`, /^ours\.yaml line 2: tests is empty$/],
    [
      'an unknown key of a call',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dail: 1212 }', '  expect: { winner: 1XXX@A }'),
      /^ours\.yaml line 9: tests\[0\]\.call has no key dail \(the nearest is dial\)$/,
    ],
    [
      'an unknown expectation',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dial: 1212 }', '  expect:', '    winnr: 1XXX@A'),
      /^ours\.yaml line 11: tests\[0\]\.expect has no key winnr \(the nearest is winner\)$/,
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
      /line 6: estates\.small\.patterns\[0\] has no key urgnt \(the nearest is urgent\)$/,
    ],
    [
      'an unknown kind of pattern',
      `${HEAD}estates:\n  small:\n    patterns:\n      - rout: 1XXX@A\ntests:\n  - id: a\n    match: { pattern: 1, digits: 1 }\n    expect: { state: match }\n`,
      /line 5: estates\.small\.patterns\[0\] has no key rout \(the nearest is route\)$/,
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
      withTest('- id: a', '  estate: large', '  call: { dial: 1 }', '  expect: { wait: 0 }'),
      /line 8: tests\[0\]\.estate: there is no estate large; known: small/,
    ],
    [
      'a call without an estate',
      withTest('- id: a', '  call: { dial: 1 }', '  expect: { wait: 0 }'),
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
      `${HEAD}workspace: true\n${ESTATE}tests:\n  - id: a\n    call: { from: css:A, dial: 1 }\n    expect: { wait: 0 }\n`,
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

describe('a text that says what is wrong', () => {
  it.each([
    [
      'no expectation',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dial: 1 }'),
      /^ours\.yaml line 7: tests\[0\]\.expect is missing$/,
    ],
    [
      'no id',
      withTest('- estate: small', '  call: { from: [A], dial: 1 }', '  expect: { wait: 0 }'),
      /^ours\.yaml line 7: tests\[0\]\.id is missing$/,
    ],
    [
      'no expectation of one of several steps',
      withTest('- id: a', '  estate: small', '  steps:', '    - call: { from: [A], dial: 1 }'),
      /^ours\.yaml line 10: tests\[0\]\.steps\[0\]\.expect is missing$/,
    ],
    [
      'an expectation misspelled',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dial: 1 }', '  expct: { wait: 0 }'),
      /^ours\.yaml line 10: tests\[0\] has no key expct \(the nearest is expect\)$/,
    ],
    [
      'a step misspelled',
      withTest('- id: a', '  estate: small', '  cal: { from: [A], dial: 1 }', '  expect: { wait: 0 }'),
      /^ours\.yaml line 9: tests\[0\] has no key cal \(the nearest is call\)$/,
    ],
    [
      'two unknown keys',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dail: 1, weather: 1 }', '  expect: { wait: 0 }'),
      /^ours\.yaml line 9: tests\[0\]\.call has no key dail \(the nearest is dial\), weather$/,
    ],
    [
      'two steps in one test',
      withTest('- id: a', '  match: { pattern: 1, digits: 1 }', '  lints: [dial-plan]', '  expect: { state: match }'),
      /^ours\.yaml line \d: tests\[0\] has no key (match|lints) beside the others$/,
    ],
    [
      'a key of the file misspelled',
      `${HEAD}testz:\n  - id: a\n`,
      /^ours\.yaml line 2: the file has no key testz \(the nearest is tests\)$/,
    ],
    ['a list in place of keys', '- a\n', /^ours\.yaml line 1: the file must be a group of keys$/],
    [
      'a count that is none',
      withTest(
        '- id: a',
        '  estate: small',
        '  settings: { routing.translationLimit: abc }',
        '  call: { dial: 1 }',
        '  expect: { wait: 0 }',
      ),
      /line 9: tests\[0\]\.settings\.routing\.translationLimit: "abc" is not a whole number$/,
    ],
    [
      'seconds that are none',
      withTest(
        '- id: a',
        '  estate: small',
        '  settings: { routing.interdigitTimeoutSeconds: abc }',
        '  call: { dial: 1 }',
        '  expect: { wait: 0 }',
      ),
      /interdigitTimeoutSeconds: "abc" is not a number of seconds$/,
    ],
    ['two documents', `${withPatterns('dn: 1@A')}---\n${HEAD}`, /^ours\.yaml line 10: a second document begins here$/],
    [
      'an expectation that states nothing',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dial: 1 }', '  expect: {}'),
      /^ours\.yaml line 10: tests\[0\]\.expect states nothing$/,
    ],
    [
      'another way of dialing that states nothing',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dial: 1 }', '  expect: { modes: { en-bloc: {} } }'),
      /modes\.en-bloc states nothing$/,
    ],
    [
      'no other way of dialing',
      withTest('- id: a', '  estate: small', '  call: { from: [A], dial: 1 }', '  expect: { modes: {} }'),
      /modes states nothing$/,
    ],
    [
      'lints that state nothing',
      withTest('- id: a', '  estate: small', '  lints: [dial-plan]', '  expect: { found: [] }'),
      /expect states nothing$/,
    ],
  ])('of %s', (_, text, expected) => {
    expect(complaint(text)).toMatch(expected)
  })

  it('of a bracket between braces without quotes names the bracket', () => {
    const error = refusal(withPatterns('{route: 9.1[2-9]X@P}'))
    expect(error.message).toBe('ours.yaml line 5: column 20: «[» cannot stand here without quotes')
    expect(error.hint).toContain('between braces also when it holds [ ]')
  })
})

describe('a suite that can be read', () => {
  it('keeps digits as they are written', () => {
    const { written } = parseSuite(
      withTest(
        '- id: 007',
        '  estate: { patterns: [{ dn: 1@01 }, { dn: 1@1e3 }] }',
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
