import { readFileSync } from 'node:fs'
import type { ByteSet } from '../../src/ingest/ports.js'

/** Names and types of all 133 columns of call records, in their order (`ucm-exports` 4). */
export const CALL_COLUMNS = JSON.parse(
  readFileSync(new URL('./call-columns.json', import.meta.url), 'utf8'),
) as readonly (readonly [name: string, type: string])[]

/** Values by column; those that are not named are 0 or empty. */
export type CallValues = Readonly<Record<string, string | number>>

/** The two header lines of a file of records; older releases have 129 columns. */
export function callHeader(width = 133): string {
  const columns = CALL_COLUMNS.slice(0, width)
  return `${columns.map(([name]) => `"${name}"`).join(',')}\n${columns.map(([, type]) => type).join(',')}\n`
}

/** One record as Unified CM writes it: integers bare, texts in quotes. */
export function callRow(values: CallValues, width = 133): string {
  const cells = CALL_COLUMNS.slice(0, width).map(([name, type]) =>
    type === 'INTEGER' ? String(values[name] ?? 0) : `"${String(values[name] ?? '').replaceAll('"', '""')}"`,
  )
  return `${cells.join(',')}\n`
}

/** A file of records. */
export function callFile(records: readonly CallValues[], width = 133): string {
  return callHeader(width) + records.map((record) => callRow(record, width)).join('')
}

/** Files in memory as a set to be streamed, in chunks of `chunkBytes` that are overwritten once they were used. */
export function callSet(files: Readonly<Record<string, string | Uint8Array>>, chunkBytes = 1 << 20): ByteSet {
  async function* chunks(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      const chunk = new Uint8Array(bytes.subarray(at, at + chunkBytes))
      yield chunk
      chunk.fill(0x22)
    }
  }
  return {
    name: 'made up',
    sources: async function* () {
      for (const [name, content] of Object.entries(files)) yield { name, chunks: () => chunks(content) }
    },
    summary: () => ({ bytes: 0, sha256: '' }),
  }
}
