import { DialSpace } from '../spaces/dial-space.js'
import { NondeterministicAutomaton } from '../spaces/nondeterministic.js'
import { SYMBOLS, symbolMask } from '../symbols.js'
import type { IosPart, IosPattern } from './ios-pattern.js'
import { FURTHER_KEYS } from './ios-pattern.js'
import type { AnyPattern } from './parse-pattern.js'

/**
 * The dial strings that a pattern of any grammar matches. `@` matches nothing until it is expanded.
 * En bloc, a pattern of IOS XE that does not end in `$` takes every number that begins with it, with
 * `T` every number that goes on for at most 32 keys (`local-gateway` 5.3); the keys E and F exist
 * there only and are in no dial string.
 */
export function spaceOf(pattern: AnyPattern): DialSpace {
  if ('parts' in pattern) return spaceOfIos(pattern)
  if ('usesNumberingPlan' in pattern && pattern.usesNumberingPlan) return DialSpace.none
  return DialSpace.ofElements(pattern.elements)
}

/**
 * The same; undefined where telling the strings apart takes more than `most` states. `X?1` with n times
 * `X` behind it takes 2^n: which of the last n keys were 1 must be remembered.
 */
export function spaceWithin(pattern: AnyPattern, most: number): DialSpace | undefined {
  if ('parts' in pattern) {
    const body = DialSpace.fromNondeterministicWithin(...bodyOfIos(pattern), most)
    return body === undefined ? undefined : withEnd(pattern, body)
  }
  if ('usesNumberingPlan' in pattern && pattern.usesNumberingPlan) return DialSpace.none
  return DialSpace.ofSequencesWithin([pattern.elements], most)
}

function spaceOfIos(pattern: IosPattern): DialSpace {
  return withEnd(pattern, DialSpace.fromNondeterministic(...bodyOfIos(pattern)))
}

function bodyOfIos({ parts }: IosPattern): [NondeterministicAutomaton, number] {
  const automaton = new NondeterministicAutomaton()
  const start = automaton.add()
  automaton.accept(parts.reduce((from, part) => addPart(automaton, part, from), start))
  return [automaton, start]
}

function withEnd({ isAnchored, waitsForMore }: IosPattern, body: DialSpace): DialSpace {
  if (waitsForMore) return withTail(body, FURTHER_KEYS)
  return isAnchored ? body : withTail(body, undefined)
}

/**
 * The members with up to `most` symbols more behind them, or any number. A state of the result is a
 * state of the set (or none) and how many symbols may still follow the latest member that was passed:
 * the earlier ones allow no more than that.
 */
function withTail(body: DialSpace, most: number | undefined): DialSpace {
  const width = SYMBOLS.length
  const left = (most ?? 0) + 2
  const dead = body.states
  const moves = new Int32Array((dead + 1) * left * width)
  const accepts = new Uint8Array((dead + 1) * left)
  const number = (state: number, before: number): number =>
    state * left + (state < dead && body.accepts(state) ? left - 1 : before)
  for (let state = 0; state <= dead; state += 1) {
    for (let rest = 0; rest < left; rest += 1) {
      const from = state * left + rest
      accepts[from] = rest > 0 ? 1 : 0
      const after = most === undefined ? rest : Math.max(0, rest - 1)
      for (let symbol = 0; symbol < width; symbol += 1) {
        const next = state < dead ? body.next(state, symbol) : -1
        moves[from * width + symbol] = number(next < 0 ? dead : next, after)
      }
    }
  }
  return DialSpace.fromAutomaton(moves, accepts, number(body.start, 0))
}

/** The state behind the part. */
function addPart(automaton: NondeterministicAutomaton, part: IosPart, from: number): number {
  switch (part.kind) {
    case 'key': {
      const next = automaton.add()
      automaton.connect(from, maskOf(part.keys), next)
      return next
    }
    case 'group':
      return part.parts.reduce((state, inner) => addPart(automaton, inner, state), from)
    case 'repeat': {
      // The repeated part stands between two states of its own, so that going round cannot leak.
      const entry = automaton.add()
      const exit = automaton.add()
      automaton.skip(from, entry)
      automaton.skip(addPart(automaton, part.part, entry), exit)
      if (part.repeats) automaton.skip(exit, entry)
      if (part.minimum === 0) automaton.skip(entry, exit)
      const next = automaton.add()
      automaton.skip(exit, next)
      return next
    }
  }
}

/** The dialable keys among characters. */
export function maskOf(keys: string): number {
  let mask = 0
  for (const key of keys) mask |= symbolMask(key)
  return mask
}
