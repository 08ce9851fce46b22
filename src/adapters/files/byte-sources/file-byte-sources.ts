import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { UserError } from '../../../findings/user-error.js'
import type { ByteSet, ByteSource, ByteSources } from '../../../ingest/ports.js'
import { BYTE_LIMITS, boundedChunks, type ByteLimits } from './byte-limits.js'
import { fileChunks, headOf } from './file-chunks.js'
import { foundFiles, type FoundFile } from './found-files.js'
import { gunzippedChunks, PeekedChunks, startsGzip } from './gunzipped-chunks.js'
import { explainedChunks, readError } from './read-error.js'
import { startsTar, TAR_HEAD, tarMembers } from './tar-members.js'
import { noChunks, startsZip, zipMembers } from './zip-members.js'

/** Streams files, folders, `.gz`, `.zip`, `.tar` and `.tar.gz`, each known by its first bytes, not by its name. */
export class FileByteSources implements ByteSources {
  private readonly limits: ByteLimits

  constructor(limits: ByteLimits = BYTE_LIMITS) {
    this.limits = limits
  }

  /** @throws UserError for a path that is missing or unreadable, no path at all, or too many files */
  async open(paths: readonly string[]): Promise<ByteSet> {
    const [first] = paths
    if (first === undefined) throw new UserError('name at least one file or folder', { kind: 'usage' })
    const name = paths.length === 1 ? basename(resolve(first)) : `${paths.length} inputs`
    return new FileByteSet(name, await foundFiles(paths, this.limits), this.limits)
  }
}

class FileByteSet implements ByteSet {
  readonly name: string
  private readonly files: readonly FoundFile[]
  private readonly limits: ByteLimits
  private readonly hash = createHash('sha256')

  constructor(name: string, files: readonly FoundFile[], limits: ByteLimits) {
    this.name = name
    this.files = files
    this.limits = limits
  }

  async *sources(): AsyncGenerator<ByteSource> {
    for (const file of this.files) {
      for await (const source of this.sourcesOf(file)) {
        yield { ...source, chunks: () => this.hashed(source) }
      }
    }
  }

  summary(): { readonly bytes: number; readonly sha256: string } {
    return {
      bytes: this.files.reduce((total, { size }) => total + size, 0),
      sha256: this.hash.copy().digest('hex'),
    }
  }

  private async *hashed(source: ByteSource): AsyncGenerator<Uint8Array> {
    const own = createHash('sha256')
    try {
      for await (const chunk of source.chunks()) {
        own.update(chunk)
        yield chunk
      }
    } finally {
      this.hash.update(`${own.digest('hex')}  ${source.name}\n`)
    }
  }

  private async *sourcesOf({ path, name, size, skipped }: FoundFile): AsyncGenerator<ByteSource> {
    if (skipped !== undefined) {
      yield { name, skipped, chunks: noChunks }
      return
    }
    const head = await this.headOf(path, name)
    if (startsZip(head)) yield* zipMembers(path, name, this.limits)
    else if (startsGzip(head)) yield* this.unpacked(path, name, size)
    else if (startsTar(head)) yield* tarMembers(fileChunks(path, false), name, this.limits)
    else yield { name, chunks: () => explainedChunks(name, fileChunks(path, true)) }
  }

  private async headOf(path: string, name: string): Promise<Uint8Array> {
    try {
      return await headOf(path, TAR_HEAD)
    } catch (error) {
      throw readError(error, name)
    }
  }

  /** A compressed file, or a compressed tar: only its inside tells. */
  private async *unpacked(path: string, name: string, size: number): AsyncGenerator<ByteSource> {
    const chunks = boundedChunks(name, this.limits, size, gunzippedChunks(fileChunks(path, false)))
    const inside = new PeekedChunks(explainedChunks(name, chunks))
    try {
      if (startsTar(await inside.head(TAR_HEAD))) yield* tarMembers(inside, name, this.limits)
      else yield { name, chunks: () => inside }
    } finally {
      await inside.close()
    }
  }
}
