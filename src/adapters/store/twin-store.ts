import { closeSync, existsSync, openSync } from 'node:fs'
import type { TwinRow, TwinStore } from '../../twin/ports.js'
import { ioError } from '../system/io-error.js'
import { Database } from './database.js'

/** The twin's state in an SQLite file of its own (0600), beside the workspace's store and never part of it. */
export class SqliteTwinStore implements TwinStore {
  private readonly database: Database

  /** Opens the file; makes it when it is missing. */
  constructor(file: string) {
    if (!existsSync(file)) createPrivate(file)
    this.database = new Database(file, 'write')
    this.database.execute(
      `CREATE TABLE IF NOT EXISTS twin_row (
         table_name TEXT NOT NULL,
         id TEXT NOT NULL,
         json TEXT NOT NULL,
         PRIMARY KEY (table_name, id)
       ) STRICT, WITHOUT ROWID`,
    )
  }

  all(): readonly TwinRow[] {
    const rows = this.database.rows('SELECT table_name, id, json FROM twin_row ORDER BY table_name, id', [])
    return rows.map((row) => {
      const [table, id, json] = row as readonly [string, string, string]
      return { table, id, json }
    })
  }

  write(change: { readonly put: readonly TwinRow[]; readonly remove: readonly Pick<TwinRow, 'table' | 'id'>[] }): void {
    if (change.put.length === 0 && change.remove.length === 0) return
    this.database.write(() => {
      for (const { table, id } of change.remove) {
        this.database.run('DELETE FROM twin_row WHERE table_name = ? AND id = ?', [table, id])
      }
      for (const { table, id, json } of change.put) {
        this.database.run(
          `INSERT INTO twin_row (table_name, id, json) VALUES (?, ?, ?)
             ON CONFLICT (table_name, id) DO UPDATE SET json = excluded.json`,
          [table, id, json],
        )
      }
    })
  }

  reset(): void {
    this.database.write(() => {
      this.database.execute('DELETE FROM twin_row')
    })
  }

  close(): void {
    this.database.close()
  }
}

/** The database library would create it readable for everybody. */
function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    throw ioError(error, 'create', file)
  }
}
