import { DialSpace } from '../spaces/dial-space.js'
import { NondeterministicAutomaton } from '../spaces/nondeterministic.js'
import { SYMBOLS } from '../symbols.js'
import { columnOf, type Transducer } from './transducer.js'

/** Dial strings are no longer, so nothing can lag further behind. */
const LONGEST_LAG = 64

/** Where a chain of transducers stands, and what it has written beyond what was read, or read beyond what was written. */
interface Position {
  readonly states: readonly number[]
  readonly place: number
  readonly written: string
  readonly unread: string
}

/**
 * The members of a set that a chain of transducers leaves exactly as they are: it is run on the set
 * while what it writes is held against what it reads.
 */
export function fixedPointsOf(chain: readonly Transducer[], space: DialSpace): DialSpace {
  if (chain.length === 0 || space.isEmpty) return space
  const live = livePairs(chain, space)
  const automaton = new NondeterministicAutomaton()
  const numbers = new Map<string, number>()
  const open: { position: Position; number: number }[] = []
  const at = (position: Position): number => {
    const key = `${position.states.join(' ')},${position.place},${position.written},${position.unread}`
    let number = numbers.get(key)
    if (number === undefined) {
      number = automaton.add()
      numbers.set(key, number)
      open.push({ position, number })
    }
    return number
  }
  const start = at({ states: chain.map(() => 0), place: space.start, written: '', unread: '' })
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { position, number } = next
    if (space.accepts(position.place) && endsEqual(chain, position)) automaton.accept(number)
    for (let symbol = 0; symbol < SYMBOLS.length; symbol += 1) {
      const place = space.next(position.place, symbol)
      if (place < 0) continue
      const read = SYMBOLS.charAt(symbol)
      for (const { states, text } of fed(chain, position.states, 0, read)) {
        if (!live.has(pairKey(states, place))) continue
        const lag = compared(position.written + text, position.unread + read)
        if (lag !== undefined) automaton.connectSymbol(number, read, at({ states, place, ...lag }))
      }
    }
  }
  return DialSpace.fromNondeterministic(automaton, start)
}

/** What is left after equal beginnings are struck from both; undefined when they differ. */
function compared(written: string, read: string): { written: string; unread: string } | undefined {
  if (written.startsWith(read)) return within(written.slice(read.length), '')
  if (read.startsWith(written)) return within('', read.slice(written.length))
  return undefined
}

function within(written: string, unread: string): { written: string; unread: string } | undefined {
  return written.length > LONGEST_LAG || unread.length > LONGEST_LAG ? undefined : { written, unread }
}

/** Every way in which the chain, from the given transducer on, can take one symbol. */
function fed(
  chain: readonly Transducer[],
  states: readonly number[],
  first: number,
  symbol: string,
): readonly { readonly states: readonly number[]; readonly text: string }[] {
  const transducer = chain[first]
  const state = states[first]
  if (transducer === undefined || state === undefined) return [{ states, text: symbol }]
  const bit = 1 << columnOf(symbol.charCodeAt(0))
  return (transducer.moves[state] ?? [])
    .filter(({ mask }) => (mask & bit) !== 0)
    .flatMap(({ write, copies, to }) =>
      fedText(
        chain,
        states.map((other, index) => (index === first ? to : other)),
        first + 1,
        copies ? write + symbol : write,
      ),
    )
}

/** As `fed`, for a text that the transducer before has written. */
function fedText(
  chain: readonly Transducer[],
  states: readonly number[],
  first: number,
  text: string,
): readonly { readonly states: readonly number[]; readonly text: string }[] {
  let ways: readonly { readonly states: readonly number[]; readonly text: string }[] = [{ states, text: '' }]
  for (const symbol of text) {
    ways = ways.flatMap((way) =>
      fed(chain, way.states, first, symbol).map((after) => ({ states: after.states, text: way.text + after.text })),
    )
  }
  return ways
}

/** True when, with nothing more to read, all that is written in the end is all that was read. */
function endsEqual(chain: readonly Transducer[], { states, written, unread }: Position): boolean {
  let ways: readonly { readonly states: readonly number[]; readonly text: string }[] = [{ states, text: '' }]
  for (const [index, transducer] of chain.entries()) {
    ways = ways.flatMap((way) => {
      const end = transducer.ends[way.states[index] ?? 0]
      if (end === undefined) return []
      return fedText(chain, way.states, index + 1, end).map((after) => ({
        states: after.states,
        text: way.text + after.text,
      }))
    })
  }
  return ways.some(({ text }) => written + text === unread)
}

function pairKey(states: readonly number[], place: number): string {
  return `${states.join(' ')},${place}`
}

/**
 * Positions of the chain and the set from which both can still come to an end, whatever is written:
 * without them every guess of a mask would be followed to the end of the set.
 */
function livePairs(chain: readonly Transducer[], space: DialSpace): ReadonlySet<string> {
  const before = new Map<string, string[]>()
  const ends: string[] = []
  const seen = new Set<string>()
  const open: { states: readonly number[]; place: number }[] = []
  const enter = (states: readonly number[], place: number): string => {
    const key = pairKey(states, place)
    if (!seen.has(key)) {
      seen.add(key)
      open.push({ states, place })
    }
    return key
  }
  enter(
    chain.map(() => 0),
    space.start,
  )
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { states, place } = next
    const here = pairKey(states, place)
    if (space.accepts(place) && mayEnd(chain, states)) ends.push(here)
    for (let symbol = 0; symbol < SYMBOLS.length; symbol += 1) {
      const to = space.next(place, symbol)
      if (to < 0) continue
      for (const way of fed(chain, states, 0, SYMBOLS.charAt(symbol))) {
        const there = enter(way.states, to)
        const list = before.get(there)
        if (list === undefined) before.set(there, [here])
        else list.push(here)
      }
    }
  }
  const live = new Set(ends)
  for (const key of live) for (const earlier of before.get(key) ?? []) live.add(earlier)
  return live
}

function mayEnd(chain: readonly Transducer[], states: readonly number[]): boolean {
  let ways: readonly (readonly number[])[] = [states]
  for (const [index, transducer] of chain.entries()) {
    ways = ways.flatMap((way) => {
      const end = transducer.ends[way[index] ?? 0]
      return end === undefined ? [] : fedText(chain, way, index + 1, end).map((after) => after.states)
    })
  }
  return ways.length > 0
}
