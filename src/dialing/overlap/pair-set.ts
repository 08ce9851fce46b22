const FIRST_SIZE = 1024

/**
 * Pairs of numbers in the order in which they were added, each once: a visited set and a work list in
 * one. Emptying it costs what was in it, so that one set serves many small searches.
 */
export class PairSet {
  private left = new Int32Array(FIRST_SIZE)
  private right = new Int32Array(FIRST_SIZE)
  /** Open addressing; holds the index of a pair plus one. */
  private slots = new Int32Array(FIRST_SIZE * 2)
  private count = 0

  get size(): number {
    return this.count
  }

  leftAt(index: number): number {
    return this.left[index] ?? 0
  }

  rightAt(index: number): number {
    return this.right[index] ?? 0
  }

  /** False when the pair is there already. */
  add(left: number, right: number): boolean {
    const slot = this.slotOf(left, right)
    if (this.slots[slot] !== 0) return false
    if (this.count === this.left.length) {
      this.grow()
      return this.add(left, right)
    }
    this.left[this.count] = left
    this.right[this.count] = right
    this.count += 1
    this.slots[slot] = this.count
    return true
  }

  clear(): void {
    // Backwards, so that what is probed for is still reachable.
    while (this.count > 0) {
      const index = this.count - 1
      const slot = this.slotOf(this.left[index] ?? 0, this.right[index] ?? 0)
      this.slots[slot] = 0
      this.count = index
    }
  }

  /** Where the pair stands, or the free slot where it would. */
  private slotOf(left: number, right: number): number {
    const last = this.slots.length - 1
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + 0x7f4a7c15, 0x85ebca6b)
    hash ^= hash >>> 15
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const entry = this.slots[slot] ?? 0
      if (entry === 0 || (this.left[entry - 1] === left && this.right[entry - 1] === right)) return slot
    }
  }

  private grow(): void {
    const size = this.left.length * 2
    const left = new Int32Array(size)
    const right = new Int32Array(size)
    left.set(this.left)
    right.set(this.right)
    this.left = left
    this.right = right
    this.slots = new Int32Array(size * 2)
    for (let index = 0; index < this.count; index += 1) {
      this.slots[this.slotOf(this.left[index] ?? 0, this.right[index] ?? 0)] = index + 1
    }
  }
}
