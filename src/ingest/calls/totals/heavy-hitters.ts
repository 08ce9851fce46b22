import { compareText } from '../../../findings/finding.js'

/** What was counted under one key. */
export interface Tally {
  readonly key: string
  /** At least so often. */
  readonly calls: number
  readonly seconds: number
}

export interface TopTallies {
  /** The most frequent, then the longest, then by key. */
  readonly top: readonly Tally[]
  /** Calls that were counted under no key of `top`. */
  readonly furtherCalls: number
  /** Keys that are known and not in `top`; more may have been forgotten where `missed` is not 0. */
  readonly furtherKeys: number
  /** No key was counted more than so often beyond its `calls`; 0 where all counts are exact. */
  readonly missed: number
}

/**
 * Counts per key in bounded memory (Misra and Gries, in batches): exact, and the same in any order, while there
 * are no more than `capacity` different keys. When there are more, the count of the middle key is taken off
 * every key, and keys with nothing left are forgotten. Each time at least half of the capacity loses that much,
 * so that all losses of a key together are at most `calls / (capacity / 2)`; `missed` is their sum.
 */
export class HeavyHitters {
  private readonly capacity: number
  private readonly counts = new Map<string, { calls: number; seconds: number }>()
  private calls = 0
  private missed = 0

  constructor(capacity: number) {
    this.capacity = capacity
  }

  add(key: string, seconds = 0): void {
    this.calls += 1
    const count = this.counts.get(key)
    if (count !== undefined) {
      count.calls += 1
      count.seconds += seconds
      return
    }
    this.counts.set(key, { calls: 1, seconds })
    if (this.counts.size > this.capacity) this.shed()
  }

  top(most: number): TopTallies {
    const all = [...this.counts].map(([key, { calls, seconds }]) => ({ key, calls, seconds }))
    const top = all.sort(byWeight).slice(0, most)
    return {
      top,
      furtherCalls: this.calls - top.reduce((sum, { calls }) => sum + calls, 0),
      furtherKeys: all.length - top.length,
      missed: this.missed,
    }
  }

  private shed(): void {
    const calls = Float64Array.from(this.counts.values(), (count) => count.calls).sort()
    const loss = calls[Math.floor(calls.length / 2)] as number
    this.missed += loss
    for (const [key, count] of this.counts) {
      if (count.calls <= loss) this.counts.delete(key)
      else count.calls -= loss
    }
  }
}

function byWeight(a: Tally, b: Tally): number {
  return b.calls - a.calls || b.seconds - a.seconds || compareText(a.key, b.key)
}
