/** No terminal is narrower. */
const NARROWEST = 60

/** What stands in place of a line that was joined to the one before it. */
const JOINED = '! (joined to the line above)'

/** Lines of which some were joined, and where the joined ones begin (1-based). */
export interface JoinedLines {
  readonly lines: readonly string[]
  readonly width: number
  readonly at: readonly number[]
}

/**
 * Joins what a terminal cut at its right edge: a line as wide as the widest goes on in the next one where
 * nobody knows that one by itself. `unknown` and `apart` are numbers of lines (1-based); those that begin
 * `apart` stay as they are. Undefined where nothing speaks for it. Whether a line is known once it is whole
 * is for the caller to see.
 */
export function joinWrapped(
  lines: readonly string[],
  unknown: ReadonlySet<number>,
  apart: ReadonlySet<number>,
): JoinedLines | undefined {
  const width = widest(lines)
  if (width < NARROWEST) return undefined
  const joined = [...lines]
  const at: number[] = []
  for (let first = 0; first < lines.length; first += 1) {
    let last = first
    // The line behind index `last` has the number `last + 2`.
    while (lines[last]?.length === width && unknown.has(last + 2)) last += 1
    if (last === first) continue
    if (!apart.has(first + 1)) {
      joined[first] = lines.slice(first, last + 1).join('')
      for (let next = first + 1; next <= last; next += 1) joined[next] = JOINED
      at.push(first + 1)
    }
    first = last
  }
  return at.length === 0 ? undefined : { lines: joined, width, at }
}

/** Tells of a line (1-based) whether it may be the rest of the one before it, whose secret may end in it. */
export function cutLines(lines: readonly string[]): (line: number) => boolean {
  const width = widest(lines)
  return (line) => width >= NARROWEST && lines[line - 2]?.length === width
}

function widest(lines: readonly string[]): number {
  return lines.reduce((most, line) => Math.max(most, line.length), 0)
}
