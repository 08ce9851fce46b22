import type { Caller } from '../../routing/caller.js'
import type { Trace } from '../../routing/trace.js'
import type { Difference } from './difference.js'
import { Comparison } from './difference.js'
import type { StepOf, SuiteMode, WrittenCall, WrittenDefaults, WrittenStep } from './format/suite-schema.js'
import { stepCaller } from './format/suite-schema.js'
import { runAll } from './steps/all-step.js'
import { compareCall } from './steps/compare-call.js'
import { compareLints } from './steps/lints-step.js'
import { runMatch, runTransform } from './steps/pattern-steps.js'
import type { CallState } from './steps/place-call.js'
import { callOptions, stateAfter } from './steps/place-call.js'
import { runSearchSpace } from './steps/search-space-step.js'
import { compareTransfer } from './steps/transfer-step.js'
import type { Stage, SuiteWorld } from './stages.js'
import { suiteCaller } from './suite-caller.js'

/** Where a step runs, and what the steps before it have left. */
export interface StepPlace {
  readonly stage: Stage
  readonly world: SuiteWorld
  readonly defaults: WrittenDefaults
  /** Scripts and pointers of the defaults begin with the first step. */
  readonly isFirst: boolean
  readonly state: CallState
}

export interface StepRun {
  readonly differences: readonly Difference[]
  readonly trace?: Trace
  readonly state: CallState
}

/** Runs one step and compares what is stated about it. */
export function runStep(step: WrittenStep, place: StepPlace): StepRun {
  const { stage, state, world } = place
  if ('match' in step) return { differences: runMatch(step, stage.settings), state }
  if ('transform' in step) return { differences: runTransform(step, stage.settings), state }
  if ('lints' in step) {
    return { differences: compareLints(step, world.ask(stage.snapshot, stage.settings, step.lints)), state }
  }
  const written = stepCaller(step) ?? place.defaults.from
  const found = suiteCaller(stage.estate, written, world.readCaller)
  if (!found.ok) {
    return { differences: [{ field: 'from', problem: found.reason }], state }
  }
  if ('css' in step) {
    const css = { ...step.css, at: step.css.at ?? place.defaults.at }
    return { differences: runSearchSpace({ ...step, css }, stage.estate, found.caller), state }
  }
  return runCalls(step, found.caller, place)
}

function runCalls(step: StepOf<'call' | 'transfer' | 'all'>, caller: Caller, place: StepPlace): StepRun {
  const { stage, state } = place
  const { estate, router, settings } = stage
  if ('all' in step) {
    const options = callOptions(withDefaults(step.all, place), state, estate)
    return { differences: runAll(step, (space) => router.routeAll(caller, space, options)), state }
  }
  const comparison = new Comparison()
  const written = 'call' in step ? step.call : step.transfer
  const placed = withDefaults(written, place)
  const options = callOptions(placed, state, estate)
  const trace = router.route(caller, written.dial, options)
  compareCall(comparison, step.expect, trace, estate)
  if ('transfer' in step) compareTransfer(comparison, step, trace, estate, settings)
  const inOtherModes = 'call' in step ? Object.entries(step.expect.modes ?? {}) : []
  const others = inOtherModes.flatMap(([mode, expected]) => {
    const other = new Comparison(`modes.${mode}.`)
    const otherwise = callOptions(placed, state, estate, mode as SuiteMode)
    compareCall(other, expected, router.route(caller, written.dial, otherwise), estate)
    return other.differences
  })
  return { differences: [...comparison.differences, ...others], trace, state: stateAfter(trace, options) }
}

type Placed = Omit<WrittenCall, 'dial'>

/** What the step states, then what the defaults do; scripts and pointers of the defaults only begin a test. */
function withDefaults(written: Placed, { defaults, isFirst }: StepPlace): Placed {
  const once = isFirst ? {} : { answers: undefined, lastUsed: undefined }
  const stated = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined))
  return { ...defaults, ...once, ...stated }
}
