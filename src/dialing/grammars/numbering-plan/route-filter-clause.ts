import type { PatternElement, PatternFault } from '../../pattern.js'
import { caught, refuse } from '../pattern-error.js'
import { parseUcmPattern } from '../ucm-pattern.js'
import type { NumberingPlanTag } from './nanp.js'
import { NANP_TAGS } from './nanp.js'

/** What one term asks of a part of the number. */
export type TagCondition =
  | { readonly operator: 'EXISTS' | 'DOES-NOT-EXIST'; readonly tag: NumberingPlanTag }
  | { readonly operator: '=='; readonly tag: NumberingPlanTag; readonly value: readonly PatternElement[] }

/** A clause as «all of these, or all of those»; a clause that asks for nothing has one empty alternative. */
export type RouteFilterClause = readonly (readonly TagCondition[])[]

const RULE = {
  term: 'a term is a tag and ==, EXISTS, DOES-NOT-EXIST or NOT-SELECTED (routing-semantics A1)',
  tag: 'the tags are those of the North American Numbering Plan (routing-semantics A1)',
  joining: 'terms are joined by AND and OR, with parentheses (routing-semantics A1)',
} as const

const TOKEN = /\s*(\(|\)|==|[^\s()=]+)/y

/**
 * Reads a route filter clause such as `(AREA-CODE==212 AND OFFICE-CODE EXISTS) OR SERVICE EXISTS`.
 * `NOT-SELECTED` asks for nothing; AND binds closer than OR.
 */
export function parseRouteFilterClause(
  text: string,
): { readonly ok: true; readonly pattern: RouteFilterClause } | PatternFault {
  return caught(() => new ClauseReader(text).read())
}

class ClauseReader {
  private readonly text: string
  private position = 0

  constructor(text: string) {
    this.text = text
  }

  read(): RouteFilterClause {
    if (this.text.trim() === '') return [[]]
    const clause = this.readAlternatives()
    const { token, start } = this.peek()
    if (token !== '') refuse(start, `«${token}» is not expected here`, RULE.joining)
    return clause
  }

  private readAlternatives(): RouteFilterClause {
    const alternatives = [...this.readAll()]
    while (this.takeWord('OR')) alternatives.push(...this.readAll())
    return alternatives
  }

  private readAll(): RouteFilterClause {
    let alternatives = this.readTerm()
    while (this.takeWord('AND')) {
      const others = this.readTerm()
      alternatives = alternatives.flatMap((one) => others.map((other) => [...one, ...other]))
    }
    return alternatives
  }

  private readTerm(): RouteFilterClause {
    if (this.takeWord('(')) {
      const inner = this.readAlternatives()
      if (!this.takeWord(')')) refuse(this.peek().start, 'the parenthesis is never closed', RULE.joining)
      return inner
    }
    const named = this.take()
    const tag = NANP_TAGS.find((each) => each === named.token.toUpperCase())
    if (tag === undefined) refuse(named.start, `«${named.token}» is no tag`, RULE.tag)
    const operator = this.take()
    switch (operator.token.toUpperCase()) {
      case '==':
        return [[{ operator: '==', tag, value: this.readValue() }]]
      case 'EXISTS':
        return [[{ operator: 'EXISTS', tag }]]
      case 'DOES-NOT-EXIST':
        return [[{ operator: 'DOES-NOT-EXIST', tag }]]
      case 'NOT-SELECTED':
        return [[]]
      default:
        return refuse(operator.start, `«${operator.token}» is no operator`, RULE.term)
    }
  }

  private readValue(): readonly PatternElement[] {
    const { token, start } = this.take()
    const parsed = parseUcmPattern(token)
    if (!parsed.ok) refuse(start + parsed.position, parsed.reason, parsed.rule)
    if (parsed.pattern.elements.length === 0) refuse(start, 'there is no value behind ==', RULE.term)
    return parsed.pattern.elements
  }

  private takeWord(word: string): boolean {
    if (this.peek().token.toUpperCase() !== word) return false
    this.take()
    return true
  }

  private take(): { token: string; start: number } {
    const next = this.peek()
    this.position = next.start + next.token.length
    return next
  }

  /** The next token, empty at the end. */
  private peek(): { token: string; start: number } {
    TOKEN.lastIndex = this.position
    const [whole = '', token = ''] = TOKEN.exec(this.text) ?? []
    const rest = this.text.slice(this.position).trimStart()
    if (whole === '' && rest !== '') refuse(this.text.length - rest.length, `«${rest}» cannot be read`, RULE.term)
    return { token, start: this.position + whole.length - token.length }
  }
}
