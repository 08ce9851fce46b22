/** Names of one kind: found exactly first, then without regard to case (`ucm-exports` 1.11 rule 3). */
export class NameIndex {
  private readonly exact = new Map<string, string>()
  private readonly folded = new Map<string, string>()

  /** Names under which the object may be written, each leading to its canonical name. */
  add(name: string, canonical = name): void {
    if (!this.exact.has(name)) this.exact.set(name, canonical)
    const folded = name.toLowerCase()
    const before = this.folded.get(folded)
    if (before === undefined || canonical < before) this.folded.set(folded, canonical)
  }

  find(name: string): { readonly canonical: string; readonly exact: boolean } | undefined {
    const exact = this.exact.get(name)
    if (exact !== undefined) return { canonical: exact, exact: true }
    const canonical = this.folded.get(name.toLowerCase())
    return canonical === undefined ? undefined : { canonical, exact: false }
  }
}
