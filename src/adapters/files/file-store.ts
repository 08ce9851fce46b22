import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { UserError } from '../../findings/user-error.js'
import { sha256 } from '../../model/fingerprint.js'
import type { FileStore } from '../../workflows/ports.js'
import { ioError } from '../system/io-error.js'
import { atomicWrite } from './atomic-write.js'
import { makeFolder } from './make-folder.js'

/** Workbooks, rosters, mappings; exports have a reader of their own. */
const MAXIMUM_BYTES = 256 * 1024 * 1024

/** Files outside the workspace, on this machine's disk. */
export class DiskFileStore implements FileStore {
  private readonly maximumBytes: number

  constructor(maximumBytes: number = MAXIMUM_BYTES) {
    this.maximumBytes = maximumBytes
  }

  async read(path: string): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }> {
    const bytes = await this.readBounded(path)
    return { name: basename(path), bytes, sha256: sha256(bytes) }
  }

  exists(path: string): boolean {
    return existsSync(path)
  }

  async write(path: string, bytes: Uint8Array | string, beforeReplacing?: () => void): Promise<void> {
    await Promise.resolve()
    atomicWrite(path, bytes, beforeReplacing)
  }

  makeFolder(path: string): void {
    makeFolder(resolve(path))
  }

  private async readBounded(path: string): Promise<Uint8Array> {
    try {
      const file = await open(path, 'r')
      try {
        const { size } = await file.stat()
        if (size > this.maximumBytes) throw this.tooLarge(path)
        const chunks: Buffer[] = []
        let total = 0
        // Counted while reading: a pipe has no size, and a file may grow.
        for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
          total += chunk.length
          if (total > this.maximumBytes) throw this.tooLarge(path)
          chunks.push(chunk)
        }
        return Buffer.concat(chunks)
      } finally {
        await file.close()
      }
    } catch (error) {
      throw ioError(error, 'read', path)
    }
  }

  private tooLarge(path: string): UserError {
    return new UserError(`${path} is larger than ${Math.floor(this.maximumBytes / 1024 / 1024)} MB`, {
      hint: 'name the workbook, roster or mapping file itself',
    })
  }
}
