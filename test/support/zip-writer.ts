import { crc32, deflateRawSync } from 'node:zlib'

/** One member of a zip as a test wants it, sound or not. */
export interface ZipFile {
  readonly name: string
  readonly data: Uint8Array
  /** Unix mode with the kind of file, e.g. `0o120777` for a symbolic link. */
  readonly mode?: number
  /** Says that the member is encrypted. */
  readonly encrypted?: boolean
  /** Unpacked size and checksum as written, where they are to lie. */
  readonly claims?: { readonly size?: number; readonly checksum?: number }
  /** Packing method, by default 8, deflate. */
  readonly method?: number
}

const UTF8_NAMES = 0x800
const MADE_ON_UNIX = 3 << 8

/** A zip of these members, packed by deflate, with its directory. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const file of files) {
    const name = Buffer.from(file.name)
    const packed = deflateRawSync(file.data)
    const facts = factsOf(file, packed.length)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    facts.copy(local, 4)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(MADE_ON_UNIX | 20, 4)
    facts.copy(entry, 6)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 38)
    entry.writeUInt32LE(at, 42)
    parts.push(local, name, packed)
    directory.push(entry, name)
    at += local.length + name.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, index, end])
}

/** What stands alike in the header of the member and in the directory: version, flags, method, sizes. */
function factsOf({ data, encrypted, claims, method }: ZipFile, packedBytes: number): Buffer {
  const facts = Buffer.alloc(22)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(UTF8_NAMES | (encrypted === true ? 1 : 0), 2)
  facts.writeUInt16LE(method ?? 8, 4)
  facts.writeUInt32LE(claims?.checksum ?? crc32(data), 10)
  facts.writeUInt32LE(packedBytes, 14)
  facts.writeUInt32LE(claims?.size ?? data.length, 18)
  return facts
}
