import { expect } from 'vitest'
import { UserError } from '../../src/findings/user-error.js'
import { parseSuite } from '../../src/simulate/suites/format/suite-yaml.js'

export const HEAD = 'schema: rehome/suite/v1\n'
export const ESTATE = 'estates:\n  small:\n    patterns:\n      - route: 1XXX@A\n'

/** The error with which a suite is refused. */
export function refusal(text: string): UserError {
  try {
    parseSuite(text, 'ours.yaml')
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    expect(error.kind).toBe('usage')
    return error
  }
  throw new Error('nothing was complained about')
}

export function complaint(text: string): string {
  return refusal(text).message
}

/** A suite with one test, whose lines begin at line 7. */
export function withTest(...lines: readonly string[]): string {
  return `${HEAD}${ESTATE}tests:\n${lines.map((line) => `  ${line}\n`).join('')}`
}

/** A suite whose estate has these patterns, from line 5 on. */
export function withPatterns(...patterns: readonly string[]): string {
  const lines = patterns.map((pattern) => `      - ${pattern}\n`).join('')
  return `${HEAD}estates:\n  small:\n    patterns:\n${lines}tests:\n  - id: a\n    match: { pattern: 1, digits: 1 }\n    expect: { state: match }\n`
}
