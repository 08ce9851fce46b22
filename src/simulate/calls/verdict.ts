/** What became of a call when the estate changed (DESIGN 5); closed, with an honest "don't know". */
export const VERDICTS = [
  'same',
  /** Reaches the same person, now on the other system. */
  'moved-as-planned',
  'lost',
  /** Reaches somebody else. */
  'misrouted',
  /** Reaches the same person over the public network, or twice over the trunk, where it did not. */
  'detour',
  /** A new wait for more digits. */
  'slower',
  /** An urgent shorter pattern takes the call before the last digit. */
  'cut-short',
  'ambiguous',
  'loop',
  'gained',
  'not-comparable',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** Verdicts that mean that somebody who was reached is not, or not as well. */
const HARMFUL: ReadonlySet<Verdict> = new Set([
  'lost',
  'misrouted',
  'detour',
  'slower',
  'cut-short',
  'ambiguous',
  'loop',
])

export function isHarmful(verdict: Verdict): boolean {
  return HARMFUL.has(verdict)
}
