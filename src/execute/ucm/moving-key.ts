import { CannotRead } from '../system-reader.js'

/**
 * Finds an object that changes its key: under the new one, or still under the old one. Two objects, one
 * under each, cannot both be it: then nothing is touched (CannotRead).
 */
export async function readUnderKeys<V extends object, R>(
  ends: readonly (V | undefined)[],
  read: (end: V) => Promise<R | undefined>,
): Promise<R | undefined> {
  const found: R[] = []
  const asked = new Set<string>()
  for (const end of ends) {
    if (end === undefined) continue
    const { pattern, dn, partition } = end as {
      readonly pattern?: string
      readonly dn?: string
      readonly partition?: string
    }
    const key = `${pattern ?? dn ?? ''}@${partition ?? ''}`
    if (asked.has(key)) continue
    asked.add(key)
    const held = await read(end)
    if (held !== undefined) found.push(held)
  }
  if (found.length > 1)
    throw new CannotRead(`there is one under the old key and another under the new: ${[...asked].join(', ')}`)
  return found[0]
}
