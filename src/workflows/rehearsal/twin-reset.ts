import type { Workspace } from '../ports.js'

/** Empties the twin; the next rehearsal seeds it anew. The journal keeps what was rehearsed before. */
export function resetTwin(workspace: Workspace): { readonly rows: number } {
  const store = workspace.openTwin()
  try {
    const rows = store.all().length
    store.reset()
    return { rows }
  } finally {
    store.close()
  }
}
