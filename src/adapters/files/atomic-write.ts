import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { hasCode, ioError } from '../system/io-error.js'
import { randomId } from '../system/random-id.js'
import { syncFolder } from '../system/sync-folder.js'

/**
 * Writes a file so that at every moment the old bytes or the new ones stand there whole, and the
 * new ones are on the disk when it returns. New files get mode 0600, others keep theirs. What is
 * no regular file (a pipe, a terminal) is written to directly. Throws UserError.
 */
export function atomicWrite(path: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  try {
    const target = followed(path)
    const existing = statSync(target, { throwIfNoEntry: false })
    if (existing !== undefined && !existing.isFile() && !existing.isDirectory()) writeTo(openSync(target, 'w'), bytes)
    else replace(target, bytes, existing?.mode ?? 0o600)
  } catch (error) {
    throw ioError(error, 'write', path)
  }
}

function replace(target: string, bytes: Uint8Array, mode: number): void {
  const folder = dirname(target)
  const temporary = join(folder, `.${basename(target)}.${randomId()}.tmp`)
  const handle = openSync(temporary, 'wx', mode & 0o777)
  try {
    writeTo(handle, bytes)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(folder)
}

/** Writes all bytes, makes them durable where that has a meaning, and closes. */
function writeTo(handle: number, bytes: Uint8Array): void {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
    try {
      fsyncSync(handle)
    } catch (error) {
      // Pipes and terminals have nothing to make durable.
      if (!hasCode(error, 'EINVAL', 'ENOTSUP')) throw error
    }
  } finally {
    closeSync(handle)
  }
}

/** A symbolic link is followed: the file it names is replaced, not the link. */
function followed(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return path
    throw error
  }
}
