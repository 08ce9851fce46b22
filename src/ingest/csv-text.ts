/** How the bytes of a text file are to be read. */
export interface TextEncoding {
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** True when the bytes are no valid UTF-8 and `windows-1252` is a guess. */
  readonly guessed: boolean
}

const CHUNK_BYTES = 1 << 20

/**
 * Finds the encoding of an exported text: a byte-order mark decides, else UTF-8, else (bytes that no
 * UTF-8 text can hold, as a spreadsheet program leaves them) windows-1252 (`ucm-exports` 1.2).
 */
export function sniffEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', guessed: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', guessed: false }
  return isUtf8(bytes) ? { label: 'utf-8', guessed: false } : { label: 'windows-1252', guessed: true }
}

/**
 * Decodes in pieces of about 1 MB, so that no file is ever held as one string. A byte-order mark is
 * dropped.
 */
export function* decodedChunks(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding.label)
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const text = decoder.decode(bytes.subarray(from, from + CHUNK_BYTES), { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The whole text at once; for small files such as header.txt. */
export function decodeText(bytes: Uint8Array): string {
  return [...decodedChunks(bytes, sniffEncoding(bytes))].join('')
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      decoder.decode(bytes.subarray(from, from + CHUNK_BYTES), { stream: true })
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}
