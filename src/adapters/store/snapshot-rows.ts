import type { SourceRef } from '../../findings/source-ref.js'
import { sha256 } from '../../model/fingerprint.js'
import type { Entry, UcmObjects, UcmSnapshot } from '../../model/snapshot.js'
import type { UcmKind, UcmKinds } from '../../model/ucm/kinds.js'
import { UCM_KINDS } from '../../model/ucm/kinds.js'
import { BatchInsert, nextId } from './batch-insert.js'
import type { Database } from './database.js'
import { damagedStore } from './store-error.js'

type AnyEntry = Entry<UcmKinds[UcmKind]>

const OBJECT_COLUMNS = ['id', 'hash', 'kind', 'key', 'json']
const REFERENCE_COLUMNS = ['snapshot', 'position', 'object', 'place', 'row_number']

/**
 * Writes a snapshot and returns its row id; to be called inside one transaction. Objects that any
 * earlier snapshot holds are referred to, not stored again. A root that is known already keeps its
 * id and takes over the origin (members, findings, file and row) of the newer reading.
 */
export function writeSnapshot(database: Database, snapshot: UcmSnapshot): number {
  const known = database.row('SELECT id FROM snapshot WHERE root = ?', [snapshot.root])?.[0]
  const id = typeof known === 'number' ? known : nextId(database, 'snapshot')
  const facts = [snapshot.cluster, snapshot.members, snapshot.absentColumns, snapshot.findings].map((part) =>
    JSON.stringify(part),
  )
  if (known === undefined) {
    database.run(
      'INSERT INTO snapshot (id, root, cluster, members, absent_columns, findings) VALUES (?, ?, ?, ?, ?, ?)',
      [id, snapshot.root, ...facts],
    )
  } else {
    database.run('DELETE FROM snapshot_object WHERE snapshot = ?', [id])
    database.run('UPDATE snapshot SET cluster = ?, members = ?, absent_columns = ?, findings = ? WHERE id = ?', [
      ...facts,
      id,
    ])
  }
  writeObjects(database, id, snapshot.objects)
  return id
}

function writeObjects(database: Database, snapshot: number, objects: UcmObjects): void {
  // All objects before the first reference to one: a deferred foreign key would scan the references per object.
  const ids = writeNewObjects(database, objects)
  const places = new PlaceNumbers(database)
  const references = new BatchInsert(database, 'snapshot_object', REFERENCE_COLUMNS)
  let position = 0
  for (const kind of UCM_KINDS) {
    for (const { source } of objects[kind]) {
      references.add(snapshot, position, ids[position] ?? null, places.numberOf(source), source.row ?? null)
      position++
    }
  }
  references.flush()
}

/** The row id of every object, in the order in which they are stored. */
function writeNewObjects(database: Database, objects: UcmObjects): readonly number[] {
  const idByHash = new Map(database.rows('SELECT hash, id FROM object', []).map((row) => row as [string, number]))
  const rows = new BatchInsert(database, 'object', OBJECT_COLUMNS)
  const ids: number[] = []
  let next = nextId(database, 'object')
  for (const kind of UCM_KINDS) {
    for (const { key, value } of objects[kind] as readonly AnyEntry[]) {
      const json = JSON.stringify(value)
      const hash = sha256(`${kind}\n${key}\n${json}`).slice(0, 32)
      let id = idByHash.get(hash)
      if (id === undefined) {
        id = next++
        idByHash.set(hash, id)
        rows.add(id, hash, kind, key, json)
      }
      ids.push(id)
    }
  }
  rows.flush()
  return ids
}

/** Files (and columns) of origin, each stored once. */
class PlaceNumbers {
  private readonly database: Database
  private readonly known: Map<string, number>
  private next: number

  constructor(database: Database) {
    this.database = database
    const rows = database.rows('SELECT id, file, column_name FROM source_place', []) as readonly PlaceRow[]
    this.known = new Map(rows.map(([id, file, column]) => [placeText(file, column), id]))
    this.next = nextId(database, 'source_place')
  }

  numberOf(source: SourceRef): number {
    const column = source.column ?? null
    const text = placeText(source.file, column)
    let id = this.known.get(text)
    if (id === undefined) {
      id = this.next++
      this.known.set(text, id)
      this.database.run('INSERT INTO source_place (id, file, column_name) VALUES (?, ?, ?)', [id, source.file, column])
    }
    return id
  }
}

type PlaceRow = readonly [id: number, file: string, column: string | null]

/** A column is told from none, also the empty one. */
function placeText(file: string, column: string | null): string {
  return column === null ? file : `${file}\n${column}`
}

/** The snapshot with this row id, equal to the one that was written. */
export function readSnapshot(database: Database, id: number): UcmSnapshot {
  const row = database.row('SELECT root, cluster, members, absent_columns, findings FROM snapshot WHERE id = ?', [
    id,
  ]) as [string, string, string, string, string] | undefined
  if (row === undefined) throw damagedStore(`snapshot ${id} is missing`)
  return {
    system: 'ucm',
    root: row[0],
    cluster: parseJson(row[1]) as UcmSnapshot['cluster'],
    members: parseJson(row[2]) as UcmSnapshot['members'],
    absentColumns: parseJson(row[3]) as UcmSnapshot['absentColumns'],
    findings: parseJson(row[4]) as UcmSnapshot['findings'],
    objects: readObjects(database, id),
  }
}

function readObjects(database: Database, snapshot: number): UcmObjects {
  const objects = Object.fromEntries(UCM_KINDS.map((kind) => [kind, [] as unknown[]])) as Record<string, unknown[]>
  const places = readPlaces(database)
  const rows = database.rows(
    `SELECT o.kind, o.key, o.json, r.place, r.row_number
       FROM snapshot_object r JOIN object o ON o.id = r.object
      WHERE r.snapshot = ? ORDER BY r.position`,
    [snapshot],
  ) as readonly [string, string, string, number, number | null][]
  for (const [kind, key, json, place, row] of rows) {
    const list = objects[kind]
    const origin = places.get(place)
    if (list === undefined || origin === undefined) throw damagedStore(`object ${kind} ${key}`)
    list.push({ key, value: parseJson(json), source: row === null ? origin : withRow(origin, row) })
  }
  return objects as unknown as UcmObjects
}

function readPlaces(database: Database): ReadonlyMap<number, SourceRef> {
  const rows = database.rows('SELECT id, file, column_name FROM source_place', []) as readonly PlaceRow[]
  return new Map(rows.map(([id, file, column]) => [id, column === null ? { file } : { file, column }]))
}

function withRow(origin: SourceRef, row: number): SourceRef {
  return origin.column === undefined ? { file: origin.file, row } : { file: origin.file, row, column: origin.column }
}

/** JSON that we wrote ourselves; a text that is none means that the file was damaged. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damagedStore(`not JSON: ${text.slice(0, 40)}`)
  }
}
