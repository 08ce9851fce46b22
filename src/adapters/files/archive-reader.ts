import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { compareText } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { ArchiveReader, InputArchive, InputContent } from '../../ingest/ports.js'
import { sha256 } from '../../model/fingerprint.js'
import { readFolder } from './archive-folder.js'
import { gunzipped, isGzip } from './archive-gzip.js'
import { ARCHIVE_LIMITS, type ArchiveLimits, type OpenedAs, tooLarge } from './archive-limits.js'
import { ARCHIVE_SHAPES } from './archive-shape.js'
import { readTar } from './archive-tar.js'

/** Opens an input from disk: a tar, a compressed tar, or a folder with its members. Nothing is unpacked to disk. */
export class FileArchiveReader implements ArchiveReader {
  private readonly limits: ArchiveLimits

  constructor(limits: ArchiveLimits = ARCHIVE_LIMITS) {
    this.limits = limits
  }

  /** @throws UserError for an input that is missing, unreadable, cut off, unsafe or no export */
  async open(path: string, content: InputContent = 'ucm-export'): Promise<InputArchive> {
    const opened = { archive: basename(resolve(path)), shape: ARCHIVE_SHAPES[content], limits: this.limits }
    try {
      const facts = await stat(path)
      const archive = facts.isDirectory() ? await folder(opened, path) : await file(opened, path, facts.size)
      requireExpected(opened, archive)
      return archive
    } catch (error) {
      throw explained(error, path)
    }
  }
}

async function folder(opened: OpenedAs, path: string): Promise<InputArchive> {
  const members = await readFolder(opened, path)
  const digests = members.map((member) => `${sha256(member.bytes)}  ${member.name}\n`).sort(compareText)
  return { name: opened.archive, sha256: sha256(digests.join('')), members }
}

async function file(opened: OpenedAs, path: string, size: number): Promise<InputArchive> {
  const name = opened.archive
  if (size === 0) {
    throw new UserError(`${name} is empty`, { hint: 'Fetch the export again; it has 0 bytes.' })
  }
  if (size > opened.limits.totalBytes) throw tooLarge(name, `it has ${size} bytes`, opened.shape)
  const bytes = await readFile(path)
  const tar = isGzip(bytes) ? await gunzipped(opened, bytes) : bytes
  refuseOtherFormats(opened, tar)
  return { name, sha256: sha256(bytes), members: await readTar(opened, tar) }
}

/** A tar says `ustar` at byte 257; other files are named for what they are. */
function refuseOtherFormats(opened: OpenedAs, bytes: Uint8Array): void {
  const starts = (text: string): boolean => Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text
  if (starts('PK')) throw foreign(opened, 'It is a zip file: unpack it and name the folder.')
  const magic = Buffer.from(bytes.subarray(257, 262)).toString('latin1')
  if (magic === 'ustar') return
  const first = Buffer.from(bytes.subarray(0, 24))
    .toString('latin1')
    .replace(/[^ -~]/g, '.')
  throw foreign(opened, `It is no tar; it starts with ${JSON.stringify(first)}. Name a .tar, a .tar.gz or a folder.`)
}

function requireExpected(opened: OpenedAs, archive: InputArchive): void {
  if (archive.members.some((member) => opened.shape.expected.test(member.name))) return
  const seen = archive.members.slice(0, 5).map((member) => member.name)
  throw foreign(
    opened,
    seen.length === 0
      ? 'It holds nothing.'
      : `It holds no ${opened.shape.expectedWord}; the first files are ${seen.join(', ')}.`,
  )
}

function foreign({ archive, shape }: OpenedAs, hint: string): UserError {
  return new UserError(`not a ${shape.name}: ${archive}`, { hint })
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
