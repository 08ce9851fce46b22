import type { PatternFault } from '../pattern.js'

/** Thrown inside a reader of patterns and turned into a fault by `caught`. */
class PatternError extends Error {
  readonly position: number
  readonly rule: string

  constructor(position: number, reason: string, rule: string) {
    super(reason)
    this.position = position
    this.rule = rule
  }
}

/** Ends the reading of a pattern: what is wrong at which 0-based position, and which rule of the grammar says so. */
export function refuse(position: number, reason: string, rule: string): never {
  throw new PatternError(position, reason, rule)
}

/** What `read` gives, or the fault with which it refused the text. */
export function caught<T>(read: () => T): { readonly ok: true; readonly pattern: T } | PatternFault {
  try {
    return { ok: true, pattern: read() }
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    return { ok: false, position: error.position, reason: error.message, rule: error.rule }
  }
}
