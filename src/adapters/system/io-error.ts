import { UserError } from '../../findings/user-error.js'

const REASONS: Readonly<Record<string, { readonly says: string; readonly hint: string }>> = {
  EACCES: { says: 'permission denied', hint: 'check the owner and mode of the folder' },
  EPERM: {
    says: 'not permitted',
    hint: 'check the owner and mode of the folder, and that no other program has it open',
  },
  EBUSY: { says: 'another program has it open', hint: 'close it there and try again' },
  EROFS: { says: 'the file system is read-only', hint: 'choose a folder that can be written' },
  ENOSPC: { says: 'the disk is full', hint: 'free some space and try again' },
  EDQUOT: { says: 'the disk quota is used up', hint: 'free some space and try again' },
  ENOENT: { says: 'no such file or folder', hint: 'check the path' },
  ENOTDIR: { says: 'a part of the path is not a folder', hint: 'check the path' },
  EISDIR: { says: 'it is a folder', hint: 'name a file' },
  EIO: { says: 'the disk reports an error', hint: 'check the disk' },
}

/** True when an error of the system carries one of these codes (`ENOENT`, …). */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
}

/** `cannot <verb> <path>: <reason>` where the operator can act; any other error as it is. */
export function ioError(error: unknown, verb: string, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const reason = REASONS[error.code]
  if (reason === undefined) return error
  return new UserError(`cannot ${verb} ${path}: ${reason.says}`, { hint: reason.hint })
}
