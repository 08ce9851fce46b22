import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import type { Trace } from '../../trace.js'
import type { AllCallsInput } from './all-calls.js'
import { AllCalls } from './all-calls.js'
import { RoutedPiece } from './routed-piece.js'

/**
 * Routes every string of a set for one caller: the set in pieces, each of which one call stands for
 * (DESIGN 5). The pieces are the whole set, share no string, and come by their witnesses: shortest first.
 */
export function routeAll(
  input: AllCallsInput,
  space: DialSpace,
  route: (digits: string) => Trace,
): readonly RoutedPiece[] {
  const byKey = new Map<string, DialSpace[]>()
  for (const { key, dialed } of new AllCalls(input).run(space)) {
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [dialed])
    else known.push(dialed)
  }
  const pieces = [...byKey.values()].map((spaces) => {
    const whole = DialSpace.union(spaces)
    const witness = whole.witness()
    if (witness === undefined) throw new Error('a decided space holds no string')
    return new RoutedPiece(whole, witness, route)
  })
  return pieces.sort((a, b) => a.witness.length - b.witness.length || compareSymbols(a.witness, b.witness))
}

function compareSymbols(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
