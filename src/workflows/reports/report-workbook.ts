import type { PlanReport } from '../../report/workbook/plan-tabs/plan-report.js'
import type { WorkbookReader, WorkbookWriter } from '../../report/ports.js'
import { buildAuditWorkbook, decisionCells } from '../../report/workbook/audit-workbook.js'
import { auditWithPlan } from '../questions/audit-with-plan.js'
import { knownFacts, questionInput } from '../questions/estate-question.js'
import type { ReturnedWorkbook } from '../../report/workbook/returned-workbook.js'
import { answersInForce } from '../../model/decision.js'
import type { ScenarioFiles } from '../../simulate/ports.js'
import { refuseOverwrite } from './overwrite.js'
import { currentPlanId, planOrReason } from '../plans/plan-load.js'
import { stalenessIn } from '../plans/plan-freshness.js'
import { planReport } from '../calls/simulate-scenario.js'
import type { Clock, FileStore, Workspace, WorkspaceStore } from '../ports.js'

export interface ReportedWorkbook {
  readonly path: string
  readonly revision: number
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  readonly bytes: number
  /** The current plan, and what changed since it was made or why it cannot be read: its tabs were left out. */
  readonly stalePlan?: string
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
    readonly scenarios: ScenarioFiles
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
  const { plan, stalePlan } = currentPlan(ports)
  const input = questionInput(facts)
  const document = buildAuditWorkbook({
    input,
    audit: auditWithPlan(input, ports.workspace),
    asOf: facts.today,
    project: { id, name: facts.snapshot.cluster.clusterId ?? 'Unified CM' },
    revision,
    inputs: store.inputs(),
    ...(plan === undefined ? {} : { plan }),
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
    ...(stalePlan === undefined ? {} : { stalePlan }),
  }
}

/** The plan made last, if it still fits the inputs; a stale one would only mislead, and is named instead. */
function currentPlan(ports: {
  readonly workspace: Workspace
  readonly clock: Clock
  readonly scenarios: ScenarioFiles
}): { readonly plan?: PlanReport; readonly stalePlan?: string } {
  const { workspace, clock, scenarios } = ports
  const id = currentPlanId(workspace)
  if (id === undefined) return {}
  const plan = planOrReason(workspace, id)
  if (typeof plan === 'string') return { stalePlan: `${id}: ${plan}` }
  const stale = stalenessIn(workspace, plan)
  if (stale.length > 0) return { stalePlan: `${plan.id}: ${stale.join('; ')}` }
  return { plan: planReport(plan, { workspace, clock, shipped: scenarios }) }
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
