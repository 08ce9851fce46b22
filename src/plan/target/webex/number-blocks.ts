/** Digits that unknown-extension routing carries at most (`webex-api` 5.4): shorter numbers need no pattern. */
const LONGEST_UNKNOWN_EXTENSION = 6

/**
 * The hundred-blocks that hold these numbers, as dial patterns in Webex grammar, sorted: `+171755501XX`
 * for +E.164, `71151XX` for numbers without plus that are too long for unknown-extension routing. Only
 * blocks in which one of the numbers lies are named.
 */
export function hundredBlocks(numbers: Iterable<string>): readonly string[] {
  const blocks = new Set<string>()
  for (const number of numbers) {
    const isPublic = /^\+[1-9]\d{6,14}$/.test(number)
    const isLong = /^\d+$/.test(number) && number.length > LONGEST_UNKNOWN_EXTENSION
    if (isPublic || isLong) blocks.add(`${number.slice(0, -2)}XX`)
  }
  return [...blocks].sort()
}

/** True when every number that `inner` matches is matched by `outer`; both in Webex grammar. */
export function covers(outer: string, inner: string): boolean {
  if (outer.endsWith('!')) return inner.startsWith(outer.slice(0, -1)) && inner.length >= outer.length
  if (outer.length !== inner.length) return false
  return [...outer].every((symbol, index) => symbol === 'X' || symbol === inner.charAt(index))
}
