import { RE2JS, RE2JSException } from 're2js'

/**
 * Regular expressions as IOS XE writes them. They come from other people's files, so they run in an
 * engine whose time grows linearly with the text; look-around and back-references do not exist there.
 */
export interface IosRegex {
  /** The left-most match: where it is, and its groups, the whole first. Undefined when there is none. */
  find(text: string): { readonly start: number; readonly end: number; readonly groups: readonly string[] } | undefined
}

/**
 * `grouping` says how a set is written: `\(…\)` in voice translation rules, where a bare parenthesis is a
 * character (`local-gateway` 5.4), `(…)` in URI classes. Undefined for an expression that cannot be used.
 */
export function compileIosRegex(source: string, grouping: 'escaped' | 'plain'): IosRegex | undefined {
  try {
    const compiled = RE2JS.compile(translate(source, grouping))
    return {
      find(text) {
        const matcher = compiled.matcher(text)
        if (!matcher.find()) return undefined
        const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? '')
        return { start: matcher.start(), end: matcher.end(), groups }
      },
    }
  } catch (error) {
    if (error instanceof RE2JSException) return undefined
    throw error
  }
}

const QUANTIFIERS = '*+?'

function translate(source: string, grouping: 'escaped' | 'plain'): string {
  let out = ''
  // True where nothing stands that a quantifier could repeat.
  let opening = true
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at)
    if (character === '\\') {
      at += 1
      const next = source.charAt(at)
      const group = grouping === 'escaped' && (next === '(' || next === ')')
      out += group ? next : literal(next)
      opening = group && next === '('
    } else if (character === '[') {
      const end = classEnd(source, at)
      if (end === -1) return `${out}${literal(source.slice(at))}`
      out += bracket(source.slice(at + 1, end))
      at = end
      opening = false
    } else if (QUANTIFIERS.includes(character)) {
      out += opening ? literal(character) : character
      opening = false
    } else if (character === '(' || character === ')' || character === '|') {
      out += grouping === 'plain' ? character : literal(character)
      opening = grouping === 'plain' && character !== ')'
    } else if (character === '^') {
      out += character
    } else {
      out += character === '.' || character === '$' ? character : literal(character)
      opening = false
    }
  }
  return out
}

function literal(text: string): string {
  return RE2JS.quote(text)
}

/** Index of the `]` that ends a class; one right behind `[` or `[^` is a member. */
function classEnd(source: string, start: number): number {
  const first = source.charAt(start + 1) === '^' ? start + 2 : start + 1
  return source.indexOf(']', first + 1)
}

/** The members of a class; only `-` between two members and a leading `^` mean anything there. */
function bracket(members: string): string {
  const negated = members.startsWith('^')
  const body = (negated ? members.slice(1) : members).replace(/[\\[\]&~^]/g, (character) => `\\${character}`)
  return `[${negated ? '^' : ''}${body}]`
}
