import type { Change } from '../plan/change.js'

/**
 * Which changes touch the same object, in the order of the plan: one may begin only after the one
 * before it, and what an earlier one left is judged by the last that began. A number that takes a
 * new key stays the same object; a gateway's configuration is one object.
 */
export class ChangeChains {
  readonly #previous = new Map<string, string>()
  readonly #later = new Map<string, string[]>()

  constructor(changes: readonly Change[]) {
    const names = new Map<string, string>()
    const chains = new Map<string, Change[]>()
    for (const change of changes) {
      const { what } = change
      if (what.system === 'people') continue
      const own = `${what.system}/${what.kind}/${what.key}`
      const name = names.get(own) ?? own
      if (what.system === 'ucm' && what.newKey !== undefined) {
        names.delete(own)
        names.set(`${what.system}/${what.kind}/${what.newKey}`, name)
      }
      const chain = chains.get(name) ?? []
      const last = chain.at(-1)
      if (last !== undefined) this.#previous.set(change.id, last.id)
      for (const earlier of chain) this.#later.get(earlier.id)?.push(change.id)
      this.#later.set(change.id, [])
      chain.push(change)
      chains.set(name, chain)
    }
  }

  /** Id of the change of the same object before this one. */
  previous(id: string): string | undefined {
    return this.#previous.get(id)
  }

  /** Ids of the changes of the same object after this one, in order. */
  later(id: string): readonly string[] {
    return this.#later.get(id) ?? []
  }
}
