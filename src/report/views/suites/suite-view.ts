import { NO_PARTITION } from '../../../model/ucm/partition.js'
import type { Hop, LookupHop, Trace } from '../../../routing/trace.js'
import { differenceText } from '../../../simulate/suites/difference.js'
import type { StepFailure, SuiteResult, SuiteTestResult } from '../../../simulate/suites/run-suite.js'
import type { Paint } from '../paint.js'

/** A suite that could not be read or placed, so that none of its tests were run. */
export interface UnreadableSuite {
  readonly file: string
  readonly message: string
  readonly hint?: string
}

/** Suites that were run, as the workflow returns them. */
export interface SuiteRun {
  readonly suites: readonly SuiteResult[]
  readonly unreadable: readonly UnreadableSuite[]
  readonly passed: number
  readonly failed: number
}

/** After `test`: one line per suite, then every failure and every suite that could not be run in full. */
export function suiteView({ suites, unreadable, passed, failed }: SuiteRun, paint: Paint): string {
  const lines = suites.map((suite) => suiteLine(suite, paint))
  const failures = suites.flatMap(({ file, tests }) =>
    tests.filter((test) => !test.passed).flatMap((test) => ['', ...failureLines(file, test, paint)]),
  )
  const errors = unreadable.flatMap((suite) => ['', ...errorLines(suite, paint)])
  return [...lines, ...failures, ...errors, '', totals(passed, failed, unreadable.length, paint)].join('\n').trimStart()
}

/** The document for programs: the numbers of each suite, and all tests with what came out otherwise. */
export function suiteJson({ suites, unreadable, passed, failed }: SuiteRun): object {
  return {
    passed,
    failed,
    unreadable,
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

function errorLines({ file, message, hint }: UnreadableSuite, paint: Paint): readonly string[] {
  return [
    `${paint.bad('ERROR')} ${paint.strong(file)} was not run`,
    `  ${message}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ]
}

function totals(passed: number, failed: number, unreadable: number, paint: Paint): string {
  if (failed + unreadable === 0) return paint.good(`${passed} passed`)
  return [
    `${passed} passed`,
    ...(failed === 0 ? [] : [paint.bad(`${failed} failed`)]),
    ...(unreadable === 0 ? [] : [paint.bad(`${unreadable} ${unreadable === 1 ? 'suite' : 'suites'} not run`)]),
  ].join(', ')
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
    ...differences.map((difference) => `${place}${differenceText(difference)}`),
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
