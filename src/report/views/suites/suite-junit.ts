import type { SuiteResult, SuiteTestResult } from '../../../simulate/suites/run-suite.js'
import type { SuiteRun, UnreadableSuite } from './suite-view.js'
import { stepLines } from './suite-view.js'

/**
 * The results as JUnit XML, as build servers read it: one `testsuite` per file, one `testcase` per test;
 * the differences and the short trace are the text of its `failure`. A suite that could not be run is one
 * `testcase` with an `error`.
 */
export function suiteJunit({ suites, unreadable }: Pick<SuiteRun, 'suites' | 'unreadable'>): string {
  const tests = suites.flatMap((suite) => suite.tests)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="rehome" ${counts(tests, unreadable.length)}>`,
    ...suites.flatMap(suiteElement),
    ...unreadable.flatMap(errorElement),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteElement({ file, title, tests }: SuiteResult): readonly string[] {
  return [
    `  <testsuite name="${escaped(title ?? file)}" file="${escaped(file)}" ${counts(tests)}>`,
    ...tests.flatMap((test) => caseElement(file, title ?? file, test)),
    '  </testsuite>',
  ]
}

function errorElement({ file, message, hint }: UnreadableSuite): readonly string[] {
  const name = escaped(file)
  return [
    `  <testsuite name="${name}" file="${name}" ${counts([], 1)}>`,
    `    <testcase classname="${name}" name="the suite is read" file="${name}">`,
    `      <error message="${escaped(message)}">${escaped(hint ?? message)}</error>`,
    '    </testcase>',
    '  </testsuite>',
  ]
}

function caseElement(file: string, suite: string, test: SuiteTestResult): readonly string[] {
  const name = test.title === undefined ? test.id : `${test.id} ${test.title}`
  const open = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}" file="${escaped(file)}" line="${test.line}"`
  if (test.passed) return [`${open}/>`]
  const lines = test.failures.flatMap(stepLines)
  return [
    `${open}>`,
    `      <failure message="${escaped(lines[0] ?? '')}">${escaped(lines.join('\n'))}</failure>`,
    '    </testcase>',
  ]
}

function counts(tests: readonly SuiteTestResult[], errors = 0): string {
  const failures = tests.filter(({ passed }) => !passed).length
  return `tests="${tests.length + errors}" failures="${failures}" errors="${errors}" skipped="0"`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Without the characters that XML 1.0 does not know; a line end of an attribute would become a blank. */
function escaped(text: string): string {
  return [...text]
    .filter(isAllowed)
    .map((symbol) => ENTITIES[symbol] ?? symbol)
    .join('')
}

function isAllowed(symbol: string): boolean {
  const code = symbol.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}
