import { RE2JS, RE2JSException } from 're2js'

/** A pattern of a dial-peer, made ready for many numbers. */
export interface DialPattern {
  readonly source: string
  /** Digits that the pattern names one by one: the longest match wins (`local-gateway` 5.3). */
  readonly explicit: number
  /** En bloc: the number must begin with the pattern, and be all of it only where the pattern ends in `$`. */
  matches(number: string): boolean
}

const KEY = '[0-9A-Fa-f*#+]'
/** `T` waits for that many more digits at most. */
const FURTHER_KEYS = 32

/** Undefined for a pattern that IOS XE would not take. */
export function compileDialPattern(source: string): DialPattern | undefined {
  const translated = translate(source)
  if (translated === undefined) return undefined
  try {
    const compiled = RE2JS.compile(translated.expression)
    return { source, explicit: translated.explicit, matches: (number) => compiled.matcher(number).lookingAt() }
  } catch (error) {
    if (error instanceof RE2JSException) return undefined
    throw error
  }
}

function translate(source: string): { expression: string; explicit: number } | undefined {
  let expression = ''
  let explicit = 0
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at)
    const first = at === 0
    if (/[0-9A-Fa-f]/.test(character)) {
      expression += character
      explicit += 1
    } else if (character === '*' || character === '#') {
      // Keys, not quantifiers.
      expression += `\\${character}`
      explicit += 1
    } else if (character === '.') expression += KEY
    else if (character === '+' && first) {
      expression += '\\+'
      explicit += 1
    } else if (character === '+' || character === '?') expression += character
    else if (character === '%') expression += '*'
    else if (character === '(' || character === ')') expression += character
    else if (character === '^' && first) continue
    else if (character === ',') continue
    else if (character === '$' && at === source.length - 1) expression += '$'
    else if (character === 'T' && /^T\$?$/.test(source.slice(at))) expression += `${KEY}{0,${FURTHER_KEYS}}$`
    else if (character === '\\') {
      at += 1
      expression += RE2JS.quote(source.charAt(at))
      explicit += 1
    } else if (character === '[') {
      const end = source.indexOf(']', at)
      if (end === -1) return undefined
      expression += bracket(source.slice(at + 1, end))
      at = end
    } else return undefined
    if (character === 'T') return { expression, explicit }
  }
  return { expression, explicit }
}

/** `[2-9,0]` and `[^135]`: a comma only separates. */
function bracket(members: string): string {
  const body = members.replaceAll(',', '').replace(/[\\[&~]/g, (character) => `\\${character}`)
  return `[${body}]`
}
