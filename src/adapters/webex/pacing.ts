/** Time for waiting, so that tests need none. */
export interface Waiting {
  /** Milliseconds on a clock that only goes forward. */
  now(): number
  /** Wall-clock time, for dates of servers: ISO 8601. */
  today(): string
  wait(milliseconds: number): Promise<void>
  /** 0 ≤ x < 1. */
  chance(): number
}

/** Requests in flight at most, and how fast they start (`webex-api` 2). */
const IN_FLIGHT = 8
/** How long the pace is halved after the platform asked for patience. */
const SLOW_MILLISECONDS = 60_000

/** Lets requests start one after the other at a steady pace, never more than a few at once. */
export class Pacing {
  private readonly waiting: Waiting
  private readonly gapMilliseconds: number
  private readonly queue: (() => void)[] = []
  private inFlight = 0
  private nextStart = 0
  private slowUntil = 0

  constructor(waiting: Waiting, requestsPerSecond: number) {
    this.waiting = waiting
    this.gapMilliseconds = 1000 / requestsPerSecond
  }

  /** Runs `act` when its turn has come. */
  async run<T>(act: () => Promise<T>): Promise<T> {
    if (this.inFlight >= IN_FLIGHT) await new Promise<void>((resolve) => this.queue.push(resolve))
    else this.inFlight += 1
    try {
      await this.turn()
      return await act()
    } finally {
      const next = this.queue.shift()
      if (next === undefined) this.inFlight -= 1
      else next()
    }
  }

  /** The platform asked for patience: half the pace for a minute, and nothing starts before `milliseconds` are over. */
  slowDown(milliseconds: number): void {
    const now = this.waiting.now()
    this.slowUntil = now + SLOW_MILLISECONDS
    this.nextStart = Math.max(this.nextStart, now + milliseconds)
  }

  private async turn(): Promise<void> {
    for (;;) {
      const now = this.waiting.now()
      if (now >= this.nextStart) {
        this.nextStart = now + this.gapMilliseconds * (now < this.slowUntil ? 2 : 1)
        return
      }
      await this.waiting.wait(this.nextStart - now)
    }
  }
}
