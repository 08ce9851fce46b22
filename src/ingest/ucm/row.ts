/** One data row: its cells by position, and its record number (the header is 1). */
export interface Row {
  readonly cells: readonly string[]
  readonly number: number
}

/** Reads one thing out of a row; made once per file from the header. */
export type Read<T> = (row: Row) => T
