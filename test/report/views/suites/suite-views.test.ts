import { describe, expect, it } from 'vitest'
import { PLAIN } from '../../../../src/report/views/paint.js'
import { suiteJunit } from '../../../../src/report/views/suites/suite-junit.js'
import { suiteJson, suiteView } from '../../../../src/report/views/suites/suite-view.js'
import type { TestRun } from '../../../../src/workflows/suites/test-suites.js'
import { runSuiteTexts } from '../../../support/suite-run.js'
import { readXml } from '../../../support/xml-text.js'

const HARD = `<&>"'\u0007]]> — \u{1F4DE}`

const SUITE = `schema: rehome/suite/v1
title: Blocks & <holes>
estates:
  small:
    patterns:
      - { route: 91!@PSTN, to: T1 }
      - route: 8[1-4]@PSTN
      - route: 8[4-7]@PSTN
    trunks: { T1: }
tests:
  - id: good
    estate: small
    call: { from: [PSTN], dial: 912145550123 }
    expect: { device: T1 }
  - id: bad
    title: ${JSON.stringify(HARD)}
    source: the rule
    estate: small
    call: { from: [PSTN], dial: 912145550123 }
    expect: { device: '<T2>', wait: 0 }
  - id: sequence
    estate: small
    steps:
      - match: { pattern: 91!, digits: 91 }
        expect: { state: match }
      - call: { from: [PSTN], dial: 84 }
        expect: { disposition: trunk }
`

async function run(): Promise<TestRun> {
  return runSuiteTexts({ 'a&b.yaml': SUITE, 'fine.yaml': SUITE.replace(/ {2}- id: bad[^]*$/, '') })
}

describe('the text', () => {
  it('counts by suite, and shows every failure in full with the short trace', async () => {
    const text = suiteView(await run(), PLAIN)
    expect(text.split('\n')).toEqual([
      'a&b.yaml (Blocks & <holes>): 1 passed, 2 failed',
      'fine.yaml (Blocks & <holes>): 1 passed',
      '',
      `FAILED bad a&b.yaml:15  ${HARD}; the rule`,
      '  wait: expected 0, got 15',
      '  device: expected <T2>, got T1',
      '  css PSTN dials 912145550123 (digit-by-digit)',
      '  1. 912145550123 in PSTN > <None>: 91!@PSTN after 15 s',
      '  2. T1: T1',
      '  => trunk: sent to trunk T1 as 912145550123',
      '',
      'FAILED sequence a&b.yaml:21',
      '  step 1: state: expected match, got more possible',
      '  step 2: disposition: expected trunk, got ambiguous',
      '  css PSTN dials 84 (digit-by-digit)',
      '  1. 84 in PSTN > <None>: nothing (equal: 8[1-4]@PSTN, 8[4-7]@PSTN)',
      expect.stringMatching(/^ {2}=> ambiguous: /),
      '',
      '2 passed, 2 failed',
    ])
  })
})

describe('a suite that cannot be read', () => {
  const texts = { 'fine.yaml': SUITE.replace(/ {2}- id: bad[^]*$/, ''), 'broken.yaml': 'tests: []' }

  it('is shown with its reason behind the others', async () => {
    expect(suiteView(await runSuiteTexts(texts), PLAIN).split('\n')).toEqual([
      'fine.yaml (Blocks & <holes>): 1 passed',
      '',
      'ERROR broken.yaml was not run',
      '  broken.yaml line 1: schema is missing',
      '  Correct it; also line 1: tests is empty',
      '',
      '1 passed, 1 suite not run',
    ])
  })

  it('stands in the document', async () => {
    expect(suiteJson(await runSuiteTexts(texts))).toMatchObject({
      passed: 1,
      unreadable: [{ file: 'broken.yaml', message: 'broken.yaml line 1: schema is missing' }],
      suites: [{ file: 'fine.yaml' }],
    })
  })
})

describe('the document', () => {
  it('holds every test with what came out otherwise', async () => {
    expect(suiteJson(await run())).toMatchObject({
      passed: 2,
      failed: 2,
      suites: [
        {
          file: 'a&b.yaml',
          passed: 1,
          failed: 2,
          tests: [
            { id: 'good', line: 11, passed: true, failures: [] },
            {
              id: 'bad',
              passed: false,
              failures: [{ differences: [{ field: 'wait', expected: '0', actual: '15' }, {}] }],
            },
            { id: 'sequence', failures: [{ step: 1 }, { step: 2 }] },
          ],
        },
        { file: 'fine.yaml', passed: 1, failed: 0 },
      ],
    })
  })
})

describe('JUnit XML', () => {
  it('is well formed and holds every test, whatever is written in the suite', async () => {
    const xml = readXml(suiteJunit(await run()))
    expect(xml).toMatchObject({ name: 'testsuites', attributes: { tests: '4', failures: '2', errors: '0' } })
    expect(xml.children.map(({ name, attributes }) => [name, attributes])).toEqual([
      [
        'testsuite',
        { name: 'Blocks & <holes>', file: 'a&b.yaml', tests: '3', failures: '2', errors: '0', skipped: '0' },
      ],
      [
        'testsuite',
        { name: 'Blocks & <holes>', file: 'fine.yaml', tests: '1', failures: '0', errors: '0', skipped: '0' },
      ],
    ])
    const [good, bad, sequence] = xml.children[0]?.children ?? []
    expect(good).toEqual({
      name: 'testcase',
      attributes: { classname: 'Blocks & <holes>', name: 'good', file: 'a&b.yaml', line: '11' },
      children: [],
      text: '',
    })
    expect(bad?.attributes['name']).toBe(`bad ${HARD.replace('\u0007', '')}`)
    const [failure] = bad?.children ?? []
    expect(failure?.name).toBe('failure')
    expect(failure?.attributes).toEqual({ message: 'wait: expected 0, got 15' })
    expect(failure?.text).toContain('device: expected <T2>, got T1\n')
    expect(sequence?.children[0]?.text).toContain('step 2: disposition: expected trunk, got ambiguous')
  })

  it('holds a suite that cannot be read as an error', async () => {
    const run = await runSuiteTexts({ 'a&b.yaml': SUITE, 'broken.yaml': `${SUITE}surplus: "<&>"\n` })
    const xml = readXml(suiteJunit(run))
    expect(xml.attributes).toMatchObject({ tests: '4', failures: '2', errors: '1' })
    const broken = xml.children[1]
    expect(broken?.attributes).toMatchObject({ file: 'broken.yaml', tests: '1', failures: '0', errors: '1' })
    const [error] = broken?.children[0]?.children ?? []
    expect(error?.name).toBe('error')
    expect(error?.attributes['message']).toBe('broken.yaml line 28: the file has no key surplus')
  })

  it.each([
    '<a>',
    '<a></b>',
    '<a b="<"/>',
    '<a>&x;</a>',
    '<a>& </a>',
    '<a b="1" b="2"/>',
    '<a>]]></a>',
    '<a>\u0007</a>',
    '<a/><b/>',
  ])('is held against a reader that refuses %j', (broken) => {
    expect(() => readXml(broken)).toThrow()
  })
})
