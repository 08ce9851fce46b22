import type { MappedLocation } from '../../model/mapping.js'
import type { PlannedMover } from '../plan.js'

/** One Customer Assist queue of the target, and the hunt pilot whose calls it takes over. */
export interface PlannedQueue {
  /** `queueKey(name, location in Webex)`. */
  readonly key: string
  readonly name: string
  /** Name of the mapped location. */
  readonly location: string
  /** As the roster calls it, or as the pilot is described. */
  readonly label: string
  /** Key of the hunt pilot, `pattern@partition`; absent when Unified CM has none. */
  readonly pilot?: string
  /** True when the pilot's calls go to the queue from this wave's cutover on: nobody of it stays. */
  readonly takesOver: boolean
  /** +E.164. */
  readonly phoneNumber?: string
  readonly extension?: string
  /** Mails in the order in which they are offered calls, agents of earlier waves included. */
  readonly agents: readonly string[]
}

/** What one wave moves: the common input of the targets of all systems. */
export interface WaveScope {
  readonly number: number
  readonly locations: readonly MappedLocation[]
  /** Those who take part; who is left out is not here. */
  readonly movers: readonly PlannedMover[]
  readonly queues: readonly PlannedQueue[]
}

/** Fills `{location}` and `{pilot}` into a naming rule; a location named twice in a row is named once. */
export function fillName(rule: string, words: { readonly location: string; readonly pilot?: string }): string {
  const pilot = words.pilot ?? ''
  const twice = `${words.location} `.toLowerCase()
  const short =
    /\{location\}\s+\{pilot\}/.test(rule) && pilot.toLowerCase().startsWith(twice) ? pilot.slice(twice.length) : pilot
  return rule.replaceAll('{location}', words.location).replaceAll('{pilot}', short).replaceAll(/\s+/g, ' ').trim()
}

/** The name under which a mapped location stands in Webex. */
export function webexName(location: MappedLocation): string {
  return location.webexName ?? location.name
}
