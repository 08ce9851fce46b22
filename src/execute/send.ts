import type { Sending } from './driver.js'
import type { JsonObject, JsonValue, RestAnswer, Systems } from './ports.js'
import { LostAnswer } from './ports.js'

/** What became of one request. */
export type Sent =
  | { readonly kind: 'accepted'; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string }
  /** Refused since it is there already: perhaps an earlier request made it, and the reading lags behind. */
  | { readonly kind: 'duplicate'; readonly detail: string }
  /** Not now; `retryAfter` as sent. */
  | { readonly kind: 'throttled'; readonly detail: string; readonly retryAfter?: string }
  /** The server failed: the request may or may not have taken effect. */
  | { readonly kind: 'unclear'; readonly detail: string }
  /** No answer came. */
  | { readonly kind: 'lost'; readonly detail: string }

/** Answers that ask for patience (`webex-api` 2): too many, locked, unavailable. */
export const THROTTLED: ReadonlySet<number> = new Set([423, 429, 503])

/** Sends one request and puts its answer into words. Nothing is sent twice here. */
export async function send(sending: Sending, systems: Systems): Promise<Sent> {
  try {
    const sent = await sendOnce(sending, systems)
    const isThere = sent.kind === 'refused' && isCreating(sending) && saysDuplicate(sending, sent.detail)
    return isThere ? { kind: 'duplicate', detail: sent.detail } : sent
  } catch (error) {
    if (error instanceof LostAnswer) return { kind: 'lost', detail: error.message }
    throw error
  }
}

/** How the request stands in the journal: who, what, never a body (passwords live there). */
export function requestText(sending: Sending): string {
  switch (sending.to) {
    case 'webex':
      return `${sending.request.method} ${sending.request.path}${queryText(sending.request.query)}`
    case 'ucm':
      return `${sending.request.operation} ${sending.about}`
    case 'lgw':
      return `configure ${sending.gateway} (${sending.lines.length} lines)`
  }
}

/** True for requests that make something new: these are never repeated without looking for it first. */
export function isCreating(sending: Sending): boolean {
  switch (sending.to) {
    case 'webex':
      return sending.request.method === 'POST'
    case 'ucm':
      return sending.request.operation.startsWith('add')
    case 'lgw':
      return false
  }
}

/** 409 of Webex; of AXL the words of -239, for its faults come as words only. */
function saysDuplicate(sending: Sending, detail: string): boolean {
  return sending.to === 'webex' ? /^409\b/.test(detail) : /(?:^|\D)-239\b|duplicate value/i.test(detail)
}

async function sendOnce(sending: Sending, systems: Systems): Promise<Sent> {
  switch (sending.to) {
    case 'webex':
      return restSent(await systems.webex.call(sending.request))
    case 'ucm': {
      const answer = await systems.ucm.call(sending.request)
      return answer.ok
        ? { kind: 'accepted', detail: typeof answer.result === 'string' ? answer.result : 'ok' }
        : { kind: 'refused', detail: answer.fault }
    }
    case 'lgw': {
      const shell = systems.gateway(sending.gateway)
      if (shell === undefined) return { kind: 'refused', detail: `no gateway «${sending.gateway}» is connected` }
      const { refused } = await shell.configure(sending.lines)
      return refused === undefined
        ? { kind: 'accepted', detail: 'ok' }
        : { kind: 'refused', detail: `${withoutSecret(refused.line)}: ${refused.message}` }
    }
  }
}

function restSent(answer: RestAnswer): Sent {
  const detail = `${answer.status}${answerWords(answer.body)}`
  if (THROTTLED.has(answer.status)) {
    return { kind: 'throttled', detail, ...(answer.retryAfter === undefined ? {} : { retryAfter: answer.retryAfter }) }
  }
  if (answer.status >= 500) return { kind: 'unclear', detail }
  return { kind: answer.status < 300 ? 'accepted' : 'refused', detail }
}

/** Message and codes of an error body, the id of a new object, or what a 206 left undone. */
export function answerWords(body: JsonValue | undefined): string {
  if (!isObject(body)) return ''
  const inner = Array.isArray(body['errors']) ? body['errors'].filter(isObject) : []
  const codes = [...inner, body].map((part) => part['errorCode']).filter((code) => code !== undefined && code !== null)
  const partly = ['dialPatternErrors', 'supervisorAgentStatus', 'pendingLicenses'].flatMap((name) =>
    Array.isArray(body[name]) && body[name].length > 0 ? [`${name} ${JSON.stringify(body[name])}`] : [],
  )
  const words = [
    ...(codes.length === 0 ? [] : [`/${[...new Set(codes.map(text))].join('/')}`]),
    ...(typeof body['message'] === 'string' ? [` ${body['message']}`] : []),
    ...inner
      .map((part) => part['description'])
      .filter((words) => typeof words === 'string')
      .map((words) => `; ${words}`),
    ...(typeof body['id'] === 'string' ? [` id ${body['id']}`] : []),
    ...partly.map((words) => `; ${words}`),
  ]
  return words.join('')
}

/** A configuration line up to the word after which a secret may stand. */
export function withoutSecret(line: string): string {
  return line.replace(/\b(password|secret|key)\b.*$/i, '$1 <removed>')
}

function queryText(query: Readonly<Record<string, string>> | undefined): string {
  const parts = Object.entries(query ?? {}).map(([name, value]) => `${name}=${value}`)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
