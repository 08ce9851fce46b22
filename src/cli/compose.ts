import { UserError } from '../findings/user-error.js'
import type { ArchiveReader } from '../ingest/ports.js'
import type { TemplateFiles } from '../plan/ports.js'
import type { WorkbookReader, WorkbookWriter } from '../report/ports.js'
import type { ScenarioFiles } from '../simulate/ports.js'
import type { Clock, FileStore, Workspace, WorkspaceRepository } from '../workflows/ports.js'
import { writeTalk } from './output.js'

/*
 * The one place where adapters are chosen. Each is imported when it is asked for, so that `--help`
 * and light commands load nothing heavy.
 */

/** The global flags that say which workspace. */
export interface WorkspaceFlags {
  readonly workspace?: string | undefined
  readonly cluster?: string | undefined
  readonly wait: number
}

export async function clock(): Promise<Clock> {
  const { SystemClock } = await import('../adapters/system/system-clock.js')
  return new SystemClock()
}

export async function fileStore(): Promise<FileStore> {
  const { DiskFileStore } = await import('../adapters/files/file-store.js')
  return new DiskFileStore()
}

export async function archiveReader(): Promise<ArchiveReader> {
  const { FileArchiveReader } = await import('../adapters/files/archive-reader.js')
  return new FileArchiveReader()
}

export async function workbookWriter(): Promise<WorkbookWriter> {
  const { xlsxWriter } = await import('../adapters/xlsx/workbook-writer.js')
  return xlsxWriter
}

export async function workbookReader(): Promise<WorkbookReader> {
  const { xlsxReader } = await import('../adapters/xlsx/workbook-reader.js')
  return xlsxReader
}

export async function scenarioFiles(): Promise<ScenarioFiles> {
  const { InstalledScenarioFiles } = await import('../adapters/files/scenario-files.js')
  return new InstalledScenarioFiles()
}

export async function templateFiles(): Promise<TemplateFiles> {
  const { InstalledTemplateFiles } = await import('../adapters/files/template-files.js')
  return new InstalledTemplateFiles()
}

/** Remarks, such as a lock that was taken over, go to stderr. */
export async function workspaceRepository(): Promise<WorkspaceRepository> {
  const [{ FolderWorkspaceRepository }, { StoreFolder }, { randomId }, time] = await Promise.all([
    import('../adapters/files/workspace-repository.js'),
    import('../adapters/store/store-folder.js'),
    import('../adapters/system/random-id.js'),
    clock(),
  ])
  const stores = new StoreFolder({
    now: () => time.now(),
    randomId,
    note: (text) => {
      writeTalk(`note: ${text}`)
    },
    command: ['rehome', ...process.argv.slice(2)].join(' '),
  })
  return new FolderWorkspaceRepository(stores)
}

/**
 * The workspace of `--workspace` (or its environment variable), else the nearest one at or above the
 * current folder. The caller closes it. Throws UserError when there is none, or it is in use.
 */
export async function openWorkspace(flags: WorkspaceFlags, access: 'read' | 'write'): Promise<Workspace> {
  const repository = await workspaceRepository()
  const path = flags.workspace ?? repository.find(process.cwd())
  if (path === undefined) {
    throw new UserError('there is no workspace in this folder or above it', {
      kind: 'usage',
      hint: 'create one with: rehome init <folder>, or name it with -C <folder>',
    })
  }
  const { cluster } = flags
  return repository.open(path, { access, waitSeconds: flags.wait, ...(cluster === undefined ? {} : { cluster }) })
}

/** All that a one-shot audit needs. */
export async function auditPorts(): Promise<{
  readonly archives: ArchiveReader
  readonly files: FileStore
  readonly workbooks: WorkbookWriter
  readonly reader: WorkbookReader
  readonly clock: Clock
}> {
  const [archives, files, workbooks, reader, time] = await Promise.all([
    archiveReader(),
    fileStore(),
    workbookWriter(),
    workbookReader(),
    clock(),
  ])
  return { archives, files, workbooks, reader, clock: time }
}
