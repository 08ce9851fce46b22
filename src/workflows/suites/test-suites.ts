import type { QuestionName } from '../../analysis/audit.js'
import { runAudit } from '../../analysis/audit.js'
import { UserError } from '../../findings/user-error.js'
import { EMPTY_MAPPING } from '../../model/mapping.js'
import { DEFAULT_SETTINGS } from '../../model/settings.js'
import type { Suite } from '../../simulate/suites/format/suite-yaml.js'
import { parseSuite } from '../../simulate/suites/format/suite-yaml.js'
import type { SuiteResult } from '../../simulate/suites/run-suite.js'
import { runSuite } from '../../simulate/suites/run-suite.js'
import type { SuiteWorld } from '../../simulate/suites/stages.js'
import type { ReadCaller } from '../../simulate/suites/suite-caller.js'
import type { FileStore } from '../ports.js'
import type { KnownFacts } from '../questions/estate-question.js'
import { questionInput } from '../questions/estate-question.js'

export interface TestOptions {
  readonly paths: readonly string[]
  /** Ids of the tests to run; all when absent. */
  readonly only?: readonly string[]
}

export interface TestPorts {
  readonly files: Pick<FileStore, 'read'>
  /** How callers are written on the command line. */
  readonly readCaller: ReadCaller
  /** What the workspace knows; asked for only when a suite says `workspace: true`. */
  facts(): Promise<KnownFacts>
}

export interface TestRun {
  readonly suites: readonly SuiteResult[]
  readonly passed: number
  readonly failed: number
}

/**
 * Reads all suites, then runs them. Throws UserError (usage) when none is named, for one that cannot be read,
 * and for an id that no suite has.
 */
export async function testSuites(options: TestOptions, ports: TestPorts): Promise<TestRun> {
  if (options.paths.length === 0) {
    throw new UserError('no suite is named', { kind: 'usage', hint: 'for example: rehome test regression.yaml' })
  }
  const suites: Suite[] = []
  for (const path of options.paths) suites.push(parseSuite(await readText(path, ports.files), path))
  refuseUnknownIds(suites, options.only ?? [])
  const ownEstates = worldOfEstates(ports.readCaller)
  const needsWorkspace = suites.some(({ written }) => written.workspace)
  const workspace = needsWorkspace ? worldOfWorkspace(await ports.facts(), ports.readCaller) : ownEstates
  const results = suites.map((suite) => runSuite(suite, suite.written.workspace ? workspace : ownEstates, options.only))
  const tests = results.flatMap((result) => result.tests)
  const passed = tests.filter((test) => test.passed).length
  return { suites: results, passed, failed: tests.length - passed }
}

async function readText(path: string, files: TestPorts['files']): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode((await files.read(path)).bytes)
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(`${path} is no text in UTF-8`, { kind: 'usage' })
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.message, { kind: 'usage', ...(error.hint === undefined ? {} : { hint: error.hint }) })
  }
}

function refuseUnknownIds(suites: readonly Suite[], only: readonly string[]): void {
  const known = new Set(suites.flatMap(({ written }) => written.tests.map(({ id }) => id)))
  const unknown = only.filter((id) => !known.has(id))
  if (unknown.length > 0) throw new UserError(`no suite has a test ${unknown.join(', ')}`, { kind: 'usage' })
}

/** Estates that stand in suites are asked about without a mapping or a roster, and with the settings of the tool. */
function worldOfEstates(readCaller: ReadCaller): SuiteWorld {
  return {
    readCaller,
    settings: DEFAULT_SETTINGS,
    ask: (snapshot, settings, questions) =>
      findings({ snapshot, settings, mapping: EMPTY_MAPPING, roster: undefined, decisions: [], today: '' }, questions),
  }
}

function worldOfWorkspace(facts: KnownFacts, readCaller: ReadCaller): SuiteWorld {
  return {
    readCaller,
    settings: facts.settings,
    workspace: facts.snapshot,
    ask: (_, settings, questions) => findings({ ...facts, settings }, questions),
  }
}

function findings(facts: KnownFacts, questions: readonly string[]) {
  const audit = runAudit(questionInput(facts), questions as readonly QuestionName[])
  return audit.findings.map(({ finding }) => ({ code: finding.code, subject: finding.subject }))
}
