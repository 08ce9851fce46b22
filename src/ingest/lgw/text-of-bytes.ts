import { UserError } from '../../findings/user-error.js'
import { decodedChunks, sniffEncoding, type TextEncoding } from '../csv-text.js'

/** The text of a file, and whether its encoding had to be guessed. */
export interface DecodedText {
  readonly text: string
  readonly guessed: boolean
}

/**
 * Text of a configuration: UTF-8, UTF-16 (with its mark, or told by the zero bytes of plain text), else
 * windows-1252. Throws UserError for a file that is no text, naming what it looks like.
 */
export function textOfBytes(file: { readonly name: string; readonly bytes: Uint8Array }): DecodedText {
  const { bytes } = file
  const encoding = utf16Unmarked(bytes) ?? sniffEncoding(bytes)
  const isWide = encoding.label.startsWith('utf-16')
  const known = ARCHIVES.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte))
  if (known !== undefined || isTar(bytes)) refuse(file.name, known?.what ?? 'a tar archive')
  const text = [...decodedChunks(bytes, encoding)].join('').replaceAll('\0', '')
  if (!isWide && strangeBytes(bytes) > bytes.length / 100) refuse(file.name, undefined)
  return { text, guessed: encoding.guessed }
}

const ARCHIVES = [
  { what: 'a zip archive or an Office document', starts: [0x50, 0x4b, 0x03, 0x04] },
  { what: 'a gzip archive', starts: [0x1f, 0x8b] },
  { what: 'a PDF document', starts: [0x25, 0x50, 0x44, 0x46] },
] as const

function refuse(name: string, what: string | undefined): never {
  throw new UserError(`${name} is ${what === undefined ? 'not a text file' : `${what}, not a text file`}`, {
    hint:
      what === 'a tar archive'
        ? 'An export of Unified CM is taken in by: rehome ingest ucm <export.tar>'
        : 'Save the output of "show running-config" as text.',
  })
}

/** `ustar` stands at the end of the first header block. */
function isTar(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(257, 262)) === 'ustar'
}

/** Control characters that no terminal leaves in a log: some stray ones are tolerated. */
function strangeBytes(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte < 32 && !TERMINAL.has(byte)) count += 1
  return count
}

/** Bell, backspace, tab, line ends, form feed, end of input, escape. */
const TERMINAL: ReadonlySet<number> = new Set([7, 8, 9, 10, 12, 13, 26, 27])

/** Plain text in UTF-16 without its mark: every other byte of its beginning is zero. */
function utf16Unmarked(bytes: Uint8Array): TextEncoding | undefined {
  const head = bytes.subarray(0, 400)
  const pairs = Math.floor(head.length / 2)
  if (pairs < 4) return undefined
  let high = 0
  let low = 0
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0 && head[at + 1] !== 0) high += 1
    if (head[at] !== 0 && head[at + 1] === 0) low += 1
  }
  if (low >= pairs * 0.9) return { label: 'utf-16le', guessed: false }
  return high >= pairs * 0.9 ? { label: 'utf-16be', guessed: false } : undefined
}
