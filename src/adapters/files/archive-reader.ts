import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { compareText } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { ArchiveReader, InputArchive, InputMember } from '../../ingest/ports.js'
import { sha256 } from '../../model/fingerprint.js'
import { readFolder } from './archive-folder.js'
import { gunzipped, isGzip } from './archive-gzip.js'
import { ARCHIVE_LIMITS, type ArchiveLimits, tooLarge } from './archive-limits.js'
import { readTar } from './archive-tar.js'

/** Opens an export from disk: a tar, a compressed tar, or a folder with its members. Nothing is unpacked to disk. */
export class FileArchiveReader implements ArchiveReader {
  private readonly limits: ArchiveLimits

  constructor(limits: ArchiveLimits = ARCHIVE_LIMITS) {
    this.limits = limits
  }

  /** @throws UserError for an input that is missing, unreadable, cut off, unsafe or no export */
  async open(path: string): Promise<InputArchive> {
    const name = basename(resolve(path))
    try {
      const facts = await stat(path)
      const archive = facts.isDirectory() ? await this.folder(name, path) : await this.file(name, path, facts.size)
      requireTables(archive)
      return archive
    } catch (error) {
      throw explained(error, path)
    }
  }

  private async folder(name: string, path: string): Promise<InputArchive> {
    const members = await readFolder(name, path, this.limits)
    const digests = members.map((member) => `${sha256(member.bytes)}  ${member.name}\n`).sort(compareText)
    return { name, sha256: sha256(digests.join('')), members }
  }

  private async file(name: string, path: string, size: number): Promise<InputArchive> {
    if (size === 0) {
      throw new UserError(`${name} is empty`, { hint: 'Fetch the export again; it has 0 bytes.' })
    }
    if (size > this.limits.totalBytes) throw tooLarge(name, `it has ${size} bytes`)
    const bytes = await readFile(path)
    const tar = isGzip(bytes) ? await gunzipped(name, bytes, this.limits) : bytes
    refuseOtherFormats(name, tar)
    return { name, sha256: sha256(bytes), members: await readTar(name, tar, this.limits) }
  }
}

/** A tar says `ustar` at byte 257; other files are named for what they are. */
function refuseOtherFormats(name: string, bytes: Uint8Array): void {
  const starts = (text: string): boolean => Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text
  if (starts('PK')) throw foreign(name, 'It is a zip file: unpack it and name the folder.')
  const magic = Buffer.from(bytes.subarray(257, 262)).toString('latin1')
  if (magic === 'ustar') return
  const first = Buffer.from(bytes.subarray(0, 24))
    .toString('latin1')
    .replace(/[^ -~]/g, '.')
  throw foreign(name, `It is no tar; it starts with ${JSON.stringify(first)}. Name a .tar, a .tar.gz or a folder.`)
}

function requireTables(archive: InputArchive): void {
  if (archive.members.some((member) => isTable(member))) return
  const seen = archive.members.slice(0, 5).map((member) => member.name)
  throw foreign(
    archive.name,
    seen.length === 0 ? 'It holds nothing.' : `It holds no table; the first files are ${seen.join(', ')}.`,
  )
}

function isTable(member: InputMember): boolean {
  return /\.csv$/i.test(member.name) || member.name.toLowerCase() === 'header.txt'
}

function foreign(name: string, hint: string): UserError {
  return new UserError(`not a Unified CM export: ${name}`, { hint })
}

/** Names what the operator can do about errors of the file system; anything else is a defect. */
function explained(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError(`no such file or folder: ${path}`, { hint: 'Check the path of the export.' })
    case 'EACCES':
    case 'EPERM':
      return new UserError(`not allowed to read ${path}`, { hint: 'Check the permissions of the file.' })
    default:
      return error
  }
}
