import type { InputArchive } from '../../../src/ingest/ports.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { Finding } from '../../../src/findings/finding.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import type { UcmKind, UcmKinds } from '../../../src/model/ucm/kinds.js'

/** An export of these members, each the lines of a table or raw bytes. */
export function madeArchive(members: Readonly<Record<string, readonly string[] | string | Uint8Array>>): InputArchive {
  return {
    name: 'made-up.tar',
    sha256: '0'.repeat(64),
    members: Object.entries(members).map(([name, content]) => ({ name, bytes: bytesOf(content) })),
  }
}

/** The snapshot of these members. */
export function ingested(members: Parameters<typeof madeArchive>[0]): UcmSnapshot {
  return ingestUcm(madeArchive(members))
}

/** Values of a kind by key. */
export function values<K extends UcmKind>(snapshot: UcmSnapshot, kind: K): Record<string, UcmKinds[K]> {
  return Object.fromEntries(snapshot.objects[kind].map(({ key, value }) => [key, value]))
}

/** The one object of a kind. Throws when there are more or none. */
export function only<K extends UcmKind>(snapshot: UcmSnapshot, kind: K): UcmKinds[K] {
  const entries = snapshot.objects[kind]
  if (entries.length !== 1 || entries[0] === undefined) throw new Error(`${entries.length} objects of kind ${kind}`)
  return entries[0].value
}

/** The finding with this code and subject. Throws when there is none, listing what there is. */
export function findingOf(snapshot: UcmSnapshot, code: string, subject: string): Finding {
  const found = snapshot.findings.find((finding) => finding.code === code && finding.subject === subject)
  if (found !== undefined) return found
  throw new Error(`no ${code} ${subject}; there are ${codes(snapshot).join(', ')}`)
}

/** `CODE subject` of every finding. */
export function codes(snapshot: UcmSnapshot): string[] {
  return snapshot.findings.map((finding) => `${finding.code} ${finding.subject}`)
}

/** `file:row` of every piece of evidence that has one. */
export function rowsOf(finding: Finding): string[] {
  return finding.evidence.flatMap(({ source }) =>
    source?.row === undefined ? [] : [`${source.file}:${String(source.row)}`],
  )
}

function bytesOf(content: readonly string[] | string | Uint8Array): Uint8Array {
  if (content instanceof Uint8Array) return content
  return Buffer.from(typeof content === 'string' ? content : `${content.join('\n')}\n`)
}
