import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UserError } from '../../findings/user-error.js'
import { checkRatio, type OpenedAs, tooLarge } from './archive-limits.js'

const CHUNK_BYTES = 1 << 18

/** True when the bytes start as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * Decompresses piece by piece and stops as soon as a limit is passed.
 *
 * @throws UserError for damaged, cut off or suspiciously dense data
 */
export async function gunzipped(opened: OpenedAs, bytes: Uint8Array): Promise<Uint8Array> {
  const { archive, limits, shape } = opened
  let unpacked = Buffer.allocUnsafe(expectedSize(opened, bytes))
  let size = 0
  const gunzip = Readable.from([bytes]).pipe(createGunzip({ chunkSize: CHUNK_BYTES }))
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      const from = size
      size += chunk.length
      if (size > limits.totalBytes) throw tooLarge(archive, `it unpacks to more than ${limits.totalBytes} bytes`, shape)
      checkRatio(opened, size, bytes.length)
      if (size > unpacked.length) {
        const room = Math.min(limits.totalBytes, Math.max(2 * unpacked.length, size))
        unpacked = Buffer.concat([unpacked.subarray(0, from)], room)
      }
      unpacked.set(chunk, from)
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${archive} is damaged or cut off: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'The copy or download did not finish. Fetch the export again and compare its size.',
    })
  }
  return unpacked.subarray(0, size)
}

/**
 * A gzip says its size at its end, modulo 2^32: believed as far as the limits go, so that a large text
 * stands in memory once. Where it lies, or several follow each other, there is more to come.
 */
function expectedSize({ limits }: OpenedAs, bytes: Uint8Array): number {
  const said = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true)
  return Math.max(CHUNK_BYTES, Math.min(said, limits.totalBytes, bytes.length * limits.ratio))
}
