import { AttributeMap } from '../../src/ingest/directory/attribute-map.js'
import { ingestDirectory } from '../../src/ingest/directory/ingest-directory.js'
import type { ByteSource } from '../../src/ingest/ports.js'
import type { DirectorySnapshot } from '../../src/model/directory/snapshot.js'

/** Files as a stream; every chunk is overwritten as soon as the next one is asked for, as the port allows. */
export async function* fileSources(
  files: Readonly<Record<string, string | Uint8Array>>,
  chunkBytes = 1 << 20,
): AsyncGenerator<ByteSource> {
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    yield { name, chunks: () => reusedChunks(bytes, chunkBytes) }
  }
}

async function* reusedChunks(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(chunkBytes)
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const piece = bytes.subarray(at, at + chunkBytes)
    buffer.fill(0x21)
    buffer.set(piece)
    yield buffer.subarray(0, piece.length)
  }
}

/** The people of files, in chunks of any size. */
export async function directoryOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly map?: AttributeMap; readonly chunkBytes?: number; readonly name?: string } = {},
): Promise<DirectorySnapshot> {
  return ingestDirectory(fileSources(files, options.chunkBytes), {
    name: options.name ?? 'people',
    map: options.map ?? new AttributeMap(),
  })
}

/** Key and person, for comparing. */
export function peopleOf(snapshot: DirectorySnapshot): Readonly<Record<string, object>> {
  return Object.fromEntries(snapshot.people.map(({ key, value }) => [key, value]))
}
