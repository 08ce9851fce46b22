/** One member of an archive or folder, of bounded size. */
export interface InputMember {
  /** Name as in the archive, e.g. `phone.csv`; with `/` between folders where the input may have them. */
  readonly name: string
  /** All of them; asking may mean reading the disk, so ask once and let them go. */
  readonly bytes: Uint8Array
  /** How many; absent where they are held anyway. */
  readonly size?: number
  /** The same bytes piece by piece, where there are too many to be held; may be gone through again. */
  readonly pieces?: () => Iterable<Uint8Array>
}

/** An export opened for reading: a tar (also gzip), a zip, a folder of loose members, or one file of them. */
export interface InputArchive {
  /** Base name of the archive, folder or file, no path; where several are read together, with what tells them apart. */
  readonly name: string
  /** SHA-256 of the archive bytes; of the sorted members' digests for a folder. */
  readonly sha256: string
  /** Size of the tar, unpacked by gzip where it was; absent where the input is none. */
  readonly tarBytes?: number
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

/** What a Unified CM node answered to one AXL request. */
export interface AxlAnswer {
  /** HTTP status; 599 = the node does not know the version asked for (`ucm-exports` 3.1). */
  readonly status: number
  readonly text: string
  /** When a busy node wants to be asked again, where it says so. */
  readonly retryAfterSeconds?: number
}

/** A Unified CM node that is asked over AXL. Credentials never leave the adapter. */
export interface AxlPort {
  /** `host:port`, for messages. */
  readonly address: string
  /**
   * Posts one SOAP envelope. `lost` = the connection broke or no answer came in time, so that the same
   * may be asked again. Throws UserError where asking again would not help: an unknown host, a
   * certificate that is not trusted, an answer that is too large or no text.
   */
  call(request: {
    readonly operation: string
    /** e.g. `15.0`. */
    readonly version: string
    readonly envelope: string
  }): Promise<AxlAnswer | 'lost'>
  wait(milliseconds: number): Promise<void>
  /** The text without the credentials, should a server have repeated them. */
  scrub(text: string): string
}

/** One file to be read as a stream: a file of its own, or a member of an archive. */
export interface ByteSource {
  /** Below the folder that was named, with `/`; members as `set.zip/cdr_1`. */
  readonly name: string
  /** Why it is not read, such as `a link, not followed`; it gives no bytes then. */
  readonly skipped?: string
  /**
   * Its bytes, once, in order; a chunk is valid only until the next one is asked for. Throws UserError when
   * the file is cut off, damaged or unpacks to more than it may.
   */
  chunks(): AsyncIterable<Uint8Array>
}

/** Files, folders and archives opened to be read one source after the other. */
export interface ByteSet {
  /** Base name of what was named, or `3 inputs`. */
  readonly name: string
  /** Once, sorted by file name, members of an archive in its order. A source is over when the next is asked for. */
  sources(): AsyncIterable<ByteSource>
  /** What was read so far: bytes as they lie on disk, and a hash over names and unpacked bytes of the sources. */
  summary(): { readonly bytes: number; readonly sha256: string }
}

/** Opens files of any size for streaming. Throws UserError for a missing or unreadable path, or too many files. */
export interface ByteSources {
  open(paths: readonly string[]): Promise<ByteSet>
}

/** A search for people on an LDAP server. */
export interface DirectorySearch {
  /** `ldap://host[:port]` or `ldaps://host[:port]`. */
  readonly url: string
  /** Turns the plain connection into an encrypted one before anything is sent. */
  readonly startTls: boolean
  /** PEM of the authorities to trust instead of those of the system. */
  readonly authorities?: Uint8Array
  readonly baseDn: string
  /** RFC 4515. */
  readonly filter: string
  /** Nothing else is asked for. */
  readonly attributes: readonly string[]
}

/** An entry as the server holds it; values are bytes. */
export interface DirectoryEntry {
  readonly dn: string
  readonly attributes: readonly { readonly name: string; readonly values: readonly Uint8Array[] }[]
}

/** All that a search found, every page of it. */
export interface DirectoryAnswer {
  readonly entries: readonly DirectoryEntry[]
  /** Other servers that the answer points to; nobody was sent there. */
  readonly referrals: readonly string[]
}

/** An LDAP server that is asked. Credentials never leave the adapter. */
export interface DirectoryServer {
  /**
   * Everything that the search finds, or nothing. Throws UserError for a filter that is none (before anything is
   * sent), a base that is not there, refused credentials, limits, lost connections and untrusted certificates.
   */
  search(search: DirectorySearch): Promise<DirectoryAnswer>
}

/** One GET of the Webex REST API, with all its pages. */
export interface WebexQuestion {
  /** Below the API's base, ids filled in and not escaped: `telephony/config/locations`, `people`. */
  readonly path: readonly string[]
  readonly query?: Readonly<Record<string, string>>
}

/** What became of a GET. */
export type WebexReply =
  /** The body of each page as it came, parsed. */
  | { readonly kind: 'answered'; readonly pages: readonly unknown[] }
  /** The platform will not tell (400, 403, 404, 405, …); asking again would not help. */
  | {
      readonly kind: 'refused'
      readonly status: number
      /** The platform's own words, without a secret; empty where it had none. */
      readonly message: string
      readonly trackingId: string
    }

/** Reads a Webex organization over the network; nothing is ever written. */
export interface WebexReader {
  /**
   * Follows every page and waits as long as the platform asks. Throws UserError when there is no answer at
   * all: a token that is not accepted, a server that fails for ever or answers in another language.
   */
  ask(question: WebexQuestion): Promise<WebexReply>
}
