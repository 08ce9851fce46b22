import type { MemberAccount } from '../../model/snapshot.js'
import { type CsvSummary, csvSteps } from '../csv-table.js'
import type { FileBytes } from '../csv-text.js'
import type { Steps } from '../steps.js'
import { Columns } from './columns.js'
import type { DraftEstate } from './draft-estate.js'
import type { Row } from './row.js'
import { RowTrouble } from './row-trouble.js'
import { isSecretColumn } from './secret-columns.js'
import type { TableReader } from './table-reader.js'

/** Chooses the reader of a table when its header is known; undefined = rows are only counted. */
export type ChooseReader = (columns: Columns) => TableReader | undefined

/** remotedestination.csv lacks a header for the cell at this position (`ucm-exports` 1.9). */
const UNNAMED_CELL = 2

/** A table as it is read: what it is called in evidence, what it is, its text. */
export interface TableFile {
  readonly name: string
  /** The name of the file itself in lower case, e.g. `phone.csv`. */
  readonly table: string
  readonly size: number
  readonly bytes: FileBytes
}

/** A header that is no header may be very long. */
const UNKNOWN_SHOWN = 100
const LONGEST_NAME = 80

/**
 * Reads one table into the draft and accounts for it. What is wrong with its rows becomes one
 * finding. Stops now and then.
 */
export function* readMember(member: TableFile, choose: ChooseReader, draft: DraftEstate): Steps<MemberAccount> {
  const trouble = new RowTrouble(member.name)
  const missing = new Set<string>()
  let table: OpenTable | undefined
  let unknown: readonly string[] = []
  const summary = yield* csvSteps(member.bytes, {
    header: (cells) => {
      const columns = new Columns(member.name, cells, trouble, missing)
      const reader = choose(columns)
      if (reader === undefined) return
      draft.tables.add(reader.member)
      table = new OpenTable(columns, reader.open(columns, draft), trouble, member.table)
      unknown = columns.unknown()
    },
    row: (cells, row) => {
      table?.row(cells, row)
    },
    trouble: (kind, row) => {
      if (table !== undefined || (kind === 'overlong' && row === 1)) trouble.note(kind, row)
    },
  })
  if (table !== undefined && summary.encoding.guessed) trouble.note('encoding', undefined)
  for (const column of missing) draft.absentColumns.add(column)
  const found = trouble.finding()
  if (found !== undefined) draft.findings.push(found)
  return account(member, table !== undefined, summary, unknown)
}

class OpenTable {
  private readonly read: (row: Row) => boolean
  private readonly trouble: RowTrouble
  private readonly width: number
  /** Where the numbered columns at the end of the header begin. */
  private readonly tail: number
  private readonly holdsSecrets: boolean
  private readonly lacksHeader: boolean

  constructor(columns: Columns, read: (row: Row) => boolean, trouble: RowTrouble, table: string) {
    this.read = read
    this.trouble = trouble
    this.width = columns.names.length
    this.tail = columns.names.findLastIndex((name) => !/ \d+$/.test(name)) + 1
    this.holdsSecrets = columns.names.some(isSecretColumn)
    this.lacksHeader = table === 'remotedestination.csv'
  }

  row(cells: readonly string[], number: number): void {
    const fitted = cells.length === this.width ? cells : this.fit(cells, number)
    if (fitted === undefined) return
    if (!this.read({ cells: fitted, number })) this.trouble.note('no-key', number)
  }

  /**
   * A narrow row is padded. In a wide row the cells after some point have moved: where a file holds
   * secrets, one of them could be taken for something else, so the row is not read at all.
   */
  private fit(cells: readonly string[], number: number): readonly string[] | undefined {
    if (cells.length < this.width) {
      const kind = cells.length >= this.tail ? 'padded' : 'too-narrow'
      this.trouble.note(kind, number, { value: `${cells.length} of ${this.width} cells` })
      return cells
    }
    if (this.lacksHeader && cells.length === this.width + 1) return cells.toSpliced(UNNAMED_CELL, 1)
    if (cells.slice(this.width).every((cell) => cell.trim() === '')) return cells
    const value = `${cells.length} cells for ${this.width} columns`
    this.trouble.note(this.holdsSecrets ? 'shifted-cells' : 'too-wide', number, { value })
    return this.holdsSecrets ? undefined : cells
  }
}

function account(member: TableFile, isRead: boolean, summary: CsvSummary, unknown: readonly string[]): MemberAccount {
  const empty = summary.columns === 0 ? 'empty' : undefined
  const note = empty ?? (summary.rows === 0 ? 'header only' : undefined)
  return {
    name: member.name,
    fate: isRead ? 'read' : 'known-unused',
    bytes: member.size,
    rows: summary.rows,
    columns: summary.columns,
    ...(note === undefined ? {} : { note }),
    ...(unknown.length === 0 ? {} : { unknownColumns: shown(unknown) }),
  }
}

function shown(names: readonly string[]): readonly string[] {
  const some = names.slice(0, UNKNOWN_SHOWN).map((name) => name.slice(0, LONGEST_NAME))
  return names.length > some.length ? [...some, `and ${names.length - some.length} more`] : some
}
