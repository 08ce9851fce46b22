import { DialSpace } from '../spaces/dial-space.js'
import { NondeterministicAutomaton } from '../spaces/nondeterministic.js'
import { SYMBOLS, symbolsOf } from '../symbols.js'
import { columnOf, type Transducer } from './transducer.js'

/** Dial strings are no longer, so nothing can lag further behind. */
const LONGEST_LAG = 64

/** The chain after some symbols, and what it wrote. */
interface Way {
  readonly states: readonly number[]
  readonly text: string
}

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
  const balances = balancesTo(chain, space)
  const comesOutEven = ({ states, place, written, unread }: Position): boolean =>
    ((balances.get(pairKey(states, place)) ?? 0n) >> (ZERO + BigInt(unread.length - written.length))) % 2n === 1n
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
  const first = { states: chain.map(() => 0), place: space.start, written: '', unread: '' }
  if (!comesOutEven(first)) return DialSpace.none
  const start = at(first)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { position, number } = next
    if (space.accepts(position.place) && endsEqual(chain, position)) automaton.accept(number)
    for (let symbol = 0; symbol < SYMBOLS.length; symbol += 1) {
      const place = space.next(position.place, symbol)
      if (place < 0) continue
      const read = SYMBOLS.charAt(symbol)
      for (const { states, text } of fed(chain, position.states, 0, read)) {
        const lag = compared(position.written + text, position.unread + read)
        if (lag === undefined) continue
        const after = { states, place, ...lag }
        if (comesOutEven(after)) automaton.connectSymbol(number, read, at(after))
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
function fed(chain: readonly Transducer[], states: readonly number[], first: number, symbol: string): readonly Way[] {
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
function fedText(chain: readonly Transducer[], states: readonly number[], first: number, text: string): readonly Way[] {
  let ways: readonly Way[] = [{ states, text: '' }]
  for (const symbol of text) {
    ways = ways.flatMap((way) =>
      fed(chain, way.states, first, symbol).map((after) => ({ states: after.states, text: way.text + after.text })),
    )
  }
  return ways
}

/** True when, with nothing more to read, all that is written in the end is all that was read. */
function endsEqual(chain: readonly Transducer[], { states, written, unread }: Position): boolean {
  return endings(chain, states).some(({ text }) => written + text === unread)
}

/** Every way in which the chain can end where it stands, with what is written then. */
function endings(chain: readonly Transducer[], states: readonly number[]): readonly Way[] {
  let ways: readonly Way[] = [{ states, text: '' }]
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
  return ways
}

function pairKey(states: readonly number[], place: number): string {
  return `${states.join(' ')},${place}`
}

/** Of a pair of chain and set: by how much more the chain may still write than it reads, as bits around `ZERO`. */
type Balances = bigint

const ZERO = BigInt(LONGEST_LAG)
const ALL_BALANCES = (1n << (2n * ZERO + 1n)) - 1n

function moved(balances: Balances, by: number): Balances {
  return by >= 0 ? (balances << BigInt(by)) & ALL_BALANCES : balances >> BigInt(-by)
}

/**
 * How much more can still be written than read from each pair of the chain and the set on to a common
 * end. A position whose lag is not among them can never come out even: most rewritings change the length,
 * and are found out before their first digit.
 */
function balancesTo(chain: readonly Transducer[], space: DialSpace): ReadonlyMap<string, Balances> {
  const before = new Map<string, { readonly from: string; readonly by: number }[]>()
  const balances = new Map<string, Balances>()
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
    if (space.accepts(place)) {
      let ends = 0n
      for (const { text } of endings(chain, states)) ends |= moved(1n << ZERO, text.length)
      if (ends !== 0n) balances.set(here, ends)
    }
    for (const { mask, to } of space.movesFrom(place)) {
      for (const read of symbolsOf(mask)) {
        for (const way of fed(chain, states, 0, read)) {
          const there = enter(way.states, to)
          const list = before.get(there)
          const step = { from: here, by: way.text.length - 1 }
          if (list === undefined) before.set(there, [step])
          else if (!list.some(({ from, by }) => from === step.from && by === step.by)) list.push(step)
        }
      }
    }
  }
  const changed = [...balances.keys()]
  for (let key = changed.pop(); key !== undefined; key = changed.pop()) {
    const known = balances.get(key) ?? 0n
    for (const { from, by } of before.get(key) ?? []) {
      const old = balances.get(from) ?? 0n
      const now = old | moved(known, by)
      if (now === old) continue
      balances.set(from, now)
      changed.push(from)
    }
  }
  return balances
}
