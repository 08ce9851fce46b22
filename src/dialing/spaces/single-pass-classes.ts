import { type Automaton, DEAD, WIDTH } from './automaton.js'
import { WorkingMemory } from './working-memory.js'

/** States by what they lead to: equal number = same strings; `DEAD` = no string. */
export interface StateClasses {
  readonly classOf: Int32Array
  readonly classes: number
}

/** The first states of `list` are meant, `count` of them. */
export interface StateOrder {
  readonly list: Int32Array
  readonly count: number
}

/** Row of a class: its moves between classes, then whether it accepts. */
const ROW = WIDTH + 1
/** In a row: the move stays. */
const STAYS = -2

const CLASS_OF = new WorkingMemory()
const ROWS = new WorkingMemory()
const TABLE = new WorkingMemory()

/**
 * Classes of an automaton whose loops all stay in one state, in one pass from the ends to the
 * start: `order` names the reachable states, each after the others it leads to. Two states are equal
 * when their rows are, or when one leads to the other by just the symbols by which that one stays.
 */
export function singlePassClasses({ moves, accepts }: Automaton, order: StateOrder): StateClasses {
  const classOf = CLASS_OF.take(accepts.length)
  const rows = ROWS.take((order.count + 1) * ROW)
  let size = 4
  while (size < order.count * 2) size *= 2
  const table = TABLE.take(size).fill(DEAD, 0, size)
  let classes = 0
  for (let at = 0; at < order.count; at += 1) {
    const state = order.list[at] as number
    const row = classes * ROW
    const accepting = accepts[state] === 0 ? 0 : 1
    let hash = accepting + 7
    let live = accepting === 1
    let found = DEAD
    rows[row + WIDTH] = accepting
    for (let symbol = 0; symbol < WIDTH; symbol += 1) {
      const to = moves[state * WIDTH + symbol] as number
      const target = to === DEAD ? DEAD : to === state ? STAYS : (classOf[to] as number)
      rows[row + symbol] = target
      hash = Math.imul(hash ^ (target + 3), 0x9e3779b1)
      hash ^= hash >>> 15
      if (target >= 0) live = true
    }
    if (!live) {
      classOf[state] = DEAD
      continue
    }
    for (let symbol = 0, tried = DEAD; symbol < WIDTH && found === DEAD; symbol += 1) {
      const target = rows[row + symbol] as number
      if (target < 0 || target === tried) continue
      tried = target
      if (leadsToLike(rows, row, target)) found = target
    }
    for (let slot = hash & (size - 1); found === DEAD; slot = (slot + 1) & (size - 1)) {
      const known = table[slot] as number
      if (known === DEAD) {
        table[slot] = classes
        found = classes
        classes += 1
      } else if (sameRow(rows, known * ROW, row)) {
        found = known
      }
    }
    classOf[state] = found
  }
  return { classOf, classes }
}

function sameRow(rows: Int32Array, one: number, other: number): boolean {
  for (let column = 0; column < ROW; column += 1) if (rows[one + column] !== rows[other + column]) return false
  return true
}

/** Whether the row is that of the class, where leading to the class counts as staying. */
function leadsToLike(rows: Int32Array, row: number, target: number): boolean {
  const known = target * ROW
  for (let column = 0; column < WIDTH; column += 1) {
    const to = rows[row + column] as number
    if ((to === target ? STAYS : to) !== rows[known + column]) return false
  }
  return rows[row + WIDTH] === rows[known + WIDTH]
}
