import type { Severity } from '../findings/severity.js'
import type { ArchiveReader } from '../ingest/ports.js'
import { tableRecords } from '../ingest/table-records.js'
import { renderSettings } from '../model/settings-file.js'
import type { Plan } from '../plan/plan.js'
import type { TemplateFiles } from '../plan/ports.js'
import type { WorkbookReader, WorkbookWriter } from '../report/ports.js'
import type { ScenarioFiles } from '../simulate/ports.js'
import type { ScenarioResult } from '../simulate/scenario/run-scenario.js'
import { auditWithPlan } from './questions/audit-with-plan.js'
import { check } from './questions/check.js'
import type { AnswerRequest } from './answers/decide-set.js'
import { decideSet } from './answers/decide-set.js'
import { knownFacts, questionInput } from './questions/estate-question.js'
import { ingestGateways } from './inputs/ingest-lgw.js'
import { ingestRoster } from './inputs/ingest-roster.js'
import { ingestUcmExport } from './inputs/ingest-ucm.js'
import { ingestWebexOrganization } from './inputs/ingest-webex.js'
import { importMapping } from './inputs/map-import.js'
import { proposeWorkspaceMapping } from './inputs/map-propose.js'
import { approvePlan } from './plans/plan-approve.js'
import { createPlan } from './plans/plan-create.js'
import { loadPlan } from './plans/plan-load.js'
import { approvalOf, standingOf } from './plans/plan-standing.js'
import type { Clock, FileStore, Workspace, WorkspaceRepository } from './ports.js'
import { rehearse } from './rehearsal/rehearse.js'
import { reportWorkbook } from './reports/report-workbook.js'
import type { CallRequest } from './calls/route.js'
import { routeAt } from './calls/route-at.js'
import { simulateScenarios } from './calls/simulate-scenario.js'

/** Where the made-up estate lies: the folder of its inputs, and what is planned and called in it. */
export interface DemoEstate {
  readonly input: string
  readonly location: string
  /** A call that the plan changes. */
  readonly call: CallRequest
}

export interface DemoResult {
  readonly workspace: string
  readonly workbook: string
  readonly totals: Readonly<Record<Severity, number>>
  readonly movers: number
  readonly plan: string
  /** `DRAFT`, or who approved it. */
  readonly standing: string
  readonly changes: number
  readonly requests: number
  /** Places in which the twin differs from the plan. */
  readonly differences: number
  readonly call: { readonly caller: string; readonly digits: string; readonly before: string; readonly after: string }
  readonly scenarios: readonly ScenarioResult[]
  readonly next: readonly string[]
}

export interface DemoPorts {
  readonly repository: WorkspaceRepository
  readonly archives: ArchiveReader
  readonly files: FileStore
  readonly workbookWriter: WorkbookWriter
  readonly workbookReader: WorkbookReader
  readonly templates: TemplateFiles
  readonly scenarios: ScenarioFiles
  readonly clock: Clock
  readonly sleep: (seconds: number) => Promise<void>
}

/**
 * The whole job on a bundled, made-up estate: inputs in, questions asked and answered, a location planned,
 * rehearsed on the twin, calls compared, the plan approved, the workbook out. A folder that is a
 * workspace already is used again.
 */
export async function runDemo(
  folder: string,
  estate: DemoEstate,
  ports: DemoPorts,
  progress: (step: string) => void,
): Promise<DemoResult> {
  const workspace = await demoWorkspace(folder, ports.repository)
  try {
    await takeIn(workspace, estate.input, ports, progress)
    progress('asking every question (rehome check)')
    const { totals, movers } = check(knownFacts(workspace, ports.clock.today()), {})
    progress('answering what a workshop would answer (rehome decide set)')
    const left = answer(workspace, await readAnswers(`${estate.input}/answers.csv`, ports), ports.clock)
    progress(`planning ${estate.location} (rehome plan create --location ${estate.location})`)
    const create = { locations: [estate.location], layout: 'current' as const }
    const draft = await createPlan(create, { workspace, templates: ports.templates, clock: ports.clock })
    const before = workspace.store.decisions().length
    answer(workspace, left, ports.clock)
    // A plan asks questions of its own; answering them makes it stale, so it is made anew.
    const isChanged = workspace.store.decisions().length > before
    const plan = isChanged
      ? await createPlan(create, { workspace, templates: ports.templates, clock: ports.clock })
      : draft
    return {
      workspace: workspace.path,
      totals,
      movers,
      ...(await carriedOut(workspace, plan, estate, ports, progress)),
    }
  } finally {
    workspace.close()
  }
}

async function takeIn(
  workspace: Workspace,
  input: string,
  ports: DemoPorts,
  progress: (step: string) => void,
): Promise<void> {
  const { archives, files, clock, workbookReader: workbooks } = ports
  progress('reading the Unified CM export (rehome ingest ucm)')
  await ingestUcmExport(`${input}/ucmdata_export.tar`, { archives, workspace, clock })
  progress('reading the Webex organization and the gateway (rehome ingest webex, rehome ingest lgw)')
  await ingestWebexOrganization({ from: [`${input}/webex-org`] }, { archives, workspace, clock })
  await ingestGateways([`${input}/gateway.cfg`], { files, workspace, clock })
  progress('proposing locations, trunk roles and numbers (rehome map propose), taking what people stated (map import)')
  proposeWorkspaceMapping(workspace, clock)
  await importMapping(`${input}/mapping.csv`, { files, workbooks, workspace, clock })
  progress('reading who moves (rehome ingest roster)')
  await ingestRoster(`${input}/agents.csv`, { files, workbooks, workspace, clock })
}

