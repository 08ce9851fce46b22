import type { BusyHour, CallLoad } from '../../../model/calls/call-statistics.js'
import type { MemoryBudget } from './memory-budget.js'

const HOUR = 3600
const MINUTE = 60
const FIRST_EVENTS = 8

/** Instants are kept from here on, in 31 bits: to the year 2068. */
export const FIRST_INSTANT = 946_684_800
export const LAST_INSTANT = FIRST_INSTANT + 2 ** 31 - 1

/**
 * When something is in use, as begin and end of each use, in no order. A use holds from its first second up to,
 * not including, its last: one that ends when another begins does not overlap it, and one of no length is none.
 * An event takes four bytes; so peaks are exact to the second, and in whatever order uses are added they are
 * the same.
 */
export class LoadTimeline {
  private readonly budget: MemoryBudget
  private seconds = 0
  private count = 0
  /** Twice the second, plus one for a begin: sorted, ends come before the begins of their second. */
  private events = new Uint32Array(FIRST_EVENTS)

  constructor(budget: MemoryBudget) {
    this.budget = budget
  }

  /** Both within `FIRST_INSTANT` and `LAST_INSTANT`. */
  add(from: number, to: number): void {
    if (to <= from) return
    this.seconds += to - from
    if (this.count + 2 > this.events.length) this.grow()
    this.events[this.count++] = (from - FIRST_INSTANT) * 2 + 1
    this.events[this.count++] = (to - FIRST_INSTANT) * 2
  }

  /** Sums up. */
  load(): CallLoad {
    const sweep = new Sweep()
    for (const event of this.events.subarray(0, this.count).sort()) {
      sweep.step(FIRST_INSTANT + Math.floor(event / 2), event % 2 === 1 ? 1 : -1)
    }
    const busyHour = sweep.busyHour()
    return {
      seconds: this.seconds,
      peak: sweep.peak,
      ...(sweep.peak === 0 ? {} : { peakAt: sweep.peakAt }),
      ...(busyHour === undefined ? {} : { busyHour }),
    }
  }

  private grow(): void {
    const { events } = this
    const larger = new Uint32Array(Math.ceil(events.length * 0.75) * 2)
    this.budget.take(larger.byteLength - events.byteLength)
    larger.set(events)
    this.events = larger
  }
}

/** Goes over the events in their order; of one second, ends come first. */
class Sweep {
  peak = 0
  peakAt = 0
  private level = 0
  private last = 0
  /** Minutes in which something was in use, ascending, and how many seconds of use fell in each. */
  private readonly minutes: number[] = []
  private readonly uses: number[] = []

  step(second: number, change: number): void {
    if (this.level > 0) this.hold(this.last, second)
    this.last = second
    this.level += change
    if (this.level > this.peak) {
      this.peak = this.level
      this.peakAt = second
    }
  }

  /**
   * The hour with the most seconds of use among those that start at a full minute. Starting in a minute without
   * use gains nothing, so only minutes in use are tried; of equal hours it is the first.
   */
  busyHour(): BusyHour | undefined {
    const { minutes, uses } = this
    let best = 0
    let start = 0
    let sum = 0
    let end = 0
    for (const [index, minute] of minutes.entries()) {
      while (end < minutes.length && (minutes[end] as number) < minute + 60) sum += uses[end++] as number
      if (sum > best) {
        best = sum
        start = minute
      }
      sum -= uses[index] as number
    }
    return best === 0 ? undefined : { from: start * MINUTE, seconds: best, erlangs: best / HOUR }
  }

  private hold(from: number, to: number): void {
    let at = from
    while (at < to) {
      const minute = Math.floor(at / MINUTE)
      const until = Math.min(to, (minute + 1) * MINUTE)
      const use = (until - at) * this.level
      const last = this.minutes.length - 1
      if (this.minutes[last] === minute) this.uses[last] = (this.uses[last] as number) + use
      else {
        this.minutes.push(minute)
        this.uses.push(use)
      }
      at = until
    }
  }
}
