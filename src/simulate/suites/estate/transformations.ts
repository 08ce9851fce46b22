import type { CalledTransformation, CallingTransformation } from '../../../model/ucm/transformation.js'
import { given } from './estate-objects.js'

interface WrittenSides {
  readonly discard?: string | undefined
  readonly mask?: string | undefined
  readonly prefix?: string | undefined
  readonly externalMask?: 'On' | 'Off' | 'Default' | undefined
  readonly callingMask?: string | undefined
  readonly callingPrefix?: string | undefined
  readonly calledNumberType?: string | undefined
  readonly callingNumberType?: string | undefined
}

/** Discard, mask and prefix of the called number. */
export function calledSide({ discard, mask, prefix, calledNumberType }: WrittenSides): CalledTransformation {
  return {
    ...given('discard', discard),
    ...given('mask', mask),
    ...given('prefix', prefix),
    ...given('numberType', calledNumberType),
  }
}

/** External mask, mask and prefix of the calling number. */
export function callingSide({
  externalMask,
  callingMask,
  callingPrefix,
  callingNumberType,
}: WrittenSides): CallingTransformation {
  return {
    ...given('useExternalPhoneNumberMask', externalMask),
    ...given('mask', callingMask),
    ...given('prefix', callingPrefix),
    ...given('numberType', callingNumberType),
  }
}