/** Answers that wait for their question. */
type OpenAnswers = readonly AnswerRequest[]

async function readAnswers(path: string, { files }: DemoPorts): Promise<OpenAnswers> {
  const { name, bytes } = await files.read(path)
  const { header, rows } = tableRecords(new TextDecoder().decode(bytes), name)
  return rows.map(({ cells }) => {
    const value = (column: string): string | undefined => {
      const text = cells[header.indexOf(column)]
      return text === undefined || text === '' ? undefined : text
    }
    return {
      question: value('question') ?? '',
      answer: value('answer') ?? '',
      by: value('by') ?? 'the demo',
      reason: value('reason'),
      value: value('value'),
      field: value('field'),
      command: 'demo',
    }
  })
}

/** Gives the answers whose question is asked now, once; the others are left for later. */
function answer(workspace: Workspace, answers: OpenAnswers, clock: Clock): OpenAnswers {
  const left: AnswerRequest[] = []
  for (const request of answers) {
    const input = questionInput(knownFacts(workspace, clock.today()))
    const asked = auditWithPlan(input, workspace).findings.filter(
      ({ finding }) => `${finding.code}/${finding.subject}` === request.question,
    )
    if (asked.length === 0) left.push(request)
    else if (asked.some(({ status }) => status.answer === undefined)) {
      decideSet(request, { workspace, clock })
      // What another scope asks later is answered then.
      left.push(request)
    }
  }
  return left
}

async function carriedOut(
  workspace: Workspace,
  plan: Plan,
  { call }: DemoEstate,
  ports: DemoPorts,
  progress: (step: string) => void,
): Promise<Omit<DemoResult, 'workspace' | 'totals' | 'movers'>> {
  const { clock, scenarios: shipped, files } = ports
  progress('carrying the plan out on the twin (rehome rehearse)')
  const rehearsal = await rehearse({ wave: undefined, plan: plan.id, fresh: false }, { workspace, sleep: ports.sleep })
  progress('placing calls before and after (rehome route --at, rehome simulate scenario --all)')
  const outcome = (at: 'before' | 'twin'): string => {
    const asked = { at, planId: plan.id, requests: [call], mode: undefined }
    return routeAt(workspace, clock.today(), asked).network?.[0]?.outcome ?? 'not routed'
  }
  const routed = { caller: call.callerText, digits: call.digits, before: outcome('before'), after: outcome('twin') }
  const simulated = await simulateScenarios({ plan: plan.id, files: [] }, { workspace, clock, shipped, files })
  progress('approving the plan (rehome plan approve)')
  const standing = await approve(workspace, ports)
  progress('writing the workbook (rehome report workbook)')
  const workbook = `${workspace.path}/audit.xlsx`
  await reportWorkbook(
    workbook,
    { workspace, files, workbooks: ports.workbookWriter, reader: ports.workbookReader, clock, scenarios: shipped },
    {},
  )
  return {
    workbook,
    plan: plan.id,
    standing,
    changes: plan.waves.reduce((total, wave) => total + wave.changes.length, 0),
    requests: rehearsal.run.sent,
    differences: rehearsal.differences.length,
    call: routed,
    scenarios: simulated.scenarios,
    next: nextSteps(workspace.path, plan.id),
  }
}

/** A plan with open questions stays a draft, and says why; the demo goes on. */
async function approve(workspace: Workspace, { clock, templates }: DemoPorts): Promise<string> {
  const plan = loadPlan(workspace, undefined)
  if (plan.open.length > 0) {
    const shown = plan.open.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`)
    return `DRAFT, not approved while open: ${shown.join(', ')}`
  }
  if (approvalOf(plan, workspace.store) === undefined) {
    await approvePlan(plan.id, 'the demo', { workspace, templates, clock })
  }
  return standingOf(plan, workspace)
}

async function demoWorkspace(folder: string, repository: WorkspaceRepository): Promise<Workspace> {
  if (repository.isWorkspace(folder)) return repository.open(folder, { access: 'write', waitSeconds: 0 })
  return repository.create(folder, { settings: renderSettings() })
}

function nextSteps(workspace: string, plan: string): readonly string[] {
  return [
    `rehome plan show ${plan} --changes -C ${workspace}`,
    `rehome route user:uwolf 4711 --at twin -C ${workspace}`,
    `rehome simulate scenario --all -C ${workspace}`,
    `rehome drift --at twin -C ${workspace}`,
    `rehome generate lgw -o out -C ${workspace}`,
    `rehome check --fail-on high --brief -C ${workspace}`,
    `answer in the workbook, then: rehome decide import ${workspace}/audit.xlsx -C ${workspace}`,
  ]
}
