import { firstSymbol } from '../symbols.js'
import { isEndless, type Sequences } from './cover-pieces.js'
import { type Cube, cubesOfLength } from './cube.js'
import { CubeTrie } from './cube-trie.js'

/** A string that an included set and one to be avoided both hold; the sets by their places in their lists. */
export interface CoverConflict {
  readonly include: number
  readonly avoid: number
  readonly witness: string
}

/** For each included set that meets one to be avoided: the first such, by length of the shared string. */
export function coverConflicts(include: readonly Sequences[], avoid: readonly Sequences[]): readonly CoverConflict[] {
  if (avoid.length === 0) return []
  const longest = avoid.flat().reduce((most, { length }) => Math.max(most, length), 0)
  const avoidedOf = new Map<number, Avoided>()
  return include.flatMap((sequences, index) => {
    for (const elements of sequences) {
      // Longer common strings only repeat what a shorter one already shows.
      const last = isEndless(elements) ? elements.length + longest + 1 : elements.length
      for (let length = 0; length <= last; length += 1) {
        for (const cube of cubesOfLength(elements, length)) {
          const avoided = avoidedOf.get(length) ?? avoidedOfLength(avoid, length)
          avoidedOf.set(length, avoided)
          const found = avoided.trie.firstMeeting(cube)
          if (found < 0) continue
          const common = (avoided.cubes[found] ?? []).map((mask, at) => mask & (cube[at] ?? 0))
          return [{ include: index, avoid: avoided.sets[found] ?? 0, witness: common.map(firstSymbol).join('') }]
        }
      }
    }
    return []
  })
}

interface Avoided {
  readonly cubes: readonly Cube[]
  /** By cube: the set that it is of. */
  readonly sets: readonly number[]
  readonly trie: CubeTrie
}

function avoidedOfLength(avoid: readonly Sequences[], length: number): Avoided {
  const cubes: Cube[] = []
  const sets: number[] = []
  for (const [set, sequences] of avoid.entries()) {
    for (const elements of sequences) {
      for (const cube of cubesOfLength(elements, length)) {
        cubes.push(cube)
        sets.push(set)
      }
    }
  }
  return { cubes, sets, trie: new CubeTrie(cubes, length) }
}
