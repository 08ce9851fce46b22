import type { PatternFault } from '../pattern.js'
import { caught, refuse } from './pattern-error.js'
import { printMembers } from './print-set.js'

/** One piece of an IOS XE pattern. `keys` are the characters of which one is taken. */
export type IosPart =
  | { readonly kind: 'key'; readonly keys: string }
  | { readonly kind: 'group'; readonly parts: readonly IosPart[] }
  | { readonly kind: 'repeat'; readonly part: IosPart; readonly minimum: 0 | 1; readonly repeats: boolean }

/** A destination pattern of a dial-peer, or an entry of an e164 pattern map (`local-gateway` 5.3). */
export interface IosPattern {
  readonly text: string
  readonly parts: readonly IosPart[]
  /** Ends in `$`: the pattern must take the whole number, not only its beginning. */
  readonly isAnchored: boolean
  /** Ends in `T`: up to 32 more keys belong to the number. */
  readonly waitsForMore: boolean
  /** Digits named one by one: what makes one match longer than another. */
  readonly explicit: number
}

/** What `.` takes. */
export const IOS_KEYS = '0123456789ABCDEF*#+'
/** `T` waits for that many more keys at most. */
export const FURTHER_KEYS = 32

const RULE = {
  symbols: 'a pattern holds 0-9 A-F * # . [ ] ( ) % + ? , with ^ before and T or $ behind (local-gateway 5.3)',
  start: '^ stands at the beginning only (local-gateway 5.3)',
  end: '$ stands at the end only (local-gateway 5.3)',
  wait: 'T stands at the end, before $ at most (local-gateway 5.3)',
  quantifier: '% + and ? say how often the one key or group before them is taken (local-gateway 5.3)',
  group: 'every ( has its ), with something between them (local-gateway 5.3)',
  set: 'a bracket holds single keys and ranges, perhaps behind ^, and is closed (local-gateway 5.3)',
  escape: 'a backslash stands before the character that is meant as such (local-gateway 5.3)',
} as const

/** Reads a destination pattern. A leading `^`, which is implied, and pauses (`,`) are passed over. */
export function parseIosPattern(text: string): { readonly ok: true; readonly pattern: IosPattern } | PatternFault {
  return caught(() => new IosReader(text).read())
}

/** Where each key or set of a pattern begins in its text, 0-based. Only for a text that can be read. */
export function iosKeyPositions(text: string): readonly number[] {
  const reader = new IosReader(text)
  reader.read()
  return reader.positions
}

class IosReader {
  readonly positions: number[] = []
  private readonly text: string
  private position = 0
  private explicit = 0

  constructor(text: string) {
    this.text = text
  }

  read(): IosPattern {
    if (this.peek() === '^') this.position += 1
    const parts = this.readParts(this.peek() === '+' ? [this.literal('+')] : [])
    const waitsForMore = this.take('T')
    const isAnchored = this.take('$')
    if (this.position < this.text.length) this.refuseRest(waitsForMore)
    return { text: this.text, parts, isAnchored, waitsForMore, explicit: this.explicit }
  }

  /** Goes on behind the parts given, up to the end, to `T`, `$`, or a `)`. */
  private readParts(parts: IosPart[]): IosPart[] {
    for (let sign = this.peek(); sign !== '' && !'T$)'.includes(sign); sign = this.peek()) {
      if (sign === ',') this.position += 1
      else if ('%+?'.includes(sign)) parts.push(this.readQuantifier(sign, parts.pop()))
      else parts.push(this.readPart(sign))
    }
    return parts
  }

  private readQuantifier(sign: string, part: IosPart | undefined): IosPart {
    if (part === undefined) refuse(this.position, `«${sign}» has nothing before it to repeat`, RULE.quantifier)
    if (part.kind === 'repeat') refuse(this.position, `«${sign}» behind another quantifier`, RULE.quantifier)
    this.position += 1
    return { kind: 'repeat', part, minimum: sign === '+' ? 1 : 0, repeats: sign !== '?' }
  }

