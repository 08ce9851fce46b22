import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { compareText } from '../../../findings/finding.js'
import { UserError } from '../../../findings/user-error.js'
import { type ByteLimits, tooMuch } from './byte-limits.js'
import { readError } from './read-error.js'

/** One file that was named, or lies in a folder that was named. */
export interface FoundFile {
  readonly path: string
  readonly name: string
  /** Bytes on disk. */
  readonly size: number
  /** A link in a folder, or something that is no file: it is told and not read. */
  readonly skipped?: string
}

/**
 * Every file below the paths, sorted by name. A path that is a link is followed, because a person named it;
 * links inside folders are not. Hidden files are passed over. A path named twice counts once.
 *
 * @throws UserError for a path that is missing or unreadable, or too many files
 */
export async function foundFiles(paths: readonly string[], limits: ByteLimits): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  const seen = new Set<string>()
  for (const path of paths) {
    try {
      const real = await realpath(path)
      if (seen.has(real)) continue
      seen.add(real)
      await takePath(found, path, paths.length > 1, limits)
    } catch (error) {
      throw readError(error, path)
    }
  }
  if (found.length === 0) {
    throw new UserError(`${paths.join(', ')}: no files`, {
      hint: 'Name files, folders that hold them, or archives of them.',
    })
  }
  return found.sort((a, b) => compareText(a.name, b.name))
}

async function takePath(found: FoundFile[], path: string, isOneOfSeveral: boolean, limits: ByteLimits): Promise<void> {
  const facts = await stat(path)
  const base = basename(resolve(path))
  if (facts.isDirectory()) await walk(found, path, isOneOfSeveral ? base : '', 0, limits)
  else if (facts.isFile()) found.push({ path, name: base, size: facts.size })
  else throw new UserError(`${path} is no file and no folder`, { hint: 'Save what it gives to a file first.' })
}

async function walk(
  found: FoundFile[],
  folder: string,
  under: string,
  depth: number,
  limits: ByteLimits,
): Promise<void> {
  if (depth > limits.depth) throw tooMuch(folder, `folders stand in each other more than ${limits.depth} deep`)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    const name = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isDirectory()) await walk(found, path, name, depth + 1, limits)
    else if (entry.isFile()) found.push({ path, name, size: (await stat(path)).size })
    else found.push({ path, name, size: 0, skipped: whatItIs(entry) })
    if (found.length > limits.files) throw tooMuch(folder, `there are more than ${limits.files} files`)
  }
}

function whatItIs(entry: Dirent): string {
  return entry.isSymbolicLink() ? 'a link, not followed' : 'no file'
}
