import { UserError } from '../findings/user-error.js'
import type { ArchiveReader, AxlPort, ByteSources, DirectoryServer, WebexReader } from '../ingest/ports.js'
import type { TemplateFiles } from '../plan/ports.js'
import type { WorkbookReader, WorkbookWriter } from '../report/ports.js'
import type { ScenarioFiles } from '../simulate/ports.js'
import type { Clock, FileStore, Workspace, WorkspaceRepository } from '../workflows/ports.js'
import { writeTalk } from './output.js'
import { recordedCommand } from './recorded-command.js'

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

/** Files of any size, streamed. */
export async function byteSources(): Promise<ByteSources> {
  const { FileByteSources } = await import('../adapters/files/byte-sources/file-byte-sources.js')
  return new FileByteSources()
}

/** Signs in as the environment says; nobody where it says nothing. */
export async function directoryServer(): Promise<DirectoryServer> {
  const { LdapDirectory } = await import('../adapters/ldap/ldap-directory.js')
  const { REHOME_LDAP_BIND_DN: bindDn, REHOME_LDAP_PASSWORD: password } = process.env
  return new LdapDirectory({ bindDn, password })
}

/**
 * A Unified CM node that is asked over AXL, with user and password of the environment. The caller closes it.
 * Throws UserError for an address, a certificate or an environment that cannot be used.
 */
export async function axlPort(
  url: string,
  trust: { readonly caFile?: string; readonly fingerprint?: string },
): Promise<AxlPort & { close(): Promise<void> }> {
  const [{ HttpAxlPort }, { axlCredentials }] = await Promise.all([
    import('../adapters/axl/http-axl-port.js'),
    import('../adapters/axl/axl-credentials.js'),
  ])
  return new HttpAxlPort(url, axlCredentials(process.env), trust)
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

/** The Webex API over HTTP; remarks about waiting go to stderr. */
export async function webexReader(access: {
  readonly token: string
  readonly address: string | undefined
  readonly requestsPerSecond: number
}): Promise<WebexReader> {
  const [{ WebexClient }, { apiAddress, WEBEX_API }, { REAL_WAITING }] = await Promise.all([
    import('../adapters/webex/webex-client.js'),
    import('../adapters/webex/api-address.js'),
    import('../adapters/webex/real-waiting.js'),
  ])
  return new WebexClient({
    token: access.token,
    address: apiAddress(access.address ?? WEBEX_API),
    requestsPerSecond: access.requestsPerSecond,
    waiting: REAL_WAITING,
    note: writeTalk,
  })
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
    command: recordedCommand(process.argv.slice(2)),
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
