import { UserError } from '../../findings/user-error.js'
import { base64Bytes } from './base64.js'
import type { DirectoryTrouble } from './directory-trouble.js'
import { LdifLines } from './ldif-lines.js'
import { Utf8Bytes } from './utf8-bytes.js'

/** An entry as an input holds it, whatever its format. */
export interface RawEntry {
  /** Of an entry of LDIF. */
  readonly dn?: string
  /** What a table or a list has in its place. */
  readonly id?: string
  /** Line of its name, row of a table, position in a list; from 1. */
  readonly line: number
  readonly attributes: readonly RawAttribute[]
}

export interface RawAttribute {
  /** As written, without options. */
  readonly name: string
  /** e.g. `lang-de`; empty for most. */
  readonly options: string
  readonly value: string
}

/** What reading an LDIF file gave beside its entries. */
export interface LdifSummary {
  readonly bytes: number
  readonly records: number
  /** Names of attributes that nobody wanted, in lower case. */
  readonly unused: ReadonlySet<string>
  readonly referrals: readonly string[]
}

export interface LdifSink {
  /** In lower case, without options. */
  isWanted(attribute: string): boolean
  entry(entry: RawEntry): void
}

/** Lines that say something about a record or about the search itself, not about a person. */
const STRUCTURE = new Set(['dn', 'version', 'changetype', 'ref', 'search', 'result'])

const EXPORT_HINT =
  'export the entries themselves: ldapsearch -LLL -E pr=500/noprompt -b <base dn> "(objectClass=person)" "*" > people.ldif, or ldifde -f people.ldif'

/**
 * Reads the entries of an LDIF file (RFC 2849), as it comes. `changetype: add` is what ldifde writes over every
 * entry and is read as an entry; files of other changes are refused. So is what ldapsearch wrote of a search that
 * did not end well: it holds a part of the people.
 *
 * @throws UserError
 */
export async function readLdif(
  file: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  trouble: DirectoryTrouble,
  sink: LdifSink,
): Promise<LdifSummary> {
  const records = new LdifRecords(file, trouble, sink)
  const lines = new LdifLines(records)
  const utf8 = new Utf8Bytes()
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    lines.feed(utf8.feed(chunk))
  }
  lines.feed(utf8.end())
  lines.end()
  return { bytes, records: records.count, unused: records.unused, referrals: records.referrals }
}

class LdifRecords {
  count = 0
  readonly unused = new Set<string>()
  readonly referrals: string[] = []
  private readonly file: string
  private readonly trouble: DirectoryTrouble
  private readonly sink: LdifSink
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true })
  private name: { readonly dn: string; readonly line: number } | undefined
  private attributes: RawAttribute[] = []
  /** Nothing of a record without a readable name is used; told once. */
  private isNameless = false

  constructor(file: string, trouble: DirectoryTrouble, sink: LdifSink) {
    this.file = file
    this.trouble = trouble
    this.sink = sink
  }

  wanted(start: Uint8Array): boolean {
    const name = attributeName(start)
    if (name === undefined || STRUCTURE.has(name) || this.sink.isWanted(name)) return true
    this.unused.add(name)
    return false
  }

  tooLong(line: number, start: Uint8Array): void {
    this.trouble.note('too-long', line, attributeName(start))
  }

  stray(line: number): void {
    this.trouble.note('malformed-line', line)
  }

  recordEnd(): void {
    const { name, attributes } = this
    this.name = undefined
    this.attributes = []
    this.isNameless = false
    if (name === undefined) return
    this.count += 1
    this.sink.entry({ dn: name.dn, line: name.line, attributes })
  }

  line(bytes: Uint8Array, line: number): void {
    const colon = bytes.indexOf(COLON)
    const lowerName = attributeName(bytes)
    if (colon < 0 || lowerName === undefined) {
      this.trouble.note('malformed-line', line)
      return
    }
    const [name = '', ...options] = LATIN.decode(bytes.subarray(0, colon)).trim().split(';')
    const option = options.join(';').toLowerCase()
    if (option.split(';').includes('binary')) return
    const value = this.value(bytes, colon, line, name)
    if (STRUCTURE.has(lowerName)) this.structure(lowerName, value, line)
    else if (this.name === undefined) this.nameless(line)
    else if (value !== undefined) this.attribute(name, option, value, line)
  }

  private attribute(name: string, options: string, value: string, line: number): void {
    if (/(^|;)range=/.test(options)) this.trouble.note('partial-values', line, name)
    this.attributes.push({ name, options: options.replace(/;?range=[^;]*/, ''), value })
  }

  private structure(name: string, value: string | undefined, line: number): void {
    switch (name) {
      case 'dn':
        this.begin(value, line)
        break
      case 'changetype':
        if (value?.toLowerCase() !== 'add') this.refuseChanges(value, line)
        break
      case 'version':
        if (value !== '1') throw new UserError(`${this.file}:${line} is LDIF of a version that is not known`)
        break
      case 'ref':
        if (value !== undefined) this.referrals.push(value)
        break
      case 'result':
        this.searchResult(value, line)
        break
    }
  }

  private begin(dn: string | undefined, line: number): void {
    if (this.name !== undefined) {
      this.recordEnd()
      this.trouble.note('no-blank-line', line)
    }
    this.isNameless = dn === undefined
    if (dn !== undefined) this.name = { dn, line }
  }

  private nameless(line: number): void {
    if (!this.isNameless) this.trouble.note('no-name', line)
    this.isNameless = true
  }

  private refuseChanges(kind: string | undefined, line: number): never {
    throw new UserError(
      `${this.file}:${line} holds changes to a directory (changetype: ${kind ?? '?'}), not its entries`,
      { hint: EXPORT_HINT },
    )
  }

  /** `result: 4 Size limit exceeded`, as ldapsearch writes it without -LLL; inside an entry it is an attribute. */
  private searchResult(value: string | undefined, line: number): void {
    if (this.name !== undefined || value === undefined || /^0\b/.test(value)) return
    throw new UserError(`${this.file}:${line}: the search did not end well (${value}), so that people are missing`, {
      hint: EXPORT_HINT,
    })
  }

  /** The value of a line; undefined when it cannot be read, which is told. */
  private value(bytes: Uint8Array, colon: number, line: number, name: string): string | undefined {
    const mark = bytes[colon + 1]
    if (mark === LESS) {
      this.trouble.note('url', line, name)
      return undefined
    }
    if (mark !== COLON) return this.text(bytes.subarray(colon + 1), line, name).trim()
    const written = LATIN.decode(bytes.subarray(colon + 2)).trim()
    const decoded = base64Bytes(written)
    if (decoded !== undefined) return this.text(decoded, line, name).trim()
    this.trouble.note('base64', line, name)
    return undefined
  }

  private text(bytes: Uint8Array, line: number, name: string): string {
    try {
      return this.utf8.decode(bytes)
    } catch {
      this.trouble.note('encoding', line, name)
      return LATIN.decode(bytes)
    }
  }
}

const COLON = 0x3a
const SEMICOLON = 0x3b
const LESS = 0x3c
/** windows-1252: every byte is a character. */
const LATIN = new TextDecoder('windows-1252')

/** The name before the first colon or semicolon, in lower case; undefined when the line has none. */
function attributeName(bytes: Uint8Array): string | undefined {
  let end = 0
  while (end < bytes.length && bytes[end] !== COLON && bytes[end] !== SEMICOLON) end += 1
  if (end === bytes.length) return undefined
  const name = LATIN.decode(bytes.subarray(0, end)).trim().toLowerCase()
  return /^[a-z0-9][a-z0-9.-]*$/.test(name) ? name : undefined
}
