import { runAudit } from '../analysis/audit.js'
import type { WorkbookDocument, WorkbookWriter } from '../report/ports.js'
import { buildAuditWorkbook, decisionCells } from '../report/workbook/audit-workbook.js'
import { knownFacts, questionInput } from './estate-question.js'
import type { KnownFacts } from './estate-question.js'
import type { Clock, FileStore, InputRecord, Workspace } from './ports.js'

export interface ReportedWorkbook {
  readonly path: string
  readonly revision: number
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  readonly bytes: number
}

/** Facts about the project that a workbook names itself by. */
export interface ProjectIdentity {
  readonly id: string
  readonly name: string
}

/** Lays everything known out as one workbook document. Pure. */
export function auditWorkbook(
  facts: KnownFacts,
  about: { readonly project: ProjectIdentity; readonly revision: number; readonly inputs: readonly InputRecord[] },
): WorkbookDocument {
  const input = questionInput(facts)
  return buildAuditWorkbook({ ...about, input, audit: runAudit(input), asOf: facts.today })
}

/** Writes the workbook and remembers, as the base of the later merge, what stood in its answer cells. */
export async function reportWorkbook(
  path: string,
  ports: {
    readonly workspace: Workspace
    readonly files: FileStore
    readonly workbooks: WorkbookWriter
    readonly clock: Clock
  },
  asOf: string | undefined,
): Promise<ReportedWorkbook> {
  const { store } = ports.workspace
  const facts = knownFacts(ports.workspace, asOf ?? ports.clock.today())
  const revision = (store.latestRevision() ?? 0) + 1
  const id = store.projectId()
  const document = auditWorkbook(facts, {
    project: { id, name: facts.snapshot.cluster.clusterId ?? 'Unified CM' },
    revision,
    inputs: store.inputs(),
  })
  const bytes = ports.workbooks.write(document)
  await ports.files.write(path, bytes)
  store.saveRevision({ createdAt: ports.clock.now(), cells: decisionCells(document) })
  const sheets = document.sheets.filter(({ hidden }) => hidden !== true)
  return {
    path,
    revision,
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    bytes: bytes.length,
  }
}
