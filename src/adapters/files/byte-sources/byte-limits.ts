import { UserError } from '../../../findings/user-error.js'

const MB = 1024 ** 2

/**
 * What a set of streamed files may hold at most. Nothing of it is kept in memory, so that the limits only
 * stop archives that were made to never end.
 */
export interface ByteLimits {
  /** Files of all folders; members of one archive. */
  readonly files: number
  /** Folders in folders. */
  readonly depth: number
  /** Unpacked over packed size, looked at above `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

export const BYTE_LIMITS: ByteLimits = { files: 500_000, depth: 32, ratio: 200, ratioFromBytes: 64 * MB }

/** Refuses an input that is larger or stranger than a set of files to read can be. */
export function tooMuch(name: string, what: string): UserError {
  return new UserError(`${name} is refused: ${what}`, {
    hint: 'Name fewer files at once, or unpack it and name the folder.',
  })
}

/** What has been unpacked so far of a file of that many bytes. */
export interface Unpacking {
  readonly packed: number
  unpacked: number
}

/** True for more than a file of that size can hold. */
export function isTooMuch({ packed, unpacked }: Unpacking, limits: ByteLimits): boolean {
  return unpacked > limits.ratioFromBytes && unpacked > packed * limits.ratio
}

/** Says so. */
export function unpacksToTooMuch(name: string, limits: ByteLimits): UserError {
  return tooMuch(name, `it unpacks to more than ${limits.ratio} times its size`)
}

/** Passes chunks on and stops as soon as they are too many for the packed size, or for that of the archive around. */
export async function* boundedChunks(
  name: string,
  limits: ByteLimits,
  packed: number,
  chunks: AsyncIterable<Uint8Array>,
  archive?: Unpacking,
): AsyncGenerator<Uint8Array> {
  const own: Unpacking = { packed, unpacked: 0 }
  for await (const chunk of chunks) {
    for (const each of archive === undefined ? [own] : [own, archive]) {
      each.unpacked += chunk.length
      if (isTooMuch(each, limits)) throw unpacksToTooMuch(name, limits)
    }
    yield chunk
  }
}
