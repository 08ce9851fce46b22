/**
 * Neutral workbook documents, and what a spreadsheet adapter must offer. Nothing here knows a file
 * format; `audit-workbook 1` and `7` are the rules behind the fields.
 */

/** What a column holds; decides the cell format. `text` and `phone` keep `+` and leading zeros. */
export type ColumnKind = 'text' | 'number' | 'integer' | 'date' | 'phone'

/** Color family of a word in a cell; the word itself is always there, color is never the only signal. */
export type Tone = 'critical' | 'serious' | 'moderate' | 'slight' | 'neutral' | 'good'

/** How a whole row of a free-form sheet is set; `header` is the column header of a block. */
export type RowStyle = 'title' | 'heading' | 'header' | 'plain'

/** Place inside the same workbook; `cell` as `H12`, by default `A1`. */
export interface SheetLocation {
  readonly sheet: string
  readonly cell?: string
}

/** A cell that jumps to another place of the workbook when clicked. */
export interface CellLink {
  readonly text: string | number
  readonly link: SheetLocation
}

/**
 * One cell. A string is always written as a string, never as a formula and never as a number; in a
 * `date` column a string `YYYY-MM-DD` becomes a real date. `undefined` is an empty cell.
 */
export type CellValue = string | number | CellLink | undefined

export interface ColumnDocument {
  readonly header: string
  /** In characters of the body font. */
  readonly width: number
  readonly kind: ColumnKind
  /** People answer here: colored header, tinted cells; the only columns that are read back. */
  readonly decision?: boolean
  /** Drop-down of a table sheet; any number and length of choices. */
  readonly choices?: readonly string[]
  readonly hidden?: boolean
  /** 1..7: grouped and collapsed technical column; a shown column, or none, should follow the group. */
  readonly outlineLevel?: number
  readonly wrap?: boolean
  /** Colors the words BLOCKER, HIGH, MEDIUM, LOW, INFO. */
  readonly severity?: boolean
  /** Colors further exact words, for example `{ RED: 'critical' }`. */
  readonly tones?: Readonly<Record<string, Tone>>
  /** Comment on the header cell of a table sheet. */
  readonly note?: string
}

/**
 * One tab. A `table` (default) has its column headers in row 1 and the rows below; a `free` sheet
 * has no header row, its columns give widths and formats only, and `rowStyles` sets each row.
 */
export interface SheetDocument {
  /** At most 31 characters; the writer replaces what spreadsheets refuse and keeps names unique. */
  readonly name: string
  /** Printed in the page header; not a cell. By default the name. */
  readonly title?: string
  readonly columns: readonly ColumnDocument[]
  readonly rows: readonly (readonly CellValue[])[]
  readonly layout?: 'table' | 'free'
  /** Free sheets only: one per row; rows beyond its end are plain. */
  readonly rowStyles?: readonly RowStyle[]
  /** By default 1 for a table, 0 for a free sheet. */
  readonly frozenRows?: number
  /** By default 0; hidden columns must stand behind the frozen ones. */
  readonly frozenColumns?: number
  /** By default yes for a table with rows; never for a free sheet. */
  readonly autoFilter?: boolean
  readonly hidden?: boolean
  /** By default yes. */
  readonly landscape?: boolean
  /** `RRGGBB` */
  readonly tabColor?: string
}

export interface WorkbookMeta {
  readonly title: string
  readonly subject?: string
  readonly author?: string
  /** ISO date and time the caller was given; the writer has no clock. */
  readonly created?: string
}

export interface WorkbookDocument {
  readonly meta: WorkbookMeta
  readonly sheets: readonly SheetDocument[]
}

interface ReadCellPlace {
  /** For example `Findings!H12`, as kept beside a decision. */
  readonly address: string
  /** The cell holds a formula; the value is the result stored in the file. */
  readonly formula?: true
}

/**
 * One cell read back. A `date` is a number that the sheet shows as a date: `value` is ISO
 * (`YYYY-MM-DD`, with `THH:MM:SS` when it has a time), `serial` the number. A date typed as text is
 * `text`; a serial number that lost its format is `number` (see `ReadWorkbook.dateOfSerial`).
 */
export type ReadCell = ReadCellPlace &
  (
    | { readonly kind: 'empty'; readonly value: undefined }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'date'; readonly value: string; readonly serial: number }
    | { readonly kind: 'boolean'; readonly value: 'TRUE' | 'FALSE' }
    | { readonly kind: 'error'; readonly value: string }
  )

export interface ReadSheet {
  readonly name: string
  readonly hidden: boolean
  /** By position from A1: `rows[11][7]` is H12. Rows end at their last filled cell. */
  readonly rows: readonly (readonly ReadCell[])[]
}

export interface ReadWorkbook {
  readonly sheets: readonly ReadSheet[]
  /** ISO date of a bare serial number in this workbook's calendar (1900 or 1904); undefined when it is none. */
  dateOfSerial(serial: number): string | undefined
}

export interface WorkbookWriter {
  /** Equal documents give equal bytes. Throws a UserError when a sheet passes the format's limits. */
  write(document: WorkbookDocument): Uint8Array
}

export interface WorkbookReader {
  /** Throws a UserError for what is not a readable workbook, or is larger than a workbook may be. */
  read(bytes: Uint8Array): ReadWorkbook
}
