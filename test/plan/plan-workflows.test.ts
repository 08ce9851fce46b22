import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import { DiskFileStore } from '../../src/adapters/files/file-store.js'
import { InstalledTemplateFiles } from '../../src/adapters/files/template-files.js'
import { xlsxReader } from '../../src/adapters/xlsx/workbook-reader.js'
import { workspaceRepository } from '../../src/cli/compose.js'
import { namePlan, planHash, renderPlan } from '../../src/plan/plan-file.js'
import type { Plan } from '../../src/plan/plan.js'
import { planComparisonView, planListView } from '../../src/report/views/plan/plan-list-view.js'
import { planView } from '../../src/report/views/plan/plan-view.js'
import { PLAIN } from '../../src/report/views/paint.js'
import { decideSet } from '../../src/workflows/answers/decide-set.js'
import { importMapping } from '../../src/workflows/inputs/map-import.js'
import { proposeWorkspaceMapping } from '../../src/workflows/inputs/map-propose.js'
import { ingestGateways } from '../../src/workflows/inputs/ingest-lgw.js'
import { ingestRoster } from '../../src/workflows/inputs/ingest-roster.js'
import { ingestUcmExport } from '../../src/workflows/inputs/ingest-ucm.js'
import { ingestWebexOrganization } from '../../src/workflows/inputs/ingest-webex.js'
import { approvePlan } from '../../src/workflows/plans/plan-approve.js'
import { createPlan } from '../../src/workflows/plans/plan-create.js'
import { loadPlan } from '../../src/workflows/plans/plan-load.js'
import { comparePlansOf, listPlans, showPlan } from '../../src/workflows/plans/plan-show.js'
import type { Workspace } from '../../src/workflows/ports.js'
import { auditWithPlan } from '../../src/workflows/questions/audit-with-plan.js'
import { knownFacts, questionInput } from '../../src/workflows/questions/estate-question.js'
import { answer, threeSites as exportToPatch } from '../support/asked-estate.js'
import { routeByNone } from '../support/routing-by-none.js'
import { repositoryRoot } from '../support/shared-data.js'
import { threeSites } from '../support/three-sites.js'

const clock = { now: () => '2026-11-22T10:00:00.000Z', today: () => '2026-11-22' }
const templates = new InstalledTemplateFiles(`${repositoryRoot}templates/lgw`)

