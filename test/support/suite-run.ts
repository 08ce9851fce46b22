import { parseCaller } from '../../src/cli/input/caller-grammar.js'
import { UserError } from '../../src/findings/user-error.js'
import type { KnownFacts } from '../../src/workflows/questions/estate-question.js'
import type { TestRun } from '../../src/workflows/suites/test-suites.js'
import { testSuites } from '../../src/workflows/suites/test-suites.js'

/** Runs suites that stand in memory through the workflow of the command. */
export async function runSuiteTexts(
  texts: Readonly<Record<string, string>>,
  options: { readonly only?: readonly string[]; readonly facts?: KnownFacts } = {},
): Promise<TestRun> {
  const read = (path: string) => {
    const text = texts[path]
    if (text === undefined) return Promise.reject(new UserError(`${path}: no such file`))
    return Promise.resolve({ name: path, bytes: new TextEncoder().encode(text), sha256: '' })
  }
  const { only, facts } = options
  const known = () => (facts === undefined ? Promise.reject(new Error('no workspace')) : Promise.resolve(facts))
  return testSuites(
    { paths: Object.keys(texts), ...(only === undefined ? {} : { only }) },
    { files: { read }, readCaller: parseCaller, facts: known },
  )
}

/** One suite; the differences of its tests as `id field: expected …, got …`. */
export async function differencesOf(text: string, facts?: KnownFacts): Promise<readonly string[]> {
  const { suites } = await runSuiteTexts({ 'suite.yaml': text }, facts === undefined ? {} : { facts })
  return suites.flatMap(({ tests }) =>
    tests.flatMap(({ id, failures }) =>
      failures.flatMap(({ step, differences }) =>
        differences.map(
          ({ field, expected, actual }) =>
            `${id}${step === undefined ? '' : `/${step}`} ${field}: expected ${expected}, got ${actual}`,
        ),
      ),
    ),
  )
}
