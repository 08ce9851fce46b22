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

/** What is probably wrong with a list. */
export type ShownAdvice = { readonly about: 'grammar'; readonly grammar: string } | { readonly about: 'header' }

/** Rows shown of those with one reason. */
const ROWS_SHOWN = 3
/** Characters shown of a text. */
const TEXT_SHOWN = 60

/**
 * Refused rows for standard error, each in one line: where, what, at which character, why, and by which
 * rule. Of many rows with the same reason the first are shown, where the first of them comes up, and how
 * many more there are; signs and numbers that a reason quotes do not make it another one.
 */
export function refusedLines(refused: readonly RefusedRow[]): readonly string[] {
  const groups = new Map<string, RefusedRow[]>()
  for (const row of refused) {
    const key = JSON.stringify([row.rule, kindOf(row.reason)])
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [row])
    else known.push(row)
  }
  return [...groups.values()].flatMap((rows) => {
    // One line in place of one row would say less and save nothing.
    const shown = rows.length === ROWS_SHOWN + 1 ? rows : rows.slice(0, ROWS_SHOWN)
    const more = rows.length - shown.length
    return [...shown.map(refusedLine), ...(more === 0 ? [] : [`… and ${more} more with the same reason`])]
  })
}

function refusedLine({ file, row, text, position, reason, rule }: RefusedRow): string {
  const shown = text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN)}…` : text
  return `refused: ${file}:${row}: ${shown}: character ${position + 1}: ${reason}; ${rule}`
}

function kindOf(reason: string): string {
  return reason.replaceAll(/«[^»]*»|\d+/g, '…').replaceAll(/\b[A-FXx]\b/g, '…')
}

/** The same for programs: `character` is 1-based, as in the lines. */
export function refusedJson(refused: readonly RefusedRow[]): readonly object[] {
  return refused.map(({ position, ...row }) => ({ ...row, character: position + 1 }))
}

/** What to try with a list of which most rows were refused; `flag` is the one that names its language. */
export function adviceLines(advice: readonly ShownAdvice[], flag: string): readonly string[] {
  return advice.map((each) =>
    each.about === 'grammar'
      ? `hint: is this a list for ${flag} ${each.grammar}?`
      : 'hint: rows with several cells need a header row that names the column of patterns, for example pattern,partition',
  )
}
