import type { LineAppearance } from '../../../model/ucm/line-appearance.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { BusyLampField } from '../../../model/ucm/devices/device-keys.js'
import type { LampRow, LineRow, NumberReference } from './rows.js'
import type { UcmState } from './ucm-state.js'

interface WrittenNumber {
  readonly dn: string
  readonly partition?: string
}

/** The reference to a number as written: to its row where it has one, with or without the backslash before its plus. */
export function referenceTo(state: UcmState, { dn, partition }: WrittenNumber): NumberReference {
  const [exact] = state.idsOf('directory-number', patternKey(dn, partition))
  if (exact !== undefined) return { id: exact }
  const [escaped] = dn.startsWith('+') ? state.idsOf('directory-number', patternKey(`\\${dn}`, partition)) : []
  if (escaped !== undefined) return { id: escaped, plain: true }
  return { dn, ...(partition === undefined ? {} : { partition }) }
}

/** The number that is referred to, as its row has it now. Throws when the row is gone: nothing removes numbers. */
export function numberOf(state: UcmState, reference: NumberReference): WrittenNumber {
  if (!('id' in reference)) return reference
  const row = state.get('directory-number', reference.id)
  if (row === undefined) throw new Error(`directory number ${reference.id} is not in the twin`)
  const dn = reference.plain === true && row.dn.startsWith('\\+') ? row.dn.slice(1) : row.dn
  return { dn, ...(row.partition === undefined ? {} : { partition: row.partition }) }
}

/** A line button with its number in the place of the reference. */
export function lineOf(state: UcmState, { number, ...rest }: LineRow): LineAppearance {
  return { ...rest, ...numberOf(state, number) }
}

/** A lamp with the number it watches in the place of the reference. */
export function lampOf(state: UcmState, { number, ...rest }: LampRow): BusyLampField {
  return number === undefined ? rest : { ...rest, line: numberOf(state, number) }
}

/** A lamp with a reference in the place of the number it watches. */
export function lampReferring(state: UcmState, { line, ...rest }: BusyLampField): LampRow {
  return line === undefined ? rest : { ...rest, number: referenceTo(state, line) }
}

/** A row with a reference in the place of the number it names. */
export function referring<T extends WrittenNumber>(
  state: UcmState,
  named: T,
): Omit<T, 'dn' | 'partition'> & { readonly number: NumberReference } {
  const { dn, partition, ...rest } = named
  return { ...rest, number: referenceTo(state, { dn, ...(partition === undefined ? {} : { partition }) }) }
}
