import { compareFindings, type Finding, finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import { ingestCalls } from '../../ingest/calls/ingest-calls.js'
import type { ByteSources } from '../../ingest/ports.js'
import type { CallStatistics, CallWindow, DeviceLoad } from '../../model/calls/call-statistics.js'
import { linesFor } from '../../model/calls/erlang.js'
import type { TrunkRole } from '../../model/mapping.js'
import type { UcmSnapshot } from '../../model/snapshot.js'
import type { UcmKind } from '../../model/ucm/kinds.js'
import { readMapping } from '../questions/estate-question.js'
import type { Clock, Workspace, WorkspaceStore } from '../ports.js'

/** Share of calls in the busy hour that may find all lines busy (`local-gateway` 7). */
const BLOCKING = 0.01

/** What the configuration knows a device as. */
const LABELS = ['trunk', 'cti-route-point', 'phone'] as const satisfies readonly UcmKind[]

/** The load of a device, with what the workspace knows about it. */
export interface LabeledDevice extends DeviceLoad {
  /** Absent where no export names the device. */
  readonly configuredAs?: (typeof LABELS)[number]
  /** As the mapping says. */
  readonly role?: TrunkRole
  /** Lines of which 1 % of the calls in the busy hour find all busy, ringing included (Erlang B). */
  readonly linesNeeded: number
}

export interface IngestedCalls extends Omit<CallStatistics, 'devices'> {
  readonly name: string
  readonly sha256: string
  /** As they lie on disk. */
  readonly bytes: number
  /** False when the workspace held equal statistics already. */
  readonly changed: boolean
  readonly devices: readonly LabeledDevice[]
}

/**
 * Reads a whole set of call records and makes its statistics the workspace's, whole or not at all.
 *
 * @throws UserError when there is no call among them, so that a wrong folder does not replace good figures
 */
export async function ingestCallRecords(
  paths: readonly string[],
  window: { readonly from?: string | undefined; readonly to?: string | undefined },
  ports: { readonly sources: ByteSources; readonly workspace: Workspace; readonly clock: Clock },
): Promise<IngestedCalls> {
  const days = windowOf(window)
  const set = await ports.sources.open(paths)
  const statistics = await ingestCalls(set, days)
  if (statistics.records === 0) throw nothingCounted(set.name, statistics)
  const { bytes, sha256 } = set.summary()
  const devices = labeled(statistics, ports.workspace)
  const { store } = ports.workspace
  const changed = store.currentCalls()?.root !== statistics.root
  store.saveCalls(statistics, { kind: 'calls', name: set.name, sha256, takenAt: ports.clock.now() })
  return {
    name: set.name,
    sha256,
    bytes,
    changed,
    ...statistics,
    devices,
    findings: [...statistics.findings, ...foreignClusters(statistics, store)].sort(compareFindings),
  }
}

function windowOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): CallWindow {
  if (from !== undefined && to !== undefined && from > to) {
    throw new UserError(`--from ${from} is after --to ${to}`, { kind: 'usage', hint: 'exchange the two days' })
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

function nothingCounted(name: string, { account, members, findings }: CallStatistics): UserError {
  if (account.outside > 0) {
    return new UserError(`none of the ${account.outside} call records of ${name} began on the days named`, {
      hint: 'Days are in UTC; leave out --from and --to to see which days there are.',
    })
  }
  const seen = members.slice(0, 5).map((member) => member.name)
  const [trouble] = findings
  return new UserError(`no call records in ${name}`, {
    hint:
      trouble === undefined
        ? `Call records are files such as cdr_<cluster>_01_202601010000_1 with a header; the first files are ${seen.join(', ')}.`
        : trouble.message,
  })
}

/** What the exports of the clusters that the records name, or else of the only one, say about each device. */
function labeled(statistics: CallStatistics, workspace: Workspace): readonly LabeledDevice[] {
  const snapshots = snapshotsFor(statistics, workspace.store)
  const labels = new Map<string, (typeof LABELS)[number]>()
  for (const kind of LABELS.toReversed()) {
    for (const snapshot of snapshots) for (const { key } of snapshot.objects[kind]) labels.set(key, kind)
  }
  const roles = new Map(readMapping(workspace).trunks.map(({ name, role }) => [name, role]))
  return statistics.devices.map((load) => {
    const configuredAs = labels.get(load.device)
    const role = roles.get(load.device)
    return {
      ...load,
      ...(configuredAs === undefined ? {} : { configuredAs }),
      ...(role === undefined ? {} : { role }),
      linesNeeded: linesFor(load.seized.busyHour?.erlangs ?? 0, BLOCKING),
    }
  })
}

function snapshotsFor({ clusterIds }: CallStatistics, store: WorkspaceStore): readonly UcmSnapshot[] {
  const clusters = store.clusters()
  const named = clusters.filter((name) => clusterIds.includes(name))
  const meant = named.length === 0 && clusters.length === 1 ? clusters : named
  return meant.map((name) => store.snapshotOf(name)).filter((snapshot) => snapshot !== undefined)
}

/** Records of a cluster that was not taken in say nothing about the one that was. */
function foreignClusters({ clusterIds }: CallStatistics, store: WorkspaceStore): readonly Finding[] {
  const clusters = store.clusters()
  if (clusters.length === 0) return []
  const foreign = clusterIds.filter((id) => !clusters.includes(id))
  return foreign.map((id) =>
    finding({
      code: 'PRE-010',
      subject: `cluster:${id}`,
      message: `Call records are of the cluster ${id}; this workspace holds ${clusters.join(', ')}.`,
      evidence: [
        { label: 'globalCallId_ClusterID', value: id },
        { label: 'clusters taken in', value: clusters.join(', ') },
      ],
    }),
  )
}
