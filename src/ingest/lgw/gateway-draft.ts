import type { LgwKind, LgwKinds } from '../../model/lgw/kinds.js'

/** An object while it is read: fields may be set and emptied, lists grow. */
export type Draft<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K]
}

interface Kept<T> {
  readonly draft: T
  /** Line on which it was opened first. */
  readonly line: number
}

/** A field that may be emptied again. */
export type Emptyable<T, K extends keyof T> = Omit<T, K> & { [P in K]?: T[P] | undefined }

/** Everything read so far, by kind and key; re-opened blocks come back to the same draft. */
export class GatewayDraft {
  private readonly kinds = new Map<LgwKind, Map<string, Kept<unknown>>>()

  /** The draft of that key, made by `make` when it is new. */
  open<K extends LgwKind>(kind: K, key: string, line: number, make: () => Draft<LgwKinds[K]>): Draft<LgwKinds[K]> {
    const table = this.table(kind)
    const known = table.get(key)
    if (known !== undefined) return known.draft as Draft<LgwKinds[K]>
    const draft = make()
    table.set(key, { draft, line })
    return draft
  }

  /** `no <header>`. */
  remove(kind: LgwKind, key: string): void {
    this.table(kind).delete(key)
  }

  /** In the order in which they were opened. */
  entries<K extends LgwKind>(kind: K): readonly { key: string; draft: Draft<LgwKinds[K]>; line: number }[] {
    return [...this.table(kind)].map(([key, { draft, line }]) => ({ key, draft: draft as Draft<LgwKinds[K]>, line }))
  }

  private table(kind: LgwKind): Map<string, Kept<unknown>> {
    const known = this.kinds.get(kind)
    if (known !== undefined) return known
    const table = new Map<string, Kept<unknown>>()
    this.kinds.set(kind, table)
    return table
  }
}
