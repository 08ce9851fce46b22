import { UserError } from '../../findings/user-error.js'
import type { ClusterFacts, MemberAccount, UcmSnapshot } from '../../model/snapshot.js'
import { LGW_KINDS } from '../../model/lgw/kinds.js'
import { WEBEX_KINDS } from '../../model/webex/kinds.js'
import type { InputKind, InputRecord, ReadDocument, Reading } from '../../workflows/ports.js'
import { nextId } from './batch-insert.js'
import type { Database } from './database.js'
import { parseJson, readSnapshot } from './snapshot-rows.js'

/** Kinds that are kept as one JSON document each. */
type DocumentKind = Exclude<InputKind, 'ucm' | 'roster'>

type InputRow = readonly [
  id: number,
  kind: InputKind,
  name: string,
  sha256: string,
  takenAt: string,
  subject: string,
  document: number,
  root: string | null,
]

const INPUT_ROWS = `
  SELECT i.id, i.kind, i.name, i.sha256, i.taken_at, i.subject, i.document,
         CASE i.kind WHEN 'ucm' THEN (SELECT s.root FROM snapshot s WHERE s.id = i.document)
                     WHEN 'roster' THEN NULL
                     ELSE (SELECT d.root FROM document d WHERE d.id = i.document) END
    FROM input i`

/** The readings of a workspace: what was taken in, whose it is, and which one is current. */
export class ReadingRows {
  private readonly database: Database

  constructor(database: Database) {
    this.database = database
  }

  /** Records that an input became a document; inside a transaction. */
  record(input: InputRecord, subject: string, document: number): void {
    this.database.run(
      'INSERT INTO input (id, kind, name, sha256, taken_at, document, subject) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [nextId(this.database, 'input'), input.kind, input.name, input.sha256, input.takenAt, document, subject],
    )
  }

  /** An equal document that is the latest of its name already is not written again. */
  saveDocument(name: string, document: { readonly system: DocumentKind; readonly root: string }, input: InputRecord) {
    const { system: kind } = document
    const json = JSON.stringify(document)
    this.database.write(() => {
      const latest = this.database.row(
        'SELECT id, json FROM document WHERE kind = ? AND name = ? ORDER BY id DESC LIMIT 1',
        [kind, name],
      ) as readonly [number, string] | undefined
      let id = latest?.[0]
      if (id === undefined || latest?.[1] !== json) {
        id = nextId(this.database, 'document')
        this.database.run('INSERT INTO document (id, kind, name, root, json) VALUES (?, ?, ?, ?, ?)', [
          id,
          kind,
          name,
          document.root,
          json,
        ])
      }
      this.record(input, name, id)
    })
  }

  /** The document read last of each name, the one read last at the end. */
  latest(kind: DocumentKind): readonly ReadDocument[] {
    const rows = this.database.rows(
      `SELECT d.json FROM input i JOIN document d ON d.id = i.document
        WHERE i.id IN (SELECT max(id) FROM input WHERE kind = ? GROUP BY subject) ORDER BY i.id`,
      [kind],
    )
    return rows.map(([json]) => documentFrom(String(json)))
  }

  clusters(): readonly string[] {
    const rows = this.database.rows("SELECT DISTINCT subject FROM input WHERE kind = 'ucm' ORDER BY subject", [])
    return rows.map(([name]) => String(name))
  }

  /** The cluster that is meant; undefined while there is none. */
  chosenCluster(chosen: string | undefined): string | undefined {
    const names = this.clusters()
    const list = names.join(', ')
    if (chosen !== undefined && names.length > 0 && !names.includes(chosen)) {
      throw new UserError(`this workspace holds no cluster ${chosen}`, { kind: 'usage', hint: `it holds ${list}` })
    }
    if (chosen === undefined && names.length > 1) {
      const usual = this.usualCluster()
      if (usual !== undefined && names.includes(usual)) return usual
      throw new UserError(`this workspace holds ${names.length} clusters: ${list}`, {
        kind: 'usage',
        hint: 'say which one with --cluster NAME, or REHOME_CLUSTER',
      })
    }
    return chosen !== undefined && names.length > 0 ? chosen : names[0]
  }

