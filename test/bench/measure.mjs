// What the benchmarks share: repeated measurement, a baseline of the same run, one JSON line a figure.
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const estateFile = (users) => `${root}/node_modules/.cache/rehome-bench/users-${users}.tar`

/** Milliseconds of each of `runs` runs after one that does not count. */
export async function times(runs, action) {
  await action()
  const list = []
  for (let run = 0; run < runs; run += 1) {
    const begin = performance.now()
    await action()
    list.push(performance.now() - begin)
  }
  return list.sort((a, b) => a - b)
}

export const median = (list) => list[Math.floor(list.length / 2)]

/** A fixed piece of work, so that figures of different machines can be compared. */
export async function baseline() {
  return median(
    await times(5, () => {
      let sum = 0
      const map = new Map()
      for (let i = 0; i < 300_000; i += 1) map.set(`key-${i}`, i)
      for (const value of map.values()) sum += value
      return sum
    }),
  )
}

/** Prints one figure: `ratio` is against the baseline of this run. */
export function report(name, milliseconds, base, more = {}) {
  const figure = {
    bench: name,
    ms: Math.round(milliseconds * 10) / 10,
    ratio: Math.round((milliseconds / base) * 100) / 100,
    ...more,
  }
  process.stdout.write(`${JSON.stringify(figure)}\n`)
}
