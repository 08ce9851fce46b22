import type { Plan, PlannedMover } from '../../plan/plan.js'
import { changesOf } from '../../plan/plan.js'
import type { NetworkTrace } from '../../routing/network-trace.js'
import { ARRIVES } from '../../routing/network-trace.js'
import { dialableDigits } from '../../dialing/digits.js'

/** Who answers a call: a person, place or service, never a device (DESIGN 5). */
export interface Reached {
  /** `user:ngarcia`, `queue:CA Lyon service@Lyon`, `dn:1001@PT`, `trunk:UNITY-VM`, …; absent when nobody is reached. */
  readonly who?: string
  /** The number of somebody who has moved, still answered by the old phone. */
  readonly isLeftBehind: boolean
}

/**
 * Tells who a trace reached in the words of the plan, before and after alike: the number of a mover, the
 * Webex person and the hidden number are one person; a hunt pilot and the queue that takes its number
 * are one service.
 */
export class WhoIsReached {
  private readonly moverOfLine = new Map<string, PlannedMover>()
  private readonly moverOfMail = new Map<string, PlannedMover>()
  /** Keys of numbers after they were hidden. */
  private readonly hidden = new Set<string>()
  private readonly serviceOfPilot = new Map<string, string>()

  constructor(plan: Plan) {
    for (const mover of plan.movers) {
      if (mover.leftOut !== undefined) continue
      for (const line of mover.lines) this.moverOfLine.set(line, mover)
      if (mover.mail !== undefined) this.moverOfMail.set(mover.mail, mover)
    }
    const queues = new Map<string, string>()
    for (const { what } of changesOf(plan)) {
      if (what.system === 'webex' && what.kind === 'queue' && what.after?.phoneNumber !== undefined) {
        queues.set(what.after.phoneNumber, `queue:${what.key}`)
      }
    }
    for (const { what } of changesOf(plan)) {
      if (what.system !== 'ucm' || what.newKey === undefined) continue
      if (what.kind === 'directory-number') {
        this.hidden.add(what.newKey)
        const mover = this.moverOfLine.get(what.key)
        if (mover !== undefined) this.moverOfLine.set(what.newKey, mover)
      }
      if (what.kind === 'hunt-pilot' && what.before !== undefined) {
        const queue = queues.get(dialableDigits(what.before.pattern))
        if (queue !== undefined) this.serviceOfPilot.set(what.key, queue)
      }
    }
  }

  /** A hunt pilot by its key, or the queue that takes its number. */
  service(pilot: string): string {
    return this.serviceOfPilot.get(pilot.slice('hunt-pilot:'.length)) ?? pilot
  }

  /** `moved`: the trace was made after the movers left, so that a line of theirs is an old phone. */
  of(trace: NetworkTrace, moved: boolean): Reached {
    if (!ARRIVES.has(trace.disposition) || trace.reached === undefined) return { isLeftBehind: false }
    const [kind, key] = split(trace.reached)
    if (kind === 'dn') {
      const mover = this.moverOfLine.get(key)
      if (mover === undefined) return { who: trace.reached, isLeftBehind: false }
      return { who: mover.key, isLeftBehind: moved || this.hidden.has(key) }
    }
    if (kind === 'person') return { who: this.moverOfMail.get(key)?.key ?? trace.reached, isLeftBehind: false }
    if (kind === 'hunt-pilot') {
      const service = this.serviceOfPilot.get(key)
      return { who: service ?? trace.reached, isLeftBehind: moved && service !== undefined }
    }
    return { who: trace.reached, isLeftBehind: false }
  }
}

function split(reached: string): readonly [string, string] {
  const colon = reached.indexOf(':')
  return [reached.slice(0, colon), reached.slice(colon + 1)]
}
