import type { SheetDocument } from '../../report/ports.js'

/** Name of the hidden sheet that holds the lists which do not fit into a validation. */
export const LISTS_SHEET = '_lists'
/** The most characters a validation can hold itself. */
const INLINE_LIMIT = 255

/**
 * Where the choices of drop-downs stand: short lists inside the validation, all others in a column
 * of the hidden sheet `_lists` (`audit-workbook 1`). Equal lists share a column.
 */
export class ChoiceLists {
  readonly #columns: (readonly string[])[] = []
  readonly #numbers = new Map<string, number>()

  /** Takes in the choices of every column that need a place of their own. */
  constructor(sheets: readonly SheetDocument[]) {
    for (const { choices } of sheets.flatMap((sheet) => sheet.columns)) {
      if (choices === undefined || fitsInline(choices)) continue
      const key = JSON.stringify(choices)
      if (!this.#numbers.has(key)) this.#numbers.set(key, this.#columns.push(choices) - 1)
    }
  }

  /** The formula of a list validation, not yet escaped for XML. */
  formulaOf(choices: readonly string[], columnName: (column: number) => string): string {
    const number = this.#numbers.get(JSON.stringify(choices))
    if (number === undefined) return `"${choices.join(',')}"`
    const letters = columnName(number)
    return `${LISTS_SHEET}!$${letters}$2:$${letters}$${String(choices.length + 1)}`
  }

  /** The hidden sheet; none when every list fits inline. */
  sheets(): SheetDocument[] {
    if (this.#columns.length === 0) return []
    const height = Math.max(...this.#columns.map((column) => column.length))
    return [
      {
        name: LISTS_SHEET,
        hidden: true,
        autoFilter: false,
        columns: this.#columns.map((_, index) => ({
          header: `List ${String(index + 1)}`,
          width: 30,
          kind: 'text',
        })),
        rows: Array.from({ length: height }, (_, row) => this.#columns.map((column) => column[row])),
      },
    ]
  }
}

function fitsInline(choices: readonly string[]): boolean {
  return (
    choices.join(',').length <= INLINE_LIMIT &&
    choices.every((choice) => /^[^",\n\r\t]+$/.test(choice) && choice.trim() === choice)
  )
}
