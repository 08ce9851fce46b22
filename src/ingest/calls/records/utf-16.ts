const MARK_LENGTH = 3

type Decoder = InstanceType<typeof TextDecoder>

/**
 * Bytes as they are, or as UTF-8 where a byte-order mark at the start says that they are UTF-16; the mark is
 * dropped. Nothing more about the encoding of a stream can be known before its end.
 */
export async function* transcoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let head = new Uint8Array()
  let hasBegun = false
  let decoder: Decoder | undefined
  for await (const chunk of chunks) {
    let bytes = chunk
    if (!hasBegun) {
      bytes = Uint8Array.from([...head, ...chunk.subarray(0, MARK_LENGTH - head.length)])
      if (bytes.length < MARK_LENGTH) {
        head = new Uint8Array(bytes)
        continue
      }
      hasBegun = true
      decoder = utf16Decoder(bytes)
      const rest = chunk.subarray(MARK_LENGTH - head.length)
      const begin = isUtf8Mark(bytes) ? bytes.subarray(MARK_LENGTH) : bytes
      yield decoder === undefined ? begin : encoder.encode(decoder.decode(begin, { stream: true }))
      bytes = rest
    }
    yield decoder === undefined ? bytes : encoder.encode(decoder.decode(bytes, { stream: true }))
  }
  if (!hasBegun) yield head
  if (decoder !== undefined) yield encoder.encode(decoder.decode())
}

function utf16Decoder(bytes: Uint8Array): Decoder | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  return undefined
}

function isUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
