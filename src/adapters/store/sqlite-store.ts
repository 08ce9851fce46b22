import { UserError } from '../../findings/user-error.js'
import type { Journal } from '../../execute/ports.js'
import type { Decision } from '../../model/decision.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { Roster } from '../../model/roster.js'
import type { UcmSnapshot } from '../../model/snapshot.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { Approval, InputRecord, WorkbookRevision, WorkspaceStore } from '../../workflows/ports.js'
import { BatchInsert, nextId } from './batch-insert.js'
import type { Database } from './database.js'
import { SqliteJournal } from './journal-rows.js'
import { readMeta } from './schema.js'
import { parseJson, readSnapshot, writeSnapshot } from './snapshot-rows.js'

/** The workspace's store in one SQLite file. */
export class SqliteStore implements WorkspaceStore {
  private readonly database: Database
  private readonly now: () => string
  private readonly onClose: () => void

  constructor(database: Database, now: () => string, onClose: () => void) {
    this.database = database
    this.now = now
    this.onClose = onClose
  }

  saveSnapshot(snapshot: UcmSnapshot, input: InputRecord): void {
    this.database.write(() => this.recordInput(input, writeSnapshot(this.database, snapshot)))
  }

  currentSnapshot(): UcmSnapshot | undefined {
    return this.database.read(() => {
      const id = this.latestDocument('ucm')
      return id === undefined ? undefined : readSnapshot(this.database, id)
    })
  }

  /** The root of the current snapshot, without loading its objects. */
  currentRoot(): string | undefined {
    const row = this.database.row(
      `SELECT s.root FROM input i JOIN snapshot s ON s.id = i.document
        WHERE i.kind = 'ucm' ORDER BY i.id DESC LIMIT 1`,
      [],
    )
    return row === undefined ? undefined : String(row[0])
  }

  saveWebex(snapshot: WebexSnapshot, input: InputRecord): void {
    this.saveDocument('webex', snapshot.organizationName ?? '', snapshot, input)
  }

  currentWebex(): WebexSnapshot | undefined {
    return this.latestDocuments('webex').at(-1) as WebexSnapshot | undefined
  }

  saveGateway(snapshot: LgwSnapshot, input: InputRecord): void {
    this.saveDocument('lgw', snapshot.name, snapshot, input)
  }

  currentGateways(): readonly LgwSnapshot[] {
    const gateways = this.latestDocuments('lgw') as readonly LgwSnapshot[]
    return gateways.toSorted((a, b) => (a.name < b.name ? -1 : 1))
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
    this.database.write(() => {
      const id = nextId(this.database, 'roster')
      this.database.run('INSERT INTO roster (id, json) VALUES (?, ?)', [id, JSON.stringify(roster)])
      this.recordInput(input, id)
    })
  }

  currentRoster(): Roster | undefined {
    return this.database.read(() => {
      const id = this.latestDocument('roster')
      if (id === undefined) return undefined
      const json = this.database.row('SELECT json FROM roster WHERE id = ?', [id])?.[0]
      return parseJson(String(json)) as Roster
    })
  }

  inputs(): readonly InputRecord[] {
    const rows = this.database.rows(
      `SELECT kind, name, sha256, taken_at FROM input
        WHERE id IN (
          SELECT max(i.id) FROM input i LEFT JOIN document d ON i.kind = 'lgw' AND d.id = i.document
           GROUP BY i.kind, d.name
        ) ORDER BY kind, name`,
      [],
    ) as readonly [InputRecord['kind'], string, string, string][]
    return rows.map(([kind, name, sha256, takenAt]) => ({ kind, name, sha256, takenAt }))
  }

  appendDecisions(decisions: readonly Decision[]): void {
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
      ])
      let id = nextId(this.database, 'decision')
      for (const { tab, key, field, value, evidenceHash, recordedAt, origin } of decisions) {
        rows.add(id++, tab, key, field, value, evidenceHash ?? null, recordedAt, JSON.stringify(origin))
      }
      rows.flush()
    })
  }

  decisions(): readonly Decision[] {
    const rows = this.database.rows(
      'SELECT tab, key, field, value, evidence_hash, recorded_at, origin FROM decision ORDER BY id',
      [],
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
    return this.database.write(() => {
      const number = nextId(this.database, 'revision', 'number')
      this.database.run('INSERT INTO revision (number, created_at, cells) VALUES (?, ?, ?)', [
        number,
        revision.createdAt,
        JSON.stringify(revision.cells),
      ])
      return number
    })
  }

  revision(number: number): WorkbookRevision | undefined {
    if (!Number.isSafeInteger(number)) throw new UserError(`not a revision number: ${number}`, { kind: 'usage' })
    const row = this.database.row('SELECT created_at, cells FROM revision WHERE number = ?', [number]) as
      | [string, string]
      | undefined
    if (row === undefined) return undefined
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

  private recordInput(input: InputRecord, document: number): void {
    this.database.run('INSERT INTO input (id, kind, name, sha256, taken_at, document) VALUES (?, ?, ?, ?, ?, ?)', [
      nextId(this.database, 'input'),
      input.kind,
      input.name,
      input.sha256,
      input.takenAt,
      document,
    ])
  }

  private saveDocument(kind: 'webex' | 'lgw', name: string, document: { readonly root: string }, input: InputRecord) {
    this.database.write(() => {
      const id = nextId(this.database, 'document')
      this.database.run('INSERT INTO document (id, kind, name, root, json) VALUES (?, ?, ?, ?, ?)', [
        id,
        kind,
        name,
        document.root,
        JSON.stringify(document),
      ])
      this.recordInput(input, id)
    })
  }

  /** The newest document of each name, oldest first. */
  private latestDocuments(kind: 'webex' | 'lgw'): readonly unknown[] {
    const rows = this.database.rows(
      'SELECT json FROM document WHERE id IN (SELECT max(id) FROM document WHERE kind = ? GROUP BY name) ORDER BY id',
      [kind],
    )
    return rows.map(([json]) => parseJson(String(json)))
  }

  /** The row id of what the latest input of a kind became. */
  private latestDocument(kind: InputRecord['kind']): number | undefined {
    const row = this.database.row('SELECT document FROM input WHERE kind = ? ORDER BY id DESC LIMIT 1', [kind])
    return row === undefined ? undefined : (row[0] as number)
  }
}
