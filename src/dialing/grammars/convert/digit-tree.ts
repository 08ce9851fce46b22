/** No node. */
const NONE = -1
const ALL_DIGITS = 0x3ff

/**
 * Trees of digits over one set of tables. A bit of a node says that everything below that digit is
 * in the set, so a bracket costs one bit per digit, not one node.
 */
export class DigitTree {
  /** Per node ten children. */
  private children = new Int32Array(10 * 1024).fill(NONE)
  private parents = new Int32Array(1024)
  private digits = new Uint8Array(1024)
  /** Digits below which everything is in the set. */
  private wholes = new Uint16Array(1024)
  /** Digits below which everything is said already. */
  private saids = new Uint16Array(1024)
  private count = 0

  /** A new tree; its root. */
  addRoot(): number {
    return this.add(NONE, 0)
  }

  child(node: number, digit: number): number {
    return this.children[node * 10 + digit] ?? NONE
  }

  grow(node: number, digit: number): number {
    const known = this.child(node, digit)
    if (known !== NONE) return known
    const made = this.add(node, digit)
    this.children[node * 10 + digit] = made
    return made
  }

  whole(node: number): number {
    return this.wholes[node] ?? 0
  }

  said(node: number): number {
    return this.saids[node] ?? 0
  }

  addWhole(node: number, mask: number): void {
    this.wholes[node] = this.whole(node) | mask
  }

  addSaid(node: number, mask: number): void {
    this.saids[node] = this.said(node) | mask
  }

  /** Ten whole digits make their own digit whole. Children are younger than their parents. */
  mergeWhole(mayMerge: (node: number) => boolean = () => true): void {
    for (let node = this.count - 1; node >= 0; node -= 1) {
      const parent = this.parents[node] ?? NONE
      if (this.wholes[node] !== ALL_DIGITS || parent === NONE || !mayMerge(node)) continue
      this.addWhole(parent, 1 << (this.digits[node] ?? 0))
    }
  }

  mergeSaid(): void {
    for (let node = this.count - 1; node >= 0; node -= 1) {
      const parent = this.parents[node] ?? NONE
      if (this.saids[node] === ALL_DIGITS && parent !== NONE) this.addSaid(parent, 1 << (this.digits[node] ?? 0))
    }
  }

  /** The digits that lead from the root to the node. */
  path(node: number): readonly number[] {
    const path: number[] = []
    for (let at = node; this.parents[at] !== NONE; at = this.parents[at] ?? NONE) path.push(this.digits[at] ?? 0)
    return path.reverse()
  }

  private add(parent: number, digit: number): number {
    if (this.count === this.parents.length) this.double()
    const node = this.count
    this.count += 1
    this.parents[node] = parent
    this.digits[node] = digit
    return node
  }

  private double(): void {
    const size = this.parents.length * 2
    const children = new Int32Array(size * 10).fill(NONE)
    children.set(this.children)
    this.children = children
    this.parents = enlarged(this.parents, new Int32Array(size))
    this.digits = enlarged(this.digits, new Uint8Array(size))
    this.wholes = enlarged(this.wholes, new Uint16Array(size))
    this.saids = enlarged(this.saids, new Uint16Array(size))
  }
}

function enlarged<T extends Int32Array | Uint8Array | Uint16Array>(from: T, into: T): T {
  into.set(from)
  return into
}
