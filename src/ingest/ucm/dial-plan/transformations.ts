import type { CalledTransformation, CallingTransformation } from '../../../model/ucm/transformation.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'

type Names = readonly [string, ...string[]]

/** Reads the called side; every file words its columns in its own way. */
export function calledTransformation(
  columns: Columns,
  names: { readonly discard: Names; readonly mask: Names; readonly prefix: Names },
): Read<CalledTransformation> {
  const discard = columns.text(...names.discard)
  const mask = columns.dialString(...names.mask)
  const prefix = columns.dialString(...names.prefix)
  return (row) => present<CalledTransformation>({ discard: discard(row), mask: mask(row), prefix: prefix(row) })
}

/** Reads the calling side. */
export function callingTransformation(
  columns: Columns,
  names: { readonly externalMask: Names; readonly mask: Names; readonly prefix: Names },
): Read<CallingTransformation> {
  const externalMask = columns.text(...names.externalMask)
  const mask = columns.dialString(...names.mask)
  const prefix = columns.dialString(...names.prefix)
  return (row) =>
    present<CallingTransformation>({
      useExternalPhoneNumberMask: threeValued(externalMask(row)),
      mask: mask(row),
      prefix: prefix(row),
    })
}

/** `Default`, `On` and `Off` (some releases write a boolean). */
function threeValued(text: string | undefined): 'On' | 'Off' | 'Default' | undefined {
  switch (text?.toLowerCase()) {
    case 'on':
    case 't':
      return 'On'
    case 'off':
    case 'f':
      return 'Off'
    case 'default':
      return 'Default'
    default:
      return undefined
  }
}
