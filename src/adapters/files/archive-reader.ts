import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { UserError } from '../../findings/user-error.js'
import type { ArchiveReader, InputArchive, InputContent } from '../../ingest/ports.js'
import { foreign, requireExpected } from './archive-expected.js'
import { readFolder } from './archive-folder.js'
import { gunzipped, isGzip } from './archive-gzip.js'
import { ARCHIVE_LIMITS, type ArchiveLimits, type OpenedAs, tooLarge } from './archive-limits.js'
import { ARCHIVE_SHAPES } from './archive-shape.js'
import { type ByteSource, byteSource, digestOf, HeldBytes, memberOf } from './archive-source.js'
import { readTar } from './archive-tar.js'
import { isZip, readZip } from './archive-zip.js'

/**
 * Opens an input from disk: a tar, a compressed tar, a zip, a folder with its members, or one member
 * itself. Nothing is unpacked to disk.
 */
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
      const archive = facts.isDirectory()
        ? { name: opened.archive, ...(await readFolder(opened, path)) }
        : await file(opened, path, facts)
      if (!facts.isFile() || !isLoose(archive))
        requireExpected(
          opened,
          archive.members.map(({ name }) => name),
        )
      return archive
    } catch (error) {
      throw explained(error, path)
    }
  }
}

async function file(opened: OpenedAs, path: string, facts: Stats): Promise<InputArchive> {
  const name = opened.archive
  if (!facts.isFile()) {
    throw foreign(opened, 'It is a pipe or a device. Save it to a file, and name that.')
  }
  if (facts.size === 0) {
    throw new UserError(`${name} is empty`, { hint: 'Fetch the export again; it has 0 bytes.' })
  }
  if (facts.size > opened.limits.totalBytes) throw tooLarge(name, `it has ${facts.size} bytes`, opened.shape)
  const source = await byteSource(path, facts)
  const start = source.read(0, Math.min(TAR_MAGIC.end, source.size))
  const opening = { name, sha256: digestOf(source) }
  if (isZip(start)) return { ...opening, members: await readZip(opened, source.read(0, source.size)) }
  if (isGzip(start)) {
    return { ...opening, ...tar(opened, new HeldBytes(await gunzipped(opened, source.read(0, source.size)))) }
  }
  if (isTar(source) || opened.shape.loose?.test(name) !== true) return { ...opening, ...tar(opened, source) }
  return { ...opening, members: [memberOf(name, source)] }
}

function tar(opened: OpenedAs, source: ByteSource): Pick<InputArchive, 'members' | 'tarBytes'> {
  if (!isTar(source)) {
    const first = Buffer.from(source.read(0, Math.min(24, source.size)))
      .toString('latin1')
      .replace(/[^ -~]/g, '.')
    throw foreign(opened, `It is no tar; it starts with ${JSON.stringify(first)}. ${opened.shape.forms}`)
  }
  return { tarBytes: source.size, members: readTar(opened, source) }
}

/** One member that was named itself: what it is shows when it is read. */
function isLoose({ name, members }: InputArchive): boolean {
  return members.length === 1 && members[0]?.name === name
}

const TAR_MAGIC = { text: 'ustar', start: 257, end: 262 } as const

function isTar(source: ByteSource): boolean {
  const { text, start, end } = TAR_MAGIC
  return source.size >= end && Buffer.from(source.read(start, end - start)).toString('latin1') === text
}

/** Names what the operator can do about errors of the file system; anything else is a defect. */
function explained(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
      return new UserError(`no such file or folder: ${path}`, { hint: 'Check the path of the export.' })
    case 'EACCES':
    case 'EPERM':
      return new UserError(`not allowed to read ${pathOf(error) ?? path}`, {
        hint: 'Check the permissions of the file.',
      })
    default:
      return error
  }
}

/** The file that the system names: one of those in a folder, maybe. */
function pathOf(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined
}
