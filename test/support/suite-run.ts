import { parseCaller } from '../../src/cli/input/caller-grammar.js'
import { differenceText } from '../../src/simulate/suites/difference.js'
import type { KnownFacts } from '../../src/workflows/questions/estate-question.js'
import type { TestRun } from '../../src/workflows/suites/test-suites.js'
import { testSuites } from '../../src/workflows/suites/test-suites.js'

/** Runs suites that stand in memory through the workflow of the command. */
export async function runSuiteTexts(
  texts: Readonly<Record<string, string>>,
  options: { readonly only?: readonly string[]; readonly facts?: KnownFacts } = {},
): Promise<TestRun> {
  const sources = Object.entries(texts).map(([name, text]) => ({
    name,
    read: () => Promise.resolve(new TextEncoder().encode(text)),
  }))
  const { only, facts } = options
  const known = () => (facts === undefined ? Promise.reject(new Error('no workspace')) : Promise.resolve(facts))
  return testSuites({ sources, ...(only === undefined ? {} : { only }) }, { readCaller: parseCaller, facts: known })
}

/** One suite; the differences of its tests as `id field: expected …, got …`. */
export async function differencesOf(text: string, facts?: KnownFacts): Promise<readonly string[]> {
  const { suites, unreadable } = await runSuiteTexts({ 'suite.yaml': text }, facts === undefined ? {} : { facts })
  const [refused] = unreadable
  if (refused !== undefined) throw new Error(refused.message)
  return suites.flatMap(({ tests }) =>
    tests.flatMap(({ id, failures }) =>
      failures.flatMap(({ step, differences }) =>
        differences.map((difference) => `${id}${step === undefined ? '' : `/${step}`} ${differenceText(difference)}`),
      ),
    ),
  )
}
