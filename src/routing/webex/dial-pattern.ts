import { compareText } from '../../findings/finding.js'
import type { WebexDialPlan } from '../../model/webex/trunk.js'

/** A pattern of a dial plan that matches an address. */
export interface DialPatternMatch {
  readonly plan: WebexDialPlan
  readonly pattern: string
  /** Places that any digit may take: 10 to this power numbers of the address's length match. */
  readonly freeDigits: number
  readonly isVariable: boolean
}

export type DialPatternRank = 'fewest-completions' | 'fixed-length-first'

interface ReadPattern {
  readonly plan: WebexDialPlan
  readonly pattern: string
  readonly literal: string
  readonly rest: string
}

/** Patterns of all dial plans, found by the digits with which they begin; there is no order among plans. */
export class DialPatterns {
  private readonly byLiteral = new Map<string, ReadPattern[]>()
  private readonly rank: DialPatternRank

  constructor(plans: readonly WebexDialPlan[], rank: DialPatternRank) {
    this.rank = rank
    for (const plan of plans) for (const pattern of plan.patterns) this.add(plan, pattern)
  }

  /** All matches, the one that takes the call first (`routing-semantics` C-17). */
  matches(address: string): readonly DialPatternMatch[] {
    const found: DialPatternMatch[] = []
    for (let length = 0; length <= address.length; length += 1) {
      for (const read of this.byLiteral.get(address.slice(0, length)) ?? []) {
        if (!matchesRest(read.rest, address.slice(length))) continue
        const fixed = read.rest.replaceAll(/[X!]/g, '').length
        found.push({
          plan: read.plan,
          pattern: read.pattern,
          freeDigits: address.length - length - fixed,
          isVariable: read.rest.endsWith('!'),
        })
      }
    }
    return found.sort((a, b) => this.compare(a, b))
  }

  /** `+`, digits, `*` and `#` are literal, `X` is one digit, a final `!` one or more (`webex-api` 8). */
  private add(plan: WebexDialPlan, pattern: string): void {
    const text = pattern.toUpperCase()
    const literal = /^[^X!]*/.exec(text)?.[0] ?? ''
    const read = { plan, pattern, literal, rest: text.slice(literal.length) }
    const list = this.byLiteral.get(literal)
    if (list === undefined) this.byLiteral.set(literal, [read])
    else list.push(read)
  }

  private compare(a: DialPatternMatch, b: DialPatternMatch): number {
    const byKind = Number(a.isVariable) - Number(b.isVariable)
    const byCount = a.freeDigits - b.freeDigits
    const ranked = this.rank === 'fixed-length-first' ? byKind || byCount : byCount || byKind
    return ranked || compareText(a.pattern, b.pattern) || compareText(a.plan.name, b.plan.name)
  }
}

function matchesRest(rest: string, digits: string): boolean {
  const isVariable = rest.endsWith('!')
  const fixed = isVariable ? rest.slice(0, -1) : rest
  if (fixed.includes('!')) return false
  if (isVariable ? digits.length <= fixed.length : digits.length !== fixed.length) return false
  return Array.from(digits).every((digit, index) => {
    const wanted = fixed[index] ?? 'X'
    return wanted === 'X' ? digit >= '0' && digit <= '9' : wanted === digit
  })
}
