import { snapshotRoot } from './snapshot-root.js'
import type { UcmObjects, UcmSnapshot } from './snapshot.js'
import { UCM_KINDS } from './ucm/kinds.js'

const objects = Object.fromEntries(UCM_KINDS.map((kind) => [kind, []])) as unknown as UcmObjects

/** Stands where a question needs a cluster and no export was read: nothing in it is a statement about a cluster. */
export const UNREAD_CLUSTER: UcmSnapshot = {
  system: 'ucm',
  root: snapshotRoot(objects),
  cluster: {},
  objects,
  members: [],
  absentColumns: [],
  findings: [],
}

/** True for a cluster of which no file was read. */
export function isUnread({ members }: UcmSnapshot): boolean {
  return members.length === 0
}
