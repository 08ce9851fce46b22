import type { UserErrorKind } from '../findings/user-error.js'

/** How a command can end; the one table from which help, docs and behavior are taken. */
export const EXIT_CODES = {
  done: { code: 0, text: 'done' },
  error: { code: 1, text: 'error' },
  usage: { code: 2, text: 'the command line is wrong' },
  findings: { code: 3, text: 'findings at or above --fail-on, an expectation that failed, rows that were refused' },
  incomplete: { code: 4, text: 'execution incomplete, resumable' },
  refused: { code: 5, text: 'refused by a brake: stale plan, lock, approval, limit' },
  interrupted: { code: 130, text: 'interrupted, resumable' },
} as const

export type Ending = keyof typeof EXIT_CODES
export type ExitCode = (typeof EXIT_CODES)[Ending]['code']

/** The exit code of each kind of UserError. */
export function exitCodeOf(kind: UserErrorKind): ExitCode {
  return EXIT_CODES[kind].code
}

/** One line per code, as in the help and the docs. */
export function exitCodeLines(): readonly string[] {
  return Object.values(EXIT_CODES).map(({ code, text }) => `${String(code).padEnd(3)}  ${text}`)
}
