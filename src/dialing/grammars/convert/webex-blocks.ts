import { DIGITS_MASK, symbolCount } from '../../symbols.js'
import { DigitTree } from './digit-tree.js'
import type { DigitRun, Lead } from './webex-reach.js'

const DIGITS = '0123456789'

/**
 * A set of dial strings made of digit runs, said in the fewest dial patterns. Strings of one length
 * behind one lead form a tree of ten branches each, in which a dial pattern with X is one whole
 * branch: the fewest are the largest whole branches, and there is one way to choose them. An open
 * pattern (`!`) is a branch of the tree of all lengths; what it takes needs no other pattern.
 */
export class WebexBlocks {
  private readonly blocks = new DigitTree()
  private readonly opens = new DigitTree()
  private readonly openRoot = this.opens.addRoot()
  private readonly rootOf = new Map<string, number>()
  private readonly openRuns: DigitRun[] = []

  /** `isWritten`: the run is a dial pattern that will be in the result as it is. */
  add(run: DigitRun, isWritten: boolean): void {
    if (run.open) {
      this.mark(this.opens, this.openRoot, run.masks, isWritten)
      this.openRuns.push(run)
    } else {
      this.mark(this.blocks, this.root(run.lead, run.masks.length), run.masks, isWritten)
    }
  }

  /** To be called once, when every run has been added. */
  settle(): void {
    for (const run of this.openRuns) {
      for (const [key, root] of this.rootOf) {
        const length = Number(key.slice(1))
        if (!key.startsWith('+') || length <= run.masks.length) continue
        const masks = [...run.masks, ...Array.from({ length: length - run.masks.length }, () => DIGITS_MASK)]
        this.mark(this.blocks, root, masks, true)
      }
    }
    this.blocks.mergeWhole()
    this.opens.mergeWhole((node) => this.mayBeOpen(this.opens.path(node)))
    this.blocks.mergeSaid()
  }

  /** The dial patterns that say the run, as far as none of them has been said before. */
  say(run: DigitRun, say: (pattern: string) => void): void {
    const { masks, lead, open } = run
    const tree = open ? this.opens : this.blocks
    const root = open ? this.openRoot : this.root(lead, masks.length)
    const descend = (node: number, depth: number, text: string): void => {
      const wanted = masks[depth] ?? 0
      const whole = tree.whole(node)
      const unsaid = wanted & ~(tree.said(node) & whole)
      tree.addSaid(node, unsaid & whole)
      for (let digit = 0; digit < 10; digit += 1) {
        const bit = 1 << digit
        if ((unsaid & bit) === 0) continue
        if ((whole & bit) === 0) descend(tree.child(node, digit), depth + 1, text + DIGITS.charAt(digit))
        else say(text + DIGITS.charAt(digit) + (open ? '!' : 'X'.repeat(masks.length - 1 - depth)))
      }
    }
    descend(root, 0, lead)
  }

  private root(lead: Lead, length: number): number {
    const key = `${lead === '' ? ' ' : lead}${length}`
    const known = this.rootOf.get(key)
    if (known !== undefined) return known
    const made = this.blocks.addRoot()
    this.rootOf.set(key, made)
    return made
  }

  private mark(tree: DigitTree, from: number, masks: readonly number[], isSaid: boolean): void {
    const last = tree === this.opens ? masks.length - 1 : lastChoice(masks)
    const descend = (node: number, depth: number): void => {
      const mask = masks[depth] ?? 0
      if (depth === last) {
        tree.addWhole(node, mask)
        if (isSaid) tree.addSaid(node, mask)
        return
      }
      for (let digit = 0; digit < 10; digit += 1) {
        if ((mask & (1 << digit)) !== 0) descend(tree.grow(node, digit), depth + 1)
      }
    }
    descend(from, 0)
  }

  /**
   * Ten open branches lack the prefix with just one more digit, which one open pattern in their place
   * takes: it may stand there only where those strings are in the set, and then it says them.
   */
  private mayBeOpen(prefix: readonly number[]): boolean {
    const root = this.rootOf.get(`+${prefix.length + 1}`)
    if (root === undefined || !this.isWhole(root, prefix)) return false
    this.mark(this.blocks, root, [...prefix.map((digit) => 1 << digit), DIGITS_MASK], true)
    return true
  }

  private isWhole(root: number, prefix: readonly number[]): boolean {
    let node = root
    for (const digit of prefix) {
      if ((this.blocks.whole(node) & (1 << digit)) !== 0) return true
      node = this.blocks.child(node, digit)
      if (node < 0) return false
    }
    return this.blocks.whole(node) === DIGITS_MASK
  }
}

/** How many dial patterns a run takes by itself. */
export function patternsOf({ masks, open }: DigitRun): number {
  const last = open ? masks.length - 1 : lastChoice(masks)
  return masks.slice(0, last + 1).reduce((product, mask) => product * symbolCount(mask), 1)
}

/** Index of the last digit that is not just any; a dial pattern begins with a certain digit, so at least the first. */
function lastChoice(masks: readonly number[]): number {
  let last = masks.length - 1
  while (last > 0 && masks[last] === DIGITS_MASK) last -= 1
  return last
}
