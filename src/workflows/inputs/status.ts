import { effectiveMapping } from '../../analysis/answers.js'
import { runAudit } from '../../analysis/audit.js'
import { type Coverage, coverageOf } from '../../analysis/inputs/coverage.js'
import type { Unchecked } from '../../analysis/question.js'
import type { Severity } from '../../findings/severity.js'
import { answersInForce } from '../../model/decision.js'
import type { ClusterFacts, MemberAccount } from '../../model/snapshot.js'
import type { UcmKind } from '../../model/ucm/kinds.js'
import type { Plan } from '../../plan/plan.js'
import { severityTotals } from '../questions/check.js'
import { datedInputs } from '../questions/input-days.js'
import { knownFacts, questionInput, readMapping } from '../questions/estate-question.js'
import { type GatewaySummary, gatewaySummary } from './ingest-lgw.js'
import { objectCounts } from './ingest-ucm.js'
import { type WebexSummary, webexSummary } from './ingest-webex.js'
import { mappingProgress } from './map-propose.js'
import { stalenessIn } from '../plans/plan-freshness.js'
import { currentPlanId, planOrReason } from '../plans/plan-load.js'
import { approvalOf, makeAnew } from '../plans/plan-standing.js'
import { type RunStatus, runStatus } from '../rehearsal/run-status.js'
import type { InputRecord, Workspace } from '../ports.js'

/** A current input, with the day that it is of. */
export interface StatusInput extends InputRecord {
  /** Name of the cluster, organization, gateway or directory; empty for calls and rosters. */
  readonly subject: string
  /** `YYYY-MM-DD` */
  readonly day: string
  /** Whether the input states that day itself, or was taken in on it. */
  readonly basis: 'stated' | 'taken in'
  readonly ageDays: number
}

export interface WorkspaceStatus {
  readonly workspace: string
  readonly inputs: readonly StatusInput[]
  readonly ucm?: {
    readonly root: string
    readonly cluster: ClusterFacts
    readonly counts: Readonly<Partial<Record<UcmKind, number>>>
    readonly members: readonly MemberAccount[]
    readonly absentColumns: readonly string[]
  }
  /** Absent while no organization was read or declared empty. */
  readonly webex?: WebexSummary
  /** By name. */
  readonly gateways: readonly GatewaySummary[]
  readonly mapping: {
    readonly missing: number
    readonly proposed: number
    readonly confirmed: number
    readonly written: boolean
  }
  readonly scope?: { readonly basis: 'roster' | 'presumed'; readonly movers: number; readonly unmatched: number }
  readonly findings?: { readonly totals: Readonly<Record<Severity, number>>; readonly open: number }
  readonly unchecked: readonly Unchecked[]
  /** Which question rests on which source, and what the missing ones cost; absent while there is no export. */
  readonly coverage?: Coverage
  /** Clusters of the workspace, where there are several: the answers are about the chosen one. */
  readonly clusters: readonly string[]
  readonly answers: number
  readonly lastWorkbook?: number
  /** The plan that commands take when none is named. */
  readonly plan?: PlanStatus
  /** Commands that would help next, most useful first. */
  readonly next: readonly string[]
}

/** Where the plan made last stands. */
export interface PlanStatus {
  readonly id: string
  /** `DRAFT`, who approved it and when, or `STALE` and why; or that it cannot be read, and why. */
  readonly standing: string
  /** Absent when it cannot be read. */
  readonly twin?: {
    /** `nothing`, or the plan that the twin was made for. */
    readonly holds: string
    /** Through this wave everything is done on the twin as it is now; 0 = no wave. */
    readonly rehearsedThrough: number
    readonly waves: number
    readonly complete: boolean
  }
  /** The command that helps next. */
  readonly next: string
}

