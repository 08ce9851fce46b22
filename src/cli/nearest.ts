import { editDistance } from '../findings/nearest-keys.js'

/** The candidate that differs least from what was typed, when it is near enough to be meant. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(typed.length / 3))
  let best: string | undefined
  let least = limit + 1
  for (const candidate of [...candidates].sort()) {
    const distance = editDistance(typed, candidate)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}
