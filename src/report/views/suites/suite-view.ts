import { NO_PARTITION } from '../../../model/ucm/partition.js'
import type { Hop, LookupHop, Trace } from '../../../routing/trace.js'
import type { StepFailure, SuiteResult, SuiteTestResult } from '../../../simulate/suites/run-suite.js'
import type { Paint } from '../paint.js'

/** Suites that were run, as the workflow returns them. */
interface SuiteRun {
  readonly suites: readonly SuiteResult[]
  readonly passed: number
  readonly failed: number
}

/** After `test`: one line per suite, then every failure in full. */
export function suiteView({ suites, passed, failed }: SuiteRun, paint: Paint): string {
  const lines = suites.map((suite) => suiteLine(suite, paint))
  const failures = suites.flatMap(({ file, tests }) =>
    tests.filter((test) => !test.passed).flatMap((test) => ['', ...failureLines(file, test, paint)]),
  )
  const total = failed === 0 ? paint.good(`${passed} passed`) : `${passed} passed, ${paint.bad(`${failed} failed`)}`
  return [...lines, ...failures, '', total].join('\n')
}

/** The document for programs: the numbers of each suite, and all tests with what came out otherwise. */
export function suiteJson({ suites, passed, failed }: SuiteRun): object {
  return {
    passed,
    failed,
    suites: suites.map(({ file, title, tests }) => ({
      file,
      ...(title === undefined ? {} : { title }),
      passed: tests.filter((test) => test.passed).length,
      failed: tests.filter((test) => !test.passed).length,
      tests,
    })),
  }
}

function suiteLine({ file, title, tests }: SuiteResult, paint: Paint): string {
  const failed = tests.filter((test) => !test.passed).length
  const passed = tests.length - failed
  const name = title === undefined ? file : `${file} (${title})`
  return `${name}: ${passed} passed${failed === 0 ? '' : `, ${paint.bad(`${failed} failed`)}`}`
}

function failureLines(file: string, test: SuiteTestResult, paint: Paint): readonly string[] {
  const about = [test.title, test.source].filter((text) => text !== undefined).join('; ')
  return [
    `${paint.bad('FAILED')} ${paint.strong(test.id)} ${file}:${test.line}${about === '' ? '' : `  ${about}`}`,
    ...test.failures.flatMap((failure) => stepLines(failure).map((line) => `  ${line}`)),
  ]
}

/** What came out otherwise in a step, and the short trace of its last call. */
export function stepLines({ step, differences, trace }: StepFailure): readonly string[] {
  const place = step === undefined ? '' : `step ${step}: `
  return [
    ...differences.map(({ field, expected, actual }) => `${place}${field}: expected ${expected}, got ${actual}`),
    ...(trace === undefined ? [] : shortTrace(trace)),
  ]
}

/** A call in a few lines: one per hop, then how it ended. */
function shortTrace(trace: Trace): readonly string[] {
  return [
    `${trace.caller} dials ${trace.dialed || '(no digits)'} (${trace.mode})`,
    ...trace.hops.map((hop, index) => `${index + 1}. ${hopText(hop)}`),
    `=> ${trace.disposition}: ${trace.outcome}`,
  ]
}

function hopText(hop: Hop): string {
  switch (hop.kind) {
    case 'lookup':
      return lookupText(hop)
    case 'route':
      return `${hop.target}: ${hop.offered.map(({ device }) => device).join(', ') || 'no device'}`
    case 'uri':
      return `${hop.uri}: ${hop.steps.map(({ rule, why }) => `${rule} (${why})`).join(', ')}`
  }
}

function lookupText({ digits, partitions, winner, losers, waitedSeconds }: LookupHop): string {
  const wait = waitedSeconds === 0 ? '' : ` after ${waitedSeconds} s`
  const named = (of: { readonly pattern: string; readonly partition?: string }): string =>
    `${of.pattern}@${of.partition ?? NO_PARTITION}`
  const equals = losers.filter(({ reason }) => reason === 'equal-in-partition')
  const taken =
    winner === undefined
      ? `nothing${equals.length === 0 ? '' : ` (equal: ${equals.map(named).join(', ')})`}`
      : named(winner)
  return `${digits || '(no digits)'} in ${partitions.join(' > ')}: ${taken}${wait}`
}
