import type { TwinRow, TwinStore } from './ports.js'

/** A twin's store that lasts as long as the process: for plans that are only listened to, and for tests. */
export class MemoryTwinStore implements TwinStore {
  private readonly rows = new Map<string, TwinRow>()

  all(): readonly TwinRow[] {
    return [...this.rows.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  }

  write(change: { readonly put: readonly TwinRow[]; readonly remove: readonly Pick<TwinRow, 'table' | 'id'>[] }): void {
    for (const row of change.remove) this.rows.delete(key(row))
    for (const row of change.put) this.rows.set(key(row), row)
  }

  reset(): void {
    this.rows.clear()
  }

  close(): void {
    // Nothing is held.
  }
}

function key({ table, id }: Pick<TwinRow, 'table' | 'id'>): string {
  return JSON.stringify([table, id])
}
