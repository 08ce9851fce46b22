/** Beyond this the memory is not kept for the next use. */
const KEPT = 1 << 16

/**
 * Memory for one computation at a time, used again by the next: most automata are small, and making
 * arrays would cost more than filling them. It holds what the last user left, and may be longer than asked.
 */
export class WorkingMemory {
  private kept = new Int32Array(256)

  take(length: number): Int32Array {
    if (length <= this.kept.length) return this.kept
    const fresh = new Int32Array(length)
    if (length <= KEPT) this.kept = fresh
    return fresh
  }
}