  private readPart(sign: string): IosPart {
    if (sign === '(') return this.readGroup()
    if (sign === '[') return this.readSet()
    if (sign === '\\') return this.readEscaped()
    if (sign === '.') {
      this.positions.push(this.position)
      this.position += 1
      return { kind: 'key', keys: IOS_KEYS }
    }
    if (sign === '^') refuse(this.position, '^ inside the pattern', RULE.start)
    if (!/[0-9A-F*#]/i.test(sign)) refuse(this.position, `«${sign}» is not part of the pattern grammar`, RULE.symbols)
    return this.literal(sign.toUpperCase())
  }

  private literal(keys: string, start = this.position): IosPart {
    this.positions.push(start)
    this.position += 1
    this.explicit += 1
    return { kind: 'key', keys }
  }

  private readEscaped(): IosPart {
    this.position += 1
    const sign = this.peek()
    if (sign === '') refuse(this.position - 1, 'nothing behind the backslash', RULE.escape)
    return this.literal(sign.toUpperCase(), this.position - 1)
  }

  private readGroup(): IosPart {
    const opened = this.position
    this.position += 1
    const parts = this.readParts([])
    if (this.peek() !== ')') {
      if (this.peek() === '') refuse(opened, 'the group is never closed', RULE.group)
      refuse(this.position, `${this.peek()} inside a group`, this.peek() === 'T' ? RULE.wait : RULE.end)
    }
    if (parts.length === 0) refuse(opened, 'the group is empty', RULE.group)
    this.position += 1
    return { kind: 'group', parts }
  }

  private readSet(): IosPart {
    const opened = this.position
    const end = this.text.indexOf(']', opened)
    if (end < 0) refuse(opened, 'the bracket is never closed', RULE.set)
    this.positions.push(opened)
    this.position += 1
    const isNegated = this.take('^')
    const members = new Set<string>()
    while (this.position < end) for (const key of this.readMember(end)) members.add(key)
    if (members.size === 0) refuse(opened, 'the bracket is empty', RULE.set)
    this.position = end + 1
    const keys = Array.from(IOS_KEYS)
      .filter((key) => members.has(key) !== isNegated)
      .join('')
    if (keys === '') refuse(opened, 'the bracket matches nothing', RULE.set)
    return { kind: 'key', keys }
  }

  /** A single key, a range, or a comma, which only separates. */
  private readMember(end: number): string {
    const at = this.position
    const from = this.text.charAt(at).toUpperCase()
    if (from === ',') {
      this.position += 1
      return ''
    }
    if (!IOS_KEYS.includes(from)) refuse(at, `«${this.text.charAt(at)}» cannot stand in a bracket`, RULE.set)
    if (this.text.charAt(at + 1) !== '-') {
      this.position += 1
      return from
    }
    const to = this.text.charAt(at + 2).toUpperCase()
    if (at + 2 >= end) refuse(at, `the range ${from}- has no end`, RULE.set)
    const isRange = /[0-9][0-9]|[A-F][A-F]/.test(from + to)
    if (!isRange) refuse(at, 'a range runs between two digits or two letters', RULE.set)
    if (to < from) refuse(at, `the range ${from}-${to} runs backwards`, RULE.set)
    this.position += 3
    return IOS_KEYS.slice(IOS_KEYS.indexOf(from), IOS_KEYS.indexOf(to) + 1)
  }

  private refuseRest(waits: boolean): never {
    const sign = this.peek()
    if (sign === ')') refuse(this.position, ') without (', RULE.group)
    if (waits) refuse(this.position - 1, 'T inside the pattern', RULE.wait)
    refuse(this.position - 1, '$ inside the pattern', RULE.end)
  }

  private peek(): string {
    return this.text.charAt(this.position)
  }

  private take(sign: string): boolean {
    if (this.peek() !== sign) return false
    this.position += 1
    return true
  }
}

/**
 * The pattern in its canonical spelling: without the implied `^`, pauses and needless escapes, sets as
 * sorted members with ranges of three or more.
 */
export function printIosPattern(pattern: Omit<IosPattern, 'text' | 'explicit'>): string {
  const body = pattern.parts.map(printPart).join('')
  // A plus at the beginning is itself without a backslash.
  const text = body.startsWith('\\+') ? body.slice(1) : body
  return `${text}${pattern.waitsForMore ? 'T' : ''}${pattern.isAnchored ? '$' : ''}`
}

function printPart(part: IosPart): string {
  switch (part.kind) {
    case 'key':
      return printKeys(part.keys)
    case 'group':
      return `(${part.parts.map(printPart).join('')})`
    case 'repeat':
      return printPart(part.part) + (part.repeats ? (part.minimum === 0 ? '%' : '+') : '?')
  }
}

function printKeys(keys: string): string {
  if (keys.length === 1) return /[0-9A-F*#]/.test(keys) ? keys : `\\${keys}`
  if (keys === IOS_KEYS) return '.'
  return `[${printMembers(keys, /[0-9A-F]/)}]`
}
