/** One row of the twin's store. */
export interface TwinRow {
  readonly table: string
  readonly id: string
  readonly json: string
}

/**
 * The twin's own store, apart from the workspace's: a rehearsal must be able to fail as production
 * does. One `write` is one transaction, durable when it returns.
 */
export interface TwinStore {
  all(): readonly TwinRow[]
  write(change: { readonly put: readonly TwinRow[]; readonly remove: readonly Pick<TwinRow, 'table' | 'id'>[] }): void
  /** Empties everything. */
  reset(): void
  close(): void
}
