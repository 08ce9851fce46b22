const BLOCK = 512

/** What a header block says about the member that follows it. */
export interface TarHeader {
  readonly name: string
  /** Bytes of content; of a link none follow, whatever it says. */
  readonly size: number
  readonly kind: TarKind
}

export type TarKind = keyof typeof KINDS

/** POSIX ustar and what GNU and pax add to it; the words stand in refusals. */
const KINDS = {
  file: ['0', '\0', '7', ''],
  link: ['1'],
  symlink: ['2'],
  'character-device': ['3'],
  'block-device': ['4'],
  directory: ['5'],
  fifo: ['6'],
  'pax-header': ['x'],
  'pax-global-header': ['g'],
  'gnu-long-name': ['L'],
  'gnu-long-link': ['K'],
} as const

const KIND_OF = new Map<string, TarKind>(
  (Object.keys(KINDS) as TarKind[]).flatMap((kind) => KINDS[kind].map((flag) => [flag, kind] as const)),
)

/** Reads one header block; a text says what is wrong with it. */
export function tarHeader(block: Uint8Array): TarHeader | string {
  const size = numberAt(block, 124, 12)
  if (size === undefined) return 'has no size'
  if (numberAt(block, 148, 8) !== checksum(block)) return 'has a wrong checksum'
  const flag = latin1(block, 156, 157).replace('\0', '')
  const kind = KIND_OF.get(flag)
  if (kind === undefined) return `is of an unknown kind ${JSON.stringify(flag)}`
  // GNU keeps other things where ustar has the first part of a long name.
  const prefix = latin1(block, 257, 263) === 'ustar\0' ? text(block, 345, 500) : ''
  const name = prefix === '' ? text(block, 0, 100) : `${prefix}/${text(block, 0, 100)}`
  return { name, size, kind: kind === 'file' && name.endsWith('/') ? 'directory' : kind }
}

/** `path` and `size` of the records of a pax header, `27 path=some/long/name.csv\n` each. */
export function paxFacts(records: Uint8Array): { readonly path?: string; readonly size?: number } | undefined {
  const facts: { path?: string; size?: number } = {}
  let at = 0
  while (at < records.length) {
    const blank = records.indexOf(0x20, at)
    const length = blank < 0 ? Number.NaN : Number(latin1(records, at, blank))
    const end = at + length
    if (!Number.isSafeInteger(length) || end <= blank || end > records.length || records[end - 1] !== 0x0a) {
      return undefined
    }
    const [key = '', ...rest] = new TextDecoder().decode(records.subarray(blank + 1, end - 1)).split('=')
    const value = rest.join('=')
    if (key === 'path') facts.path = value
    if (key === 'size') {
      if (!/^\d{1,15}$/.test(value)) return undefined
      facts.size = Number(value)
    }
    at = end
  }
  return facts
}

/** A GNU long name: the text up to its NUL. */
export function longName(content: Uint8Array): string {
  return text(content, 0, content.length)
}

export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

/** The sum of all bytes, those of the checksum itself counted as blanks. */
function checksum(block: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0)
  return sum
}

/** Octal text, or a binary number when the first bit is set. */
function numberAt(block: Uint8Array, at: number, length: number): number | undefined {
  const field = block.subarray(at, at + length)
  const [first] = field
  if (first !== undefined && first >= 0x80) {
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, first & 0x7f)
    return Number.isSafeInteger(value) ? value : undefined
  }
  const digits = latin1(block, at, at + length).replace(/[\0 ]/g, '')
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined
}

function text(block: Uint8Array, from: number, to: number): string {
  const end = block.subarray(from, to).indexOf(0)
  return new TextDecoder().decode(block.subarray(from, end < 0 ? to : from + end))
}

function latin1(block: Uint8Array, from: number, to: number): string {
  return Buffer.from(block.subarray(from, to)).toString('latin1')
}
