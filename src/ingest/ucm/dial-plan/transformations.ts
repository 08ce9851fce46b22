import type { CalledTransformation, CallingTransformation } from '../../../model/ucm/transformation.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'

type Names = readonly [string, ...string[]]

/** Reads the called side; every file words its columns in its own way. */
export function calledTransformation(
  columns: Columns,
  names: { readonly discard: Names; readonly mask: Names; readonly prefix: Names; readonly numberType?: Names },
): Read<CalledTransformation> {
  const discard = columns.text(...names.discard)
  const mask = columns.dialString(...names.mask)
  const prefix = columns.dialString(...names.prefix)
  const numberType = chosenType(columns, names.numberType)
  return (row) =>
    present<CalledTransformation>({
      discard: discard(row),
      mask: mask(row),
      prefix: prefix(row),
      numberType: numberType(row),
    })
}

/** Reads the calling side. */
export function callingTransformation(
  columns: Columns,
  names: {
    readonly discard?: Names
    readonly externalMask: Names
    readonly mask: Names
    readonly prefix: Names
    readonly numberType?: Names
  },
): Read<CallingTransformation> {
  const discard = names.discard === undefined ? () => undefined : columns.text(...names.discard)
  const externalMask = columns.text(...names.externalMask)
  const mask = columns.dialString(...names.mask)
  const prefix = columns.dialString(...names.prefix)
  const numberType = chosenType(columns, names.numberType)
  return (row) =>
    present<CallingTransformation>({
      discard: discard(row),
      useExternalPhoneNumberMask: threeValued(externalMask(row)),
      mask: mask(row),
      prefix: prefix(row),
      numberType: numberType(row),
    })
}

/** A type of number other than the one that leaves the choice to Unified CM. */
function chosenType(columns: Columns, names: Names | undefined): Read<string | undefined> {
  if (names === undefined) return () => undefined
  const read = columns.optionalText(...names)
  return (row) => {
    const type = read(row)
    return type === 'Cisco CallManager' ? undefined : type
  }
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
