/**
 * The share of calls that find all lines busy (Erlang B) when `erlangs` are offered to `lines`, by the
 * recursion B(0) = 1, B(n) = A·B(n−1) / (n + A·B(n−1)) (`local-gateway` 7).
 */
export function blockedShare(erlangs: number, lines: number): number {
  let share = 1
  for (let n = 1; n <= lines; n += 1) share = (erlangs * share) / (n + erlangs * share)
  return share
}

/** The fewest lines of which no more than `share` of the calls find all busy; 0 where nothing is offered. */
export function linesFor(erlangs: number, share: number): number {
  if (erlangs <= 0) return 0
  let blocked = 1
  let lines = 0
  while (blocked > share) {
    lines += 1
    blocked = (erlangs * blocked) / (lines + erlangs * blocked)
  }
  return lines
}
