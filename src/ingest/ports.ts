/** One member of an archive or folder, read as a whole (bounded by the adapter). */
export interface InputMember {
  /** Name as in the archive, e.g. `phone.csv`; with `/` between folders where the input may have them. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** An export opened for reading: a tar (also gzip) or a folder of loose members. */
export interface InputArchive {
  /** Base name of the archive or folder, no path. */
  readonly name: string
  /** SHA-256 of the archive bytes; of the sorted members' digests for a folder. */
  readonly sha256: string
  /** In archive order; folders sorted by name. */
  readonly members: readonly InputMember[]
}

/** What an input is taken for: a flat Unified CM export, or saved answers of the Webex API in nested folders. */
export type InputContent = 'ucm-export' | 'webex-answers'

/** Opens exports. Throws UserError for a missing, truncated, foreign or unsafe input. */
export interface ArchiveReader {
  /** A Unified CM export when nothing else is said. */
  open(path: string, content?: InputContent): Promise<InputArchive>
}
