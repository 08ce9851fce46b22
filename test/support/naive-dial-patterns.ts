/**
 * The fewest dial patterns by exhaustive search, for a handful of short strings. A candidate is digits
 * and then X, or behind `+` digits and then `!`, all of whose strings (up to the length looked at) are
 * in the set. Knows nothing of trees.
 */
export function leastDialPatterns(strings: readonly string[], longest: number): number {
  const all = new Set(strings)
  const candidates = candidatesFor(all, longest)
  for (let budget = 0; ; budget += 1) if (canCover([...all].sort(longestFirst), candidates, budget)) return budget
}

interface Candidate {
  readonly takes: (text: string) => boolean
}

function candidatesFor(all: ReadonlySet<string>, longest: number): readonly Candidate[] {
  const heads = new Set<string>()
  for (const text of all) for (let end = 1; end <= text.length; end += 1) heads.add(text.slice(0, end))
  const candidates: Candidate[] = []
  for (const head of heads) {
    if (!/[0-9]/.test(head)) continue
    for (let free = 0; head.length + free <= longest; free += 1) {
      const takes = (text: string): boolean => text.length === head.length + free && text.startsWith(head)
      if (count(all, takes) === 10 ** free) candidates.push({ takes })
    }
    const takes = (text: string): boolean => text.length > head.length && text.startsWith(head)
    let wanted = 0
    for (let free = 1; head.length + free <= longest; free += 1) wanted += 10 ** free
    if (head.startsWith('+') && wanted > 0 && count(all, takes) === wanted) candidates.push({ takes })
  }
  return candidates
}

function count(all: ReadonlySet<string>, takes: (text: string) => boolean): number {
  let found = 0
  for (const text of all) if (takes(text)) found += 1
  return found
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length
}

function canCover(left: readonly string[], candidates: readonly Candidate[], budget: number): boolean {
  const [first] = left
  if (first === undefined) return true
  if (budget === 0) return false
  return candidates.some(
    ({ takes }) =>
      takes(first) &&
      canCover(
        left.filter((text) => !takes(text)),
        candidates,
        budget - 1,
      ),
  )
}
