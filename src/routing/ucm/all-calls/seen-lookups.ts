import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import { DigitRewriting } from '../../../dialing/transformation/digit-rewriting.js'
import type { CallFlow } from './call-flow.js'

/** A lookup that a set of calls has been through. */
export interface SeenLookup {
  /** Of the flow, when the digits were looked up. */
  readonly moment: number
  readonly subject: 'called' | 'calling'
  readonly calling: string | undefined
  /** The search space, as one text. */
  readonly partitions: string
}

/** Dialed strings whose numbers now come back, unchanged, to a search space where they have been: the call is in a loop. */
export function stringsSeenBefore(flow: CallFlow, now: SeenLookup, earlier: readonly SeenLookup[]): DialSpace {
  const found = earlier
    .filter(({ calling, partitions }) => calling === now.calling && partitions === now.partitions)
    .map(({ moment, subject }) => {
      const since = flow.rewritingsSince(moment).reduce((all, next) => all.then(next), DigitRewriting.identity)
      const unchanged = since.fixedPoints(flow.called)
      // One lookup was of the called, the other of the calling number: the same digits only where the two are alike.
      const alike = subject === now.subject ? unchanged : unchanged.intersect(DialSpace.of(now.calling ?? ''))
      return flow.dialedAt(moment, alike)
    })
  return DialSpace.union(found)
}
