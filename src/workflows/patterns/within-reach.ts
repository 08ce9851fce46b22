/**
 * States beyond which the strings of one pattern are not told apart. `X?1` with n times `X` behind it
 * takes 2^n of them; patterns as they are used take less than a hundred.
 */
export const MOST_STATES = 1024

/** Why such a pattern is set aside, where in its text, and by which rule. */
export function beyondReach(text: string): {
  readonly position: number
  readonly reason: string
  readonly rule: string
} {
  return {
    position: Math.max(0, text.search(/[?%!(+@]/)),
    reason: 'too many ways to tell its strings apart: a repeat with much behind it',
    rule: `patterns are compared and counted with at most ${MOST_STATES} states`,
  }
}
