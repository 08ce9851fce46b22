import type { UcmEstate } from '../../model/ucm/estate.js'
import type { CssFamily } from '../css-family.js'
import { familyPartitions } from '../css-family.js'

/** Callers whose partitions, and their order, are the same, whatever their search spaces are called. */
export interface SearchOrderClass {
  /** Subjects of the classes of lines (or search spaces) that share the order. */
  readonly names: readonly string[]
  readonly partitions: readonly string[]
  /** Lines that search in this order; 0 where an export has search spaces but no phones. */
  readonly lines: number
}

/**
 * The distinct search orders of an estate: those of its lines or, where the export has no lines at
 * all, one per calling search space, because some caller will use it.
 */
export function searchOrderClasses(estate: UcmEstate, families: readonly CssFamily[]): readonly SearchOrderClass[] {
  const callers =
    families.length > 0
      ? families.map((family) => ({
          name: family.subject,
          partitions: familyPartitions(estate, family),
          lines: family.lines.length,
        }))
      : estate.all('css').map(({ value }) => ({ name: `css:${value.name}`, partitions: value.partitions, lines: 0 }))
  const classes = new Map<string, { names: string[]; partitions: readonly string[]; lines: number }>()
  for (const { name, partitions, lines } of callers) {
    const key = JSON.stringify(partitions)
    const known = classes.get(key)
    if (known === undefined) classes.set(key, { names: [name], partitions, lines })
    else {
      known.names.push(name)
      known.lines += lines
    }
  }
  return [...classes.values()]
}
