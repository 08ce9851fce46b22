import Libsql from 'libsql'
import { UserError } from '../../findings/user-error.js'
import { storeError } from './store-error.js'

/** What may be bound: anything else aborts the process inside the native library. */
export type SqlValue = string | number | null
export type Row = readonly unknown[]

export type Access = 'read' | 'write'

interface Prepared {
  readonly statement: Libsql.Statement
  readonly parameters: number
}

/**
 * The one door to the database library. Every value goes in as part of an array of checked texts,
 * whole numbers and nulls; every row comes out as an array. Trouble of the disk or the file becomes
 * a UserError; anything else is a defect and is thrown as it is.
 */
export class Database {
  private readonly file: string
  private readonly access: Access
  private readonly connection: Libsql.Database
  private readonly prepared = new Map<string, Prepared>()

  /** Opens an existing file; it is never created here, so that its mode is ours to choose. */
  constructor(file: string, access: Access) {
    this.file = file
    this.access = access
    try {
      this.connection = new Libsql(file)
      this.connection.exec('PRAGMA busy_timeout = 5000')
      this.connection.exec('PRAGMA journal_mode = WAL')
      this.connection.exec('PRAGMA synchronous = FULL')
      this.connection.exec('PRAGMA foreign_keys = ON')
      if (access === 'read') this.connection.exec('PRAGMA query_only = ON')
    } catch (error) {
      throw storeError(error, file)
    }
  }

  /** Statements without values. */
  execute(sql: string): void {
    this.guard(() => this.connection.exec(sql))
  }

  run(sql: string, values: readonly SqlValue[]): void {
    this.guard(() => this.prepare(sql, values).run(values))
  }

  /** All rows, each an array in the order of the selected columns. */
  rows(sql: string, values: readonly SqlValue[]): readonly Row[] {
    return this.guard(() => this.prepare(sql, values).raw().all(values) as Row[])
  }

  /** The first row, or undefined. */
  row(sql: string, values: readonly SqlValue[]): Row | undefined {
    return this.rows(sql, values)[0]
  }

  /** All of it or nothing, on the disk when it returns; one writer at a time. */
  write<T>(work: () => T): T {
    if (this.access !== 'write') throw new Error('the store was opened for reading and is written to')
    return this.transaction('BEGIN IMMEDIATE', work)
  }

  /** Every statement of `work` sees the same state, whatever other processes commit meanwhile. */
  read<T>(work: () => T): T {
    return this.transaction('BEGIN', work)
  }

  close(): void {
    if (!this.connection.open) return
    this.prepared.clear()
    // The library leaves its side file full of what is committed; a copy of the store alone must be whole.
    try {
      if (this.access === 'write') this.tidy()
    } finally {
      this.connection.close()
    }
  }

  private tidy(): void {
    // A reader elsewhere makes this do less, which is no error; it is done by the next writer.
    this.guard(() => this.connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw().all([]))
  }

  private transaction<T>(begin: string, work: () => T): T {
    this.execute(begin)
    try {
      const result = work()
      this.execute('COMMIT')
      return result
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK')
      throw error
    }
  }

  private prepare(sql: string, values: readonly SqlValue[]): Libsql.Statement {
    let prepared = this.prepared.get(sql)
    if (prepared === undefined) {
      prepared = { statement: this.connection.prepare(sql), parameters: sql.split('?').length - 1 }
      this.prepared.set(sql, prepared)
    }
    if (prepared.parameters !== values.length) {
      throw new Error(`${prepared.parameters} values expected, ${values.length} given: ${sql.slice(0, 80)}`)
    }
    for (const value of values) checkValue(value)
    return prepared.statement
  }

  private guard<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw storeError(error, this.file)
    }
  }
}

function checkValue(value: unknown): void {
  if (value === null || Number.isSafeInteger(value)) return
  if (typeof value !== 'string') throw new Error(`not a value that the store takes: ${typeof value}`)
  // The library cuts a text at its first NUL when it reads it back.
  if (value.includes('\0')) {
    throw new UserError(`a text with a NUL character cannot be stored: ${JSON.stringify(value.slice(0, 60))}`, {
      hint: 'remove the character from the input',
    })
  }
}