/** What is here, what is missing for which question, what to do next. Reads only. */
export function workspaceStatus(workspace: Workspace, today: string): WorkspaceStatus {
  const { store } = workspace
  const inForce = effectiveMapping(readMapping(workspace), answersInForce(store.decisions()))
  const mapping = { ...mappingProgress(inForce), written: workspace.readMapping() !== undefined }
  const lastWorkbook = store.latestRevision()
  const organization = store.currentWebex()
  const base = {
    workspace: workspace.path,
    inputs: inputsWithAge(workspace, today),
    clusters: store.clusters(),
    ...(organization === undefined ? {} : { webex: webexSummary(organization) }),
    gateways: store.currentGateways().map(gatewaySummary),
    mapping,
    answers: store.decisions().length,
    ...(lastWorkbook === undefined ? {} : { lastWorkbook }),
  }
  if (base.clusters.length === 0) return { ...base, unchecked: [], next: ['rehome ingest ucm <export.tar>'] }
  if (base.clusters.length > 1 && !store.isClusterChosen()) {
    return { ...base, unchecked: [], next: base.clusters.map((name) => `rehome status --cluster ${name}`) }
  }
  const facts = knownFacts(workspace, today)
  const input = questionInput(facts)
  const audit = runAudit(input)
  const { snapshot } = facts
  const plan = planStatus(workspace)
  return {
    ...base,
    ucm: {
      root: snapshot.root,
      cluster: snapshot.cluster,
      counts: objectCounts(snapshot),
      members: snapshot.members,
      absentColumns: snapshot.absentColumns,
    },
    scope: { basis: input.scope.basis, movers: input.scope.movers.length, unmatched: input.scope.unmatched.length },
    findings: {
      totals: severityTotals(audit.findings),
      open: audit.findings.filter(({ status }) => status.countsAtGate).length,
    },
    unchecked: audit.unchecked,
    coverage: coverageOf(input),
    ...(plan === undefined ? {} : { plan }),
    next: nextSteps({
      ...mapping,
      roster: facts.roster !== undefined,
      webex: organization !== undefined,
      gateways: base.gateways.length > 0,
      lastWorkbook,
      plan: plan?.next,
    }),
  }
}

const MILLISECONDS_A_DAY = 86_400_000

function inputsWithAge(workspace: Workspace, today: string): readonly StatusInput[] {
  return datedInputs(workspace).map(({ reading: { kind, name, sha256, takenAt, subject }, day, basis }) => {
    const ageDays = Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / MILLISECONDS_A_DAY))
    return { kind, name, sha256, takenAt, subject, day, basis, ageDays }
  })
}

function planStatus(workspace: Workspace): PlanStatus | undefined {
  const id = currentPlanId(workspace)
  if (id === undefined) return undefined
  const plan = planOrReason(workspace, id)
  if (typeof plan === 'string') {
    return { id, standing: `cannot be read: ${plan}`, next: 'rehome plan create --location <name>' }
  }
  const run = runStatus(workspace, id)
  const { twinHolds: holds, rehearsedThrough, complete } = run
  const twin = { holds, rehearsedThrough, waves: plan.waves.length, complete }
  return { id, standing: run.standing, twin, next: planStep(workspace, plan, run) }
}

/** Made anew while stale, then rehearsed, then what is open answered, then approved, then carried into texts. */
function planStep(workspace: Workspace, plan: Plan, run: RunStatus): string {
  if (stalenessIn(workspace, plan).length > 0) return makeAnew(plan)
  if (!run.complete) return `rehome rehearse --plan ${plan.id}`
  if (approvalOf(plan, workspace.store) !== undefined) return `rehome generate lgw -o <folder> --plan ${plan.id}`
  return plan.open.length > 0 ? `rehome plan show ${plan.id}` : `rehome plan approve ${plan.id} --by <name>`
}

function nextSteps(state: {
  readonly written: boolean
  readonly missing: number
  readonly proposed: number
  readonly roster: boolean
  readonly webex: boolean
  readonly gateways: boolean
  readonly lastWorkbook: number | undefined
  /** What the plan made last asks for; undefined while there is none. */
  readonly plan: string | undefined
}): readonly string[] {
  return [
    ...(state.written ? [] : ['rehome map propose']),
    ...(state.roster ? [] : ['rehome ingest roster <agents.csv>']),
    ...(state.written && state.missing + state.proposed > 0 ? ['rehome map edit'] : []),
    'rehome check --fail-on high',
    'rehome report workbook -o audit.xlsx',
    ...(state.webex ? [] : ['rehome ingest webex --from <folder of saved answers>']),
    ...(state.gateways ? [] : ['rehome ingest lgw <running-config>']),
    ...(state.lastWorkbook === undefined ? [] : ['rehome decide import <the workbook that came back>']),
    ...(state.webex && state.gateways ? [state.plan ?? 'rehome plan create --location <name>'] : []),
  ]
}
