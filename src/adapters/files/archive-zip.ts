import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { UserError } from '../../findings/user-error.js'
import type { InputMember } from '../../ingest/ports.js'
import { requireExpected } from './archive-expected.js'
import { checkRatio, checkSize, memberLimit, type OpenedAs, tooLarge } from './archive-limits.js'
import { checkUnique, memberName, unsafeMember } from './archive-member-name.js'

/** Of the mode that Unix tools note for a member: what kind of thing it is. */
const KIND_OF_FILE = 0o170000
const REGULAR = 0o100000

/** True when the bytes start as a zip does, also an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/**
 * Members of a zip, in the order of its directory. One folder around all of them is dropped where
 * members stand flat, as are the hidden files that desktops add.
 *
 * @throws UserError for a damaged, encrypted, unsafe or oversized archive
 */
export async function readZip(opened: OpenedAs, bytes: Uint8Array): Promise<InputMember[]> {
  const { archive } = opened
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    decodeStrings: false,
  }).catch((error: unknown) => {
    throw damaged(archive, error)
  })
  const entries = await listed(opened, zip)
  // A document of an office program is a zip, too, and its folders are no attack.
  requireExpected(
    opened,
    entries.map(({ written }) => written.slice(written.lastIndexOf('/') + 1)),
  )
  refuseUnread(opened, entries, bytes.length)
  const seen = new Set<string>()
  const members: InputMember[] = []
  for (const { written, entry } of opened.shape.nested ? entries : withoutCommonFolder(entries)) {
    const name = memberName(opened, written)
    checkUnique(opened, seen, name)
    members.push({ name, bytes: await unpacked(opened, zip, written, entry) })
  }
  return members
}

interface Listed {
  readonly written: string
  readonly entry: Entry
}

/** The files of the directory; folders have no content and are named by their files. */
async function listed(opened: OpenedAs, zip: ZipFile): Promise<readonly Listed[]> {
  const limit = memberLimit(opened.limits, opened.shape)
  const found: Listed[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      const written = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      if (written.endsWith('/')) {
        memberName({ ...opened, shape: { ...opened.shape, nested: true } }, written.slice(0, -1))
        continue
      }
      if (isLeftBehind(written)) continue
      found.push({ written, entry })
      if (found.length > limit) throw tooLarge(opened.archive, `it has more than ${limit} members`, opened.shape)
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw damaged(opened.archive, error)
  }
  return found
}

/** What can be refused before a byte is unpacked. */
function refuseUnread(opened: OpenedAs, entries: readonly Listed[], packedBytes: number): void {
  let total = 0
  for (const { written, entry } of entries) {
    const kind = (entry.externalFileAttributes >>> 16) & KIND_OF_FILE
    if (kind !== 0 && kind !== REGULAR) throw unsafeMember(opened, written, 'is a link or a device, not a file')
    if (entry.isEncrypted()) {
      throw new UserError(`${opened.archive} is refused: member ${JSON.stringify(written)} is encrypted`, {
        hint: 'Unpack it with its password, and name the folder.',
      })
    }
    if (!entry.canDecodeFileData()) {
      throw unsafeMember(opened, written, `is packed by a method (${entry.compressionMethod}) that is not read`)
    }
    total += entry.uncompressedSize
    checkSize(opened, written, entry.uncompressedSize, total)
    checkRatio(opened, total, packedBytes)
  }
}

/** A flat export that somebody packed with its folder. */
function withoutCommonFolder(entries: readonly Listed[]): readonly Listed[] {
  const folder = /^[^/]+\//.exec(entries[0]?.written ?? '')?.[0]
  if (folder === undefined || folder === '../' || !entries.every(({ written }) => written.startsWith(folder))) {
    return entries
  }
  return entries.map(({ written, entry }) => ({ written: written.slice(folder.length), entry }))
}

/** `.DS_Store`, `__MACOSX/._phone.csv`: what desktops leave behind; `..` is nothing of the kind. */
function isLeftBehind(written: string): boolean {
  const parts = written.split('/')
  return parts[0] === '__MACOSX' || parts.some((part) => part.startsWith('.') && part !== '.' && part !== '..')
}

/** The library checks the size, and nobody else the checksum. */
async function unpacked(opened: OpenedAs, zip: ZipFile, written: string, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let sum = 0
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum)
      chunks.push(chunk)
    }
  } catch (error) {
    throw damaged(opened.archive, error)
  }
  if (sum !== entry.crc32) throw damaged(opened.archive, `the checksum of ${written} is wrong`)
  return Buffer.concat(chunks)
}

function damaged(archive: string, error: unknown): UserError {
  const why = error instanceof Error ? error.message : String(error)
  return new UserError(`${archive} is a damaged zip, or was cut off: ${why}`, {
    hint: 'The copy or download did not finish, or it is no zip. Fetch the export again and compare its size.',
  })
}
