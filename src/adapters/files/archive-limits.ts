import { UserError } from '../../findings/user-error.js'

const GB = 1024 ** 3
const MB = 1024 ** 2

/** What an archive may hold at most; anything beyond is refused, whatever it claims to be. */
export interface ArchiveLimits {
  readonly members: number
  readonly memberBytes: number
  readonly totalBytes: number
  /** Decompressed over compressed size, looked at above `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  members: 5000,
  memberBytes: GB,
  totalBytes: 2 * GB - 1,
  ratio: 200,
  ratioFromBytes: 64 * MB,
}

/** Refuses an archive that is larger than an export can be. */
export function tooLarge(archive: string, what: string): UserError {
  return new UserError(`${archive} is refused: ${what}`, {
    hint: 'No Unified CM export is that large. Export again, or split the export by ticking fewer items.',
  })
}

/** Checks one member against the limits, and all members read so far. */
export function checkSize(archive: string, limits: ArchiveLimits, member: string, bytes: number, total: number): void {
  if (bytes > limits.memberBytes) throw tooLarge(archive, `${member} has ${bytes} bytes`)
  if (total > limits.totalBytes) throw tooLarge(archive, `its members have more than ${limits.totalBytes} bytes`)
}
