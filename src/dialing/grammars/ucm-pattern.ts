import type { DialPattern, PatternElement, PatternFault } from '../pattern.js'
import { DIGITS_MASK, KEYPAD_MASK, symbolMask } from '../symbols.js'

/** A parsed Unified CM pattern (`routing-semantics` A1). */
export interface UcmPattern extends DialPattern {
  /** Number of elements before the dot; absent without a dot. */
  readonly elementsBeforeDot?: number
  /** True when `@` stands in it: kept, never expanded here, matches nothing. */
  readonly usesNumberingPlan: boolean
  /** Number of elements before `@`; absent without one. */
  readonly elementsBeforeNumberingPlan?: number
}

export type PatternParse =
  | { readonly ok: true; readonly pattern: UcmPattern }
  | PatternFault

export interface PatternGrammar {
  /** `routing-semantics` C-1: `[^…]` also matches `*` and `#`. Default true. */
  readonly negatedSetIncludesStarAndHash?: boolean
}

class PatternError extends Error {
  readonly position: number

  constructor(position: number, reason: string) {
    super(reason)
    this.position = position
  }
}

/** Reads a pattern of route patterns, translations, hunt pilots, directory numbers, park ranges. */
export function parseUcmPattern(text: string, grammar: PatternGrammar = {}): PatternParse {
  try {
    return { ok: true, pattern: new PatternReader(text, grammar).read() }
  } catch (error) {
    if (error instanceof PatternError) return { ok: false, position: error.position, reason: error.message, rule: 'routing-semantics A1' }
    throw error
  }
}

class PatternReader {
  private readonly text: string
  private readonly negatedUniverse: number
  private readonly elements: PatternElement[] = []
  private elementsBeforeDot: number | undefined
  private elementsBeforeNumberingPlan: number | undefined
  private negatedSets = 0
  private position = 0

  constructor(text: string, grammar: PatternGrammar) {
    this.text = text
    this.negatedUniverse = (grammar.negatedSetIncludesStarAndHash ?? true) ? KEYPAD_MASK : DIGITS_MASK
  }

  read(): UcmPattern {
    while (this.position < this.text.length) this.readToken(this.text.charAt(this.position))
    return {
      text: this.text,
      elements: this.elements,
      ...(this.elementsBeforeDot === undefined ? {} : { elementsBeforeDot: this.elementsBeforeDot }),
      usesNumberingPlan: this.elementsBeforeNumberingPlan !== undefined,
      ...(this.elementsBeforeNumberingPlan === undefined
        ? {}
        : { elementsBeforeNumberingPlan: this.elementsBeforeNumberingPlan }),
    }
  }

  private readToken(token: string): void {
    switch (token) {
      case '\\':
        this.readEscapedPlus()
        return
      case 'X':
      case 'x':
        this.push(DIGITS_MASK, false)
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
    this.elements.push({ mask, minimum: 1, repeats })
  }

  private readLiteral(token: string): void {
    const mask = symbolMask(token.toUpperCase())
    if (mask === 0) this.fail(`«${token}» is not part of the pattern grammar`)
    this.push(mask, false)
  }

  private readEscapedPlus(): void {
    if (this.text.charAt(this.position + 1) !== '+') this.fail('a backslash may only stand before +')
    this.push(symbolMask('+'), false)
    this.position += 2
  }

  /** `?` = zero or more of the preceding, `+` = one or more of the preceding. */
  private quantify(token: '?' | '+'): void {
    const last = this.elements.pop()
    if (last === undefined) this.fail(`«${token}» has nothing before it to repeat`)
    this.elements.push({ mask: last.mask, minimum: token === '?' ? 0 : last.minimum, repeats: true })
  }

  private markDot(): void {
    if (this.elementsBeforeDot !== undefined) this.fail('only one dot is allowed')
    this.elementsBeforeDot = this.elements.length
  }

  private markNumberingPlan(): void {
    if (this.elementsBeforeNumberingPlan !== undefined) this.fail('only one @ is allowed')
    this.elementsBeforeNumberingPlan = this.elements.length
  }

  private readSet(): void {
    const start = this.position
    const end = this.text.indexOf(']', start)
    if (end < 0) this.fail('the bracket is never closed')
    let cursor = start + 1
    const negated = this.text.charAt(cursor) === '^'
    if (negated) {
      cursor += 1
      this.negatedSets += 1
      if (this.negatedSets > 1) this.fail('only one bracket may be negated', start)
    }
    if (cursor === end) this.fail('the bracket is empty')
    let mask = 0
    while (cursor < end) {
      if (this.text.charAt(cursor + 1) === '-' && cursor + 2 < end) {
        mask |= this.rangeMask(cursor)
        cursor += 3
      } else {
        mask |= this.memberMask(cursor)
        cursor += 1
      }
    }
    const set = negated ? this.negatedUniverse & ~mask : mask
    if (set === 0) this.fail('the bracket matches nothing', start)
    this.push(set, false)
    this.position = end + 1
  }

  private memberMask(position: number): number {
    const mask = symbolMask(this.text.charAt(position).toUpperCase())
    if (mask === 0) this.fail(`«${this.text.charAt(position)}» cannot stand in a bracket`, position)
    return mask
  }

  private rangeMask(position: number): number {
    const from = Number.parseInt(this.text.charAt(position), 10)
    const to = Number.parseInt(this.text.charAt(position + 2), 10)
    if (Number.isNaN(from) || Number.isNaN(to)) this.fail('a range runs between two digits', position)
    if (to < from) this.fail(`the range ${from}-${to} runs backwards`, position)
    let mask = 0
    for (let digit = from; digit <= to; digit += 1) mask |= 1 << digit
    return mask
  }

  private fail(reason: string, position = this.position): never {
    throw new PatternError(position, reason)
  }
}
