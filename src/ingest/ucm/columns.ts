import { booleanCell, cleanCell, isScientificNumber } from './cell-values.js'
import { isKnownColumn } from './known-columns.js'
import type { Read, Row } from './row.js'
import type { RowTrouble } from './row-trouble.js'
import { isSecretColumn } from './secret-columns.js'

const NUMBERED = /^(.*\S) (\d+)$/

/** Upper case, trimmed, inner blanks collapsed: how column names are compared (`ucm-exports` 1.11). */
export function normalizeHeader(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toUpperCase()
}

/**
 * The columns of one file, by normalized name; the second column of a name is `NAME#2`. Every method
 * gives a reader of one cell, made once; a wanted column that does not exist is noted and reads as
 * absent.
 */
export class Columns {
  readonly file: string
  readonly names: readonly string[]
  private readonly positions = new Map<string, number>()
  private readonly groups = new Map<string, Set<number>>()
  private readonly asked = new Set<string>()
  private readonly missing: Set<string>
  private readonly trouble: RowTrouble
  private quiet: Columns | undefined

  constructor(file: string, header: readonly string[], trouble: RowTrouble, missing: Set<string>) {
    this.file = file
    this.trouble = trouble
    this.missing = missing
    const seen = new Map<string, number>()
    this.names = header.map((raw, position) => {
      const base = normalizeHeader(raw)
      const count = (seen.get(base) ?? 0) + 1
      seen.set(base, count)
      const name = count === 1 ? base : `${base}#${count}`
      this.positions.set(name, position)
      this.group(name)
      return name
    })
  }

  /** The same columns; one of them that does not exist is not noted. */
  get optional(): Columns {
    if (this.quiet === undefined) {
      this.quiet = Object.create(this) as Columns
      Object.defineProperty(this.quiet, 'missing', { value: new Set<string>() })
    }
    return this.quiet
  }

  /** True when a column of this name exists. */
  has(name: string): boolean {
    return this.positions.has(name)
  }

  /** Position of the column; secret columns have none: asking for one is a defect. */
  position(name: string): number | undefined {
    if (isSecretColumn(name)) throw new Error(`column ${name} of ${this.file} is secret and must not be read`)
    this.asked.add(name)
    return this.positions.get(name)
  }

  /** Columns that no reader has asked for and that no release is known to write (`ucm-exports` 1.10). */
  unknown(): readonly string[] {
    return this.names.filter((name) => name !== '' && !this.asked.has(name) && !isKnownColumn(name))
  }

  /** The numbers k for which `name k` exists, ascending; not always 1..n (`ucm-exports` 1.2). */
  numbers(name: string): readonly number[] {
    return [...(this.groups.get(name) ?? [])].sort((a, b) => a - b)
  }

  /** Text of the first of these columns that exists; noted as absent when none does. */
  text(...names: readonly [string, ...string[]]): Read<string | undefined> {
    const position = this.wanted(names)
    return position === undefined ? () => undefined : reader(position)
  }

  /** As `text`, without a note when the column is absent. */
  optionalText(...names: readonly [string, ...string[]]): Read<string | undefined> {
    return this.optional.text(...names)
  }

  /** Text of a column that holds dialable numbers: a number mangled by a spreadsheet is reported. */
  dialString(...names: readonly [string, ...string[]]): Read<string | undefined> {
    const position = this.wanted(names)
    if (position === undefined) return () => undefined
    const read = reader(position)
    const column = this.names[position] as string
    return (row) => {
      const text = read(row)
      if (text !== undefined && isScientificNumber(text)) {
        this.trouble.note('mangled-number', row.number, { column, value: text })
      }
      return text
    }
  }

  /** `t` or `f`; anything else is reported and reads as absent. */
  flag(...names: readonly [string, ...string[]]): Read<boolean | undefined> {
    return this.converted(names, booleanCell, (text) => text === 'Default')
  }

  /** A whole number; anything else is reported and reads as absent. */
  integer(...names: readonly [string, ...string[]]): Read<number | undefined> {
    return this.converted(names, (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined))
  }

  /** A value made by `convert`; what it gives nothing for is reported and reads as absent. */
  value<T>(convert: (text: string) => T | undefined, ...names: readonly [string, ...string[]]): Read<T | undefined> {
    return this.converted(names, convert)
  }

  /** Reports a cell of this row that a rule over several columns cannot use. */
  noteUnexpected(row: Row, column: string, value: string | undefined): void {
    this.trouble.note('unexpected-value', row.number, { column, value: value ?? 'nothing' })
  }

  /** Notes a column that a rule would need, as `absentColumns` of the snapshot. */
  noteAbsent(name: string): void {
    this.missing.add(`${this.file}: ${name}`)
  }

  private converted<T>(
    names: readonly [string, ...string[]],
    convert: (text: string) => T | undefined,
    isUnset: (text: string) => boolean = () => false,
  ): Read<T | undefined> {
    const position = this.wanted(names)
    if (position === undefined) return () => undefined
    const read = reader(position)
    const column = this.names[position] as string
    return (row) => {
      const text = read(row)
      if (text === undefined || isUnset(text)) return undefined
      const value = convert(text)
      if (value === undefined) this.trouble.note('unexpected-value', row.number, { column, value: text })
      return value
    }
  }

  private wanted(names: readonly [string, ...string[]]): number | undefined {
    const position = this.find(names)
    if (position === undefined) this.noteAbsent(names[0])
    return position
  }

  private find(names: readonly string[]): number | undefined {
    for (const name of names) {
      const position = this.position(name)
      if (position !== undefined) return position
    }
    return undefined
  }

  private group(name: string): void {
    const parts = NUMBERED.exec(name)
    if (parts === null) return
    const [, base, number] = parts as unknown as [string, string, string]
    const members = this.groups.get(base) ?? new Set()
    members.add(Number(number))
    this.groups.set(base, members)
  }
}

/** Neighboring rows often hold the same text: the last one is remembered. */
function reader(position: number): Read<string | undefined> {
  let lastRaw = ''
  let last: string | undefined
  return (row: Row) => {
    const raw = row.cells[position]
    if (raw === undefined || raw === '') return undefined
    if (raw !== lastRaw) {
      last = cleanCell(raw)
      lastRaw = raw
    }
    return last
  }
}
