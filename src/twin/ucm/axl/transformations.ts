import type { CalledTransformation, CallingTransformation } from '../../../model/ucm/transformation.js'
import { AxlFault } from './axl-fault.js'
import { type Field, text, within } from './fields.js'

interface Transforming {
  readonly calling: CallingTransformation
  readonly called: CalledTransformation
}

/** The elements that rewrite the two numbers; only the one for the external mask is called differently. */
export function transformationFields<R extends Transforming>(externalMask: string): readonly Field<R>[] {
  const calling = (key: keyof CallingTransformation) => within<Transforming, 'calling'>('calling', key)
  const called = (key: keyof CalledTransformation) => within<Transforming, 'called'>('called', key)
  const fields: readonly Field<Transforming>[] = [
    text('calledPartyTransformationMask', called('mask')),
    text('callingPartyTransformationMask', calling('mask')),
    text(externalMask, calling('useExternalPhoneNumberMask')),
    text('callingPartyPrefixDigits', calling('prefix')),
    text('digitDiscardInstructionName', called('discard')),
    text('prefixDigitsOut', called('prefix')),
  ]
  return fields as unknown as readonly Field<R>[]
}

/** The instructions that need no numbering plan; all others only exist for patterns with `@`. */
const DISCARDS: ReadonlySet<string> = new Set(['NoDigits', 'PreDot', 'PreDot Trailing-#', 'Trailing-#'])

/** Throws for a discard instruction that does not exist for the pattern; without one, of a route list. */
export function mustBeDiscard(instruction: string | undefined, pattern = '@'): void {
  if (instruction === undefined || DISCARDS.has(instruction) || pattern.includes('@')) return
  throw new AxlFault(`The discard digits instruction is not valid for pattern ${pattern}: ${instruction}`)
}
