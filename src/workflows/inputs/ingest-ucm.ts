import { compareText, type Finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { ArchiveReader, InputArchive } from '../../ingest/ports.js'
import { finish, finishInTurns } from '../../ingest/steps.js'
import { ingestUcmSteps } from '../../ingest/ucm/ingest-ucm.js'
import { type ClusterFacts, clusterName, type MemberAccount, type UcmSnapshot } from '../../model/snapshot.js'
import { UCM_KINDS, type UcmKind } from '../../model/ucm/kinds.js'
import type { Clock, Workspace } from '../ports.js'
import { identityOf, openArchives } from './open-archives.js'

export interface IngestedUcm {
  /** The input, or the first of several and how many more. */
  readonly name: string
  readonly sha256: string
  readonly root: string
  /** False when the workspace held an equal snapshot already. */
  readonly changed: boolean
  readonly cluster: ClusterFacts
  /** Names of all clusters that the workspace holds now, sorted. */
  readonly clusters: readonly string[]
  /** Each input by itself, sorted by name. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[]
  /** Objects by kind, kinds with none left out. */
  readonly counts: Readonly<Partial<Record<UcmKind, number>>>
  readonly members: readonly MemberAccount[]
  /** What became of the members, added up. */
  readonly totals: MemberTotals
  readonly findings: readonly Finding[]
}

export interface MemberTotals {
  readonly members: number
  readonly read: number
  readonly knownUnused: number
  readonly unknown: number
  /** Data rows of all tables, and of those that are read. */
  readonly rows: number
  readonly rowsRead: number
}

export interface IngestOptions {
  /** The cluster, where its inputs do not say which they are of. */
  readonly cluster?: string | undefined
  /** Take in a set that lacks tables which the cluster was read from before. */
  readonly replace?: boolean | undefined
}

interface StorePorts {
  readonly workspace: Workspace
  readonly clock: Clock
  /** Lets whatever else waits, such as an interrupt, have its turn while tables are read; absent = nothing waits. */
  readonly turn?: () => Promise<void>
}

/** Opens inputs of one cluster and takes them in as one snapshot; see `ingestUcmArchives`. */
export async function ingestUcmExport(
  paths: string | readonly string[],
  ports: StorePorts & { readonly archives: ArchiveReader },
  options: IngestOptions = {},
): Promise<IngestedUcm> {
  return ingestUcmArchives(await openArchives(paths, ports.archives), options, ports)
}

/**
 * Reads inputs of one cluster as one export and makes it the current snapshot of that cluster, whole
 * or not at all; other clusters stay as they are.
 *
 * @throws UserError for inputs of several clusters, or of nobody knows which; and for a set that would lose tables
 */
export async function ingestUcmArchives(
  archives: readonly InputArchive[],
  { cluster, replace }: IngestOptions,
  { workspace: { store }, clock, turn }: StorePorts,
): Promise<IngestedUcm> {
  const steps = ingestUcmSteps(archives, cluster)
  const snapshot = turn === undefined ? finish(steps) : await finishInTurns(steps, turn)
  if (snapshot.cluster.clusterId === undefined) requireName(store.clusters())
  const subject = clusterName(snapshot.cluster)
  const before = store.readings().find((each) => each.kind === 'ucm' && each.current && each.subject === subject)
  const changed = before?.root !== snapshot.root
  if (before !== undefined && changed && replace !== true) {
    refuseLoss(subject, store.membersOf(subject), snapshot.members)
  }
  const identity = identityOf(archives)
  store.saveSnapshot(snapshot, { kind: 'ucm', ...identity, takenAt: clock.now() })
  return {
    ...identity,
    root: snapshot.root,
    changed,
    cluster: snapshot.cluster,
    clusters: store.clusters(),
    inputs: archives.map(({ name, sha256 }) => ({ name, sha256 })).sort((a, b) => compareText(a.name, b.name)),
    counts: objectCounts(snapshot),
    members: snapshot.members,
    totals: memberTotals(snapshot.members),
    findings: snapshot.findings,
  }
}

/** How many objects of each kind a snapshot holds. */
export function objectCounts(snapshot: UcmSnapshot): Readonly<Partial<Record<UcmKind, number>>> {
  return Object.fromEntries(
    UCM_KINDS.map((kind) => [kind, snapshot.objects[kind].length] as const).filter(([, count]) => count > 0),
  )
}

function memberTotals(members: readonly MemberAccount[]): MemberTotals {
  const count = (fate: MemberAccount['fate']): number => members.filter((member) => member.fate === fate).length
  const rows = (list: readonly MemberAccount[]): number => list.reduce((sum, member) => sum + (member.rows ?? 0), 0)
  return {
    members: members.length,
    read: count('read'),
    knownUnused: count('known-unused'),
    unknown: count('unknown'),
    rows: rows(members),
    rowsRead: rows(members.filter(({ fate }) => fate === 'read')),
  }
}

/** Beside a cluster that has a name, an input without a ClusterID may be of that one or of another. */
function requireName(clusters: readonly string[]): void {
  if (clusters.length === 0 || clusters.includes(clusterName({}))) return
  throw new UserError('this input says no ClusterID, and the workspace holds a cluster that has one', {
    kind: 'usage',
    hint: `say which cluster it is of: --cluster ${clusters[0] ?? 'NAME'}${clusters.length > 1 ? `, ${clusters.slice(1).join(', ')},` : ''} or a new name for another cluster`,
  })
}

/**
 * A part of an export must not take the place of the whole: what only the whole had would be gone. A
 * table that was read from more files before is a part, too.
 */
function refuseLoss(cluster: string, before: readonly MemberAccount[], now: readonly MemberAccount[]): void {
  const files = countedBy(now.filter(({ fate, columns }) => fate === 'read' && columns !== 0))
  const lost = countedBy(before.filter(({ fate, rows }) => fate === 'read' && (rows ?? 0) > 0))
  const told = [...lost].flatMap(([table, { count, name }]) => {
    const left = files.get(table)?.count ?? 0
    // Unified CM writes it without a header when there is nothing in it.
    const isEmptied = table === 'gateway.csv' && now.some((member) => tableOf(member) === table)
    if (left >= count || isEmptied) return []
    return left === 0 ? [name] : [`${name} (${left} of ${count} files)`]
  })
  for (const [table, { refused, name }] of files) {
    if (refused > (lost.get(table)?.refused ?? 0)) told.push(`${name} (${refused} of its objects were refused)`)
  }
  if (told.length === 0) return
  throw new UserError(
    `cluster ${cluster} was read from tables that are not whole in this input: ${told.sort().join(', ')}`,
    {
      kind: 'refused',
      hint: 'Name all parts of the export in one command; or say --replace, when what these tables said is to be forgotten.',
    },
  )
}

interface CountedTable {
  readonly count: number
  /** Objects that a live reading was refused. */
  readonly refused: number
  readonly name: string
}

/** How many files of each table there are, by its name in lower case. */
function countedBy(members: readonly MemberAccount[]): ReadonlyMap<string, CountedTable> {
  const counts = new Map<string, CountedTable>()
  for (const member of members) {
    const { count, refused, name } = counts.get(tableOf(member)) ?? { count: 0, refused: 0, name: fileName(member) }
    counts.set(tableOf(member), { count: count + 1, refused: refused + (member.refused ?? 0), name })
  }
  return counts
}

function tableOf(member: MemberAccount): string {
  return fileName(member).toLowerCase()
}

/** The name of the file itself, without the input it stands in. */
function fileName({ name }: MemberAccount): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
