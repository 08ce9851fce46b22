/** `in`: the leg is the origin of a record; `out`: its destination. */
export type Direction = 'in' | 'out'

/** What the records of one leg say together: four flags for how it took part, one for an answer. */
export type LegChain = number

const IN_SET_UP = 1
const OUT_SET_UP = 2
const IN_JOINED = 4
const ANSWERED = 8
const SEEN = 16

/** The chain with one more record. `isJoined`: the record was begun by a transfer or conference. */
export function addToChain(
  chain: LegChain,
  record: { readonly direction: Direction; readonly isAnswered: boolean; readonly isJoined: boolean },
): LegChain {
  const isIn = record.direction === 'in'
  const part = record.isJoined ? (isIn ? IN_JOINED : 0) : isIn ? IN_SET_UP : OUT_SET_UP
  return chain | SEEN | part | (record.isAnswered ? ANSWERED : 0)
}

/**
 * A leg that a transfer or a conference hands from call to call keeps its number (`ucm-exports` 4: a split call
 * leaves several records), so all its records are one call, in the direction in which it was set up. Undefined
 * for no record.
 */
export function chainedCall(
  chain: LegChain,
): { readonly direction: Direction; readonly isAnswered: boolean } | undefined {
  if (chain === 0) return undefined
  const isIn = (chain & IN_SET_UP) !== 0 || ((chain & OUT_SET_UP) === 0 && (chain & IN_JOINED) !== 0)
  return { direction: isIn ? 'in' : 'out', isAnswered: (chain & ANSWERED) !== 0 }
}
