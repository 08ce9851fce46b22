import { open } from 'node:fs/promises'

const CHUNK_BYTES = 1 << 20

/** The first bytes of a file, at most `length`. */
export async function headOf(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(length)
    let size = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, size, length - size, size)
      size += bytesRead
      if (bytesRead === 0 || size === length) return buffer.subarray(0, size)
    }
  } finally {
    await file.close()
  }
}

/**
 * A file in chunks of 1 MB. With `reuse` all chunks share one buffer, and one is valid only until the next is
 * asked for: gigabytes pass by without garbage.
 */
export async function* fileChunks(path: string, reuse: boolean): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const length = Math.max(1, Math.min(CHUNK_BYTES, size))
    let buffer = Buffer.allocUnsafe(length)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, length, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      if (!reuse) buffer = Buffer.allocUnsafe(length)
    }
  } finally {
    await file.close()
  }
}
