import { canonicalJson } from '../model/fingerprint.js'
import type { Disagreement, Driver } from './driver.js'
import { judge } from './judge.js'
import type { Systems } from './ports.js'
import { LONGEST_WAIT_SECONDS, waitSeconds } from './retry-after.js'
import type { ChangeHistory } from './run-history.js'
import type { ChangeState } from './run-result.js'
import { isCreating, requestText, send, type Sent } from './send.js'

/** Times that one request goes out while the object does not move. */
const TRIES = 5
/** Readings after an accepted, lost or already known request before it counts as without effect: answers may lag (`webex-api` 9). */
const REREADINGS = 4
/** Requests of one change; more means that two drivers pull at one object. */
const LONGEST_WAY = 200

export interface ConvergeTask<V extends object> {
  readonly driver: Driver<V>
  readonly ends: { readonly before?: V; readonly after?: V }
  readonly history: ChangeHistory
  readonly systems: Systems
  readonly sleep: (seconds: number) => Promise<void>
}

export interface Convergence {
  readonly state: Extract<ChangeState, 'done' | 'adopted' | 'conflict' | 'failed'>
  readonly detail?: string
  readonly disagreements: readonly Disagreement[]
  readonly sent: number
}

/** The last request and what was known when it went out. */
interface Pending {
  /** Of the reading and the request: equal again means that nothing has moved. */
  readonly fingerprint: string
  readonly text: string
  readonly sent: Sent | { readonly kind: 'unsettled'; readonly detail: string }
  readonly creating: boolean
  readonly tries: number
  readonly readings: number
}

/**
 * Brings one object to its planned state: read, judge, send one request, read again. Every request
 * follows a reading, so nothing is sent twice after a crash or a lost answer; a request that would
 * create something is not repeated before the object was looked for with patience. Each record is
 * durable before the next step. Throws what ports throw beyond lost answers.
 */
export async function converge<V extends object>(task: ConvergeTask<V>): Promise<Convergence> {
  const { driver, ends, history } = task
  let sent = 0
  let pending: Pending | undefined
  const end = (
    state: Convergence['state'],
    detail?: string,
    disagreements: readonly Disagreement[] = [],
    refused?: string,
  ) => {
    const request = refused === undefined ? {} : { request: refused }
    history.append({ event: state, ...request, ...(detail === undefined ? {} : { detail }) })
    return { state, disagreements, sent, ...(detail === undefined ? {} : { detail }) }
  }
  while (sent < LONGEST_WAY) {
    const current = await driver.read()
    const judgement = judge(current, ends, driver.rules)
    if (judgement.state === 'equal') return end(history.wasSent ? 'done' : 'adopted')
    if (judgement.state === 'conflict') {
      return end('conflict', inWords(judgement.disagreements), judgement.disagreements)
    }
    const move = await driver.next(current)
    if ('cannot' in move) return end('failed', move.cannot)
    const text = requestText(move.send)
    const fingerprint = canonicalJson([current ?? null, move.send])
    const creating = isCreating(move.send)
    if (pending === undefined && history.isUnsettled(text)) pending = heldOver(fingerprint, text, creating)
    if (pending?.fingerprint === fingerprint) {
      const verdict = stuck(pending)
      if (verdict === 'failed') return end('failed', stuckInWords(pending), [], refusedRequest(pending))
      if (verdict === 'read-again') {
        await task.sleep(2 ** pending.readings)
        pending = { ...pending, readings: pending.readings + 1 }
        continue
      }
    }
    const tries = pending?.fingerprint === fingerprint ? pending.tries + 1 : 1
    history.append({ event: 'intent', request: text })
    sent += 1
    const answer = await send(move.send, task.systems)
    const record = history.append({
      event: answer.kind === 'lost' ? 'lost' : 'outcome',
      request: text,
      detail: answer.detail,
    })
    pending = { fingerprint, text, sent: answer, creating, tries, readings: 0 }
    if (answer.kind === 'throttled') {
      const seconds = waitSeconds(answer.retryAfter, record.at)
      if (seconds > LONGEST_WAIT_SECONDS) return end('failed', `${text}: asked to wait ${seconds} s`)
      await task.sleep(seconds)
    }
  }
  return end('failed', `still not as planned after ${LONGEST_WAY} requests`)
}

/** A request of an earlier call whose effect nobody has seen: treated like one that has just been lost. */
function heldOver(fingerprint: string, text: string, creating: boolean): Pending {
  const sent = { kind: 'unsettled', detail: 'no effect was seen' } as const
  return { fingerprint, text, sent, creating, tries: 0, readings: 0 }
}

/** Nothing has moved since the request went out: read again, send again, or give up. */
function stuck(pending: Pending): 'read-again' | 'send-again' | 'failed' {
  switch (pending.sent.kind) {
    case 'refused':
      return 'failed'
    case 'accepted':
    case 'duplicate':
      return pending.readings < REREADINGS ? 'read-again' : 'failed'
    case 'lost':
    case 'unclear':
    case 'unsettled':
      // Sending a change again is harmless; making something again is not, so the reading may lag behind first.
      if (pending.readings < (pending.creating ? REREADINGS : 1)) return 'read-again'
      return pending.tries < TRIES ? 'send-again' : 'failed'
    case 'throttled':
      return pending.tries < TRIES ? 'send-again' : 'failed'
  }
}

/** The request, when it is certain that it had no effect. */
function refusedRequest({ text, sent }: Pending): string | undefined {
  return sent.kind === 'refused' || sent.kind === 'duplicate' ? text : undefined
}

function stuckInWords({ text, sent, tries }: Pending): string {
  switch (sent.kind) {
    case 'accepted':
      return `${text}: answered ${sent.detail}, and nothing has changed`
    case 'refused':
    case 'duplicate':
      return `${text}: refused, ${sent.detail}`
    case 'lost':
    case 'unclear':
    case 'unsettled':
    case 'throttled':
      return `${text}: ${sent.detail}, ${tries} times`
  }
}

/** `field: found X, before Y, planned Z` for each. */
export function inWords(disagreements: readonly Disagreement[]): string {
  return disagreements
    .map(({ field, found, before, planned }) => `${field} is ${found} (before: ${before}, planned: ${planned})`)
    .join('; ')
}
