import type { Finding } from '../../../src/findings/finding.js'
import { ingestWebex } from '../../../src/ingest/webex/ingest-webex.js'
import { PLANNED_WEBEX_KINDS, type WebexKind, type WebexKinds } from '../../../src/model/webex/kinds.js'
import type { WebexSnapshot } from '../../../src/model/webex/snapshot.js'

/** An id as the platform mints them: unpadded base64. */
export function webexId(type: string, rest: string): string {
  return Buffer.from(`ciscospark://us/${type}/${rest}`).toString('base64').replace(/=+$/, '')
}

/** Saved answers by file, as values or as they stand on the disk. */
export type Answers = Readonly<Record<string, object | string | Uint8Array>>

/** The snapshot of these files. */
export function organization(answers: Answers): WebexSnapshot {
  return ingestWebex({
    name: 'webex-org',
    sha256: '0'.repeat(64),
    members: Object.entries(answers).map(([name, content]) => ({ name, bytes: bytesOf(content) })),
  })
}

/** Kinds that plans are made of and of which nothing was read. */
export function plannedUnread({ unread }: Pick<WebexSnapshot, 'unread'>): readonly WebexKind[] {
  return PLANNED_WEBEX_KINDS.filter((kind) => unread.includes(kind))
}

/** Values of a kind by key. */
export function objects<K extends WebexKind>(snapshot: WebexSnapshot, kind: K): Record<string, WebexKinds[K]> {
  return Object.fromEntries(snapshot.objects[kind].map(({ key, value }) => [key, value]))
}

/** An answer that lacks some of its members. */
export function lacking<T extends object>(json: T, ...names: readonly (keyof T & string)[]): Partial<T> {
  return Object.fromEntries(
    Object.entries(json).filter(([name]) => !names.some((other) => other === name)),
  ) as Partial<T>
}

/** `CODE subject` of every finding, without those about answers that a test did not need. */
export function codes(snapshot: WebexSnapshot): readonly string[] {
  return snapshot.findings.map(({ code, subject }) => `${code} ${subject}`)
}

/** The one finding with this code; throws when there is another number of them. */
export function only(snapshot: WebexSnapshot, code: string): Finding {
  const found = snapshot.findings.filter((finding) => finding.code === code)
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${found.length} of ${code}: ${codes(snapshot).join()}`)
  return found[0]
}

/** `file:row` of every piece of evidence. */
export function places(finding: Finding): readonly string[] {
  return finding.evidence.map(({ source }) => `${source?.file ?? '-'}:${source?.row ?? '-'}`)
}

function bytesOf(content: object | string | Uint8Array): Uint8Array {
  if (content instanceof Uint8Array) return content
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
}
