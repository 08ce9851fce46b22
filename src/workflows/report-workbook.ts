import { runAudit } from '../analysis/audit.js'
import type { WorkbookDocument, WorkbookReader, WorkbookWriter } from '../report/ports.js'
import { buildAuditWorkbook, decisionCells } from '../report/workbook/audit-workbook.js'
import { knownFacts, questionInput } from './estate-question.js'
import type { KnownFacts } from './estate-question.js'
import type { ReturnedWorkbook } from '../report/workbook/returned-workbook.js'
import { answersInForce } from '../model/decision.js'
import { refuseOverwrite } from './overwrite.js'
import type { Clock, FileStore, InputRecord, Workspace, WorkspaceStore } from './ports.js'

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
    readonly reader: WorkbookReader
    readonly clock: Clock
  },
  options: { readonly asOf?: string | undefined; readonly force?: boolean },
): Promise<ReportedWorkbook> {
  const { store } = ports.workspace
  await refuseOverwrite(
    path,
    { files: ports.files, workbooks: ports.reader },
    { force: options.force ?? false, keeps: (returned) => unimported(returned, store) },
  )
  const facts = knownFacts(ports.workspace, options.asOf ?? ports.clock.today())
  const revision = (store.latestRevision() ?? 0) + 1
  const id = store.projectId()
  const document = auditWorkbook(facts, {
    project: { id, name: facts.snapshot.cluster.clusterId ?? 'Unified CM' },
    revision,
    inputs: store.inputs(),
  })
  const bytes = ports.workbooks.write(document)
  // The base before the file appears: a workbook whose base nobody kept would be merged wrongly.
  await ports.files.write(path, bytes, () => {
    store.saveRevision({ createdAt: ports.clock.now(), cells: decisionCells(document) })
  })
  const sheets = document.sheets.filter(({ hidden }) => hidden !== true)
  return {
    path,
    revision,
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    bytes: bytes.length,
  }
}

/** Why the workbook that lies there must not be written over: somebody answered in it. */
function unimported(returned: ReturnedWorkbook, store: WorkspaceStore): string | undefined {
  if (returned.projectId.startsWith('audit-')) return undefined
  if (returned.projectId !== store.projectId()) return 'it belongs to another workspace'
  const cells = store.revision(returned.revision)?.cells ?? []
  const base = new Map(cells.map((cell) => [JSON.stringify([cell.tab, cell.key, cell.field]), cell.value]))
  const inForce = answersInForce(store.decisions())
  const typed = returned.answers.filter(
    ({ tab, key, field, value }) =>
      value !== (base.get(JSON.stringify([tab, key, field])) ?? '') &&
      value !== (inForce.get(tab, key, field)?.value ?? ''),
  )
  return typed.length === 0
    ? undefined
    : `it holds ${typed.length} answers that were not taken in (rehome decide import)`
}
