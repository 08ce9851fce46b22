/** How the bytes of a text file are to be read. */
export interface TextEncoding {
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** True when the bytes are no valid UTF-8 and `windows-1252` is a guess. */
  readonly guessed: boolean
}

const CHUNK_BYTES = 1 << 20

/** Bytes of a file: held, or read piece by piece each time they are gone through. */
export type FileBytes = Uint8Array | (() => Iterable<Uint8Array>)

function* chunksOf(bytes: FileBytes): Generator<Uint8Array> {
  if (typeof bytes === 'function') yield* bytes()
  else for (let from = 0; from < bytes.length; from += CHUNK_BYTES) yield bytes.subarray(from, from + CHUNK_BYTES)
}

/**
 * Finds the encoding of an exported text: a byte-order mark decides, else UTF-8, else (bytes that no
 * UTF-8 text can hold, as a spreadsheet program leaves them) windows-1252 (`ucm-exports` 1.2).
 */
export function sniffEncoding(bytes: FileBytes): TextEncoding {
  const [first] = chunksOf(bytes)
  if (first?.[0] === 0xff && first[1] === 0xfe) return { label: 'utf-16le', guessed: false }
  if (first?.[0] === 0xfe && first[1] === 0xff) return { label: 'utf-16be', guessed: false }
  return isUtf8(bytes) ? { label: 'utf-8', guessed: false } : { label: 'windows-1252', guessed: true }
}

/**
 * Decodes in pieces of about 1 MB, so that no file is ever held as one string. A byte-order mark is
 * dropped.
 */
export function* decodedChunks(bytes: FileBytes, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding.label)
  for (const chunk of chunksOf(bytes)) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The whole text at once; for small files such as header.txt. */
export function decodeText(bytes: Uint8Array): string {
  return [...decodedChunks(bytes, sniffEncoding(bytes))].join('')
}

function isUtf8(bytes: FileBytes): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const chunk of chunksOf(bytes)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}
