import { UserError } from '../../findings/user-error.js'
import type { Journal } from '../../execute/ports.js'
import { compareText } from '../../findings/finding.js'
import type { CallStatistics } from '../../model/calls/call-statistics.js'
import type { Decision } from '../../model/decision.js'
import type { DirectorySnapshot } from '../../model/directory/snapshot.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { Roster } from '../../model/roster.js'
import { type ClusterFacts, clusterName, type MemberAccount, type UcmSnapshot } from '../../model/snapshot.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type {
  Approval,
  InputKind,
  InputRecord,
  ReadDocument,
  Reading,
  WorkbookRevision,
  WorkspaceStore,
} from '../../workflows/ports.js'
import { BatchInsert, nextId } from './batch-insert.js'
import type { Database } from './database.js'
import { SqliteJournal } from './journal-rows.js'
import { readMeta } from './schema.js'
import { ReadingRows } from './reading-rows.js'
import { parseJson, writeSnapshot } from './snapshot-rows.js'

/** The workspace's store in one SQLite file. */
export class SqliteStore implements WorkspaceStore {
  private readonly database: Database
  private readonly now: () => string
  private readonly onClose: () => void
  private readonly cluster: string | undefined
  private readonly rows: ReadingRows

  /** `cluster`: which one is meant where there are several. */
  constructor(database: Database, now: () => string, onClose: () => void, cluster?: string) {
    this.database = database
    this.cluster = cluster
    this.rows = new ReadingRows(database)
    this.now = now
    this.onClose = onClose
  }

  saveSnapshot(snapshot: UcmSnapshot, input: InputRecord): void {
    this.database.write(() => {
      this.rows.record(input, clusterName(snapshot.cluster), writeSnapshot(this.database, snapshot))
    })
  }

  currentSnapshot(): UcmSnapshot | undefined {
    return this.database.read(() => {
      const name = this.rows.chosenCluster(this.cluster)
      return name === undefined ? undefined : this.rows.snapshotOf(name)
    })
  }

  currentRoot(): string | undefined {
    const name = this.rows.chosenCluster(this.cluster)
    return name === undefined ? undefined : this.rows.rootOf(name)
  }

  isClusterChosen(): boolean {
    return this.cluster !== undefined || this.rows.usualCluster() !== undefined || this.rows.clusters().length < 2
  }

  clusters(): readonly string[] {
    return this.rows.clusters()
  }

  snapshotOf(cluster: string): UcmSnapshot | undefined {
    return this.database.read(() => this.rows.snapshotOf(cluster))
  }

  membersOf(cluster: string): readonly MemberAccount[] {
    return this.rows.membersOf(cluster)
  }

  snapshotFacts(cluster: string): ClusterFacts | undefined {
    return this.rows.factsOf(cluster)
  }

  saveWebex(snapshot: WebexSnapshot, input: InputRecord): void {
    this.rows.saveDocument(snapshot.organizationName ?? '', snapshot, input)
  }

  currentWebex(): WebexSnapshot | undefined {
    return this.rows.latest('webex').at(-1) as WebexSnapshot | undefined
  }

  saveGateway(snapshot: LgwSnapshot, input: InputRecord): void {
    this.rows.saveDocument(snapshot.name, snapshot, input)
  }

  currentGateways(): readonly LgwSnapshot[] {
    return byName(this.rows.latest('lgw') as readonly LgwSnapshot[])
  }

  saveDirectory(snapshot: DirectorySnapshot, input: InputRecord): void {
    this.rows.saveDocument(snapshot.name, snapshot, input)
  }

  currentDirectories(): readonly DirectorySnapshot[] {
    return byName(this.rows.latest('directory') as readonly DirectorySnapshot[])
  }

  saveCalls(calls: CallStatistics, input: InputRecord): void {
    this.rows.saveDocument('', calls, input)
  }

  currentCalls(): CallStatistics | undefined {
    return this.rows.latest('calls').at(-1) as CallStatistics | undefined
  }

  saveApproval({ plan, hash, by, at }: Approval): void {
    this.database.write(() => {
      const id = nextId(this.database, 'approval')
      this.database.run('INSERT INTO approval (id, plan, hash, approved_by, at) VALUES (?, ?, ?, ?, ?)', [
        id,
        plan,
        hash,
        by,
        at,
      ])
    })
  }

  approvals(): readonly Approval[] {
    const rows = this.database.rows('SELECT plan, hash, approved_by, at FROM approval ORDER BY id', []) as readonly [
      string,
      string,
      string,
      string,
    ][]
    return rows.map(([plan, hash, by, at]) => ({ plan, hash, by, at }))
  }

