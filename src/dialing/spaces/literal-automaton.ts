import { SYMBOLS } from '../symbols.js'
import { type Automaton, AutomatonBuilder, DEAD } from './automaton.js'

/** Number of each ASCII symbol in `SYMBOLS`; `DEAD` for everything that cannot be dialed. */
const INDEX = new Int8Array(128).fill(DEAD)
for (let index = 0; index < SYMBOLS.length; index += 1) INDEX[SYMBOLS.charCodeAt(index)] = index

/** The place of a symbol in `SYMBOLS` by its code unit; -1 for what cannot be dialed. */
export function symbolIndex(code: number): number {
  return INDEX[code] ?? DEAD
}

/** A tree of exactly these strings; not minimal. A string that cannot be dialed is in no set: it is left out. */
export function literalAutomaton(strings: Iterable<string>): Automaton {
  const builder = new AutomatonBuilder()
  builder.add(false)
  for (const string of strings) {
    if (!isDialable(string)) continue
    let state = 0
    for (let at = 0; at < string.length; at += 1) {
      const symbol = symbolIndex(string.charCodeAt(at))
      let next = builder.next(state, symbol)
      if (next === DEAD) {
        next = builder.add(false)
        builder.connect(state, symbol, next)
      }
      state = next
    }
    builder.accept(state)
  }
  return builder.build()
}

/** True when every character is one of the 17 symbols. */
export function isDialable(string: string): boolean {
  for (let at = 0; at < string.length; at += 1) if (symbolIndex(string.charCodeAt(at)) < 0) return false
  return true
}
