import type { Trace } from '../../routing/trace.js'
import type { Difference } from './difference.js'
import type { WrittenTest } from './format/suite-schema.js'
import { stepsOf } from './format/suite-schema.js'
import type { Suite } from './format/suite-yaml.js'
import { runStep } from './run-step.js'
import type { Stage, SuiteWorld } from './stages.js'
import { Stages } from './stages.js'
import { NOTHING_HAPPENED } from './steps/place-call.js'

export interface SuiteTestResult {
  readonly id: string
  readonly title?: string
  readonly source?: string
  /** Line of the suite. */
  readonly line: number
  readonly passed: boolean
  readonly failures: readonly StepFailure[]
}

/** A step that came out otherwise, with the last call placed in it. */
export interface StepFailure {
  /** 1-based; absent in a test of one step. */
  readonly step?: number
  readonly differences: readonly Difference[]
  readonly trace?: Trace
}

export interface SuiteResult {
  readonly file: string
  readonly title?: string
  readonly tests: readonly SuiteTestResult[]
}

/** Runs the tests of a suite, or those with the ids given. Pure: the same suite ends the same way. */
export function runSuite(suite: Suite, world: SuiteWorld, only?: readonly string[]): SuiteResult {
  const stages = new Stages(suite, world)
  const { title, tests } = suite.written
  const chosen = [...tests.entries()].filter(([, { id }]) => only === undefined || only.includes(id))
  return {
    file: suite.file,
    ...(title === undefined ? {} : { title }),
    tests: chosen.map(([index, test]) => runTest(suite, test, index, stages.of(test, index), world)),
  }
}

function runTest(suite: Suite, test: WrittenTest, index: number, stage: Stage, world: SuiteWorld): SuiteTestResult {
  const failures: StepFailure[] = []
  let state = NOTHING_HAPPENED
  for (const [number, step] of stepsOf(test).entries()) {
    const ran = runStep(step, { stage, world, defaults: suite.written.defaults, isFirst: number === 0, state })
    state = ran.state
    if (ran.differences.length === 0) continue
    failures.push({
      ...('steps' in test ? { step: number + 1 } : {}),
      differences: ran.differences,
      ...(ran.trace === undefined ? {} : { trace: ran.trace }),
    })
  }
  const { id, title, source } = test
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(source === undefined ? {} : { source }),
    line: suite.line(['tests', index]),
    passed: failures.length === 0,
    failures,
  }
}
