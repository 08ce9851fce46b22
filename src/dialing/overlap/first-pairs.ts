/**
 * The first pairs of a stream, by the first number and then the second, whatever order they come in.
 * Memory is that of the pairs wanted, not of the pairs seen. Numbers are below 2^26.
 */
export class FirstPairs {
  private static readonly FACTOR = 2 ** 26
  private readonly wanted: number
  private readonly keys: Float64Array
  private count = 0
  /** Keys from here on are not among the first any more. */
  private bound = Number.POSITIVE_INFINITY

  constructor(wanted: number) {
    this.wanted = wanted
    this.keys = new Float64Array(wanted * 2 + 1)
  }

  add(first: number, second: number): void {
    const key = first * FirstPairs.FACTOR + second
    if (key >= this.bound) return
    this.keys[this.count] = key
    this.count += 1
    if (this.count === this.keys.length) this.keepFirst()
  }

  sorted(): readonly (readonly [number, number])[] {
    this.keepFirst()
    return Array.from(this.keys.subarray(0, this.count), (key) => [
      Math.floor(key / FirstPairs.FACTOR),
      key % FirstPairs.FACTOR,
    ])
  }

  private keepFirst(): void {
    this.keys.subarray(0, this.count).sort()
    if (this.count <= this.wanted) return
    this.count = this.wanted
    this.bound = this.keys[this.wanted] ?? Number.POSITIVE_INFINITY
  }
}
