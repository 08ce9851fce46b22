/** Where a value was read: the file as named in the input and, where it has rows, the row. */
export interface SourceRef {
  readonly file: string
  /** 1-based record number; 1 is the header line, so the first data row is 2. */
  readonly row?: number
  readonly column?: string
}

/** `phone.csv:12 (Line CSS 1)`. */
export function formatSource(source: SourceRef): string {
  const row = source.row === undefined ? '' : `:${source.row}`
  const column = source.column === undefined ? '' : ` (${source.column})`
  return `${source.file}${row}${column}`
}
