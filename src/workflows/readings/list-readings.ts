import type { Reading, Workspace } from '../ports.js'

export interface ReadingList {
  /** Newest first. */
  readonly readings: readonly Reading[]
}

/** Everything that was ever taken in. */
export function listReadings(workspace: Workspace): ReadingList {
  return { readings: workspace.store.readings().toReversed() }
}
