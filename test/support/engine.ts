import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import type { Caller } from '../../src/routing/caller.js'
import type { DialingMode } from '../../src/routing/trace.js'
import { callerOfCss } from '../../src/routing/ucm/resolve-caller.js'
import { UcmRouter } from '../../src/routing/ucm/ucm-router.js'
import type { DialCase } from './estate-generator.js'
import type { NaiveMode, NaiveSettings } from './naive-digit-analysis.js'
import { type DialPlan, type PlanCaller, planCssName, toUcmSnapshot } from './naive-plan-objects.js'

/** How the oracle's words for dialing are called in the engine. */
export const ENGINE_MODES: Record<NaiveMode, DialingMode> = {
  dialed: 'digit-by-digit',
  enbloc: 'en-bloc',
  'enbloc-await': 'en-bloc-await',
}

/** The settings of the engine that say what the oracle's say. */
export function engineSettings(naive: NaiveSettings): Settings {
  return {
    ...DEFAULT_SETTINGS,
    values: {
      ...DEFAULT_SETTINGS.values,
      'routing.negatedSetIncludesStarAndHash': naive.negatedSetIncludesStarAndHash,
      'routing.wildcardTakesStar': naive.wildcardTakesStar,
      'routing.hashAtEndOfPattern': naive.hashAtEndOfPattern,
      'routing.partitionOrder': naive.partitionOrder,
      'routing.equalInOnePartition': naive.equalInOnePartition,
      'routing.calledTransformationOrder': naive.calledTransformationOrder,
      'routing.translationLimit': naive.translationLimit,
      'routing.rankOfVariableLength': naive.rankOfVariableLength,
      'routing.interdigitTimeoutSeconds': naive.t302Seconds,
    },
  }
}

/** A dial plan of the oracle in the engine, and one of its callers. */
export function engineOf(
  plan: DialPlan,
  caller: PlanCaller,
  settings: NaiveSettings,
): { readonly router: UcmRouter; readonly caller: Caller } {
  const estate = new UcmEstate(toUcmSnapshot(plan))
  const base = callerOfCss(estate, planCssName(plan, caller.lineCss), planCssName(plan, caller.deviceCss))
  return {
    router: new UcmRouter(estate, engineSettings(settings)),
    caller: {
      ...base,
      ...(caller.callingNumber === undefined ? {} : { callingNumber: caller.callingNumber }),
      ...(caller.externalMask === undefined ? {} : { externalPhoneNumberMask: caller.externalMask }),
    },
  }
}

/** A generated case in the engine. */
export function engineFor({ plan, caller, settings, mode }: DialCase): {
  readonly router: UcmRouter
  readonly caller: Caller
  readonly mode: DialingMode
} {
  return { ...engineOf(plan, caller, settings), mode: ENGINE_MODES[mode] }
}
