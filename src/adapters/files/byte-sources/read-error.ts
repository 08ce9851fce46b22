import { UserError } from '../../../findings/user-error.js'
import { ioError } from '../../system/io-error.js'

/** What the operator can do about a file that cannot be read to its end; a UserError stays as it is. */
export function readError(error: unknown, name: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error
  const io = ioError(error, 'read', name)
  if (io instanceof UserError) return io
  return damaged(name, error.message)
}

/** An archive that is not whole is never taken for a shorter one. */
export function damaged(name: string, why: string): UserError {
  return new UserError(`${name} is damaged or cut off: ${why}`, {
    hint: 'The copy or download did not finish. Fetch the file again and compare its size.',
  })
}

/** Turns what goes wrong while chunks are made into words; nothing that the reader of the chunks throws. */
export async function* explainedChunks(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    throw readError(error, name)
  }
}
