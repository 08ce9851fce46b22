const FIRST_WORDS = 1 << 10

/**
 * Sets of whole numbers, each kept once: equal sets have equal ids. Ids count from 0, which is the
 * empty set. Members are handed in and kept in ascending order, one set behind the other in one array.
 */
export class IntSets {
  private members = new Int32Array(FIRST_WORDS)
  /** Where a set begins; the set after it begins where it ends. */
  private starts = new Int32Array(FIRST_WORDS)
  /** Open hash table: 1 + id, 0 = free. */
  private slots = new Int32Array(FIRST_WORDS)
  private sets = 0

  constructor() {
    this.clear()
  }

  /** How many sets there are, the empty one included. */
  get count(): number {
    return this.sets
  }

  /** Words of memory in use. */
  get words(): number {
    return this.start(this.sets) + this.sets + this.slots.length
  }

  /** Forgets every set but the empty one, and gives their memory back. */
  clear(): void {
    this.members = new Int32Array(FIRST_WORDS)
    this.starts = new Int32Array(FIRST_WORDS)
    this.slots = new Int32Array(FIRST_WORDS)
    this.sets = 0
    this.intern(this.members, 0)
  }

  /** The id of the set of the first `length` numbers of an array, which are ascending and different. */
  intern(numbers: Int32Array, length: number): number {
    const mask = this.slots.length - 1
    let slot = hashOf(numbers, length) & mask
    for (let held = this.slots[slot] ?? 0; held !== 0; held = this.slots[slot] ?? 0) {
      if (this.equals(held - 1, numbers, length)) return held - 1
      slot = (slot + 1) & mask
    }
    const id = this.append(numbers, length)
    this.slots[slot] = id + 1
    if (this.sets * 2 > this.slots.length) this.rehash()
    return id
  }

  /** The members of a set; valid until the next `intern` or `clear`. */
  of(id: number): Int32Array {
    return this.members.subarray(this.start(id), this.start(id + 1))
  }

  size(id: number): number {
    return this.start(id + 1) - this.start(id)
  }

  /** The member in this place, from 0. Faster than `of` for sets of few. */
  at(id: number, place: number): number {
    return this.members[this.start(id) + place] ?? 0
  }

  has(id: number, value: number): boolean {
    let low = this.start(id)
    let high = this.start(id + 1)
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.members[middle] ?? 0) < value) low = middle + 1
      else high = middle
    }
    return low < this.start(id + 1) && this.members[low] === value
  }

  private start(id: number): number {
    return this.starts[id] ?? 0
  }

  private equals(id: number, numbers: Int32Array, length: number): boolean {
    const start = this.start(id)
    if (this.start(id + 1) - start !== length) return false
    for (let at = 0; at < length; at += 1) if (this.members[start + at] !== numbers[at]) return false
    return true
  }

  private append(numbers: Int32Array, length: number): number {
    const id = this.sets
    const start = this.start(id)
    this.members = withRoom(this.members, start + length)
    this.starts = withRoom(this.starts, id + 2)
    for (let at = 0; at < length; at += 1) this.members[start + at] = numbers[at] ?? 0
    this.starts[id + 1] = start + length
    this.sets += 1
    return id
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let id = 0; id < this.sets; id += 1) {
      const members = this.of(id)
      let slot = hashOf(members, members.length) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = id + 1
    }
    this.slots = slots
  }
}

/** The same array, or a copy with at least `length` places, half as many again as before. */
export function withRoom(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array
  const larger = new Int32Array(Math.max(length, array.length + (array.length >> 1)))
  larger.set(array)
  return larger
}

/** FNV-1a over words, with the high bits folded in. */
function hashOf(numbers: Int32Array, length: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < length; at += 1) {
    hash = Math.imul(hash ^ (numbers[at] ?? 0), 0x01000193)
    hash ^= hash >>> 15
  }
  return hash ^ (hash >>> 13)
}