describe('plans of a workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehome-plan-'))
  let workspace: Workspace
  let first: Plan
  beforeAll(async () => {
    workspace = await filledWorkspace(join(folder, 'w'), threeSites('input/ucmdata_export.tar'))
  })
  afterAll(() => {
    workspace.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const create = (): Promise<Plan> =>
    createPlan({ locations: ['Lyon'], layout: 'current' }, { workspace, templates, clock })

  it('are none at first', () => {
    expect(listPlans(workspace)).toEqual([])
    expect(() => loadPlan(workspace, undefined)).toThrow(/holds no plan yet/)
  })

  it('are written as drafts and found by nothing, by their name, or by how it begins', async () => {
    first = await create()
    expect(loadPlan(workspace, undefined)).toEqual(first)
    expect(loadPlan(workspace, first.id)).toEqual(first)
    expect(loadPlan(workspace, 'lyon')).toEqual(first)
    expect(() => loadPlan(workspace, 'boston')).toThrow(/there is no plan boston/)
    expect((await create()).id).toBe(first.id)
    expect(listPlans(workspace).map(({ id, isCurrent }) => [id, isCurrent])).toEqual([[first.id, true]])
  })

  it('are not approved while something is open', async () => {
    expect(first.open.length).toBeGreaterThan(0)
    await expect(approvePlan(undefined, 'Petra', { workspace, templates, clock })).rejects.toThrow(
      /open questions: BLOCKER|open questions/,
    )
    expect(workspace.store.approvals()).toEqual([])
  })

  it('are shown with who moves, what is done, what is open', () => {
    const text = planView(showPlan(workspace, undefined), { paint: PLAIN, changes: true })
    expect(text).toContain(`Plan ${first.id}: Lyon\nDRAFT\n`)
    expect(text).toMatch(/Nina Garcia {2}AGENT {7}\+17175550111 {2}4711/)
    expect(text).toMatch(/ {3}1 {2}Webex: Create the location Lyon with calling\./)
    expect(text).toContain('expected: All four calls have speech in both directions and show the right number.')
    expect(text).toMatch(/interrupts .*until the end of the window/)
    expect(text).toContain('Open, and forbidding approval:')
    const brief = planView(showPlan(workspace, undefined), { paint: PLAIN, wave: 1, changes: false })
    expect(brief).not.toContain('Create the location')
  })

  it('are refused when somebody took the open questions out of the file and gave it its new name', async () => {
    const { id, ...rest } = first
    const forged = namePlan({ ...rest, open: [] })
    expect(forged.id).not.toBe(id)
    workspace.writePlan(forged.id, renderPlan(forged))
    await expect(approvePlan(forged.id, 'Petra Planner', { workspace, templates, clock })).rejects.toThrow(
      /open questions: BLOCKER|open questions: DIAL-014/,
    )
    expect(workspace.store.approvals()).toEqual([])
  })

  it('go stale with an answer, and are refused then', async () => {
    workspace.store.appendDecisions([answer('Shared lines', 'dn:\\+17175550114@DN-E164-PT', 'Choice', 'MOVE_ALL')])
    expect(showPlan(workspace, first.id).stale).toEqual(["people's answers changed"])
    await expect(approvePlan(first.id, 'Petra', { workspace, templates, clock })).rejects.toThrow(
      /is stale: people's answers changed/,
    )
    const second = await create()
    expect(loadPlan(workspace, undefined).id).toBe(second.id)
    expect(() => loadPlan(workspace, 'lyon')).toThrow(/means several plans/)
    const text = planComparisonView(comparePlansOf(workspace, first.id, second.id), PLAIN)
    expect(text).toContain('Quentin Rossi: queues')
    expect(text).toMatch(/new Customer Assist seats {2}5 {6}6/)
  })

  it('are refused when they were edited', () => {
    const text = workspace.readPlan(first.id) ?? ''
    workspace.writePlan(first.id, text.replace('Create the location', 'Forget the location'))
    expect(() => loadPlan(workspace, first.id)).toThrow(/was changed after it was made/)
  })
})

