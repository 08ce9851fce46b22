import { UserError } from '../../findings/user-error.js'
import type { Database } from './database.js'
import { damagedStore } from './store-error.js'

/** One step of the schema; never edited once released, only followed by the next. */
export interface Migration {
  readonly about: string
  readonly statements: readonly string[]
}

/** The step at index n leads from schema n to schema n + 1. */
export const MIGRATIONS: readonly Migration[] = [
  {
    about: 'snapshots, rosters, inputs, decisions, revisions',
    statements: [
      'CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT',
      // Objects by content: what a nightly export did not change is stored once. The one writer keeps
      // the hash unique; an index over it would cost a quarter of the time to save.
      `CREATE TABLE object (
         id INTEGER NOT NULL PRIMARY KEY,
         hash TEXT NOT NULL,
         kind TEXT NOT NULL,
         key TEXT NOT NULL,
         json TEXT NOT NULL
       ) STRICT`,
      `CREATE TABLE source_place (
         id INTEGER NOT NULL PRIMARY KEY,
         file TEXT NOT NULL,
         column_name TEXT
       ) STRICT`,
      `CREATE TABLE snapshot (
         id INTEGER NOT NULL PRIMARY KEY,
         root TEXT NOT NULL UNIQUE,
         cluster TEXT NOT NULL,
         members TEXT NOT NULL,
         absent_columns TEXT NOT NULL,
         findings TEXT NOT NULL
       ) STRICT`,
      `CREATE TABLE snapshot_object (
         snapshot INTEGER NOT NULL REFERENCES snapshot (id),
         position INTEGER NOT NULL,
         object INTEGER NOT NULL REFERENCES object (id),
         place INTEGER NOT NULL REFERENCES source_place (id),
         row_number INTEGER,
         PRIMARY KEY (snapshot, position)
       ) STRICT, WITHOUT ROWID`,
      'CREATE TABLE roster (id INTEGER NOT NULL PRIMARY KEY, json TEXT NOT NULL) STRICT',
      `CREATE TABLE input (
         id INTEGER NOT NULL PRIMARY KEY,
         kind TEXT NOT NULL,
         name TEXT NOT NULL,
         sha256 TEXT NOT NULL,
         taken_at TEXT NOT NULL,
         document INTEGER NOT NULL
       ) STRICT`,
      `CREATE TABLE decision (
         id INTEGER NOT NULL PRIMARY KEY,
         tab TEXT NOT NULL,
         key TEXT NOT NULL,
         field TEXT NOT NULL,
         value TEXT NOT NULL,
         evidence_hash TEXT,
         recorded_at TEXT NOT NULL,
         origin TEXT NOT NULL
       ) STRICT`,
      `CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
         BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END`,
      `CREATE TRIGGER decision_is_never_removed BEFORE DELETE ON decision
         BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END`,
      'CREATE TABLE revision (number INTEGER NOT NULL PRIMARY KEY, created_at TEXT NOT NULL, cells TEXT NOT NULL) STRICT',
    ],
  },
  {
    about: 'Webex organizations, gateway configurations, approvals, the journal',
    statements: [
      // Small beside a cluster, and always read whole.
      `CREATE TABLE document (
         id INTEGER NOT NULL PRIMARY KEY,
         kind TEXT NOT NULL,
         name TEXT NOT NULL,
         root TEXT NOT NULL,
         json TEXT NOT NULL
       ) STRICT`,
      'CREATE TABLE approval (id INTEGER NOT NULL PRIMARY KEY, plan TEXT NOT NULL, hash TEXT NOT NULL, approved_by TEXT NOT NULL, at TEXT NOT NULL) STRICT',
      `CREATE TABLE journal (
         sequence INTEGER NOT NULL PRIMARY KEY,
         run TEXT NOT NULL,
         change_id TEXT NOT NULL,
         event TEXT NOT NULL,
         request TEXT,
         detail TEXT,
         at TEXT NOT NULL
       ) STRICT`,
      'CREATE INDEX journal_of_run ON journal (run)',
      ...['approval', 'journal'].flatMap((table) => [
        `CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
           BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
        `CREATE TRIGGER ${table}_is_never_removed BEFORE DELETE ON ${table}
           BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
      ]),
    ],
  },
  {
    about: 'several clusters and directories: whose reading an input is',
    statements: [
      "ALTER TABLE input ADD COLUMN subject TEXT NOT NULL DEFAULT ''",
      `UPDATE input SET subject = coalesce((SELECT d.name FROM document d WHERE d.id = input.document), '')
        WHERE kind IN ('webex', 'lgw')`,
      `UPDATE input SET subject = coalesce(
           (SELECT json_extract(s.cluster, '$.clusterId') FROM snapshot s WHERE s.id = input.document), 'unnamed')
        WHERE kind = 'ucm'`,
      // What people said is about one cluster; rows without one are of the time when there was one only.
      'ALTER TABLE decision ADD COLUMN cluster TEXT',
      'ALTER TABLE revision ADD COLUMN cluster TEXT',
      // Where exports of several clusters were taken in one after the other, the last one was meant.
      `INSERT INTO meta (name, value)
        SELECT 'cluster', (SELECT subject FROM input WHERE kind = 'ucm' ORDER BY id DESC LIMIT 1)
         WHERE (SELECT count(DISTINCT subject) FROM input WHERE kind = 'ucm') > 1`,
    ],
  },
]

/** Gives an empty file its schema and its identity. */
export function initializeSchema(database: Database, projectId: string): void {
  database.write(() => {
    for (const [index, migration] of MIGRATIONS.entries()) apply(database, migration, index + 1)
    database.run('INSERT INTO meta (name, value) VALUES (?, ?)', ['project_id', projectId])
  })
}

/** The schema of the file; UserError when it has none or is newer than `known`. */
export function schemaVersion(database: Database, known: number = MIGRATIONS.length): number {
  const table = database.row("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'", [])
  if (table === undefined) throw damagedStore('it has no schema')
  const version = Number(readMeta(database, 'schema_version'))
  if (!Number.isSafeInteger(version) || version < 1) throw damagedStore(`schema ${version}`)
  if (version > known) {
    throw new UserError(
      `this workspace was written by a newer rehome (schema ${version}, this one knows ${known}); update rehome`,
    )
  }
  return version
}

/** Brings the file up to date, each step whole or not at all. Returns how many steps were needed. */
export function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): number {
  const from = schemaVersion(database, migrations.length)
  for (const [index, migration] of migrations.entries()) {
    if (index >= from) database.write(() => apply(database, migration, index + 1))
  }
  return migrations.length - from
}

export function readMeta(database: Database, name: string): string {
  const value = database.row('SELECT value FROM meta WHERE name = ?', [name])?.[0]
  if (typeof value !== 'string') throw damagedStore(`${name} is missing`)
  return value
}

function apply(database: Database, migration: Migration, version: number): void {
  for (const statement of migration.statements) database.execute(statement)
  database.run('DELETE FROM meta WHERE name = ?', ['schema_version'])
  database.run('INSERT INTO meta (name, value) VALUES (?, ?)', ['schema_version', String(version)])
}
