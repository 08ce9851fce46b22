import type { AxlColumn, AxlGroup, AxlTable, Repetition } from './facts/axl-table.js'
import type { Related } from './facts/related.js'
import type { XmlElement } from './protocol/xml-tree.js'

/** What of a table makes its columns. */
type Layout = Pick<AxlTable, 'columns' | 'groups'>

/**
 * The member of an export that says what these elements say: a header, then a row for each. Numbered
 * groups are as wide as the widest row needs, and most stand once where there is none (`ucm-exports` 1.2).
 */
export function memberCsv(table: Layout, items: readonly XmlElement[], related: Related): Uint8Array {
  const isKnown = ({ needs }: AxlColumn | AxlGroup): boolean => needs === undefined || related[needs] !== undefined
  const columns = table.columns.filter(isKnown)
  const groups = table.groups.filter(isKnown).map((group) => new OpenGroup(group, items, related, isKnown))
  const header = [...columns.map(({ name }) => name), ...groups.flatMap((group) => group.header())]
  const lines = items.map((item, row) => [
    ...columns.map(({ cell }) => cell(item)),
    ...groups.flatMap((group) => group.cells(row)),
  ])
  return new TextEncoder().encode([header, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\n`).join(''))
}

class OpenGroup {
  private readonly columns: readonly AxlColumn[]
  private readonly rows: readonly ReadonlyMap<number, Repetition>[]
  private readonly numbers: readonly number[]

  constructor(
    group: AxlGroup,
    items: readonly XmlElement[],
    related: Related,
    isKnown: (column: AxlColumn) => boolean,
  ) {
    this.columns = group.columns.filter(isKnown)
    this.rows = items.map(
      (item) => new Map(group.repetitions(item, related).map((repetition) => [repetition.number, repetition])),
    )
    let [lowest, highest] = group.optional === true ? [1, 0] : [1, 1]
    for (const number of this.rows.flatMap((row) => [...row.keys()])) {
      lowest = Math.min(lowest, number)
      highest = Math.max(highest, number)
    }
    this.numbers = Array.from({ length: highest - lowest + 1 }, (_, position) => lowest + position)
  }

  header(): readonly string[] {
    return this.numbers.flatMap((number) => this.columns.map(({ name }) => name.replace('#', String(number))))
  }

  cells(row: number): readonly string[] {
    return this.numbers.flatMap((number) => {
      const repetition = this.rows[row]?.get(number)
      return this.columns.map(({ cell }) => (repetition === undefined ? '' : cell(repetition.item)))
    })
  }
}

/** Quotes only where they are needed, as the export does. */
function csvCell(said: string): string {
  return /[",\n\r]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said
}