  /** The cluster of a workspace from before there could be several: the one taken in last. */
  usualCluster(): string | undefined {
    const row = this.database.row("SELECT value FROM meta WHERE name = 'cluster'", [])
    return row === undefined ? undefined : String(row[0])
  }

  /** The newest roster of a cluster, or of the time before there was one. */
  rosterOf(cluster: string | undefined): number | undefined {
    const row = this.database.row(
      "SELECT document FROM input WHERE kind = 'roster' AND subject IN (?, '') ORDER BY id DESC LIMIT 1",
      [cluster ?? ''],
    )
    return row === undefined ? undefined : Number(row[0])
  }

  /** Removes what was taken in of a cluster, gateway or directory; false when there was nothing. */
  forget(kind: InputKind, subject: string): boolean {
    return this.database.write(() => {
      const rows = this.database.rows('SELECT id FROM input WHERE kind = ? AND subject = ?', [kind, subject])
      this.database.run('DELETE FROM input WHERE kind = ? AND subject = ?', [kind, subject])
      return rows.length > 0
    })
  }

  snapshotOf(cluster: string): UcmSnapshot | undefined {
    const id = this.latestSnapshot(cluster)?.[0]
    return id === undefined ? undefined : readSnapshot(this.database, id)
  }

  membersOf(cluster: string): readonly MemberAccount[] {
    const id = this.latestSnapshot(cluster)?.[0]
    if (id === undefined) return []
    const members = this.database.row('SELECT members FROM snapshot WHERE id = ?', [id])?.[0]
    return parseJson(String(members)) as readonly MemberAccount[]
  }

  factsOf(cluster: string): ClusterFacts | undefined {
    const id = this.latestSnapshot(cluster)?.[0]
    const row = id === undefined ? undefined : this.database.row('SELECT cluster FROM snapshot WHERE id = ?', [id])
    return row === undefined ? undefined : (parseJson(String(row[0])) as ClusterFacts)
  }

  rootOf(cluster: string): string | undefined {
    return this.latestSnapshot(cluster)?.[1]
  }

  all(): readonly Reading[] {
    const rows = this.database.rows(`${INPUT_ROWS} ORDER BY i.id`, []) as readonly InputRow[]
    // Of organizations the last one read counts, whatever its name.
    const place = ([, kind, , , , subject]: InputRow): string => (kind === 'webex' ? kind : `${kind}\0${subject}`)
    const newest = new Map(rows.map((row) => [place(row), row[0]]))
    return rows.map((row) => {
      const [id, kind, name, sha256, takenAt, subject, , root] = row
      const current = newest.get(place(row)) === id
      return { id, kind, name, sha256, takenAt, subject, current, ...(root === null ? {} : { root }) }
    })
  }

  document(id: number): ReadDocument | undefined {
    const row = this.database.row(`${INPUT_ROWS} WHERE i.id = ?`, [id]) as InputRow | undefined
    if (row === undefined || row[1] === 'roster') return undefined
    if (row[1] === 'ucm') return readSnapshot(this.database, row[6])
    const json = this.database.row('SELECT json FROM document WHERE id = ?', [row[6]])?.[0]
    return documentFrom(String(json))
  }

  private latestSnapshot(cluster: string): readonly [number, string] | undefined {
    return this.database.row(
      `SELECT s.id, s.root FROM input i JOIN snapshot s ON s.id = i.document
        WHERE i.kind = 'ucm' AND i.subject = ? ORDER BY i.id DESC LIMIT 1`,
      [cluster],
    ) as readonly [number, string] | undefined
  }
}

/** A stored document, with the kinds that were not there yet when it was written: nothing was read of them. */
function documentFrom(json: string): ReadDocument {
  const document = parseJson(json) as ReadDocument
  if (document.system === 'lgw') return { ...document, objects: { ...emptyOf(LGW_KINDS), ...document.objects } }
  if (document.system !== 'webex') return document
  const later = WEBEX_KINDS.filter((kind) => !Object.hasOwn(document.objects, kind))
  if (later.length === 0) return document
  return {
    ...document,
    objects: { ...emptyOf(WEBEX_KINDS), ...document.objects },
    unread: [...new Set([...document.unread, ...later])],
  }
}

function emptyOf<K extends string>(kinds: readonly K[]): Readonly<Record<K, readonly []>> {
  return Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Readonly<Record<K, readonly []>>
}
