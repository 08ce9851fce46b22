import type { UcmPattern } from '../grammars/ucm-pattern.js'
import type { DialSpace } from '../spaces/dial-space.js'
import { composedTransducer } from './composed-transducer.js'
import { discardTransducers } from './discard.js'
import { fixedPointsOf } from './fixed-points.js'
import type { Transducer } from './transducer.js'
import { imageOf, preimageOf } from './transducer-image.js'
import { TransducerRun } from './transducer-run.js'
import { keepRightTransducer, maskTransducer, prefixTransducer } from './transducer-steps.js'

interface Step {
  readonly transducer: Transducer
  readonly run: TransducerRun
}

/**
 * A rewriting of digits (`routing-semantics` A5) as a chain of letter transducers: the same tables
 * rewrite one number and whole sets of numbers. Immutable.
 */
export class DigitRewriting {
  /** Leaves every number as it is. */
  static readonly identity: DigitRewriting = new DigitRewriting([])

  private readonly steps: readonly Step[]

  private constructor(steps: readonly Step[]) {
    this.steps = steps
  }

  /**
   * A right-aligned mask (`routing-semantics` A5): X keeps the digit under it, a literal replaces
   * it, literals beyond the number are added, digits beyond the mask are dropped, an X without a
   * digit adds nothing.
   */
  static mask(mask: string): DigitRewriting {
    return DigitRewriting.of([maskTransducer(mask)])
  }

  /** Writes the prefix before the number. */
  static prefix(prefix: string): DigitRewriting {
    return prefix === '' ? DigitRewriting.identity : DigitRewriting.of([prefixTransducer(prefix)])
  }

  /** The prefix, then the mask on both: what the prefix puts there and the mask drops may be anything. */
  static maskedPrefix(prefix: string, mask: string): DigitRewriting {
    if (prefix === '') return DigitRewriting.mask(mask)
    return DigitRewriting.of([composedTransducer(prefixTransducer(prefix), maskTransducer(mask))])
  }

  /** Keeps the last digits, as many as a trunk counts significant. */
  static keepRight(digits: number): DigitRewriting {
    return DigitRewriting.of([keepRightTransducer(digits)])
  }

  /**
   * A discard-digits instruction on what a pattern matched. With `PreDot` it is defined on the
   * strings of the pattern only. Undefined when it cannot be carried out: `PreDot` without a dot, or
   * an instruction that needs a numbering plan.
   */
  static discard(instruction: string, pattern: UcmPattern): DigitRewriting | undefined {
    const transducers = discardTransducers(instruction, pattern)
    return transducers === undefined ? undefined : DigitRewriting.of(transducers)
  }

  private static of(transducers: readonly Transducer[]): DigitRewriting {
    return new DigitRewriting(transducers.map((transducer) => ({ transducer, run: new TransducerRun(transducer) })))
  }

  /** This rewriting, then the next one on its result. */
  then(next: DigitRewriting): DigitRewriting {
    if (this.steps.length === 0) return next
    return next.steps.length === 0 ? this : new DigitRewriting([...this.steps, ...next.steps])
  }

  /** The number it makes of the digits; undefined where it is not defined. */
  apply(digits: string): string | undefined {
    let current: string | undefined = digits
    for (const { run } of this.steps) {
      current = run.run(current)
      if (current === undefined) return undefined
    }
    return current
  }

  /** All numbers that it makes of members of the set. */
  image(space: DialSpace): DialSpace {
    return this.steps.reduce((image, { transducer }) => imageOf(transducer, image), space)
  }

  /** All dial strings of which it makes a member of the set. */
  preimage(space: DialSpace): DialSpace {
    return this.steps.reduceRight((preimage, { transducer }) => preimageOf(transducer, preimage), space)
  }

  /** The members of the set that it leaves exactly as they are. */
  fixedPoints(space: DialSpace): DialSpace {
    return fixedPointsOf(
      this.steps.map(({ transducer }) => transducer),
      space,
    )
  }
}
