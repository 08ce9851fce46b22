import type { CsvMember } from '../support/csv-member.js'

/**
 * A member with one row, used as the mold for many: only the named columns vary. Far cheaper than
 * looking up every cell by name; values must not need quotes.
 */
export class RowTemplate {
  /** The header as written, with its line end. */
  readonly headerLine: string
  private readonly cells: readonly string[]
  private readonly positions: readonly number[]

  constructor(member: CsvMember, varying: readonly string[]) {
    this.headerLine = `${member.toCsv().split('\n', 1)[0] ?? ''}\n`
    this.cells = member.row(0)
    this.positions = varying.map((name) => member.column(name))
  }

  /** One written row; `values` in the order of the varying columns. */
  line(values: readonly string[]): string {
    const cells = [...this.cells]
    for (const [index, position] of this.positions.entries()) cells[position] = values[index] ?? ''
    return `${cells.join(',')}\n`
  }
}
