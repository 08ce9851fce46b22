import { accessSync, constants, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { UserError } from '../../findings/user-error.js'
import { sha256 } from '../../model/fingerprint.js'
import type { FileStore } from '../../workflows/ports.js'
import { ioError } from '../system/io-error.js'
import { randomId } from '../system/random-id.js'
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

  checkNew(path: string): void {
    if (existsSync(path)) {
      throw new UserError(`${path} is there already`, {
        kind: 'usage',
        hint: 'name a new one with --save: what was read before stays as it is',
      })
    }
    let above = dirname(resolve(path))
    while (!existsSync(above) && dirname(above) !== above) above = dirname(above)
    if (!statSync(above).isDirectory()) {
      throw new UserError(`cannot create ${path}: ${above} is no folder`, {
        kind: 'usage',
        hint: 'name another place with --save',
      })
    }
    try {
      accessSync(above, constants.W_OK | constants.X_OK)
    } catch (error) {
      throw ioError(error, 'create', path)
    }
  }

  async writeFolder(
    path: string,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<void> {
    const target = resolve(path)
    makeFolder(dirname(target))
    // Beside its place, so that it can be moved there in one step.
    const temporary = join(dirname(target), `.${basename(target)}.${randomId()}.tmp`)
    try {
      makeFolder(temporary)
      for (const { name, bytes } of files) {
        makeFolder(dirname(join(temporary, name)))
        await this.write(join(temporary, name), bytes)
      }
      this.checkNew(path)
      renameSync(temporary, target)
    } catch (error) {
      rmSync(temporary, { recursive: true, force: true })
      throw ioError(error, 'write', path)
    }
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
