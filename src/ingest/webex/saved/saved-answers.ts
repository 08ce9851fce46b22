import { decodeText } from '../../csv-text.js'
import { isJsonRecord, type Json, type JsonRecord, rawMember, rawText } from '../json-members.js'
import type { Resource } from './rest-path.js'

const MB = 1024 ** 2
/** A file is read as one string: beyond 512 MB there is none, and its objects take several times as much. */
const MOST_BYTES = 256 * MB

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
  roles: 'items',
  schedules: 'schedules',
  'route-lists': 'routeLists',
  'route-list-numbers': 'numbers',
  'translation-patterns': 'translationPatterns',
  'virtual-extensions': 'virtualExtensions',
  'virtual-extension-ranges': 'virtualExtensionRanges',
  'hunt-groups': 'huntGroups',
  'call-parks': 'callParks',
  'call-park-extensions': 'callParkExtensions',
  'call-pickups': 'callPickups',
  'voicemail-groups': 'voicemailGroups',
}

/** What a file holds: objects (or texts) in the order of its answers, or why it cannot be used. */
export type SavedAnswers =
  /** `total` is what the platform says there is in all, where it says so. */
  | { readonly ok: true; readonly items: readonly Json[]; readonly total?: number }
  /**
   * In words that quote nothing of the file but the platform's own refusal: answers may hold passwords.
   * `status` when the refusal was recorded by a live reading.
   */
  | { readonly ok: false; readonly problem: string; readonly status?: number }

/** A refusal as a live reading saves it in place of the answer. */
export interface RecordedRefusal {
  /** What was asked, and what the platform said. */
  readonly message: string
  /** HTTP status. */
  readonly status: number
  readonly trackingId: string
}

/** True for a resource whose answers are lists. */
export function isList(resource: Resource): boolean {
  return LIST_MEMBERS[resource] !== undefined
}

/**
 * Reads one saved file: one answer, a list of answers (pages), or the bare list of objects; a file of
 * one object may also hold it alone.
 */
export function savedAnswers(bytes: Uint8Array, resource: Resource): SavedAnswers {
  if (bytes.length > MOST_BYTES) return { ok: false, problem: `has more than ${MOST_BYTES / MB} MB: save it in pages` }
  const text = decodeText(bytes)
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch (error) {
    return { ok: false, problem: syntaxProblem(error, text) }
  }
  const answers = Array.isArray(json) ? (json as readonly Json[]) : [json]
  // Of pages every one has its list; in a bare list of objects none has.
  const isPaged = answers.some((answer) => listIn(answer, resource) !== undefined)
  const items: Json[] = []
  let total = 0
  for (const answer of answers) {
    const refusal = refusalIn(answer)
    if (refusal !== undefined) return { ok: false, ...refusal }
    total = Math.max(total, totalIn(answer))
    const list = listIn(answer, resource)
    if (list !== undefined) items.push(...list)
    else if (isList(resource) && (isPaged || isBrokenPage(answer, resource))) return withoutList(resource)
    else if (Array.isArray(json) || !isList(resource)) items.push(answer)
    else return withoutList(resource)
  }
  return total > items.length ? { ok: true, items, total } : { ok: true, items }
}

function withoutList(resource: Resource): SavedAnswers {
  return { ok: false, problem: `has no list ${JSON.stringify(LIST_MEMBERS[resource])}` }
}

/** Something else stands where the list of a page should. */
function isBrokenPage(answer: Json, resource: Resource): boolean {
  if (!isJsonRecord(answer)) return false
  return [LIST_MEMBERS[resource] ?? '', 'items'].some((name) => rawMember(answer, name) !== undefined)
}

function totalIn(answer: Json): number {
  const total = isJsonRecord(answer) ? rawMember(answer, 'total') : undefined
  return typeof total === 'number' ? total : 0
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
function refusalIn(answer: Json): { readonly problem: string; readonly status?: number } | undefined {
  if (!isJsonRecord(answer) || rawText(answer, 'trackingId') === undefined) return undefined
  const message = rawText(answer, 'message')
  if (message === undefined) return undefined
  const status = rawMember(answer, 'status')
  if (typeof status === 'number') return { problem: message.slice(0, 400), status }
  const code = rawMember(answer, 'errorCode')
  const shown = typeof code === 'number' ? ` (error ${code})` : ''
  return { problem: `holds an error of the platform instead of an answer${shown}: ${message.slice(0, 200)}` }
}

/** The parser's own words quote the text, so only the place is taken from them. */
function syntaxProblem(error: unknown, text: string): string {
  if (text === '') return 'is empty'
  const message = error instanceof Error ? error.message : ''
  const position = /at position (\d+)/.exec(message)?.[1]
  const isAtEnd = position !== undefined && Number(position) >= text.length
  if (isAtEnd || /end of JSON|unterminated/i.test(message)) return 'is cut off: the JSON does not end'
  return position === undefined ? 'is not valid JSON' : `is not valid JSON at character ${Number(position) + 1}`
}

/** The members of one object over those of another, as a detail over an item of the list. */
export function over(upper: JsonRecord, lower: JsonRecord | undefined): JsonRecord {
  if (lower === undefined) return upper
  const told = Object.entries(upper).filter(([, value]) => value !== null)
  return { ...lower, ...Object.fromEntries(told) }
}
