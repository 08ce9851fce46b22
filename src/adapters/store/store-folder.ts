import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../findings/user-error.js'
import { ioError } from '../system/io-error.js'
import { syncFolder } from '../system/sync-folder.js'
import type { Access } from './database.js'
import { Database } from './database.js'
import type { Lock } from './lock.js'
import { acquireLock } from './lock.js'
import { initializeSchema, MIGRATIONS, migrate, schemaVersion } from './schema.js'
import { SqliteStore } from './sqlite-store.js'
import { SqliteTwinStore } from './twin-store.js'

/** What the folder needs from the machine and from the command line. */
export interface StoreSurroundings {
  readonly now: () => string
  readonly randomId: () => string
  /** Remarks for the operator. */
  readonly note: (text: string) => void
  /** The command as typed; shown to whoever finds the workspace locked. */
  readonly command: string
}

export interface OpenOptions {
  readonly access: Access
  readonly waitSeconds: number
  /** Which cluster is meant where the workspace holds several. */
  readonly cluster?: string
}

const STORE_FILE = 'store.db'
const TWIN_FILE = 'twin.db'
const LOCK_FILE = 'lock'

/** The folder `.rehome` of a workspace: the store, and the lock that keeps a second writer out. */
export class StoreFolder {
  private readonly surroundings: StoreSurroundings

  constructor(surroundings: StoreSurroundings) {
    this.surroundings = surroundings
  }

  /** Makes an empty store (0600) in a new folder and opens it for writing. */
  async create(folder: string): Promise<SqliteStore> {
    const file = join(folder, STORE_FILE)
    try {
      // The database library would create it readable for everybody; its side files inherit this mode.
      closeSync(openSync(file, 'wx', 0o600))
      syncFolder(folder)
    } catch (error) {
      throw ioError(error, 'create', file)
    }
    return this.openLocked(folder, { waitSeconds: 0 }, (database) => {
      initializeSchema(database, this.surroundings.randomId())
    })
  }

  /** Reading needs no lock: a reader sees the last state that was committed whole. */
  async open(folder: string, options: OpenOptions): Promise<SqliteStore> {
    const file = join(folder, STORE_FILE)
    if (!existsSync(file)) {
      throw new UserError(`the workspace has no store: ${file}`, { hint: 'restore the workspace folder from a backup' })
    }
    if (options.access === 'read' && this.isUpToDate(file)) {
      return this.readOnly(file, options.cluster)
    }
    const store = await this.openLocked(folder, options, migrate)
    if (options.access === 'write') return store
    store.close()
    return this.readOnly(file, options.cluster)
  }

  /** The twin's own file in the same folder; made when missing. */
  openTwin(folder: string): SqliteTwinStore {
    return new SqliteTwinStore(join(folder, TWIN_FILE))
  }

  private readOnly(file: string, cluster: string | undefined): SqliteStore {
    return new SqliteStore(new Database(file, 'read'), this.surroundings.now, () => undefined, cluster)
  }

  private async openLocked(
    folder: string,
    { waitSeconds, cluster }: Omit<OpenOptions, 'access'>,
    prepare: (database: Database) => void,
  ): Promise<SqliteStore> {
    const database = new Database(join(folder, STORE_FILE), 'write')
    let lock: Lock | undefined
    try {
      lock = await this.lock(folder, database, waitSeconds)
      prepare(database)
      return new SqliteStore(database, this.surroundings.now, lock.release, cluster)
    } catch (error) {
      database.close()
      lock?.release()
      throw error
    }
  }

  private isUpToDate(file: string): boolean {
    const database = new Database(file, 'read')
    try {
      return schemaVersion(database) === MIGRATIONS.length
    } finally {
      database.close()
    }
  }

  private lock(folder: string, database: Database, waitSeconds: number): Promise<Lock> {
    return acquireLock(join(folder, LOCK_FILE), {
      ...this.surroundings,
      waitSeconds,
      exclusively: (work) => {
        database.write(work)
      },
    })
  }
}
