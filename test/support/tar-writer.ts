const BLOCK = 512
/** Tools that write tar pad the archive to whole records of twenty blocks. */
const RECORD = 20 * BLOCK

/** One flat member of an archive. */
export interface TarFile {
  readonly name: string
  readonly data: Uint8Array
}

/** What all members of an archive have in common. */
export interface TarOwner {
  readonly user: string
  readonly modifiedAt: Date
}

export const EXPORT_OWNER: TarOwner = { user: 'ccmservice', modifiedAt: new Date('2025-06-09T18:03:18Z') }

/** The 512-byte POSIX ustar header of a regular file; `size` in bytes. Throws on names over 100 bytes. */
export function tarHeader(name: string, size: number, owner: TarOwner = EXPORT_OWNER): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`name too long for a plain ustar header: ${name}`)
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0)
  header.write('0000644\0', 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(size, 12), 124)
  header.write(octal(Math.floor(owner.modifiedAt.getTime() / 1000), 12), 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  header.write(owner.user, 265)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** Zero bytes that bring a member of `size` bytes to a block boundary. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
}

/** Two zero blocks, then zeros up to a whole record; `written` = bytes before the trailer. */
export function tarTrailer(written: number): Buffer {
  const least = written + 2 * BLOCK
  return Buffer.alloc(2 * BLOCK + ((RECORD - (least % RECORD)) % RECORD))
}

/** A complete archive; equal files give equal bytes. */
export function writeTar(files: readonly TarFile[], owner: TarOwner = EXPORT_OWNER): Buffer {
  const parts: Uint8Array[] = []
  let written = 0
  for (const file of files) {
    const padding = tarPadding(file.data.length)
    parts.push(tarHeader(file.name, file.data.length, owner), file.data, padding)
    written += BLOCK + file.data.length + padding.length
  }
  parts.push(tarTrailer(written))
  return Buffer.concat(parts)
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`
}
