import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { ByteSource } from '../../../ingest/ports.js'
import { boundedChunks, type ByteLimits, isTooMuch, tooMuch, type Unpacking, unpacksToTooMuch } from './byte-limits.js'
import { unwrappedChunks } from './gunzipped-chunks.js'
import { damaged, explainedChunks, readError } from './read-error.js'

/** The four bytes at the start of a zip file, also of an empty one. */
export function startsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/**
 * The members of a zip file, one after the other, in the order of its directory. Nothing is written to disk:
 * a name is only a name.
 *
 * @throws UserError for a damaged, encrypted or oversized archive, or one with paths that lead outside
 */
export async function* zipMembers(path: string, name: string, limits: ByteLimits): AsyncGenerator<ByteSource> {
  const zip = await opened(path, name)
  try {
    if (zip.entryCount > limits.files) throw tooMuch(name, `it has more than ${limits.files} members`)
    await checkDirectory(path, name, limits)
    const archive: Unpacking = { packed: zip.fileSize, unpacked: 0 }
    const entries = zip.eachEntry()[Symbol.asyncIterator]()
    for (;;) {
      const entry = await nextEntry(entries, name)
      if (entry === undefined) return
      if (!isVisibleFile(entry.fileName)) continue
      yield memberSource(zip, entry, `${name}/${entry.fileName}`, limits, archive)
    }
  } finally {
    zip.close()
  }
}

/** The fixed part of what stands before the bytes of a member. */
const LOCAL_HEADER = 30

/**
 * Refuses, before a byte is unpacked, members that lie in one another and more bytes than the file can hold:
 * both are how a small file is made to unpack for ever.
 */
async function checkDirectory(path: string, name: string, limits: ByteLimits): Promise<void> {
  const zip = await opened(path, name)
  try {
    const entries = zip.eachEntry()[Symbol.asyncIterator]()
    const all: Unpacking = { packed: zip.fileSize, unpacked: 0 }
    const places: { readonly from: number; readonly to: number }[] = []
    for (;;) {
      const entry = await nextEntry(entries, name)
      if (entry === undefined) break
      all.unpacked += entry.uncompressedSize
      if (isTooMuch(all, limits)) throw unpacksToTooMuch(name, limits)
      const from = entry.relativeOffsetOfLocalHeader
      places.push({ from, to: from + LOCAL_HEADER + entry.compressedSize })
    }
    places.sort((a, b) => a.from - b.from)
    if (places.some(({ from }, at) => from < (places[at - 1]?.to ?? 0))) {
      throw tooMuch(name, 'its members lie in one another')
    }
  } finally {
    zip.close()
  }
}

async function opened(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false })
  } catch (error) {
    throw readError(error, name)
  }
}

async function nextEntry(entries: AsyncIterator<Entry>, name: string): Promise<Entry | undefined> {
  try {
    const next = await entries.next()
    return next.done === true ? undefined : next.value
  } catch (error) {
    if (error instanceof Error && /relative path|absolute path/.test(error.message)) {
      throw tooMuch(name, `${error.message} leads outside`)
    }
    throw readError(error, name)
  }
}

/** Folders have no bytes; what systems leave behind (`__MACOSX`, dot files) are no records. */
export function isVisibleFile(name: string): boolean {
  return !name.endsWith('/') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
}

function memberSource(zip: ZipFile, entry: Entry, name: string, limits: ByteLimits, archive: Unpacking): ByteSource {
  if (isLink(entry)) return { name, skipped: 'a link, not followed', chunks: noChunks }
  const bounded = (): AsyncIterable<Uint8Array> => {
    const inside = unwrappedChunks(checkedMember(zip, entry, name))
    return boundedChunks(name, limits, Math.max(1, entry.compressedSize), inside, archive)
  }
  return { name, chunks: () => explainedChunks(name, bounded()) }
}

/** The bytes of a member against the size and the check sum that the directory states. */
async function* checkedMember(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw tooMuch(name, 'it is protected by a password')
  const stream = await zip.openReadStreamPromise(entry)
  let sum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } finally {
    stream.destroy()
  }
  if (sum !== entry.crc32) throw damaged(name, 'its check sum is wrong')
}

/** Zip files made on Unix keep the mode of a file in the upper half of its attributes. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

/** Of what is not read. */
export async function* noChunks(): AsyncGenerator<Uint8Array> {
  // Nothing is read.
}
