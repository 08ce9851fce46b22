import { UserError } from '../../findings/user-error.js'
import { copied, joined, Utf8Bytes } from './utf8-bytes.js'

/** How a file of people is written; told by its content, never by its name. */
export type DirectoryFormat = 'ldif' | 'json' | 'table'

/** Enough of a file to see past the remarks at its beginning. */
const HEAD_BYTES = 16 * 1024

/** A file whose beginning was looked at; `chunks` gives all of it. */
export interface OpenedInput {
  readonly format: DirectoryFormat
  readonly chunks: AsyncIterable<Uint8Array>
}

/** @throws UserError for an empty file and for one that is no text */
export async function openedInput(file: string, chunks: AsyncIterable<Uint8Array>): Promise<OpenedInput> {
  const iterator = chunks[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let bytes = 0
  while (bytes < HEAD_BYTES) {
    const next = await iterator.next()
    if (next.done === true) break
    // A chunk is valid only until the next one is asked for.
    read.push(copied(next.value))
    bytes += next.value.length
  }
  return { format: formatOf(file, joined(read)), chunks: withHead(read, iterator) }
}

async function* withHead(read: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* read
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

function formatOf(file: string, head: Uint8Array): DirectoryFormat {
  const utf8 = new Utf8Bytes()
  const text = new TextDecoder().decode(joined([utf8.feed(head.subarray(0, HEAD_BYTES)), utf8.end()]))
  if (text.trim() === '') throw new UserError(`${file} is empty`)
  if (text.includes('\0') || text.startsWith('PK')) {
    throw new UserError(`${file} is not a text file`, { hint: 'save the people as LDIF, JSON or CSV (UTF-8)' })
  }
  if (/^\s*[[{]/.test(text)) return 'json'
  const line = text.split(/\r\n|\n|\r/).find((each) => each.trim() !== '' && !/^[#\s]/.test(each)) ?? ''
  const isAllRemarks = line === '' && !/^#TYPE /i.test(text)
  return isAllRemarks || /^(dn::?|version:\s*\d+\s*$)/i.test(line) ? 'ldif' : 'table'
}
