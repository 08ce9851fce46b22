import { decodeText } from '../csv-text.js'
import { isJsonRecord, type Json, type JsonRecord, rawMember, rawText } from './json-members.js'
import type { Resource } from './rest-path.js'

/** Under which member an answer holds its list (`webex-api` 2: the names are irregular). */
const LIST_MEMBERS: { readonly [R in Resource]?: string } = {
  organizations: 'items',
  licenses: 'items',
  people: 'items',
  locations: 'items',
  'calling-locations': 'locations',
  numbers: 'phoneNumbers',
  trunks: 'trunks',
  'route-groups': 'routeGroups',
  'dial-plans': 'dialPlans',
  'dial-patterns': 'dialPatterns',
  queues: 'queues',
  supervisors: 'supervisors',
  contacts: 'result',
}

/** What a file holds: objects (or texts) in the order of its answers, or why it cannot be used. */
export type SavedAnswers =
  | { readonly ok: true; readonly items: readonly Json[] }
  /** In words that quote nothing of the file but the platform's own refusal: answers may hold passwords. */
  | { readonly ok: false; readonly problem: string }

/** True for a resource whose answers are lists. */
export function isList(resource: Resource): boolean {
  return LIST_MEMBERS[resource] !== undefined
}

/**
 * Reads one saved file: one answer, a list of answers (pages), or the bare list of objects; a file of
 * one object may also hold it alone.
 */
export function savedAnswers(bytes: Uint8Array, resource: Resource): SavedAnswers {
  let json: Json
  try {
    json = JSON.parse(decodeText(bytes)) as Json
  } catch (error) {
    return { ok: false, problem: syntaxProblem(error, bytes) }
  }
  const answers = Array.isArray(json) ? (json as readonly Json[]) : [json]
  const items: Json[] = []
  for (const answer of answers) {
    const refusal = refusalIn(answer)
    if (refusal !== undefined) return { ok: false, problem: refusal }
    const list = listIn(answer, resource)
    if (list !== undefined) items.push(...list)
    else if (Array.isArray(json) || !isList(resource)) items.push(answer)
    else return { ok: false, problem: `has no list ${JSON.stringify(LIST_MEMBERS[resource])}` }
  }
  return { ok: true, items }
}

function listIn(answer: Json, resource: Resource): readonly Json[] | undefined {
  const name = LIST_MEMBERS[resource]
  if (name === undefined || !isJsonRecord(answer)) return undefined
  for (const member of [name, 'items']) {
    const list = answer[member]
    if (Array.isArray(list)) return list as readonly Json[]
  }
  return undefined
}

/** An answer that says why there is none (`webex-api` 2, error body). */
function refusalIn(answer: Json): string | undefined {
  if (!isJsonRecord(answer) || rawText(answer, 'trackingId') === undefined) return undefined
  const message = rawText(answer, 'message')
  if (message === undefined) return undefined
  const code = rawMember(answer, 'errorCode')
  const shown = typeof code === 'number' ? ` (error ${code})` : ''
  return `holds an error of the platform instead of an answer${shown}: ${message.slice(0, 200)}`
}

/** The parser's own words quote the text, so only the place is taken from them. */
function syntaxProblem(error: unknown, bytes: Uint8Array): string {
  if (bytes.length === 0) return 'is empty'
  const message = error instanceof Error ? error.message : ''
  if (/end of JSON|unterminated/i.test(message)) return 'is cut off: the JSON does not end'
  const position = /at position (\d+)/.exec(message)?.[1]
  return position === undefined ? 'is not valid JSON' : `is not valid JSON at character ${Number(position) + 1}`
}

/** The members of one object over those of another, as a detail over an item of the list. */
export function over(upper: JsonRecord, lower: JsonRecord | undefined): JsonRecord {
  if (lower === undefined) return upper
  const told = Object.entries(upper).filter(([, value]) => value !== null)
  return { ...lower, ...Object.fromEntries(told) }
}
