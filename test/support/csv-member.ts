import { parse } from 'csv-parse/sync'
import type { NumberedGroup } from '../generate/numbered-groups.js'
import { numberedGroups } from '../generate/numbered-groups.js'

/** Cells by column name; the second of two columns with one name is `NAME#2`. */
export type Cells = Readonly<Record<string, string>>

/** Which row is meant: its 0-based data-row number, or cells that exactly one row has. */
export type RowChoice = number | Cells

/**
 * One CSV member of an export as rows of cells. Columns are addressed by name (case and blanks at
 * the ends do not matter); numbered groups widen on demand, and rows with fewer are padded.
 */
export class CsvMember {
  readonly name: string
  readonly header: string[]
  readonly rows: string[][]
  private readonly groupByStem: ReadonlyMap<string, NumberedGroup>
  private positions: Map<string, number> | undefined

  constructor(name: string, header: readonly string[], rows: readonly (readonly string[])[] = []) {
    this.name = name
    this.header = [...header]
    this.rows = rows.map((row) => [...row])
    this.groupByStem = new Map(
      numberedGroups(name).flatMap((group) => group.stems.map((stem) => [columnKey(stem), group] as const)),
    )
  }

  /** Reads a member as exported; rows may be wider or narrower than the header. */
  static parse(name: string, text: string): CsvMember {
    const [header = [], ...rows]: string[][] = parse(text, { relax_column_count: true })
    return new CsvMember(name, header, rows)
  }

  /** Position of a column, or undefined when the member has none of that name. */
  findColumn(column: string): number | undefined {
    this.positions ??= positionsOf(this.header)
    return this.positions.get(columnKey(column))
  }

  /** Position of a column. Throws when the member has none of that name. */
  column(column: string): number {
    const found = this.findColumn(column)
    if (found === undefined) throw new Error(`${this.name} has no column ${column}`)
    return found
  }

  /** The data row meant. Throws unless exactly one row fits. */
  row(choice: RowChoice): string[] {
    const fitting = typeof choice === 'number' ? this.rows.slice(choice, choice + 1) : this.matching(choice)
    const [only] = fitting
    if (only === undefined || fitting.length > 1) {
      throw new Error(`${this.name}: ${fitting.length} rows match ${JSON.stringify(choice)}, expected one`)
    }
    return only
  }

  /** All data rows that have these cells. */
  matching(cells: Cells): string[][] {
    const wanted = Object.entries(cells).map(([name, value]) => [this.column(name), value] as const)
    return this.rows.filter((row) => wanted.every(([index, value]) => (row[index] ?? '') === value))
  }

  /** One cell; an absent one of a short row is empty. */
  get(choice: RowChoice, column: string): string {
    return this.row(choice)[this.column(column)] ?? ''
  }

  /** Replaces one cell, widening the header when the column belongs to a numbered group. */
  set(choice: RowChoice, column: string, value: string): this {
    const row = this.row(choice)
    row[this.columnOrWiden(column)] = value
    return this
  }

  /**
   * Appends a row: cells given by name, the rest from `defaults`, else empty. Defaults of a numbered
   * group are keyed by the name without its number and fill only the repetitions this row uses.
   */
  add(cells: Cells, defaults: Cells = {}): this {
    for (const name of Object.keys(cells)) this.columnOrWiden(name)
    const row = this.header.map(() => '')
    for (const [name, value] of Object.entries(this.expandDefaults(cells, defaults))) row[this.column(name)] = value
    for (const [name, value] of Object.entries(cells)) row[this.column(name)] = value
    this.rows.push(row)
    return this
  }

  /** Appends cells as they are, for rows whose width differs from the header. */
  addRaw(cells: readonly string[]): this {
    this.rows.push([...cells])
    return this
  }

  /** Removes the one row meant. */
  removeRow(choice: RowChoice): this {
    this.rows.splice(this.rows.indexOf(this.row(choice)), 1)
    return this
  }

  /** Removes a column from the header and every row. */
  removeColumn(column: string): this {
    const index = this.column(column)
    this.header.splice(index, 1)
    for (const row of this.rows) row.splice(index, 1)
    this.positions = undefined
    return this
  }

  /** RFC 4180 with LF, quotes only where a cell needs them. */
  toCsv(): string {
    return [this.header, ...this.rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('')
  }

  private columnOrWiden(column: string): number {
    const found = this.findColumn(column)
    if (found !== undefined) return found
    const { stem, number } = splitNumber(column)
    const group = this.groupByStem.get(columnKey(stem))
    if (group === undefined || number === undefined) throw new Error(`${this.name} has no column ${column}`)
    for (let next = group.first; next <= number; next += 1) this.addRepetition(group, next)
    return this.column(column)
  }

  private addRepetition(group: NumberedGroup, number: number): void {
    const [firstStem = ''] = group.stems
    if (this.findColumn(`${firstStem} ${number}`) !== undefined) return
    const before = this.findColumn(`${firstStem} ${number - 1}`)
    const at = before === undefined ? this.header.length : before + group.stems.length
    const width = this.header.length
    this.header.splice(at, 0, ...group.stems.map((stem) => `${stem} ${number}`))
    for (const row of this.rows) {
      if (row.length === width) row.splice(at, 0, ...group.stems.map(() => ''))
    }
    this.positions = undefined
  }

  private expandDefaults(cells: Cells, defaults: Cells): Cells {
    const used = this.repetitionsUsed(cells)
    const expanded: Record<string, string> = {}
    for (const [name, value] of Object.entries(defaults)) {
      if (this.findColumn(name) !== undefined) {
        expanded[name] = value
        continue
      }
      const group = this.groupByStem.get(columnKey(name))
      if (group === undefined) throw new Error(`${this.name} has no column ${name}`)
      for (const number of used.get(group) ?? []) expanded[`${name} ${number}`] = value
    }
    return expanded
  }

  /** Which repetitions of each numbered group the cells belong to. */
  private repetitionsUsed(cells: Cells): ReadonlyMap<NumberedGroup, ReadonlySet<number>> {
    const used = new Map<NumberedGroup, Set<number>>()
    for (const name of Object.keys(cells)) {
      const { stem, number } = splitNumber(name)
      const group = this.groupByStem.get(columnKey(stem))
      if (group === undefined || number === undefined) continue
      const numbers = used.get(group) ?? new Set()
      used.set(group, numbers.add(number))
    }
    return used
  }
}

function positionsOf(header: readonly string[]): Map<string, number> {
  const positions = new Map<string, number>()
  header.forEach((name, index) => {
    const key = columnKey(name)
    let occurrence = 1
    let unique = key
    while (positions.has(unique)) {
      occurrence += 1
      unique = `${key}#${occurrence}`
    }
    positions.set(unique, index)
  })
  return positions
}

function columnKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toUpperCase()
}

function splitNumber(column: string): { stem: string; number: number | undefined } {
  const match = /^(.*\S)\s+(\d+)$/.exec(column.trim())
  return match === null ? { stem: column, number: undefined } : { stem: match[1] ?? '', number: Number(match[2]) }
}

function csvCell(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
