/** What stands in a cell: booleans are written `t` and `f`, nothing as an empty cell (`ucm-exports` 1.2). */
export type Cell = string | number | boolean | undefined

/** A part of a row: one or more columns, or a numbered group of columns as often as the widest row needs. */
export interface Part<T> {
  /** How often the part repeats for this object. */
  count(value: T): number
  /** The fewest repetitions in a member without wider rows. */
  readonly fewest: number
  headers(count: number): readonly string[]
  cells(value: T, count: number): readonly Cell[]
}

/** One member of an export: which columns it has, and what of an object stands in them. */
export interface Sheet<T> {
  readonly member: string
  readonly parts: readonly Part<T>[]
}

type Plain<T> = { [K in keyof T]-?: T[K] extends Cell ? K : never }[keyof T]

/** A column header with the field that fills it, or with what makes its cell. */
export type Column<T> = readonly [header: string, source: Plain<T> | ((value: T) => Cell)]

/** Columns that stand once. */
export function columns<T>(...list: readonly Column<T>[]): Part<T> {
  return {
    fewest: 1,
    count: () => 1,
    headers: () => list.map(([header]) => header),
    cells: (value) => list.map(([, source]) => cellOf(value, source)),
  }
}

interface FamilyChoice {
  /** The number of the first repetition. */
  readonly first?: number
  readonly fewest?: number
}

/** Columns that repeat with a number, which stands for `#` in their headers. An absent item leaves its place empty. */
export function family<T, I>(
  items: (value: T) => readonly (I | undefined)[],
  list: readonly Column<I>[],
  { first = 1, fewest = 1 }: FamilyChoice = {},
): Part<T> {
  return {
    fewest,
    count: (value) => items(value).length,
    headers: (count) =>
      Array.from({ length: count }, (_, at) =>
        list.map(([header]) => header.replaceAll('#', String(first + at))),
      ).flat(),
    cells(value, count) {
      const held = items(value)
      return Array.from({ length: count }, (_, at) => {
        const item = held[at]
        return list.map(([, source]) => (item === undefined ? undefined : cellOf(item, source)))
      }).flat()
    },
  }
}

/** A numbered column of plain names. */
export function names<T>(header: string, items: (value: T) => readonly string[], choice: FamilyChoice = {}): Part<T> {
  return family<T, string>(items, [[header, (name: string) => name]], choice)
}

/** A cell for which the member has no header, as remotedestination.csv has one (`ucm-exports` 1.9). */
export function namelessCell<T>(): Part<T> {
  return { fewest: 1, count: () => 1, headers: () => [], cells: () => [undefined] }
}

/** The text of a member: header and rows, with line feeds, quoted where a cell needs it (RFC 4180). */
export function sheetText<T>({ member, parts }: Sheet<T>, values: readonly T[]): string {
  const counts = parts.map((part) => values.reduce((most, value) => Math.max(most, part.count(value)), part.fewest))
  const at = (position: number): number => counts[position] ?? 0
  const header = parts.flatMap((part, position) => part.headers(at(position)))
  const rows = values.map((value) => parts.flatMap((part, position) => part.cells(value, at(position))))
  if (header.length < 2) throw new Error(`${member} needs two columns: a single empty cell would be a blank line`)
  return [header, ...rows].map((cells) => `${cells.map(cellText).join(',')}\n`).join('')
}

function cellOf<T>(value: T, source: Plain<T> | ((value: T) => Cell)): Cell {
  return typeof source === 'function' ? source(value) : (value[source] as Cell)
}

function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  const text = String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
