/** A row of a list that is not in the result. */
export interface RefusedRow {
  readonly file: string
  readonly row: number
  readonly text: string
  /** 0-based in `text`. */
  readonly position: number
  readonly reason: string
  readonly rule: string
}

/** One line per refused row, for standard error: where, what, at which character, why, and by which rule. */
export function refusedLines(refused: readonly RefusedRow[]): readonly string[] {
  return refused.map(
    ({ file, row, text, position, reason, rule }) =>
      `refused: ${file}:${row}: ${text}: character ${position + 1}: ${reason}; ${rule}`,
  )
}
