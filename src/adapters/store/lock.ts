import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { UserError } from '../../findings/user-error.js'
import { hasCode, ioError } from '../system/io-error.js'

/** Who holds a workspace: the content of its lock file. */
interface Owner {
  readonly pid: number
  readonly host: string
  readonly user: string
  readonly command: string
  /** ISO 8601. */
  readonly since: string
  /** Random: tells two holders with one process id apart. */
  readonly token: string
}

export interface LockOptions {
  readonly waitSeconds: number
  /** The command as typed, for the message of whoever waits. */
  readonly command: string
  readonly now: () => string
  readonly randomId: () => string
  /** Remarks for the operator, such as a lock that was taken over. */
  readonly note: (text: string) => void
  /** Runs work that no two processes may do at once, held by the kernel and not by a file. */
  readonly exclusively: (work: () => void) => void
}

export interface Lock {
  /** Gives the workspace free; harmless when done already. */
  readonly release: () => void
}

const POLL_MILLISECONDS = 100

/**
 * Takes the lock file, waiting up to `waitSeconds` for another process. A lock whose process is dead
 * (same host only: elsewhere nobody can tell) is taken over. Throws UserError `refused` with the
 * holder's name when the wait is over.
 */
export async function acquireLock(path: string, options: LockOptions): Promise<Lock> {
  const owner = ownerHere(options)
  const deadline = performance.now() + options.waitSeconds * 1000
  for (;;) {
    if (create(path, owner)) return held(path, owner)
    const holder = read(path)
    if (holder === 'gone') continue
    if (holder !== 'unreadable' && isDead(holder, owner) && takeOver(path, holder, owner, options)) {
      options.note(`took over the lock of ${describe(holder)}: that process is gone`)
      return held(path, owner)
    }
    if (performance.now() >= deadline) throw inUse(path, holder)
    await delay(POLL_MILLISECONDS)
  }
}

function ownerHere(options: LockOptions): Owner {
  return {
    pid: process.pid,
    host: hostname(),
    user: userName(),
    command: options.command,
    since: options.now(),
    token: options.randomId(),
  }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a user id that has no name.
    return `user ${process.getuid?.() ?? '?'}`
  }
}

/** False when somebody holds it. The file appears with its content, or not at all. */
function create(path: string, owner: Owner): boolean {
  const prepared = `${path}.${owner.token}`
  try {
    writeFileSync(prepared, JSON.stringify(owner), { mode: 0o600, flag: 'wx' })
    try {
      linkSync(prepared, path)
    } catch (error) {
      // File systems without hard links: the content then follows a moment after the file.
      if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error
      writeFileSync(path, JSON.stringify(owner), { mode: 0o600, flag: 'wx' })
    }
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw ioError(error, 'lock', path)
  } finally {
    rmSync(prepared, { force: true })
  }
}

function read(path: string): Owner | 'gone' | 'unreadable' {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone'
    throw ioError(error, 'read', path)
  }
  return parseOwner(text) ?? 'unreadable'
}

/** Undefined for a file that is just being written, or was written by something else: never ours to remove. */
function parseOwner(text: string): Owner | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { pid, ...texts } = value as Record<string, unknown>
  const whole = ['host', 'user', 'command', 'since', 'token'].every((name) => typeof texts[name] === 'string')
  return Number.isSafeInteger(pid) && whole ? (value as Owner) : undefined
}

function isDead(holder: Owner, here: Owner): boolean {
  if (holder.host !== here.host) return false
  try {
    process.kill(holder.pid, 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}

/** Of several processes that saw the same dead holder exactly one gets true. */
function takeOver(path: string, dead: Owner, owner: Owner, options: LockOptions): boolean {
  let taken = false
  options.exclusively(() => {
    const holder = read(path)
    if (holder === 'gone' || holder === 'unreadable' || holder.token !== dead.token) return
    const prepared = `${path}.${owner.token}`
    writeFileSync(prepared, JSON.stringify(owner), { mode: 0o600, flag: 'wx' })
    renameSync(prepared, path)
    taken = true
  })
  return taken
}

function held(path: string, owner: Owner): Lock {
  const release = (): void => {
    process.off('exit', release)
    const holder = read(path)
    if (holder !== 'gone' && holder !== 'unreadable' && holder.token === owner.token) rmSync(path, { force: true })
  }
  // An interrupted command leaves through process.exit and must not leave its lock behind.
  process.on('exit', release)
  return { release }
}

function inUse(path: string, holder: Owner | 'unreadable'): UserError {
  const who = holder === 'unreadable' ? 'another process' : describe(holder)
  return new UserError(`the workspace is in use by ${who}`, {
    kind: 'refused',
    hint: `wait for it, or allow more time with --wait <seconds>; if that process is gone, delete ${path}`,
  })
}

function describe(owner: Owner): string {
  return `${owner.user} on ${owner.host} (process ${owner.pid}, ${owner.command}, since ${owner.since})`
}
