import { UserError } from '../../findings/user-error.js'
import type { ArchiveShape } from './archive-shape.js'

const GB = 1024 ** 3
const MB = 1024 ** 2

/** What an archive may hold at most; anything beyond is refused, whatever it claims to be. */
export interface ArchiveLimits {
  readonly members: number
  /** Members of an input with folders: one file per person and more. */
  readonly nestedMembers: number
  /** Folders in folders. */
  readonly depth: number
  readonly memberBytes: number
  readonly totalBytes: number
  /** Decompressed over compressed size, looked at above `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  members: 5000,
  nestedMembers: 250_000,
  depth: 16,
  memberBytes: GB,
  totalBytes: 2 * GB - 1,
  ratio: 200,
  ratioFromBytes: 64 * MB,
}

/** Refuses an archive that is larger than an export can be. */
export function tooLarge(archive: string, what: string, shape: ArchiveShape): UserError {
  return new UserError(`${archive} is refused: ${what}`, { hint: shape.sizeHint })
}

/** How many members an archive of this shape may have. */
export function memberLimit(limits: ArchiveLimits, shape: ArchiveShape): number {
  return shape.nested ? limits.nestedMembers : limits.members
}

/** An archive that is being opened: its name, what it should be, and how much it may hold. */
export interface OpenedAs {
  readonly archive: string
  readonly shape: ArchiveShape
  readonly limits: ArchiveLimits
}

/** Checks one member against the limits, and all members read so far. */
export function checkSize({ archive, limits, shape }: OpenedAs, member: string, bytes: number, total: number): void {
  if (bytes > limits.memberBytes) throw tooLarge(archive, `${member} has ${bytes} bytes`, shape)
  if (total > limits.totalBytes) throw tooLarge(archive, `its members have more than ${limits.totalBytes} bytes`, shape)
}

/** Checks how much more an archive unpacks to than it is itself. */
export function checkRatio({ archive, limits, shape }: OpenedAs, unpacked: number, packed: number): void {
  if (unpacked > limits.ratioFromBytes && unpacked > packed * limits.ratio) {
    throw tooLarge(archive, `it unpacks to more than ${limits.ratio} times its size`, shape)
  }
}
