import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { UserError } from '../../findings/user-error.js'
import type { InputMember } from '../../ingest/ports.js'

const PIECE = 1 << 20
/** A larger file is read again rather than held. */
const HELD = 1 << 24
/** Headers are small and stand close together. */
const SMALL = 4096
const WINDOW = 1 << 16

/** Bytes that can be read from any place, so that nobody has to hold all of them. */
export interface ByteSource {
  readonly size: number
  /** Exactly `length` bytes from `at`, which must be inside. */
  read(at: number, length: number): Uint8Array
}

/** Bytes that are held anyway. */
export class HeldBytes implements ByteSource {
  readonly size: number
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.size = bytes.length
  }

  read(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length)
  }
}

/** A file that is opened anew for every reading; one that has changed meanwhile is refused. */
export class FileBytes implements ByteSource {
  readonly size: number
  private readonly path: string
  private readonly modifiedAt: number
  private window: { readonly at: number; readonly bytes: Uint8Array } = { at: 0, bytes: new Uint8Array() }

  constructor(path: string, { size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>) {
    this.path = path
    this.size = size
    this.modifiedAt = mtimeMs
  }

  /** @throws UserError when somebody writes to the file while it is read */
  read(at: number, length: number): Uint8Array {
    if (length > SMALL) return this.load(at, length)
    const { window } = this
    if (at < window.at || at + length > window.at + window.bytes.length) {
      this.window = { at, bytes: this.load(at, Math.min(WINDOW, this.size - at)) }
    }
    return this.window.bytes.subarray(at - this.window.at, at - this.window.at + length)
  }

  private load(at: number, length: number): Uint8Array {
    const file = openSync(this.path, 'r')
    try {
      const { size, mtimeMs } = fstatSync(file)
      const bytes = Buffer.allocUnsafe(length)
      let got = 0
      while (got < length) {
        const more = readSync(file, bytes, got, length - got, at + got)
        if (more === 0) break
        got += more
      }
      if (got < length || size !== this.size || mtimeMs !== this.modifiedAt) throw this.changed()
      return bytes
    } finally {
      closeSync(file)
    }
  }

  private changed(): UserError {
    return new UserError(`${this.path} changed while it was being read`, {
      hint: 'Wait until the copy is complete, then load it again.',
    })
  }
}

/** The bytes of a file: held where they are few, else read when they are asked for. */
export async function byteSource(path: string, facts: Pick<Stats, 'size' | 'mtimeMs'>): Promise<ByteSource> {
  return facts.size <= HELD ? new HeldBytes(await readFile(path)) : new FileBytes(path, facts)
}

/** A member whose bytes are a part of the source, by default all of it. */
export function memberOf(name: string, source: ByteSource, at = 0, size = source.size): InputMember {
  return {
    name,
    size,
    get bytes() {
      return source.read(at, size)
    },
    pieces: () => pieces(source, at, at + size),
  }
}

/** The bytes between two places, piece by piece. */
export function* pieces(source: ByteSource, from = 0, to = source.size): Generator<Uint8Array> {
  for (let at = from; at < to; at += PIECE) yield source.read(at, Math.min(PIECE, to - at))
}

/** SHA-256 of all bytes, in lower-case hexadecimal. */
export function digestOf(source: ByteSource): string {
  const hash = createHash('sha256')
  for (const piece of pieces(source)) hash.update(piece)
  return hash.digest('hex')
}
