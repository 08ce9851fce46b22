import type { DialSpace } from '../../../dialing/spaces/dial-space.js'
import type { DigitRewriting } from '../../../dialing/transformation/digit-rewriting.js'
import { allBeginningWith, beginningsOf } from './beginnings.js'

/** A step that the digits took; `back` gives the digits before it for digits after it. */
type Step =
  | { readonly kind: 'rewritten'; readonly by: DigitRewriting }
  /** Only these beginnings were listened to, whatever followed. */
  | { readonly kind: 'cut'; readonly beginnings: DialSpace }

/**
 * Dialed strings that have been treated alike so far, and what has become of them. Each step remembers
 * how to come back from the digits as they stand to what was dialed, so that a set that splits late is
 * split in dialed strings.
 */
export class CallFlow {
  readonly dialed: DialSpace
  /** The called number as it stands, for all of `dialed`. */
  readonly called: DialSpace
  private readonly steps: readonly Step[]

  private constructor(dialed: DialSpace, called: DialSpace, steps: readonly Step[]) {
    this.dialed = dialed
    this.called = called
    this.steps = steps
  }

  static begin(dialed: DialSpace): CallFlow {
    return new CallFlow(dialed, dialed, [])
  }

  get isEmpty(): boolean {
    return this.dialed.isEmpty
  }

  /** The part whose called number lies in `digits`. */
  within(digits: DialSpace): CallFlow {
    return this.part(this.called.intersect(digits))
  }

  /** The part whose called numbers are these, all of which are called. */
  part(called: DialSpace): CallFlow {
    if (this.steps.length === 0) return CallFlow.begin(called)
    return new CallFlow(this.dialed.intersect(this.back(called, this.steps.length)), called, this.steps)
  }

  /** The part whose dialed string lies in `dialed`. */
  only(dialed: DialSpace): CallFlow {
    const left = this.dialed.intersect(dialed)
    let called = left
    for (const step of this.steps) called = forward(step, called)
    return new CallFlow(left, called, this.steps)
  }

  /** The part that begins with one of `beginnings`, none of which begins another; the rest of each string is forgotten. */
  cutTo(beginnings: DialSpace): CallFlow {
    const part = this.within(allBeginningWith(beginnings))
    return new CallFlow(part.dialed, beginnings, [...part.steps, { kind: 'cut', beginnings }])
  }

  rewrite(by: DigitRewriting): CallFlow {
    return new CallFlow(this.dialed, by.image(this.called), [...this.steps, { kind: 'rewritten', by }])
  }

  /** How many rewritings lie behind: names a moment for `dialedAt` and `rewritingsSince`. */
  get moment(): number {
    return this.steps.length
  }

  /** Dialed strings whose called number at that moment lay in `digits`. */
  dialedAt(moment: number, digits: DialSpace): DialSpace {
    return this.dialed.intersect(this.back(digits, moment))
  }

  /** What happened to the digits since that moment; never a cut, which only the first lookup makes. */
  rewritingsSince(moment: number): readonly DigitRewriting[] {
    return this.steps.slice(moment).flatMap((step) => (step.kind === 'rewritten' ? [step.by] : []))
  }

  private back(digits: DialSpace, moment: number): DialSpace {
    let space = digits
    for (const step of this.steps.slice(0, moment).reverse()) {
      space = step.kind === 'cut' ? allBeginningWith(space.intersect(step.beginnings)) : step.by.preimage(space)
    }
    return space
  }
}

function forward(step: Step, digits: DialSpace): DialSpace {
  return step.kind === 'rewritten' ? step.by.image(digits) : step.beginnings.intersect(beginningsOf(digits))
}
