/**
 * The bytes of a text as UTF-8, piece by piece: a byte-order mark decides (and is dropped), UTF-16 is turned
 * around, all else is passed on as it is.
 */
export class Utf8Bytes {
  private head: Uint8Array | undefined = new Uint8Array()
  private decoder: InstanceType<typeof TextDecoder> | undefined

  /** The bytes that are known now; empty while the mark may still be coming. */
  feed(chunk: Uint8Array): Uint8Array {
    if (this.head === undefined) return this.passed(chunk)
    const bytes = joined([this.head, chunk])
    // Three bytes hold any mark.
    if (bytes.length < 3) {
      this.head = copied(bytes)
      return EMPTY
    }
    return this.begin(bytes)
  }

  /** What is left at the end. */
  end(): Uint8Array {
    const first = this.head === undefined || this.head.length === 0 ? EMPTY : this.begin(this.head)
    const rest = this.decoder?.decode() ?? ''
    return rest === '' ? first : joined([first, new TextEncoder().encode(rest)])
  }

  private begin(bytes: Uint8Array): Uint8Array {
    this.head = undefined
    const [first, second, third] = bytes
    if (first === 0xff && second === 0xfe) this.decoder = new TextDecoder('utf-16le')
    else if (first === 0xfe && second === 0xff) this.decoder = new TextDecoder('utf-16be')
    else if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3)
    return this.passed(bytes)
  }

  private passed(bytes: Uint8Array): Uint8Array {
    return this.decoder === undefined ? bytes : new TextEncoder().encode(this.decoder.decode(bytes, { stream: true }))
  }
}

/** Bytes of one's own. Not `slice`: that of Node's buffers gives the same bytes again. */
export function copied(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}

/** Pieces as one; a single piece as it is. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const EMPTY = new Uint8Array()
