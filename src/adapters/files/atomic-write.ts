import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { hasCode, ioError } from '../system/io-error.js'
import { randomId } from '../system/random-id.js'
import { syncFolder } from '../system/sync-folder.js'

/**
 * Writes a file so that at every moment the old bytes or the new ones stand there whole, and the
 * new ones are on the disk when it returns. New files get mode 0600, others keep theirs. What is
 * no regular file (a pipe, a terminal) is written to directly. `beforeReplacing` runs when the new
 * bytes are on the disk and nothing but the renaming is left. Throws UserError.
 */
export function atomicWrite(
  path: string,
  content: Uint8Array | string,
  beforeReplacing: () => void = () => undefined,
): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  try {
    const target = followed(path)
    const existing = statSync(target, { throwIfNoEntry: false })
    if (existing?.isDirectory() === true) throw isFolder(path)
    if (existing !== undefined && !existing.isFile()) {
      beforeReplacing()
      writeTo(openSync(target, 'w'), bytes)
    } else replace(target, bytes, existing?.mode ?? 0o600, beforeReplacing)
  } catch (error) {
    throw ioError(error, 'write', path)
  }
}

function isFolder(path: string): Error {
  return Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
}

function replace(target: string, bytes: Uint8Array, mode: number, beforeReplacing: () => void): void {
  const folder = dirname(target)
  const temporary = join(folder, `.${basename(target)}.${randomId()}.tmp`)
  const handle = openSync(temporary, 'wx', mode & 0o777)
  try {
    writeTo(handle, bytes)
    beforeReplacing()
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
