import { ReadableStream } from 'node:stream/web'
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar'
import type { ByteSource } from '../../../ingest/ports.js'
import { boundedChunks, type ByteLimits, tooMuch } from './byte-limits.js'
import { unwrappedChunks } from './gunzipped-chunks.js'
import { damaged, explainedChunks, readError } from './read-error.js'
import { isVisibleFile, noChunks } from './zip-members.js'

const BLOCK = 512

/** A tar says `ustar` at byte 257. */
export function startsTar(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar'
}

/** How many bytes `startsTar` has to see. */
export const TAR_HEAD = BLOCK

/**
 * The members of a tar while it streams by, in its order.
 *
 * @throws UserError for an archive that is corrupt or cut off, also at the border of two members
 */
export async function* tarMembers(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  limits: ByteLimits,
): AsyncGenerator<ByteSource> {
  const tail = new ZeroTail()
  const input = ReadableStream.from(tail.watched(explainedChunks(name, chunks)))
  const entries = input.pipeThrough<ParsedTarEntry>(createTarDecoder({ strict: true }))[Symbol.asyncIterator]()
  let members = 0
  for (;;) {
    const entry = await nextEntry(entries, name)
    if (entry === undefined) break
    members += 1
    if (members > limits.files) throw tooMuch(name, `it has more than ${limits.files} members`)
    if (isUnsafe(entry.header.name)) throw tooMuch(name, `${JSON.stringify(entry.header.name)} leads outside`)
    yield* memberSource(entry, name, limits)
  }
  if (!tail.isEnd()) throw damaged(name, `it ends after ${members} members without the mark of its end`)
}

async function nextEntry(entries: AsyncIterator<ParsedTarEntry>, name: string): Promise<ParsedTarEntry | undefined> {
  try {
    const next = await entries.next()
    return next.done === true ? undefined : next.value
  } catch (error) {
    throw readError(error, name)
  }
}

/** The decoder goes on only when the bytes of a member were taken, so what nobody wants is poured away. */
async function* memberSource(
  { header, body }: ParsedTarEntry,
  archive: string,
  limits: ByteLimits,
): AsyncGenerator<ByteSource> {
  const name = `${archive}/${header.name.replace(/^\.\//, '')}`
  const isFile = header.type === undefined || header.type === 'file'
  const use = { isTaken: false }
  if (isFile && isVisibleFile(header.name.replace(/^\.\//, ''))) {
    const chunks = (): AsyncIterable<Uint8Array> => {
      use.isTaken = true
      const inside = unwrappedChunks(body as AsyncIterable<Uint8Array>)
      return explainedChunks(name, boundedChunks(name, limits, Math.max(1, header.size), inside))
    }
    yield { name, chunks }
  } else if (!isFile && header.type !== 'directory') {
    yield {
      name,
      skipped: header.type === 'symlink' ? 'a link, not followed' : `a ${header.type ?? 'thing'}`,
      chunks: noChunks,
    }
  }
  if (!use.isTaken) await body.cancel()
}

function isUnsafe(name: string): boolean {
  return name.startsWith('/') || name.split('/').includes('..')
}

/** Watches whether a stream ends with the two zero blocks that mark the end of a tar. */
class ZeroTail {
  private zeros = 0
  private size = 0

  async *watched(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      let at = chunk.length
      while (at > 0 && chunk[at - 1] === 0) at -= 1
      this.size += chunk.length
      this.zeros = at === 0 ? this.zeros + chunk.length : chunk.length - at
      yield chunk
    }
  }

  isEnd(): boolean {
    return this.size % BLOCK === 0 && this.zeros >= 2 * BLOCK
  }
}
