import { compareText } from './finding.js'

/** A part of three letters that more keys than this share does not tell keys apart. */
const MOST_SHARERS = 2000
/** Keys compared letter by letter per question. */
const MOST_COMPARED = 400

/** Finds the keys most like a misspelled one, among many. Case does not count. */
export class NearestKeys {
  private readonly keys: readonly string[]
  private readonly byPart = new Map<string, number[]>()

  constructor(keys: readonly string[]) {
    this.keys = keys
    keys.forEach((key, index) => {
      for (const part of parts(key.toLowerCase())) {
        const sharers = this.byPart.get(part)
        if (sharers === undefined) this.byPart.set(part, [index])
        else sharers.push(index)
      }
    })
  }

  /** At most `limit` keys, best first, none further away than a third of the text before the `@`. */
  nearest(text: string, limit: number): readonly string[] {
    const wanted = text.toLowerCase()
    const farthest = Math.max(2, Math.floor((wanted.split('@', 1)[0] ?? '').length / 3))
    const shared = new Map<number, number>()
    for (const part of parts(wanted)) {
      const sharers = this.byPart.get(part) ?? []
      if (sharers.length > MOST_SHARERS) continue
      for (const index of sharers) shared.set(index, (shared.get(index) ?? 0) + 1)
    }
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MOST_COMPARED)
      .map(([index]) => this.keys[index] ?? '')
      .map((key) => ({ key, distance: editDistance(wanted, key.toLowerCase()) }))
      .filter(({ distance }) => distance <= farthest)
      .sort((a, b) => a.distance - b.distance || compareText(a.key, b.key))
      .slice(0, limit)
      .map(({ key }) => key)
  }
}

/** The candidate that differs least from what was typed, when it is near enough to be meant. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(typed.length / 3))
  let best: string | undefined
  // Texts that share no letter are not like each other.
  let least = Math.min(limit + 1, typed.length)
  for (const candidate of [...candidates].sort()) {
    const distance = editDistance(typed, candidate)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** Letters to insert, remove, replace or swap with a neighbor (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let i = 1; i <= a.length; i++) {
    rows.push([i])
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity
      rows[i]?.push(Math.min(replaced, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1))
    }
  }
  return at(a.length, b.length)
}

function parts(text: string): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at + 3 <= text.length; at += 1) found.add(text.slice(at, at + 3))
  return found.size === 0 ? new Set([text]) : found
}
