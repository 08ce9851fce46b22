import { columnOf, type Transducer, type TransducerMove } from './transducer.js'

interface Way {
  readonly state: number
  readonly text: string
}

/** One transducer that does what two do one after the other; what stands between them may be anything. */
export function composedTransducer(first: Transducer, second: Transducer): Transducer {
  const numbers = new Map<string, number>()
  const pairs: { readonly one: number; readonly other: number }[] = []
  const at = (one: number, other: number): number => {
    const key = `${one} ${other}`
    let number = numbers.get(key)
    if (number === undefined) {
      number = pairs.length
      numbers.set(key, number)
      pairs.push({ one, other })
    }
    return number
  }
  at(0, 0)
  const moves: TransducerMove[][] = []
  const ends: (string | undefined)[] = []
  for (const { one, other } of pairs) {
    const list: TransducerMove[] = []
    for (const { mask, write, copies, to } of first.moves[one] ?? []) {
      for (const way of fed(second, other, write)) {
        if (!copies) {
          list.push({ mask, write: way.text, copies: false, to: at(to, way.state) })
          continue
        }
        for (const next of second.moves[way.state] ?? []) {
          const both = mask & next.mask
          if (both === 0) continue
          list.push({ mask: both, write: way.text + next.write, copies: next.copies, to: at(to, next.to) })
        }
      }
    }
    moves.push(list)
    ends.push(endOf(second, other, first.ends[one]))
  }
  return { moves, ends }
}

/** Every way in which a transducer can take a text. */
function fed(transducer: Transducer, state: number, text: string): readonly Way[] {
  let ways: readonly Way[] = [{ state, text: '' }]
  for (const symbol of text) {
    const bit = 1 << columnOf(symbol.charCodeAt(0))
    ways = ways.flatMap((way) =>
      (transducer.moves[way.state] ?? [])
        .filter(({ mask }) => (mask & bit) !== 0)
        .map(({ write, copies, to }) => ({ state: to, text: way.text + write + (copies ? symbol : '') })),
    )
  }
  return ways
}

/** What the second writes in the end, when the first ends with a text; undefined where it may not end there. */
function endOf(second: Transducer, state: number, last: string | undefined): string | undefined {
  if (last === undefined) return undefined
  const texts = fed(second, state, last).flatMap((way) => {
    const end = second.ends[way.state]
    return end === undefined ? [] : [way.text + end]
  })
  return texts[0]
}
