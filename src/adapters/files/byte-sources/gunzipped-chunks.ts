import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

const CHUNK_BYTES = 1 << 18

/** True when the bytes start as gzip does. */
export function startsGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Decompresses while it is read; ends in an error when the data is damaged or cut off. */
export async function* gunzippedChunks(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = Readable.from(packed)
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  // An error of the input must end the reader, too.
  input.on('error', (error) => gunzip.destroy(error))
  try {
    yield* input.pipe(gunzip) as AsyncIterable<Uint8Array>
  } finally {
    input.destroy()
    gunzip.destroy()
  }
}

/** Bytes that were looked at first, then the rest. */
export class PeekedChunks implements AsyncIterable<Uint8Array> {
  private readonly rest: AsyncIterator<Uint8Array>
  private readonly seen: Uint8Array[] = []

  /** The chunks must stay valid after the next was asked for. */
  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.rest = chunks[Symbol.asyncIterator]()
  }

  /** The first bytes: `length` of them, fewer only where there are no more. */
  async head(length: number): Promise<Uint8Array> {
    let size = 0
    while (size < length) {
      const next = await this.rest.next()
      if (next.done === true) break
      this.seen.push(next.value)
      size += next.value.length
    }
    return Buffer.concat(this.seen, size).subarray(0, length)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (let chunk = this.seen.shift(); chunk !== undefined; chunk = this.seen.shift()) yield chunk
      for (let next = await this.rest.next(); next.done !== true; next = await this.rest.next()) yield next.value
    } finally {
      await this.close()
    }
  }

  /** Lets go of the file below; also when nobody read on. */
  async close(): Promise<void> {
    await this.rest.return?.()
  }
}

/** What is inside, where a member of an archive is compressed once more. */
export async function* unwrappedChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const peeked = new PeekedChunks(chunks)
  try {
    yield* startsGzip(await peeked.head(2)) ? gunzippedChunks(peeked) : peeked
  } finally {
    await peeked.close()
  }
}
