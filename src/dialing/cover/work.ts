/**
 * A deterministic allowance of work: one step is about one mask compared. Never a clock, so that the
 * same input ends at the same place on every machine.
 */
export class Work {
  private left: number

  constructor(steps: number) {
    this.left = steps
  }

  isSpent(): boolean {
    return this.left <= 0
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

  /** As `lend`, by a number of steps. */
  upTo(most: number): Work {
    const steps = Math.max(0, Math.min(most, this.left))
    this.left -= steps
    return new Work(steps)
  }

  giveBack(lent: Work): void {
    this.left += lent.left
    lent.left = 0
  }
}
