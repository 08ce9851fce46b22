import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compareText } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { InputMember } from '../../ingest/ports.js'
import { sha256 } from '../../model/fingerprint.js'
import { checkSize, memberLimit, type OpenedAs, tooLarge } from './archive-limits.js'
import { checkUnique, memberName, unsafeMember } from './archive-member-name.js'
import { byteSource, digestOf, memberOf } from './archive-source.js'

/** The files of a folder, and the SHA-256 of their names and bytes, which does not depend on the folder. */
interface ReadFolder {
  readonly members: readonly InputMember[]
  readonly sha256: string
}

/**
 * The files of a folder, sorted by name; where the input may have folders, theirs too, with `/` in the
 * name. Hidden files, which systems leave behind, are not members; a link (or, in a flat input, a
 * folder) among the files is refused rather than passed over.
 *
 * @throws UserError for a folder with other things than files in it, or too much of them
 */
export async function readFolder(opened: OpenedAs, path: string): Promise<ReadFolder> {
  const names = (await fileNames(opened, path, '', { count: 0 })).sort(compareText)
  if (names.length === 0) {
    throw new UserError(`not a ${opened.shape.name}: ${opened.archive} holds no files`, {
      hint: [...(await foldersBelow(path)), opened.shape.emptyHint].join(' '),
    })
  }
  const members: InputMember[] = []
  const digests: string[] = []
  const seen = new Set<string>()
  let total = 0
  for (const name of names) {
    checkUnique(opened, seen, name)
    const facts = await lstat(join(path, name))
    if (!facts.isFile()) throw unsafeMember(opened, name, 'is a link or a device, not a file')
    total += facts.size
    checkSize(opened, name, facts.size, total)
    const source = await byteSource(join(path, name), facts)
    digests.push(`${digestOf(source)}  ${name}\n`)
    members.push(memberOf(name, source))
  }
  return { members, sha256: sha256(digests.sort(compareText).join('')) }
}

const FOLDERS_NAMED = 5

/** What a folder holds instead of files, in a sentence; nothing where it is empty. */
async function foldersBelow(path: string): Promise<readonly string[]> {
  const entries = (await readdir(path, { withFileTypes: true })).filter(isVisible)
  const folders = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort(compareText)
  if (folders.length === 0) return []
  const more = folders.length > FOLDERS_NAMED ? `, and ${folders.length - FOLDERS_NAMED} more` : ''
  return [`It holds folders only: name the folders below it, ${folders.slice(0, FOLDERS_NAMED).join(', ')}${more}.`]
}

/** Names below one folder; `found` counts files and folders over the whole walk. */
async function fileNames(opened: OpenedAs, path: string, under: string, found: { count: number }): Promise<string[]> {
  const entries = (await readdir(join(path, under), { withFileTypes: true })).filter(isVisible)
  const limit = memberLimit(opened.limits, opened.shape)
  found.count += entries.length
  if (found.count > limit) throw tooLarge(opened.archive, `it has more than ${limit} files`, opened.shape)
  const isFlat = !opened.shape.nested
  if (isFlat && !entries.some((entry) => entry.isFile())) return []
  const names: string[] = []
  for (const entry of entries) {
    const name = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isFile()) names.push(isFlat ? name : memberName(opened, name))
    else if (isFlat) throw unsafeMember(opened, name, 'is a folder, a link or a device, not a file')
    else if (entry.isDirectory()) names.push(...(await fileNames(opened, path, memberName(opened, name), found)))
    else throw unsafeMember(opened, name, 'is a link or a device, not a file')
  }
  return names
}

function isVisible(entry: Dirent): boolean {
  return !entry.name.startsWith('.')
}
