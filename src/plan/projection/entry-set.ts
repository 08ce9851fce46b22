import { compareText } from '../../findings/finding.js'
import type { SourceRef } from '../../findings/source-ref.js'
import type { Entry } from '../../model/snapshot.js'

/** Where objects that no input holds come from. */
export const PLANNED: SourceRef = { file: 'plan' }

/** The objects of one kind, changed one after the other; untouched ones cost nothing. */
export class EntrySet<T> {
  private readonly base: readonly Entry<T>[]
  private byKey: Map<string, Entry<T>> | undefined
  private inOrder = true
  private made: readonly Entry<T>[] | undefined

  constructor(base: readonly Entry<T>[]) {
    this.base = base
    this.made = base
  }

  get(key: string): Entry<T> | undefined {
    return this.map().get(key)
  }

  /** Replaces the object of this key, or adds it as planned. Where it was read stays with it. */
  put(key: string, value: T, source?: SourceRef): void {
    const map = this.map()
    const known = map.get(key)
    if (known === undefined) this.inOrder = false
    map.set(key, { key, value, source: source ?? known?.source ?? PLANNED })
    this.made = undefined
  }

  remove(key: string): void {
    if (this.map().delete(key)) this.made = undefined
  }

  /** Sorted by key; the array of the input itself while nothing was changed. */
  entries(): readonly Entry<T>[] {
    if (this.made !== undefined) return this.made
    const all = [...this.map().values()]
    this.made = this.inOrder ? all : all.sort((a, b) => compareText(a.key, b.key))
    return this.made
  }

  private map(): Map<string, Entry<T>> {
    this.byKey ??= new Map(this.base.map((entry) => [entry.key, entry]))
    return this.byKey
  }
}
