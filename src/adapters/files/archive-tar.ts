import { UserError } from '../../findings/user-error.js'
import type { InputMember } from '../../ingest/ports.js'
import { checkSize, memberLimit, type OpenedAs, tooLarge } from './archive-limits.js'
import { checkUnique, memberName, unsafeMember } from './archive-member-name.js'
import { type ByteSource, memberOf, pieces } from './archive-source.js'
import { isZero, longName, paxFacts, type TarHeader, tarHeader } from './archive-tar-header.js'

const BLOCK = 512
/** Names and times of one member; more is no description of a member. */
const MOST_ANNOUNCED_BYTES = 1 << 20
/** Kinds of headers that are read whole to know the member behind them. */
const ANNOUNCING: ReadonlySet<TarHeader['kind']> = new Set(['pax-header', 'gnu-long-name'])

/** What headers before a member say about it, because its own has no room. */
interface Announced {
  readonly name?: string
  readonly size?: number
}

/**
 * Members of an uncompressed tar, in its order; their bytes are read when they are asked for. The
 * archive must be whole: every header sound, every member complete, the end marked; a shorter export
 * is never passed on.
 *
 * @throws UserError for a truncated, corrupt, unsafe or oversized archive
 */
export function readTar(opened: OpenedAs, source: ByteSource): InputMember[] {
  const members: InputMember[] = []
  const seen = new Set<string>()
  let announced: Announced = {}
  for (const { header, at } of headers(opened, source)) {
    const size = announced.size ?? header.size
    switch (header.kind) {
      case 'pax-global-header':
      case 'gnu-long-link':
        continue
      case 'pax-header':
      case 'gnu-long-name':
        announced = { ...announced, ...announcement(opened, header, source.read(at, header.size)) }
        continue
      default:
    }
    const written = announced.name ?? header.name
    announced = {}
    if (header.kind === 'directory' && isOwnFolder(opened, written)) continue
    if (header.kind !== 'file') throw unsafeMember(opened, written, `is a ${header.kind}, not a file`)
    // A size of its own would move every header behind it: only files beyond 8 GB need one.
    if (size !== header.size) throw corrupt(opened.archive, `${written} has two sizes`)
    const name = memberName(opened, written)
    checkUnique(opened, seen, name)
    members.push(memberOf(name, source, at, size))
  }
  return members
}

function announcement({ archive }: OpenedAs, header: TarHeader, content: Uint8Array): Announced {
  if (header.kind === 'gnu-long-name') return { name: longName(content) }
  const facts = paxFacts(content)
  if (facts === undefined) throw corrupt(archive, `${header.name} is no list of attributes`)
  const { path, size } = facts
  return { ...(path === undefined ? {} : { name: path }), ...(size === undefined ? {} : { size }) }
}

/** The folder that was packed; in a nested archive the folders in it, too. */
function isOwnFolder(opened: OpenedAs, written: string): boolean {
  if (/^\.?\/?$/.test(written)) return true
  if (!opened.shape.nested) return false
  memberName(opened, written.replace(/\/$/, ''))
  return true
}

/**
 * Walks the headers by their sizes, all of them before anything is passed on: a tar that was cut at
 * the border of two members looks whole, only the two zero blocks at the end are missing.
 */
function headers(opened: OpenedAs, source: ByteSource): readonly { readonly header: TarHeader; readonly at: number }[] {
  const { archive, limits, shape } = opened
  const limit = memberLimit(limits, shape)
  const found: { header: TarHeader; at: number }[] = []
  let at = 0
  let total = 0
  while (!isZeroBlock(source, at)) {
    if (at + BLOCK > source.size) throw truncated(archive, found.length)
    const header = tarHeader(source.read(at, BLOCK))
    if (typeof header === 'string') throw corrupt(archive, `the header at byte ${at} ${header}`)
    total += header.size
    checkSize(opened, `a member (number ${found.length + 1})`, header.size, total)
    if (ANNOUNCING.has(header.kind) && header.size > MOST_ANNOUNCED_BYTES) {
      const what = header.kind === 'pax-header' ? 'attributes' : 'long name'
      throw corrupt(archive, `the ${what} at byte ${at} ${what === 'attributes' ? 'have' : 'has'} ${header.size} bytes`)
    }
    found.push({ header, at: at + BLOCK })
    if (found.length > limit) throw tooLarge(archive, `it has more than ${limit} members`, shape)
    at += BLOCK + Math.ceil(header.size / BLOCK) * BLOCK
    if (at > source.size) throw truncated(archive, found.length)
  }
  if (!isZeroBlock(source, at + BLOCK)) throw truncated(archive, found.length)
  for (const piece of pieces(source, at)) {
    if (!isZero(piece)) throw corrupt(archive, 'data follows the end of the archive')
  }
  return found
}

function isZeroBlock(source: ByteSource, at: number): boolean {
  return at + BLOCK <= source.size && isZero(source.read(at, BLOCK))
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
