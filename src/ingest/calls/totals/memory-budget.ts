import type { UserError } from '../../../findings/user-error.js'

/** Bytes that a reading may still take; what would need more is refused instead of filling the machine. */
export class MemoryBudget {
  private left: number
  private readonly refusal: () => UserError

  constructor(bytes: number, refusal: () => UserError) {
    this.left = bytes
    this.refusal = refusal
  }

  take(bytes: number): void {
    this.left -= bytes
    if (this.left < 0) throw this.refusal()
  }
}
