import { UserError } from '../../findings/user-error.js'
import type { InputMember } from '../../ingest/ports.js'
import type { FileStore } from '../ports.js'

/** What was read over the network, and where it is to be left as files. */
export interface ReadingToSave {
  /** A folder or, of a single file, that file; nothing is there yet. */
  readonly place: string
  readonly files: readonly InputMember[] | Uint8Array
}

/**
 * Stores a reading, then leaves it as files, also where the workspace did not take it: it need not be read again.
 * Trouble with the files is told and changes nothing else.
 */
export async function storeThenSave<T>(
  reading: ReadingToSave | undefined,
  { files, talk }: { readonly files: FileStore; readonly talk: (text: string) => void },
  store: () => Promise<T> | T,
): Promise<T> {
  try {
    return await store()
  } finally {
    if (reading !== undefined) await save(reading, files, talk)
  }
}

async function save(reading: ReadingToSave, files: FileStore, talk: (text: string) => void): Promise<void> {
  const { place, files: read } = reading
  try {
    if (read instanceof Uint8Array) await files.write(place, read)
    else await files.writeFolder(place, read)
    talk(read instanceof Uint8Array ? `saved: ${place}` : `saved ${read.length} files in ${place}`)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    talk(`what was read was not saved as files: ${error.message}`)
  }
}
