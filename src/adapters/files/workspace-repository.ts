import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UserError } from '../../findings/user-error.js'
import type { TwinStore } from '../../twin/ports.js'
import type { Workspace, WorkspaceRepository, WorkspaceStore } from '../../workflows/ports.js'
import { hasCode, ioError } from '../system/io-error.js'
import { atomicWrite } from './atomic-write.js'
import { makeFolder } from './make-folder.js'

interface OpenOptions {
  readonly access: 'read' | 'write'
  readonly waitSeconds: number
  readonly cluster?: string
}

/** Opens what lies in the folder `.rehome`; chosen in `cli/compose.ts`. */
export interface WorkspaceStores {
  /** The folder exists and is empty. */
  create(folder: string): Promise<WorkspaceStore>
  open(folder: string, options: OpenOptions): Promise<WorkspaceStore>
  openTwin(folder: string): TwinStore
}

/** The file that makes a folder a workspace. */
export const SETTINGS_FILE = 'rehome.yaml'
export const MAPPING_FILE = 'mapping.yaml'
const PLANS_FOLDER = 'plans'
const PLAN_SUFFIX = '.json'
const STORE_FOLDER = '.rehome'

/** Workspaces as folders: `rehome.yaml`, `mapping.yaml`, `plans/` for people, `.rehome/` for the tool. */
export class FolderWorkspaceRepository implements WorkspaceRepository {
  private readonly stores: WorkspaceStores

  constructor(stores: WorkspaceStores) {
    this.stores = stores
  }

  async create(path: string, files: { readonly settings: string }): Promise<Workspace> {
    const folder = resolve(path)
    refuseIfTaken(folder)
    const made: string[] = []
    try {
      makeFolder(folder, made)
      makeFolder(join(folder, PLANS_FOLDER), made)
      makeStoreFolder(join(folder, STORE_FOLDER), made)
      const store = await this.stores.create(join(folder, STORE_FOLDER))
      // Last: only with this file the folder is a workspace.
      writeOrClose(join(folder, SETTINGS_FILE), files.settings, store)
      return new FolderWorkspace(folder, store, this.stores)
    } catch (error) {
      remove(made, folder)
      throw error
    }
  }

  async open(path: string, options: OpenOptions): Promise<Workspace> {
    const folder = resolve(path)
    if (!this.isWorkspace(folder)) {
      throw new UserError(`${folder} is not a workspace: it has no ${SETTINGS_FILE}`, {
        kind: 'usage',
        hint: `create one with: rehome init ${path}`,
      })
    }
    return new FolderWorkspace(folder, await this.stores.open(join(folder, STORE_FOLDER), options), this.stores)
  }

  isWorkspace(path: string): boolean {
    return existsSync(join(resolve(path), SETTINGS_FILE))
  }

  find(from: string): string | undefined {
    for (let folder = resolve(from); ; folder = dirname(folder)) {
      if (this.isWorkspace(folder)) return folder
      if (dirname(folder) === folder) return undefined
    }
  }
}

class FolderWorkspace implements Workspace {
  readonly path: string
  readonly store: WorkspaceStore
  private readonly stores: WorkspaceStores

  constructor(path: string, store: WorkspaceStore, stores: WorkspaceStores) {
    this.path = path
    this.store = store
    this.stores = stores
  }

  readSettings(): string {
    return readText(join(this.path, SETTINGS_FILE))
  }

  readMapping(): string | undefined {
    const file = join(this.path, MAPPING_FILE)
    return existsSync(file) ? readText(file) : undefined
  }

  writeMapping(text: string): void {
    atomicWrite(join(this.path, MAPPING_FILE), text)
  }

  planIds(): readonly string[] {
    const folder = join(this.path, PLANS_FOLDER)
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((file) => file.endsWith(PLAN_SUFFIX))
      .map((file) => file.slice(0, -PLAN_SUFFIX.length))
      .sort()
  }

  readPlan(id: string): string | undefined {
    const file = this.planFile(id)
    return existsSync(file) ? readText(file) : undefined
  }

  writePlan(id: string, text: string): void {
    // A workspace from a backup may lack an empty folder.
    makeFolder(join(this.path, PLANS_FOLDER), [])
    atomicWrite(this.planFile(id), text)
  }

  openTwin(): TwinStore {
    return this.stores.openTwin(join(this.path, STORE_FOLDER))
  }

  close(): void {
    this.store.close()
  }

  /** Plan names come from the command line: they never lead out of the folder. */
  private planFile(id: string): string {
    if (!/^[a-z0-9][a-z0-9_-]*$/i.test(id)) {
      throw new UserError(`not the name of a plan: ${id}`, { kind: 'usage', hint: 'list them with: rehome plan list' })
    }
    return join(this.path, PLANS_FOLDER, `${id}${PLAN_SUFFIX}`)
  }
}

function refuseIfTaken(folder: string): void {
  if (existsSync(join(folder, SETTINGS_FILE))) {
    throw new UserError(`${folder} is a workspace already`, { hint: `use it with: rehome status -C ${folder}` })
  }
  if (existsSync(join(folder, STORE_FOLDER))) {
    throw new UserError(`${folder} holds a ${STORE_FOLDER} folder but no ${SETTINGS_FILE}`, {
      hint: `put ${SETTINGS_FILE} back, or delete ${join(folder, STORE_FOLDER)} if nothing in it is needed`,
    })
  }
}

/** Fails when it is there: of two processes that create one workspace, one must not remove the other's. */
function makeStoreFolder(folder: string, made: string[]): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
    made.push(folder)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new UserError(`${dirname(folder)} is being made a workspace by another process`)
    throw ioError(error, 'create', folder)
  }
}

function writeOrClose(file: string, text: string, store: WorkspaceStore): void {
  try {
    atomicWrite(file, text)
  } catch (error) {
    store.close()
    throw error
  }
}

/** Takes back what a failed creation made, newest first, and nothing else. */
function remove(made: readonly string[], folder: string): void {
  for (const path of made.toReversed()) {
    if (path.startsWith(folder) && path !== folder) rmSync(path, { recursive: true, force: true })
    else removeEmptyFolders(folder, path)
  }
}

/** Removes `folder` and the empty folders above it, up to and including `highest`. */
function removeEmptyFolders(folder: string, highest: string): void {
  for (let path = folder; path.startsWith(highest); path = dirname(path)) {
    try {
      rmdirSync(path)
    } catch (error) {
      // Somebody has put something into it meanwhile: theirs to keep.
      if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) return
      throw error
    }
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw ioError(error, 'read', file)
  }
}
