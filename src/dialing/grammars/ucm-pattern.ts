import type { DialPattern, PatternElement, PatternFault } from '../pattern.js'
import { DIGITS_MASK, KEYPAD_MASK, symbolMask, symbolsOf } from '../symbols.js'
import { caught, refuse } from './pattern-error.js'
import { printMembers } from './print-set.js'

/** A parsed Unified CM pattern (`routing-semantics` A1). */
export interface UcmPattern extends DialPattern {
  /** Number of elements before the dot; absent without a dot. */
  readonly elementsBeforeDot?: number
  /** True when `@` stands in it: kept, never expanded here, matches nothing. */
  readonly usesNumberingPlan: boolean
  /** Number of elements before `@`; absent without one. */
  readonly elementsBeforeNumberingPlan?: number
  /**
   * 0-based place of a second `?`. It is documented not to match empty input (`routing-semantics` A1),
   * here it does like every other one: what the pattern matches is not certain.
   */
  readonly secondOptionalAt?: number
}

export type PatternParse = { readonly ok: true; readonly pattern: UcmPattern } | PatternFault

export interface PatternGrammar {
  /** `routing-semantics` C-1: `[^…]` also matches `*` and `#`. Default true. */
  readonly negatedSetIncludesStarAndHash?: boolean
  /** `routing-semantics` C-15: `X` also matches `*`. Default false. */
  readonly wildcardTakesStar?: boolean
  /** `routing-semantics` C-16: a `#` behind the rest of a pattern says nothing. Default false. */
  readonly ignoresHashAtEnd?: boolean
}

/** What a pattern may hold at most. */
export const LONGEST_PATTERN = 50

const RULE = {
  length: `a pattern holds at most ${LONGEST_PATTERN} characters (routing-semantics A1)`,
  symbols: 'a pattern holds 0-9 A-D * # X ! ? + \\+ . [ ] @ (routing-semantics A1)',
  plus: 'the dialable plus is written \\+ (routing-semantics A1)',
  quantifier: '? and + repeat the one digit or wildcard right before them (routing-semantics A1)',
  dot: 'a pattern has one dot at most (routing-semantics A1)',
  numberingPlan: 'a pattern has one @ at most (routing-semantics A1)',
  set: 'a bracket holds single keys and ranges from a smaller to a larger digit, and is closed (routing-semantics A1)',
  negation: 'one bracket of a pattern may be negated, by one ^ right behind [ (routing-semantics A1)',
} as const

/** Reads a pattern of route patterns, translations, hunt pilots, directory numbers, park ranges. */
export function parseUcmPattern(text: string, grammar: PatternGrammar = {}): PatternParse {
  return caught(() => new PatternReader(text, grammar).read())
}

/** Where each element of a pattern begins in its text, 0-based. Only for a text that can be read. */
export function ucmElementPositions(text: string): readonly number[] {
  const reader = new PatternReader(text, {})
  reader.read()
  return reader.positions
}

/** Elements are never changed, so those of large lists are shared. */
const ONE_OF = new Map<number, PatternElement>()

function oneOf(mask: number): PatternElement {
  let element = ONE_OF.get(mask)
  if (element === undefined) {
    element = { mask, minimum: 1, repeats: false }
    ONE_OF.set(mask, element)
  }
  return element
}

class PatternReader {
  private readonly text: string
  private readonly negatedUniverse: number
  private readonly wildcard: number
  private readonly ignoresHashAtEnd: boolean
  private readonly elements: PatternElement[] = []
  private elementsBeforeDot: number | undefined
  private elementsBeforeNumberingPlan: number | undefined
  private negatedSets = 0
  private optionals = 0
  private secondOptionalAt: number | undefined
  private position = 0
  readonly positions: number[] = []

  constructor(text: string, grammar: PatternGrammar) {
    this.text = text
    this.negatedUniverse = (grammar.negatedSetIncludesStarAndHash ?? true) ? KEYPAD_MASK : DIGITS_MASK
    this.wildcard = grammar.wildcardTakesStar === true ? DIGITS_MASK | symbolMask('*') : DIGITS_MASK
    this.ignoresHashAtEnd = grammar.ignoresHashAtEnd ?? false
  }

  read(): UcmPattern {
    if (this.text.length > LONGEST_PATTERN) {
      refuse(LONGEST_PATTERN, `the pattern has ${this.text.length} characters`, RULE.length)
    }
    while (this.position < this.text.length) this.readToken(this.text.charAt(this.position))
    if (this.ignoresHashAtEnd && this.text.length > 1 && this.text.endsWith('#')) this.elements.pop()
    return {
      text: this.text,
      elements: this.elements,
      ...(this.elementsBeforeDot === undefined ? {} : { elementsBeforeDot: this.elementsBeforeDot }),
      usesNumberingPlan: this.elementsBeforeNumberingPlan !== undefined,
      ...(this.elementsBeforeNumberingPlan === undefined
        ? {}
        : { elementsBeforeNumberingPlan: this.elementsBeforeNumberingPlan }),
      ...(this.secondOptionalAt === undefined ? {} : { secondOptionalAt: this.secondOptionalAt }),
    }
  }

  private readToken(token: string): void {
    switch (token) {
      case '\\':
        this.readEscapedPlus()
        return
      case 'X':
      case 'x':
        this.push(this.wildcard, false)
        break
      case '!':
        this.push(DIGITS_MASK, true)
        break
      case '?':
      case '+':
        this.quantify(token)
        break
      case '.':
        this.markDot()
        break
      case '@':
        this.markNumberingPlan()
        break
      case '[':
        this.readSet()
        return
      default:
        this.readLiteral(token)
    }
    this.position += 1
  }

