import type { DialSpace } from '../../../dialing/spaces/dial-space.js'
import type { Trace } from '../../trace.js'

/** Dialed strings that one caller's calls treat alike: the same patterns win at every hop, and the same thing takes the call. */
export class RoutedPiece {
  readonly space: DialSpace
  /** The shortest of the strings, of several the first in the order of `SYMBOLS`. */
  readonly witness: string
  private readonly route: (digits: string) => Trace
  private routed: Trace | undefined

  constructor(space: DialSpace, witness: string, route: (digits: string) => Trace) {
    this.space = space
    this.witness = witness
    this.route = route
  }

  /** How many strings there are; undefined when they are endless. */
  get count(): bigint | undefined {
    return this.space.size()
  }

  /** The call to the witness, which stands for all of them; routed when first asked for. */
  get trace(): Trace {
    this.routed ??= this.route(this.witness)
    return this.routed
  }
}
