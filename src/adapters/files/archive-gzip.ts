import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UserError } from '../../findings/user-error.js'
import { type OpenedAs, tooLarge } from './archive-limits.js'

/** True when the bytes start as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * Decompresses piece by piece and stops as soon as a limit is passed.
 *
 * @throws UserError for damaged, cut off or suspiciously dense data
 */
export async function gunzipped({ archive, limits, shape }: OpenedAs, bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  const gunzip = Readable.from([bytes]).pipe(createGunzip())
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limits.totalBytes) throw tooLarge(archive, `it unpacks to more than ${limits.totalBytes} bytes`, shape)
      if (size > limits.ratioFromBytes && size > bytes.length * limits.ratio) {
        throw tooLarge(archive, `it unpacks to more than ${limits.ratio} times its size`, shape)
      }
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${archive} is damaged or cut off: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'The copy or download did not finish. Fetch the export again and compare its size.',
    })
  }
  return Buffer.concat(chunks, size)
}
