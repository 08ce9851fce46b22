import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../../findings/user-error.js'
import { compareText } from '../../findings/finding.js'
import type { InputMember } from '../../ingest/ports.js'
import { type ArchiveLimits, checkSize, tooLarge } from './archive-limits.js'
import { checkUnique, unsafeMember } from './archive-member-name.js'

/**
 * The files of a folder, sorted by name. Hidden files, which systems leave behind, are not members;
 * a folder or a link among the files is refused rather than passed over.
 *
 * @throws UserError for a folder with other things than files in it, or too much of them
 */
export async function readFolder(archive: string, path: string, limits: ArchiveLimits): Promise<InputMember[]> {
  const found = await readdir(path, { withFileTypes: true })
  const entries = found.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => compareText(a.name, b.name))
  if (entries.length > limits.members) throw tooLarge(archive, `it has more than ${limits.members} files`)
  if (!entries.some((entry) => entry.isFile())) {
    throw new UserError(`not a Unified CM export: ${archive} holds no files`, {
      hint: 'Name the folder that holds header.txt and the .csv files themselves.',
    })
  }
  const members: InputMember[] = []
  const seen = new Set<string>()
  let total = 0
  for (const entry of entries) {
    if (!entry.isFile()) throw unsafeMember(archive, entry.name, 'is a folder, a link or a device, not a file')
    checkUnique(archive, seen, entry.name)
    const { size } = await stat(join(path, entry.name))
    checkSize(archive, limits, entry.name, size, total + size)
    const bytes = await readFile(join(path, entry.name))
    total += bytes.length
    checkSize(archive, limits, entry.name, bytes.length, total)
    members.push({ name: entry.name, bytes })
  }
  return members
}
