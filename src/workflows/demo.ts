import type { Severity } from '../findings/severity.js'
import type { ArchiveReader } from '../ingest/ports.js'
import { renderSettings } from '../model/settings-file.js'
import type { WorkbookReader, WorkbookWriter } from '../report/ports.js'
import { check } from './check.js'
import { knownFacts } from './estate-question.js'
import { ingestRoster } from './ingest-roster.js'
import { ingestUcmExport } from './ingest-ucm.js'
import { proposeWorkspaceMapping } from './map-propose.js'
import type { Clock, FileStore, Workspace, WorkspaceRepository } from './ports.js'
import { reportWorkbook } from './report-workbook.js'

export interface DemoResult {
  readonly workspace: string
  readonly workbook: string
  readonly totals: Readonly<Record<Severity, number>>
  readonly movers: number
  readonly next: readonly string[]
}

export interface DemoPorts {
  readonly repository: WorkspaceRepository
  readonly archives: ArchiveReader
  readonly files: FileStore
  readonly workbookWriter: WorkbookWriter
  readonly workbookReader: WorkbookReader
  readonly clock: Clock
}

/**
 * The main job on a bundled, made-up estate: export and roster in, mapping proposed, questions asked,
 * workbook out. A folder that is a workspace already is used again.
 */
export async function runDemo(
  folder: string,
  estate: { readonly export: string; readonly roster: string },
  ports: DemoPorts,
  progress: (step: string) => void,
): Promise<DemoResult> {
  const workspace = await demoWorkspace(folder, ports.repository)
  try {
    progress('reading the export (rehome ingest ucm)')
    await ingestUcmExport(estate.export, { archives: ports.archives, workspace, clock: ports.clock })
    progress('proposing locations, trunk roles and numbers (rehome map propose)')
    proposeWorkspaceMapping(workspace, ports.clock)
    progress('reading who moves (rehome ingest roster)')
    await ingestRoster(estate.roster, {
      files: ports.files,
      workbooks: ports.workbookReader,
      workspace,
      clock: ports.clock,
    })
    progress('asking every question (rehome check)')
    const result = check(knownFacts(workspace, ports.clock.today()), {})
    progress('writing the workbook (rehome report workbook)')
    const workbook = `${workspace.path}/audit.xlsx`
    await reportWorkbook(
      workbook,
      {
        workspace,
        files: ports.files,
        workbooks: ports.workbookWriter,
        reader: ports.workbookReader,
        clock: ports.clock,
      },
      {},
    )
    return {
      workspace: workspace.path,
      workbook,
      totals: result.totals,
      movers: result.movers,
      next: nextSteps(workspace.path),
    }
  } finally {
    workspace.close()
  }
}

async function demoWorkspace(folder: string, repository: WorkspaceRepository): Promise<Workspace> {
  if (repository.isWorkspace(folder)) return repository.open(folder, { access: 'write', waitSeconds: 0 })
  return repository.create(folder, { settings: renderSettings() })
}

function nextSteps(workspace: string): readonly string[] {
  return [
    `rehome status -C ${workspace}`,
    `rehome check --fail-on high --brief -C ${workspace}`,
    `rehome route user:uwolf 4711 -C ${workspace}`,
    'rehome explain EMG-005',
    `answer in the workbook, then: rehome decide import ${workspace}/audit.xlsx -C ${workspace}`,
  ]
}
