import type { UcmPattern } from '../../../dialing/grammars/ucm-pattern.js'
import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import type { DigitAnalysis } from '../digit-analysis.js'
import { allBeginningWith, beginningsOf } from './beginnings.js'
import type { LookupPiece, WalkTiming } from './lookup-walk.js'
import { LookupWalk } from './lookup-walk.js'

/**
 * Looks every string of a set up in a search space. The pieces together are the set; no two share a
 * string, and what one lookup decides for a string is what its piece says.
 */
export function lookUpAll(
  analysis: DigitAnalysis,
  partitions: readonly string[],
  digits: DialSpace,
  timing: WalkTiming,
): readonly LookupPiece[] {
  const order = analysis.searchOrder(partitions)
  const plans = analysis
    .unexpandedIn(order)
    .flatMap(({ parsed, number }) => (parsed.ok ? [{ number, space: numberingPlanSpace(parsed.pattern) }] : []))
  const anyPlan = DialSpace.union(plans.map(({ space }) => space))
  const pieces = new LookupWalk(analysis, order, digits, timing, anyPlan).run()
  if (plans.length === 0) return pieces
  return pieces.flatMap((piece) => splitByPlans(piece, plans))
}

/** Where nothing was found, the answer names the `@` patterns that could have taken the digits. */
function splitByPlans(
  piece: LookupPiece,
  plans: readonly { readonly number: number; readonly space: DialSpace }[],
): readonly LookupPiece[] {
  const { end } = piece
  if (end.kind !== 'none') return [piece]
  let parts: readonly { readonly digits: DialSpace; readonly numbers: readonly number[] }[] = [
    { digits: piece.digits, numbers: [] },
  ]
  for (const { number, space } of plans) {
    parts = parts
      .flatMap(({ digits, numbers }) => [
        { digits: digits.minus(space), numbers },
        { digits: digits.intersect(space), numbers: [...numbers, number] },
      ])
      .filter(({ digits }) => !digits.isEmpty)
  }
  return parts.map(({ digits, numbers }) => ({ ...piece, digits, end: { ...end, plans: numbers } }))
}

/** Digits that could belong to an `@` pattern: a beginning of what stands before the macro, or that and anything. */
function numberingPlanSpace(pattern: UcmPattern): DialSpace {
  const before = DialSpace.ofElements(pattern.elements.slice(0, pattern.elementsBeforeNumberingPlan))
  return allBeginningWith(before).union(beginningsOf(before))
}
