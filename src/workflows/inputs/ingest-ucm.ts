import type { Finding } from '../../findings/finding.js'
import type { ArchiveReader } from '../../ingest/ports.js'
import { ingestUcm } from '../../ingest/ucm/ingest-ucm.js'
import type { ClusterFacts, MemberAccount, UcmSnapshot } from '../../model/snapshot.js'
import { UCM_KINDS, type UcmKind } from '../../model/ucm/kinds.js'
import type { Clock, Workspace } from '../ports.js'

export interface IngestedUcm {
  readonly name: string
  readonly sha256: string
  readonly root: string
  /** False when the workspace held an equal snapshot already. */
  readonly changed: boolean
  readonly cluster: ClusterFacts
  /** Objects by kind, kinds with none left out. */
  readonly counts: Readonly<Partial<Record<UcmKind, number>>>
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}

/** Reads an export and makes it the workspace's current snapshot, whole or not at all. */
export async function ingestUcmExport(
  path: string,
  ports: { readonly archives: ArchiveReader; readonly workspace: Workspace; readonly clock: Clock },
): Promise<IngestedUcm> {
  const archive = await ports.archives.open(path)
  const snapshot = ingestUcm(archive)
  const { store } = ports.workspace
  const changed = store.currentRoot() !== snapshot.root
  store.saveSnapshot(snapshot, {
    kind: 'ucm',
    name: archive.name,
    sha256: archive.sha256,
    takenAt: ports.clock.now(),
  })
  return {
    name: archive.name,
    sha256: archive.sha256,
    root: snapshot.root,
    changed,
    cluster: snapshot.cluster,
    counts: objectCounts(snapshot),
    members: snapshot.members,
    findings: snapshot.findings,
  }
}

/** How many objects of each kind a snapshot holds. */
export function objectCounts(snapshot: UcmSnapshot): Readonly<Partial<Record<UcmKind, number>>> {
  return Object.fromEntries(
    UCM_KINDS.map((kind) => [kind, snapshot.objects[kind].length] as const).filter(([, count]) => count > 0),
  )
}
