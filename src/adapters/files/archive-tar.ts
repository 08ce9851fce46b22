import { unpackTar } from 'modern-tar'
import { UserError } from '../../findings/user-error.js'
import type { InputMember } from '../../ingest/ports.js'
import { checkSize, memberLimit, type OpenedAs, tooLarge } from './archive-limits.js'
import { checkUnique, memberName, unsafeMember } from './archive-member-name.js'

const BLOCK = 512

/**
 * Members of an uncompressed tar, in its order. The archive must be whole: every header sound, every
 * member complete, the end marked; a shorter export is never passed on.
 *
 * @throws UserError for a truncated, corrupt, unsafe or oversized archive
 */
export async function readTar(opened: OpenedAs, bytes: Uint8Array): Promise<InputMember[]> {
  checkFrame(opened, bytes)
  const members: InputMember[] = []
  const seen = new Set<string>()
  for (const { header, data } of await unpacked(opened.archive, bytes)) {
    if (header.type === 'directory' && isOwnFolder(opened, header.name)) continue
    if (header.type !== undefined && header.type !== 'file') {
      throw unsafeMember(opened, header.name, `is a ${header.type}, not a file`)
    }
    const name = memberName(opened, header.name)
    checkUnique(opened, seen, name)
    members.push({ name, bytes: data ?? new Uint8Array() })
  }
  return members
}

/** The folder that was packed; in a nested archive the folders in it, too. */
function isOwnFolder(opened: OpenedAs, written: string): boolean {
  if (/^\.?\/?$/.test(written)) return true
  if (!opened.shape.nested) return false
  memberName(opened, written.replace(/\/$/, ''))
  return true
}

async function unpacked(archive: string, bytes: Uint8Array) {
  try {
    return await unpackTar(bytes, { strict: true })
  } catch (error) {
    throw corrupt(archive, error instanceof Error ? error.message : String(error))
  }
}

/**
 * Walks the headers by their sizes, before anything is unpacked: a tar that was cut at the border of
 * two members looks whole to an unpacker, only the two zero blocks at the end are missing.
 */
function checkFrame(opened: OpenedAs, bytes: Uint8Array): void {
  const { archive, limits, shape } = opened
  const limit = memberLimit(limits, shape)
  let at = 0
  let total = 0
  let members = 0
  while (!isZeroBlock(bytes, at)) {
    if (at + BLOCK > bytes.length) throw truncated(archive, members)
    const size = memberSize(bytes, at)
    if (size === undefined) throw corrupt(archive, `the header at byte ${at} has no size`)
    total += size
    members += 1
    checkSize(opened, `a member (number ${members})`, size, total)
    if (members > limit) throw tooLarge(archive, `it has more than ${limit} members`, shape)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
    if (at > bytes.length) throw truncated(archive, members)
  }
  if (!isZeroBlock(bytes, at + BLOCK)) throw truncated(archive, members)
  if (bytes.subarray(at).some((byte) => byte !== 0)) throw corrupt(archive, 'data follows the end of the archive')
}

function isZeroBlock(bytes: Uint8Array, at: number): boolean {
  return at + BLOCK <= bytes.length && bytes.subarray(at, at + BLOCK).every((byte) => byte === 0)
}

/** Bytes 124 to 135 of a header: octal text, or a binary number when the first bit is set. */
function memberSize(bytes: Uint8Array, at: number): number | undefined {
  const field = bytes.subarray(at + 124, at + 136)
  const [first] = field
  if (first !== undefined && first >= 0x80) {
    return field.subarray(1).reduce((size, byte) => size * 256 + byte, 0)
  }
  const text = String.fromCharCode(...field).replace(/[\0 ]/g, '')
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined
}

function truncated(archive: string, members: number): UserError {
  return new UserError(`${archive} is cut off after ${members} members`, {
    hint: 'The copy or download did not finish. Fetch the export again and compare its size.',
  })
}

function corrupt(archive: string, why: string): UserError {
  return new UserError(`${archive} is not a readable tar: ${why}`, {
    hint: 'Load the .tar as it was written, its .tar.gz, or a folder with its members.',
  })
}
