import { NO_PARTITION, patternKey } from '../../../model/ucm/partition.js'
import type { Resolve } from './linker.js'
import { relinked } from './linker.js'

interface NamedNumber {
  readonly dn: string
  readonly partition?: string
}

/** A directory number that is named takes the form of its own row, with or without the backslash before its plus. */
export function linkedNumber<T extends NamedNumber>(
  named: T,
  resolve: Resolve,
  numberColumn: string,
  partitionColumn: string,
): T {
  const number: NamedNumber = named
  const placed = relinked(number, { partition: resolve('partition', named.partition, partitionColumn) })
  const key = patternKey(placed.dn, placed.partition)
  const canonical = resolve('dn', key, numberColumn) ?? key
  const place = `@${placed.partition ?? NO_PARTITION}`
  return relinked(placed, { dn: canonical.slice(0, canonical.length - place.length) }) as T
}
