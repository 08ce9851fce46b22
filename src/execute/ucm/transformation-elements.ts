import type { CalledTransformation, CallingTransformation } from '../../model/ucm/transformation.js'
import { present, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'

const MASK_SWITCHES = ['On', 'Off', 'Default'] as const

/** The calling side as AXL tells it; `useFullyQualified…` in route lists, `use…PhoneMask` in patterns. */
export function callingOf(element: JsonObject, maskSwitch: string): CallingTransformation {
  const use = MASK_SWITCHES.find((word) => word === element[maskSwitch])
  return {
    ...(use === undefined ? {} : { useExternalPhoneNumberMask: use }),
    ...texts({
      mask: textOf(element['callingPartyTransformationMask']),
      prefix: textOf(element['callingPartyPrefixDigits']),
    }),
  }
}

/** The called side as AXL tells it. */
export function calledOf(element: JsonObject): CalledTransformation {
  return texts({
    discard: textOf(element['digitDiscardInstructionName']),
    mask: textOf(element['calledPartyTransformationMask']),
    prefix: textOf(element['prefixDigitsOut']),
  })
}

/** The fields that hold a text; the others are left out. */
export function texts<T extends string>(
  fields: Readonly<Record<T, string | undefined>>,
): { readonly [K in T]?: string } {
  return present(fields) as { readonly [K in T]?: string }
}
