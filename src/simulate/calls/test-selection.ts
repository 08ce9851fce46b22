import type { RouteTable, RouteTableRow } from './route-table.js'
import { isHarmful } from './verdict.js'

/**
 * The fewest calls that people should place by hand after the move: every call that would go wrong, one
 * call to each mover from a class of callers, and one call from each class. Shortest strings first.
 */
export function callsToTest({ rows }: RouteTable): readonly RouteTableRow[] {
  const chosen = new Set<RouteTableRow>(rows.filter(({ comparison }) => isHarmful(comparison.verdict)))
  const shortestFirst = [...rows].sort((a, b) => a.dialed.length - b.dialed.length)
  const seen = new Set<string>()
  for (const row of shortestFirst) {
    const isTrunk = row.from.startsWith('trunk:')
    const wanted = [`${row.mover}|${isTrunk ? 'outside' : 'inside'}`, `from|${row.from}`]
    if (wanted.every((key) => seen.has(key))) continue
    for (const key of wanted) seen.add(key)
    chosen.add(row)
  }
  return rows.filter((row) => chosen.has(row))
}
