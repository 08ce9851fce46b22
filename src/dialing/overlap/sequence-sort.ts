/** Below this many sequences, inserting one by one is fastest. */
const FEW = 24

/**
 * Sequence numbers sorted by their steps, a shorter one before those it begins, equals by number.
 * Sequence i is `steps[starts[i]] … steps[starts[i + 1] - 1]`; every step is below `kinds`.
 * Distributes by one step after another, so that the cost is the steps needed to tell sequences apart.
 */
export function sortedSequences(steps: Int32Array, starts: Int32Array, kinds: number): Int32Array {
  const count = starts.length - 1
  const order = Int32Array.from({ length: count }, (_, index) => index)
  const spare = new Int32Array(count)
  const places = new Int32Array(kinds + 2)
  const stepAt = (sequence: number, depth: number): number => {
    const at = (starts[sequence] ?? 0) + depth
    return at < (starts[sequence + 1] ?? 0) ? (steps[at] ?? 0) + 1 : 0
  }
  const compare = (a: number, b: number, depth: number): number => {
    for (let at = depth; ; at += 1) {
      const one = stepAt(a, at)
      const other = stepAt(b, at)
      if (one !== other) return one - other
      if (one === 0) return a - b
    }
  }
  const pending: number[] = [0, count, 0]
  for (;;) {
    const depth = pending.pop()
    const to = pending.pop()
    const from = pending.pop()
    if (depth === undefined || to === undefined || from === undefined) return order
    if (to - from < FEW) insertInOrder(order, from, to, (a, b) => compare(a, b, depth))
    else if (to - from < kinds) order.subarray(from, to).sort((a, b) => compare(a, b, depth))
    else {
      distribute(order, spare, places, from, to, (sequence) => stepAt(sequence, depth))
      // Those that end here are equal and in order; `places[step]` is now where its stretch ends.
      for (let step = 1; step <= kinds; step += 1) {
        const begin = from + (places[step - 1] ?? 0)
        const end = from + (places[step] ?? 0)
        if (end - begin > 1) pending.push(begin, end, depth + 1)
      }
    }
  }
}

/** Stable counting sort of `order[from … to)`; leaves in `places[key]` where the stretch of a key ends, from 0. */
function distribute(
  order: Int32Array,
  spare: Int32Array,
  places: Int32Array,
  from: number,
  to: number,
  key: (sequence: number) => number,
): void {
  places.fill(0)
  for (let at = from; at < to; at += 1) {
    const slot = key(order[at] ?? 0) + 1
    places[slot] = (places[slot] ?? 0) + 1
  }
  for (let slot = 1; slot < places.length; slot += 1) places[slot] = (places[slot] ?? 0) + (places[slot - 1] ?? 0)
  for (let at = from; at < to; at += 1) {
    const sequence = order[at] ?? 0
    const slot = key(sequence)
    const place = places[slot] ?? 0
    spare[place] = sequence
    places[slot] = place + 1
  }
  order.set(spare.subarray(0, to - from), from)
}

function insertInOrder(order: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  for (let at = from + 1; at < to; at += 1) {
    const moved = order[at] ?? 0
    let hole = at
    while (hole > from && compare(order[hole - 1] ?? 0, moved) > 0) {
      order[hole] = order[hole - 1] ?? 0
      hole -= 1
    }
    order[hole] = moved
  }
}
