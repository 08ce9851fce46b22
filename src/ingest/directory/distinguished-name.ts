import { compareText } from '../../findings/finding.js'

/** Other names of attribute types that stand in distinguished names (RFC 4519). */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['commonname', 'cn'],
  ['2.5.4.3', 'cn'],
  ['surname', 'sn'],
  ['2.5.4.4', 'sn'],
  ['countryname', 'c'],
  ['2.5.4.6', 'c'],
  ['localityname', 'l'],
  ['2.5.4.7', 'l'],
  ['organizationname', 'o'],
  ['2.5.4.10', 'o'],
  ['organizationalunitname', 'ou'],
  ['2.5.4.11', 'ou'],
  ['domaincomponent', 'dc'],
  ['0.9.2342.19200300.100.1.25', 'dc'],
  ['userid', 'uid'],
  ['0.9.2342.19200300.100.1.1', 'uid'],
  ['emailaddress', 'e'],
  ['1.2.840.113549.1.9.1', 'e'],
])

/**
 * A distinguished name in the one form that serves as a key (RFC 4514; values as caseIgnoreMatch of RFC 4517
 * compares them): types and values in lower case, blanks collapsed, escapes where they must be, the parts of a
 * multi-valued name sorted. Undefined when the text is no distinguished name, or the empty one.
 */
export function normalizedDn(text: string): string | undefined {
  const reader = new DnReader(text)
  const names: string[] = []
  do {
    const name = reader.relativeName()
    if (name === undefined) return undefined
    names.push(name)
  } while (reader.takeSeparator())
  return reader.atEnd ? names.join(',') : undefined
}

class DnReader {
  private readonly text: string
  private position = 0

  constructor(text: string) {
    this.text = text
  }

  get atEnd(): boolean {
    return this.position >= this.text.length
  }

  /** `cn=Ann Agent+uid=ann`; undefined when there is no such thing here. */
  relativeName(): string | undefined {
    const parts: string[] = []
    do {
      const part = this.typeAndValue()
      if (part === undefined) return undefined
      parts.push(part)
    } while (this.take('+'))
    return parts.sort(compareText).join('+')
  }

  /** A comma, or the semicolon of RFC 1779. */
  takeSeparator(): boolean {
    return this.take(',') || this.take(';')
  }

  private take(symbol: string): boolean {
    if (this.text[this.position] !== symbol) return false
    this.position += 1
    return true
  }

  private typeAndValue(): string | undefined {
    const [whole, written] =
      /^\s*(?:oid\.)?([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=\s*/i.exec(this.text.slice(this.position)) ?? []
    if (whole === undefined || written === undefined) return undefined
    this.position += whole.length
    const value = this.take('"') ? this.quoted() : this.plain()
    if (value === undefined) return undefined
    const type = written.toLowerCase()
    const folded = value.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
    return `${TYPES.get(type) ?? type}=${escaped(folded)}`
  }

  private plain(): string | undefined {
    const pieces = new Pieces()
    while (!this.atEnd && !',;+'.includes(this.text.charAt(this.position))) {
      if (!this.symbol(pieces)) return undefined
    }
    return pieces.text()
  }

  private quoted(): string | undefined {
    const pieces = new Pieces()
    while (!this.take('"')) {
      if (this.atEnd || !this.symbol(pieces)) return undefined
    }
    this.position += /^ */.exec(this.text.slice(this.position))?.[0].length ?? 0
    return this.atEnd || ',;+'.includes(this.text.charAt(this.position)) ? pieces.text() : undefined
  }

  /** One character, or one escape: `\,` or a byte as `\2C`. */
  private symbol(pieces: Pieces): boolean {
    const symbol = this.text.charAt(this.position)
    this.position += 1
    if (symbol !== '\\') {
      pieces.add(symbol)
      return true
    }
    const [hex] = /^[0-9a-f]{2}/i.exec(this.text.slice(this.position, this.position + 2)) ?? []
    if (hex !== undefined) pieces.addByte(Number.parseInt(hex, 16))
    else if (this.atEnd) return false
    else pieces.add(this.text.charAt(this.position))
    this.position += hex === undefined ? 1 : 2
    return true
  }
}

/** Characters, and escaped bytes that together are UTF-8. */
class Pieces {
  private written = ''
  private bytes: number[] = []

  add(symbol: string): void {
    this.settle()
    this.written += symbol
  }

  addByte(byte: number): void {
    this.bytes.push(byte)
  }

  text(): string {
    this.settle()
    return this.written
  }

  private settle(): void {
    if (this.bytes.length === 0) return
    this.written += new TextDecoder().decode(Uint8Array.from(this.bytes))
    this.bytes = []
  }
}

function escaped(value: string): string {
  return value.replaceAll(/[,;+"\\<>=]/g, '\\$&').replace(/^#/, '\\#')
}
