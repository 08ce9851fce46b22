/**
 * A deterministic allowance of work: one step is about one mask compared. Never a clock, so that the
 * same input ends at the same place on every machine.
 */
export class Work {
  private left: number
  private wasShort = false

  constructor(steps: number) {
    this.left = steps
  }

  isSpent(): boolean {
    return this.left <= 0
  }

  /** True when this allowance, or one lent by `lend` and given back, was not enough for what it was for. */
  isCutShort(): boolean {
    return this.wasShort || this.left <= 0
  }

  spend(steps: number): void {
    this.left -= steps
  }

  /** Gives a part of what is left to a piece of the problem; what it does not use comes back by `giveBack`. */
  lend(share: number): Work {
    const steps = Math.max(0, Math.floor(this.left * share))
    this.left -= steps
    return new Work(steps)
  }

  /** For an attempt that may fail: `attempt` gets a number of steps at most, and it says nothing if they are too few. */
  attempt<Found>(most: number, attempt: (work: Work) => Found): Found {
    const tried = new Work(Math.max(0, Math.min(most, this.left)))
    this.left -= tried.left
    const found = attempt(tried)
    this.left += tried.left
    return found
  }

  giveBack(lent: Work): void {
    this.wasShort ||= lent.isCutShort()
    this.left += lent.left
    lent.left = 0
  }
}
