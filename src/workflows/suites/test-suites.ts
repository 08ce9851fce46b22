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
import type { KnownFacts } from '../questions/estate-question.js'
import { questionInput } from '../questions/estate-question.js'

/** A suite as it is named on the command line. */
export interface SuiteSource {
  readonly name: string
  /** Its bytes; throws UserError when there are none. */
  read(): Promise<Uint8Array>
}

export interface TestOptions {
  readonly sources: readonly SuiteSource[]
  /** Ids of the tests to run; all when absent. */
  readonly only?: readonly string[]
}

export interface TestPorts {
  /** How callers are written on the command line. */
  readonly readCaller: ReadCaller
  /** What the workspace knows; asked for only when a suite says `workspace: true`. */
  facts(): Promise<KnownFacts>
}

/** A suite that cannot be read, or whose workspace cannot be had. */
interface UnreadableSuite {
  readonly file: string
  readonly message: string
  readonly hint?: string
}

export interface TestRun {
  readonly suites: readonly SuiteResult[]
  /** Suites of which nothing was run; the others were. */
  readonly unreadable: readonly UnreadableSuite[]
  readonly passed: number
  readonly failed: number
}

/**
 * Reads all suites, then runs those that can be read. Throws UserError (usage) when none is named, and for an id
 * that no suite has.
 */
export async function testSuites(options: TestOptions, ports: TestPorts): Promise<TestRun> {
  if (options.sources.length === 0) {
    throw new UserError('no suite is named', { kind: 'usage', hint: 'for example: rehome test regression.yaml' })
  }
  const unreadable: UnreadableSuite[] = []
  const read: Suite[] = []
  for (const source of options.sources) {
    const suite = await attempt(() => readSuite(source))
    if ('message' in suite) unreadable.push({ file: source.name, ...suite })
    else read.push(suite)
  }
  // The id may stand in a suite that cannot be read.
  if (unreadable.length === 0) refuseUnknownIds(read, options.only ?? [])
  const ownEstates = worldOfEstates(ports.readCaller)
  const needsWorkspace = read.some(({ written }) => written.workspace)
  const workspace = needsWorkspace
    ? await attempt(async () => worldOfWorkspace(await ports.facts(), ports.readCaller))
    : ownEstates
  const results: SuiteResult[] = []
  for (const suite of read) {
    const world = suite.written.workspace ? workspace : ownEstates
    if ('message' in world) unreadable.push({ file: suite.file, ...world })
    else results.push(runSuite(suite, world, options.only))
  }
  const tests = results.flatMap((result) => result.tests)
  const passed = tests.filter((test) => test.passed).length
  return { suites: results, unreadable, passed, failed: tests.length - passed }
}

/** What `make` gives, or what the operator can do about it. Trouble that no suite causes, such as a lock, is thrown. */
async function attempt<T extends object>(make: () => Promise<T>): Promise<T | Omit<UnreadableSuite, 'file'>> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof UserError) || error.kind === 'refused') throw error
    return { message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) }
  }
}

async function readSuite(source: SuiteSource): Promise<Suite> {
  const { name } = source
  const bytes = await source.read()
  try {
    return parseSuite(new TextDecoder('utf-8', { fatal: true }).decode(bytes), name)
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(`${name} is no text in UTF-8`, { kind: 'usage' })
    throw error
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
