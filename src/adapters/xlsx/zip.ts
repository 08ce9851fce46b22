import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { UserError } from '../../findings/user-error.js'

/** One member of an archive, unpacked. */
export interface ZipEntry {
  readonly name: string
  readonly content: Buffer
}

/** What an archive may cost before it is refused; all counted before anything is unpacked. */
export interface ZipLimits {
  readonly archiveBytes: number
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
  /** Unpacked bytes per packed byte; only asked above `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

interface Member {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly headerOffset: number
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_RECORD = 0x06054b50
/** 1980-01-01, the zero of the format: an archive carries no clock. */
const FIXED_DATE = 0x0021
const UTF8_NAMES = 0x0800
const STORED = 0
const DEFLATED = 8

/** Packs the entries in the given order, without any time in it. */
export function writeZip(entries: Iterable<ZipEntry>, options: { readonly compress: boolean }): Buffer {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  let count = 0
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name)
    const packed = options.compress ? deflateRawSync(content) : content
    // The fields both headers share, from "version needed" to "extra field length".
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(UTF8_NAMES, 2)
    fields.writeUInt16LE(options.compress ? DEFLATED : STORED, 4)
    fields.writeUInt16LE(FIXED_DATE, 8)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)
    parts.push(uint32(LOCAL_HEADER), fields, nameBytes, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(uint32(CENTRAL_HEADER), Buffer.from([20, 0]), fields, rest, nameBytes)
    count++
    offset += 30 + nameBytes.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END_RECORD, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

/**
 * Unpacks a whole archive within the limits. The sizes the directory declares are enforced while
 * unpacking, so a member that lies about its size is refused as well.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (archive.length > limits.archiveBytes) throw tooLarge(`it has ${String(archive.length)} bytes`)
  const members = readDirectory(archive, limits.entries)
  const total = members.reduce((sum, member) => sum + member.size, 0)
  if (total > limits.totalBytes) throw tooLarge(`it unpacks to ${String(total)} bytes`)
  const largest = members.find((member) => member.size > limits.entryBytes)
  if (largest !== undefined) throw tooLarge(`${largest.name} unpacks to ${String(largest.size)} bytes`)
  if (total > limits.ratioFromBytes && total > limits.ratio * archive.length) {
    throw tooLarge(`${String(archive.length)} bytes unpack to ${String(total)}`)
  }
  return members.map((member) => ({ name: member.name, content: unpack(archive, member) }))
}

function readDirectory(archive: Buffer, maximumEntries: number): Member[] {
  const end = endRecordOffset(archive)
  const count = archive.readUInt16LE(end + 10)
  const start = archive.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff) throw tooLarge('it is a 64-bit archive')
  if (count > maximumEntries) throw tooLarge(`it has ${String(count)} members`)
  const members: Member[] = []
  const names = new Set<string>()
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || archive.readUInt32LE(at) !== CENTRAL_HEADER) throw damaged('its directory is cut off')
    if ((archive.readUInt16LE(at + 8) & 1) !== 0) throw encrypted()
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    if (names.has(name)) throw damaged(`it holds ${name} twice`)
    names.add(name)
    members.push({
      name,
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      headerOffset: archive.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return members
}

function endRecordOffset(archive: Buffer): number {
  // The record is 22 bytes and may be followed by a comment of up to 65,535.
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 0xffff); at--) {
    if (archive.readUInt32LE(at) === END_RECORD) return at
  }
  throw damaged('it is no zip archive, or its end is cut off')
}

function unpack(archive: Buffer, member: Member): Buffer {
  const { headerOffset, packedSize, size, method } = member
  if (headerOffset + 30 > archive.length || archive.readUInt32LE(headerOffset) !== LOCAL_HEADER) {
    throw damaged(`${member.name} is not where the directory says`)
  }
  const start = headerOffset + 30 + archive.readUInt16LE(headerOffset + 26) + archive.readUInt16LE(headerOffset + 28)
  if (start + packedSize > archive.length) throw damaged(`${member.name} is cut off`)
  const packed = archive.subarray(start, start + packedSize)
  if (method !== STORED && method !== DEFLATED) throw damaged(`${member.name} is packed in an unknown way`)
  const content = method === STORED ? packed : inflate(packed, member)
  if (content.length !== size || crc32(content) !== member.crc) {
    throw damaged(`${member.name} does not have the declared content`)
  }
  return content
}

function inflate(packed: Buffer, member: Member): Buffer {
  try {
    // A limit of 0 would mean the default, so an empty member is allowed one byte and checked above.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, member.size) })
  } catch (error) {
    throw damaged(`${member.name} cannot be unpacked (${error instanceof Error ? error.message : String(error)})`)
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}

function tooLarge(why: string): UserError {
  return new UserError(`The workbook is refused as too large: ${why}.`, {
    hint: 'Return the workbook that was handed out, with answers filled in and nothing pasted into it.',
    kind: 'refused',
  })
}

function damaged(why: string): UserError {
  return new UserError(`The file is not a readable .xlsx workbook: ${why}.`, {
    hint: 'Open it in the spreadsheet program and save it again as .xlsx, or ask for the file once more.',
  })
}

/** The message for a workbook that is protected by a password to open it. */
export function encrypted(): UserError {
  return new UserError('The workbook is protected by a password, or is in the old .xls format.', {
    hint: 'Save it as .xlsx without a password.',
  })
}
