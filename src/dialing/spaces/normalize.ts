import { type Automaton, DEAD, WIDTH } from './automaton.js'
import { cyclicClasses } from './cyclic-classes.js'
import { NormalAutomaton } from './normal-automaton.js'
import { singlePassClasses, type StateClasses, type StateOrder } from './single-pass-classes.js'
import { WorkingMemory } from './working-memory.js'

const EMPTY = new NormalAutomaton({ moves: new Int32Array(WIDTH).fill(DEAD), accepts: new Uint8Array(1) }, true)

/** The normal form of the same strings. */
export function normalize(automaton: Automaton): NormalAutomaton {
  const order = depthFirst(automaton)
  const classes = order.loopsStay
    ? singlePassClasses(automaton, order)
    : cyclicClasses(automaton, order.list.slice(0, order.count))
  if (classes.classOf[0] === DEAD) return EMPTY
  const { normal, stays } = numbered(automaton, classes)
  // Where a loop led through several states only a look at what is left of them tells.
  return new NormalAutomaton(normal, !stays && (order.loopsStay || depthFirst(normal).loopsStay))
}

const LIST = new WorkingMemory()
const COLOR = new WorkingMemory()
const PATH = new WorkingMemory()
const CURSOR = new WorkingMemory()

/** The reachable states, each after the others it leads to where all loops stay in one state. */
function depthFirst({ moves, accepts }: Automaton): StateOrder & { readonly loopsStay: boolean } {
  const states = accepts.length
  const list = LIST.take(states)
  // 0 = not seen, 1 = on the path, 2 = finished.
  const color = COLOR.take(states).fill(0, 0, states)
  const path = PATH.take(states)
  const cursor = CURSOR.take(states)
  let count = 0
  let loopsStay = true
  let depth = 1
  path[0] = 0
  cursor[0] = 0
  color[0] = 1
  while (depth > 0) {
    const state = path[depth - 1] as number
    let symbol = cursor[depth - 1] as number
    let deeper = DEAD
    for (; symbol < WIDTH; symbol += 1) {
      const to = moves[state * WIDTH + symbol] as number
      if (to === DEAD || to === state || color[to] === 2) continue
      if (color[to] === 0) {
        deeper = to
        break
      }
      loopsStay = false
    }
    if (deeper === DEAD) {
      color[state] = 2
      list[count] = state
      count += 1
      depth -= 1
    } else {
      cursor[depth - 1] = symbol + 1
      color[deeper] = 1
      path[depth] = deeper
      cursor[depth] = 0
      depth += 1
    }
  }
  return { list, count, loopsStay }
}

const NUMBER = new WorkingMemory()
const REPRESENTATIVE = new WorkingMemory()

/** One state for each class, numbered breadth first; `stays` when some state leads to itself. */
function numbered(
  { moves, accepts }: Automaton,
  { classOf, classes }: StateClasses,
): { readonly normal: Automaton; readonly stays: boolean } {
  const number = NUMBER.take(classes).fill(DEAD, 0, classes)
  const representative = REPRESENTATIVE.take(classes)
  const table = new Int32Array(classes * WIDTH)
  const ends = new Uint8Array(classes)
  let stays = false
  number[classOf[0] as number] = 0
  representative[0] = 0
  let used = 1
  for (let state = 0; state < used; state += 1) {
    const from = representative[state] as number
    ends[state] = accepts[from] === 0 ? 0 : 1
    for (let symbol = 0; symbol < WIDTH; symbol += 1) {
      const to = moves[from * WIDTH + symbol] as number
      const target = to === DEAD ? DEAD : (classOf[to] as number)
      if (target === DEAD) {
        table[state * WIDTH + symbol] = DEAD
        continue
      }
      let next = number[target] as number
      if (next === DEAD) {
        next = used
        number[target] = used
        representative[used] = to
        used += 1
      }
      if (next === state) stays = true
      table[state * WIDTH + symbol] = next
    }
  }
  return { normal: { moves: table, accepts: ends }, stays }
}
