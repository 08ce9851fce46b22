/**
 * A set of numbers 0…n-1 in blocks that can only be split: marked members of a block stand at its
 * front, and splitting makes the smaller part a new block (Valmari, "Fast brief practical DFA
 * minimization", 2012).
 */
export class Partition {
  blocks: number
  /** Members, block by block. */
  readonly members: Int32Array
  readonly blockOf: Int32Array
  readonly first: Int32Array
  readonly end: Int32Array
  private readonly place: Int32Array
  private readonly marked: Int32Array
  private readonly touched: Int32Array
  private touchedCount = 0

  /** All numbers in as many blocks as `keys` has values; without keys, one block. */
  constructor(count: number, keys?: Uint8Array, keyCount = 1) {
    this.members = new Int32Array(count)
    this.place = new Int32Array(count)
    this.blockOf = new Int32Array(count)
    this.first = new Int32Array(count + 1)
    this.end = new Int32Array(count + 1)
    this.marked = new Int32Array(count + 1)
    this.touched = new Int32Array(count + 1)
    const starts = new Int32Array(keyCount + 1)
    for (let member = 0; member < count; member += 1) {
      const key = keys?.[member] ?? 0
      starts[key + 1] = (starts[key + 1] as number) + 1
    }
    this.blocks = 0
    const blockOfKey = new Int32Array(keyCount)
    for (let key = 0; key < keyCount; key += 1) {
      const size = starts[key + 1] as number
      const begin = starts[key] as number
      starts[key + 1] = begin + size
      if (size === 0) continue
      blockOfKey[key] = this.blocks
      this.first[this.blocks] = begin
      this.end[this.blocks] = begin + size
      this.blocks += 1
    }
    for (let member = 0; member < count; member += 1) {
      const key = keys?.[member] ?? 0
      const at = starts[key] as number
      starts[key] = at + 1
      this.members[at] = member
      this.place[member] = at
      this.blockOf[member] = blockOfKey[key] as number
    }
  }

  /** Marks a member that is not yet marked. */
  mark(member: number): void {
    const block = this.blockOf[member] as number
    const at = this.place[member] as number
    const marked = this.marked[block] as number
    const front = (this.first[block] as number) + marked
    const other = this.members[front] as number
    this.members[at] = other
    this.place[other] = at
    this.members[front] = member
    this.place[member] = front
    if (marked === 0) {
      this.touched[this.touchedCount] = block
      this.touchedCount += 1
    }
    this.marked[block] = marked + 1
  }

  /** Splits every block of which some but not all members are marked; removes the marks. */
  split(): void {
    while (this.touchedCount > 0) {
      this.touchedCount -= 1
      const block = this.touched[this.touchedCount] as number
      const begin = this.first[block] as number
      const end = this.end[block] as number
      const middle = begin + (this.marked[block] as number)
      this.marked[block] = 0
      if (middle === end) continue
      const fresh = this.blocks
      if (middle - begin <= end - middle) {
        this.first[fresh] = begin
        this.end[fresh] = middle
        this.first[block] = middle
      } else {
        this.first[fresh] = middle
        this.end[fresh] = end
        this.end[block] = middle
      }
      const freshEnd = this.end[fresh]
      for (let at = this.first[fresh]; at < freshEnd; at += 1) {
        this.blockOf[this.members[at] as number] = fresh
      }
      this.blocks += 1
    }
  }
}
