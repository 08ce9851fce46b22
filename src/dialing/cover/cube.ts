import { symbolCount } from '../symbols.js'
import type { PatternElement } from '../pattern.js'

/** Strings of one length as a product: one mask of symbols per position. */
export type Cube = readonly number[]

export function isInside(inner: Cube, outer: Cube): boolean {
  for (let at = 0; at < inner.length; at += 1) if (((inner[at] ?? 0) & ~(outer[at] ?? 0)) !== 0) return false
  return true
}

/** The smallest cube that holds both. */
export function joinCubes(one: Cube, other: Cube): Cube {
  return one.map((mask, at) => mask | (other[at] ?? 0))
}

export function cubeSize(cube: Cube): bigint {
  return cube.reduce((size, mask) => size * BigInt(symbolCount(mask)), 1n)
}

/** Equal for equal cubes of one length. */
export function cubeKey(cube: Cube): string {
  return cube.join(',')
}

/** By first differing position, the mask with the smaller value first; deterministic, no other meaning. */
export function compareCubes(one: Cube, other: Cube): number {
  if (one.length !== other.length) return one.length - other.length
  for (let at = 0; at < one.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** What a sequence of elements matches at one length: one cube per way to share the length among its repeats. */
export function cubesOfLength(elements: readonly PatternElement[], length: number): Cube[] {
  const needed = elements.filter(({ minimum }) => minimum === 1)
  if (length < needed.length) return []
  if (length === needed.length) return [needed.map(({ mask }) => mask)]
  if (length > elements.length && !elements.some(({ repeats }) => repeats)) return []
  const cubes: Cube[] = []
  // Of neighbors that may be left out and are alike, the first are taken: else one string has many ways.
  const place = (index: number, prefix: number[], spare: number, leftOut: number): void => {
    const element = elements[index]
    if (element === undefined) {
      if (spare === 0) cubes.push(prefix)
      return
    }
    const { mask, minimum, repeats } = element
    const most = repeats ? spare : minimum === 1 || mask === leftOut ? 0 : Math.min(1, spare)
    for (let more = 0; more <= most; more += 1) {
      const taken = minimum + more
      place(
        index + 1,
        [...prefix, ...Array<number>(taken).fill(mask)],
        spare - more,
        taken === 0 && !repeats ? mask : 0,
      )
    }
  }
  place(0, [], length - needed.length, 0)
  return cubes
}

/** How many strings the cubes, all of one length, hold together. */
export function unionSize(cubes: readonly Cube[]): bigint {
  const length = cubes[0]?.length ?? 0
  const known = new Map<string, bigint>()
  const count = (alive: readonly number[], at: number): bigint => {
    const [only] = alive
    if (only === undefined) return 0n
    if (at === length) return 1n
    if (alive.length === 1) return cubeSize((cubes[only] ?? []).slice(at))
    const key = `${at}:${alive.join(',')}`
    const before = known.get(key)
    if (before !== undefined) return before
    let total = 0n
    for (const { mask, members } of splitByMembers(cubes, alive, at)) {
      total += BigInt(symbolCount(mask)) * count(members, at + 1)
    }
    known.set(key, total)
    return total
  }
  return count(
    cubes.map((_, index) => index),
    0,
  )
}

/** All strings of the length that none of the cubes holds, as disjoint cubes. */
export function complementCubes(cubes: readonly Cube[], length: number): Cube[] {
  const rest: Cube[] = []
  const walk = (alive: readonly number[], prefix: readonly number[]): void => {
    if (alive.length === 0) {
      rest.push([...prefix, ...Array<number>(length - prefix.length).fill(ALL_SYMBOLS_MASK)])
      return
    }
    if (prefix.length === length) return
    for (const { mask, members } of splitByMembers(cubes, alive, prefix.length)) walk(members, [...prefix, mask])
  }
  walk(
    cubes.map((_, index) => index),
    [],
  )
  return rest
}

const ALL_SYMBOLS_MASK = (1 << 17) - 1

/** The symbols of a position, grouped by which of the cubes they stay in; disjoint masks, in order of symbols. */
export function splitByMembers(
  cubes: readonly Cube[],
  alive: readonly number[],
  at: number,
): { readonly mask: number; readonly members: readonly number[] }[] {
  const bySymbol: number[][] = Array.from({ length: 17 }, () => [])
  for (const index of alive) {
    let rest = cubes[index]?.[at] ?? 0
    while (rest !== 0) {
      const bit = 31 - Math.clz32(rest)
      bySymbol[bit]?.push(index)
      rest &= ~(1 << bit)
    }
  }
  const groups = new Map<string, { mask: number; members: readonly number[] }>()
  for (const [bit, members] of bySymbol.entries()) {
    const key = members.join(',')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { mask: 1 << bit, members })
    else group.mask |= 1 << bit
  }
  return [...groups.values()]
}