  private push(mask: number, repeats: boolean): void {
    this.elements.push(repeats ? { mask, minimum: 1, repeats } : oneOf(mask))
    this.positions.push(this.position)
  }

  private readLiteral(token: string): void {
    const mask = symbolMask(token.toUpperCase())
    if (mask === 0) refuse(this.position, `«${token}» is not part of the pattern grammar`, RULE.symbols)
    this.push(mask, false)
  }

  private readEscapedPlus(): void {
    if (this.text.charAt(this.position + 1) !== '+') {
      refuse(this.position, 'a backslash may only stand before +', RULE.plus)
    }
    this.push(symbolMask('+'), false)
    this.position += 2
  }

  /** `?` = zero or more of the preceding, `+` = one or more of the preceding. */
  private quantify(token: '?' | '+'): void {
    const before = this.text.charAt(this.position - 1)
    const repeatsQuantifier = before === '?' || (before === '+' && this.text.charAt(this.position - 2) !== '\\')
    if (repeatsQuantifier) refuse(this.position, `«${token}» stands behind another quantifier`, RULE.quantifier)
    const last = before === '.' || before === '@' ? undefined : this.elements.pop()
    if (last === undefined) refuse(this.position, `«${token}» has nothing before it to repeat`, RULE.quantifier)
    this.elements.push({ mask: last.mask, minimum: token === '?' ? 0 : last.minimum, repeats: true })
    if (token === '?') this.optionals += 1
    if (this.optionals === 2) this.secondOptionalAt ??= this.position
  }

  private markDot(): void {
    if (this.elementsBeforeDot !== undefined) refuse(this.position, 'only one dot is allowed', RULE.dot)
    this.elementsBeforeDot = this.elements.length
  }

  private markNumberingPlan(): void {
    if (this.elementsBeforeNumberingPlan !== undefined)
      refuse(this.position, 'only one @ is allowed', RULE.numberingPlan)
    this.elementsBeforeNumberingPlan = this.elements.length
  }

  private readSet(): void {
    const start = this.position
    const end = this.text.indexOf(']', start)
    if (end < 0) refuse(start, 'the bracket is never closed', RULE.set)
    let cursor = start + 1
    const negated = this.text.charAt(cursor) === '^'
    if (negated) {
      cursor += 1
      this.negatedSets += 1
      if (this.negatedSets > 1) refuse(start, 'only one bracket may be negated', RULE.negation)
    }
    if (cursor === end) refuse(start, 'the bracket is empty', RULE.set)
    let mask = 0
    while (cursor < end) {
      if (this.text.charAt(cursor + 1) === '-') {
        mask |= this.rangeMask(cursor, end)
        cursor += 3
      } else {
        mask |= this.memberMask(cursor)
        cursor += 1
      }
    }
    const set = negated ? this.negatedUniverse & ~mask : mask
    if (set === 0) refuse(start, 'the bracket matches nothing', RULE.set)
    this.push(set, false)
    this.position = end + 1
  }

  private memberMask(position: number): number {
    const member = this.text.charAt(position)
    if (member === '^') refuse(position, '^ may stand only once, right behind [', RULE.negation)
    const mask = symbolMask(member.toUpperCase())
    if (mask === 0) refuse(position, `«${member}» cannot stand in a bracket`, RULE.set)
    return mask
  }

  private rangeMask(position: number, end: number): number {
    if (position + 2 >= end) refuse(position, `the range ${this.text.slice(position, end)} has no end`, RULE.set)
    const from = Number.parseInt(this.text.charAt(position), 10)
    const to = Number.parseInt(this.text.charAt(position + 2), 10)
    if (Number.isNaN(from) || Number.isNaN(to)) refuse(position, 'a range runs between two digits', RULE.set)
    if (to < from) refuse(position, `the range ${from}-${to} runs backwards`, RULE.set)
    let mask = 0
    for (let digit = from; digit <= to; digit += 1) mask |= 1 << digit
    return mask
  }
}

/** What of a pattern can be written down. */
export type UcmSequence = Pick<UcmPattern, 'elements' | 'elementsBeforeDot' | 'elementsBeforeNumberingPlan'>

/**
 * The pattern in its canonical spelling: sets as sorted members with ranges of three or more, never
 * negated (`routing-semantics` C-1 leaves open what `[^…]` takes), all ten digits as `X`, one or more
 * of them as `!`. Parse after print gives the same elements, dot and `@`. Throws for an element that
 * is optional without repeating, which the grammar does not have.
 */
export function printUcmPattern({ elements, elementsBeforeDot, elementsBeforeNumberingPlan }: UcmSequence): string {
  let text = ''
  for (let index = 0; index <= elements.length; index += 1) {
    if (index === elementsBeforeDot) text += '.'
    if (index === elementsBeforeNumberingPlan) text += '@'
    const element = elements[index]
    if (element !== undefined) text += printElement(element)
  }
  return text
}

function printElement({ mask, minimum, repeats }: PatternElement): string {
  if (!repeats && minimum === 0) throw new Error('a Unified CM pattern has no sign for one or none')
  if (mask === DIGITS_MASK) return repeats ? (minimum === 0 ? 'X?' : '!') : 'X'
  return printMask(mask) + (repeats ? (minimum === 0 ? '?' : '+') : '')
}

function printMask(mask: number): string {
  const members = symbolsOf(mask)
  if (members === '+') return '\\+'
  return members.length === 1 ? members : `[${printMembers(members, /[0-9]/)}]`
}