  journal(): Journal {
    return new SqliteJournal(this.database, this.now)
  }

  saveRoster(roster: Roster, input: InputRecord): void {
    const cluster = this.rows.chosenCluster(this.cluster) ?? ''
    this.database.write(() => {
      const id = nextId(this.database, 'roster')
      this.database.run('INSERT INTO roster (id, json) VALUES (?, ?)', [id, JSON.stringify(roster)])
      this.rows.record(input, cluster, id)
    })
  }

  currentRoster(): Roster | undefined {
    return this.database.read(() => {
      const id = this.rows.rosterOf(this.rows.chosenCluster(this.cluster))
      if (id === undefined) return undefined
      const json = this.database.row('SELECT json FROM roster WHERE id = ?', [id])?.[0]
      return parseJson(String(json)) as Roster
    })
  }

  forget(kind: InputKind, subject: string): boolean {
    return this.rows.forget(kind, subject)
  }

  inputs(): readonly InputRecord[] {
    const current = this.readings().filter((reading) => reading.current)
    return current
      .toSorted((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name) || a.id - b.id)
      .map(({ kind, name, sha256, takenAt }) => ({ kind, name, sha256, takenAt }))
  }

  readings(): readonly Reading[] {
    return this.rows.all()
  }

  reading(id: number): ReadDocument | undefined {
    return this.database.read(() => this.rows.document(id))
  }

  appendDecisions(decisions: readonly Decision[]): void {
    const cluster = this.rows.chosenCluster(this.cluster) ?? null
    this.database.write(() => {
      const rows = new BatchInsert(this.database, 'decision', [
        'id',
        'tab',
        'key',
        'field',
        'value',
        'evidence_hash',
        'recorded_at',
        'origin',
        'cluster',
      ])
      let id = nextId(this.database, 'decision')
      for (const { tab, key, field, value, evidenceHash, recordedAt, origin } of decisions) {
        rows.add(id++, tab, key, field, value, evidenceHash ?? null, recordedAt, JSON.stringify(origin), cluster)
      }
      rows.flush()
    })
  }

  decisions(): readonly Decision[] {
    const rows = this.database.rows(
      `SELECT tab, key, field, value, evidence_hash, recorded_at, origin FROM decision
        WHERE cluster IS NULL OR cluster = ? ORDER BY id`,
      [this.isClusterChosen() ? (this.rows.chosenCluster(this.cluster) ?? '') : ''],
    ) as readonly [Decision['tab'], string, string, string, string | null, string, string][]
    return rows.map(([tab, key, field, value, evidenceHash, recordedAt, origin]) => ({
      tab,
      key,
      field,
      value,
      ...(evidenceHash === null ? {} : { evidenceHash }),
      recordedAt,
      origin: parseJson(origin) as Decision['origin'],
    }))
  }

  saveRevision(revision: Omit<WorkbookRevision, 'revision'>): number {
    const cluster = this.rows.chosenCluster(this.cluster) ?? null
    return this.database.write(() => {
      const number = nextId(this.database, 'revision', 'number')
      this.database.run('INSERT INTO revision (number, created_at, cells, cluster) VALUES (?, ?, ?, ?)', [
        number,
        revision.createdAt,
        JSON.stringify(revision.cells),
        cluster,
      ])
      return number
    })
  }

  revision(number: number): WorkbookRevision | undefined {
    if (!Number.isSafeInteger(number)) throw new UserError(`not a revision number: ${number}`, { kind: 'usage' })
    const row = this.database.row('SELECT created_at, cells, cluster FROM revision WHERE number = ?', [number]) as
      | [string, string, string | null]
      | undefined
    if (row === undefined) return undefined
    const cluster = this.rows.chosenCluster(this.cluster)
    if (row[2] !== null && row[2] !== cluster) {
      throw new UserError(`workbook revision ${number} is about cluster ${row[2]}, not ${cluster ?? 'any here'}`, {
        kind: 'refused',
        hint: `say which one is meant: --cluster ${row[2]}`,
      })
    }
    return { revision: number, createdAt: row[0], cells: parseJson(row[1]) as WorkbookRevision['cells'] }
  }

  latestRevision(): number | undefined {
    const next = nextId(this.database, 'revision', 'number')
    return next === 1 ? undefined : next - 1
  }

  projectId(): string {
    return readMeta(this.database, 'project_id')
  }

  close(): void {
    try {
      this.database.close()
    } finally {
      this.onClose()
    }
  }
}

function byName<T extends { readonly name: string }>(documents: readonly T[]): readonly T[] {
  return documents.toSorted((a, b) => compareText(a.name, b.name))
}