describe('the approval of a plan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehome-approval-'))
  let workspace: Workspace
  let plan: Plan
  const create = (): Promise<Plan> =>
    createPlan({ locations: ['Lyon'], layout: 'current' }, { workspace, templates, clock })

  beforeAll(async () => {
    // The search space that is full, and could not take the new partition, loses two of its partitions.
    const estate = await exportToPatch()
    for (const index of [25, 26]) estate.patch('css', { NAME: 'AUS-WIDE-CSS' }, `ROUTE PARTITION ${index}`, '')
    workspace = await filledWorkspace(join(folder, 'w'), estate.writeTar(join(folder, 'export.tar')))
    plan = await create()
    for (let round = 0; round < 4 && plan.open.length > 0; round += 1) {
      // Who comes later takes questions along: an answer may find its question gone.
      const { open } = plan
      for (const { id, code } of open.toSorted((a) => (a.severity === 'BLOCKER' ? -1 : 1))) {
        if (isAsked(id)) settle(id, code)
      }
      plan = await create()
    }
  })
  afterAll(() => {
    workspace.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function isAsked(id: string): boolean {
    const input = questionInput(knownFacts(workspace, clock.today()))
    return auditWithPlan(input, workspace).findings.some((judged) => judged.id === id)
  }

  /** As a workshop would answer: acceptances that end, and people who come later. */
  function settle(id: string, code: string): void {
    const later = code === 'LIC-006' || code === 'USR-001'
    const given = later ? 'LATER' : code === 'SHR-001' ? 'MOVE_ALL' : 'ACCEPT'
    decideSet(
      {
        question: id,
        answer: given,
        by: 'A. Tester',
        reason: 'for this test',
        command: 'test',
        ...(later ? { field: 'In scope' } : {}),
        ...(given === 'ACCEPT' ? { validUntil: '2026-11-30' } : {}),
      },
      { workspace, clock },
    )
  }

  it('needs everything answered, a name, and the same day', async () => {
    expect(plan.open).toEqual([])
    await expect(approvePlan(plan.id, ' ', { workspace, templates, clock })).rejects.toThrow(/needs a name/)
    const spring = { now: () => '2027-03-01T10:00:00.000Z', today: () => '2027-03-01' }
    await expect(approvePlan(plan.id, 'Petra', { workspace, templates, clock: spring })).rejects.toThrow(
      /open questions/,
    )
    expect(workspace.store.approvals()).toEqual([])
  })

  it('is bound to the bytes, shown, and given once', async () => {
    const { approval } = await approvePlan(plan.id, 'Petra Planner', { workspace, templates, clock })
    expect(approval).toMatchObject({ plan: plan.id, by: 'Petra Planner', at: '2026-11-22T10:00:00.000Z' })
    expect(approval.hash).toBe(planHash(workspace.readPlan(plan.id) ?? ''))
    expect(showPlan(workspace, plan.id).approval).toEqual(approval)
    expect(planListView(listPlans(workspace))).toContain('APPROVED by Petra Planner')
    await expect(approvePlan(plan.id, 'Somebody', { workspace, templates, clock })).rejects.toThrow(
      /was approved by Petra Planner/,
    )
  })

  it('cannot talk a blocker of the plan itself away', async () => {
    const wide = await filledWorkspace(join(folder, 'wide'), threeSites('input/ucmdata_export.tar'))
    const made = await createPlan({ locations: ['Lyon'], layout: 'current' }, { workspace: wide, templates, clock })
    const scopeOut = { answer: 'SCOPE_OUT', by: 'A', reason: 'b', command: 'test' }
    decideSet({ question: 'DIAL-014/css:AUS-WIDE-CSS', ...scopeOut }, { workspace: wide, clock })
    const again = await createPlan({ locations: ['Lyon'], layout: 'current' }, { workspace: wide, templates, clock })
    expect(made.open.map(({ code }) => code)).toContain('DIAL-014')
    expect(again.open.map(({ code }) => code)).toContain('DIAL-014')
    wide.close()
  })

  it('is not given where the cluster routes by <None>, not even when somebody says it is out of scope', async () => {
    const estate = await exportToPatch()
    routeByNone(estate)
    const cluster = await filledWorkspace(join(folder, 'none'), estate.writeTar(join(folder, 'none.tar')))
    const make = (): Promise<Plan> =>
      createPlan({ locations: ['Lyon'], layout: 'current' }, { workspace: cluster, templates, clock })
    for (const { id: question } of (await make()).open.filter(({ code }) => code.startsWith('DIAL-'))) {
      decideSet({ question, answer: 'SCOPE_OUT', by: 'A', reason: 'b', command: 'test' }, { workspace: cluster, clock })
    }
    const { id } = await make()
    await expect(approvePlan(id, 'Petra Planner', { workspace: cluster, templates, clock })).rejects.toThrow(
      /open questions: .*DIAL-015 cluster:ThreeSites/,
    )
    expect(cluster.store.approvals()).toEqual([])
    cluster.close()
  })
})

/** A workspace with all inputs of three-sites and this export. */
async function filledWorkspace(folder: string, exported: string): Promise<Workspace> {
  const repository = await workspaceRepository()
  const workspace = await repository.create(folder, { settings: '' })
  const [archives, files, workbooks] = [new FileArchiveReader(), new DiskFileStore(), xlsxReader]
  await ingestUcmExport(exported, { archives, workspace, clock })
  await ingestWebexOrganization({ from: [threeSites('input/webex-org')] }, { archives, workspace, clock })
  await ingestGateways([threeSites('input/gateway.cfg')], { files, workspace, clock })
  proposeWorkspaceMapping(workspace, clock)
  await importMapping(threeSites('input/mapping.csv'), { files, workbooks, workspace, clock })
  await ingestRoster(threeSites('input/agents.csv'), { files, workbooks, workspace, clock })
  return workspace
}
