import { parse } from 'csv-parse/sync'

/** One data row of a member, read by column name: capitals, blanks collapsed; a repeated name is `NAME#2`. */
export class TableRow {
  private readonly columns: ReadonlyMap<string, number>
  private readonly cells: readonly string[]

  constructor(columns: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.columns = columns
    this.cells = cells
  }

  /** Trimmed text; undefined for an empty cell, for `NULL` and for a column that is not there. */
  cell(column: string): string | undefined {
    const index = this.columns.get(column.toUpperCase())
    const text = index === undefined ? '' : (this.cells[index] ?? '').trim()
    return text === '' || text.toUpperCase() === 'NULL' ? undefined : text
  }

  /** The first of several columns that is there and filled. */
  firstOf(...columns: readonly string[]): string | undefined {
    for (const column of columns) {
      const text = this.cell(column)
      if (text !== undefined) return text
    }
    return undefined
  }

  /** `t` and `f` as AXL writes them. */
  flag(column: string): string | undefined {
    return asFlag(this.cell(column))
  }

  /** Filled cells of all columns that begin so, in the order of the header. */
  cellsBelow(start: string): readonly string[] {
    return [...this.columns.keys()].filter((name) => name.startsWith(start)).flatMap((name) => this.cell(name) ?? [])
  }

  /** Numbers k for which a column `<column> k` exists, ascending. */
  numbersOf(column: string): readonly number[] {
    const wanted = `${column.toUpperCase()} `
    const numbers: number[] = []
    for (const name of this.columns.keys()) {
      if (!name.startsWith(wanted)) continue
      const number = name.slice(wanted.length)
      if (/^\d+$/.test(number)) numbers.push(Number(number))
    }
    return numbers.sort((a, b) => a - b)
  }
}

export function asFlag(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  return /^t(rue)?$/i.test(text) ? 'true' : 'false'
}

/** A member of an archive, as every archive reader of the tests has it. */
export interface ExportMember {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The tables of an export, each parsed when it is first asked for. */
export class ExportTables {
  private readonly members: ReadonlyMap<string, Uint8Array>
  private readonly tables = new Map<string, readonly TableRow[]>()

  constructor(members: readonly ExportMember[]) {
    this.members = new Map(members.map((member) => [member.name, member.bytes]))
  }

  /** Rows of `<name>.csv`; none where the export lacks the member. */
  rows(name: string): readonly TableRow[] {
    const known = this.tables.get(name)
    if (known !== undefined) return known
    const rows = readRows(this.text(`${name}.csv`), name)
    this.tables.set(name, rows)
    return rows
  }

  text(member: string): string {
    return Buffer.from(this.members.get(member) ?? new Uint8Array()).toString('utf8')
  }
}

function readRows(text: string, name: string): readonly TableRow[] {
  const records: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true })
  const [header = [], ...data] = records
  const columns = new Map<string, number>()
  for (const [index, written] of header.entries()) {
    const column = written.trim().replaceAll(/\s+/g, ' ').toUpperCase()
    let unique = column
    for (let count = 2; columns.has(unique); count++) unique = `${column}#${String(count)}`
    columns.set(unique, index)
  }
  return data.map((cells) => new TableRow(columns, realigned(name, cells, header.length)))
}

/** remotedestination.csv writes a value behind the profile that has no header (`ucm-exports` 1.9). */
function realigned(name: string, cells: readonly string[], width: number): readonly string[] {
  return name === 'remotedestination' && cells.length === width + 1 ? [...cells.slice(0, 2), ...cells.slice(3)] : cells
}
