import { UserError } from '../../findings/user-error.js'

const MB = 1024 ** 2

/** What one reading of call records may hold; the memory it takes follows from these, not from the input. */
export interface CallLimits {
  /** Different records; 16 bytes each at most to know a repeated one. */
  readonly records: number
  /** For begins and ends of calls on devices and pilots. */
  readonly timelineBytes: number
  /** Devices, and pilots, that are counted apart. */
  readonly devices: number
  readonly pilots: number
  /** Different pairs, and patterns, that are counted at once; half of it bounds the error beyond. */
  readonly pairs: number
  readonly patterns: number
  /** Rows of the lists that are kept in the end. */
  readonly topRows: number
  readonly clusterIds: number
  /** Files that are told one by one. */
  readonly members: number
}

export const CALL_LIMITS: CallLimits = {
  records: 20_000_000,
  timelineBytes: 512 * MB,
  devices: 5_000,
  pilots: 10_000,
  pairs: 100_000,
  patterns: 50_000,
  topRows: 10_000,
  clusterIds: 1_000,
  members: 20_000,
}

/** More than can be added up at once: refused, so that no figure is ever a guess. */
export function tooManyRecords(): UserError {
  return new UserError('these are more call records than can be added up at once', {
    hint: 'Name a shorter time with --from and --to; a few busy weeks say as much as a year.',
  })
}
