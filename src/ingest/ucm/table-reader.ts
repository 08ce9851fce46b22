import type { UcmKind, UcmKinds } from '../../model/ucm/kinds.js'
import type { Columns } from './columns.js'
import type { DraftEstate } from './draft-estate.js'
import type { Read, Row } from './row.js'

/** Reads the rows of one member of the export into the draft. */
export interface TableReader {
  /** Member name in lower case, e.g. `routepattern.csv`. */
  readonly member: string
  /** Called once with the header; gives back what reads a row: false = the row names nothing. */
  open(columns: Columns, draft: DraftEstate): (row: Row) => boolean
}

interface ObjectSpec<K extends UcmKind> {
  readonly member: string
  readonly kind: K
  /** Readers of the cells, made once per file; undefined = the row has no name. */
  readonly open: (columns: Columns) => Read<UcmKinds[K] | undefined>
  readonly keyOf: (value: UcmKinds[K]) => string
}

/** The usual reader: one row is one object. */
export function objectReader<K extends UcmKind>(spec: ObjectSpec<K>): TableReader {
  return {
    member: spec.member,
    open(columns, draft) {
      const read = spec.open(columns)
      return (row) => {
        const value = read(row)
        if (value === undefined) return false
        draft.add(spec.kind, spec.keyOf(value), value, { file: columns.file, row: row.number })
        return true
      }
    },
  }
}

/** Members of a numbered group, made by `read` for each number k of the group's leading column. */
export function groupReader<T>(
  columns: Columns,
  leading: string,
  open: (k: number) => Read<T | undefined>,
): Read<readonly T[]> {
  const numbers = columns.numbers(leading)
  if (numbers.length === 0) columns.noteAbsent(`${leading} 1`)
  const readers = numbers.map(open)
  return (row) => {
    const members: T[] = []
    for (const read of readers) {
      const member = read(row)
      if (member !== undefined) members.push(member)
    }
    return members
  }
}
