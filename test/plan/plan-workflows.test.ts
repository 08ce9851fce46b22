import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import { DiskFileStore } from '../../src/adapters/files/file-store.js'
import { InstalledTemplateFiles } from '../../src/adapters/files/template-files.js'
import { xlsxReader } from '../../src/adapters/xlsx/workbook-reader.js'
import { workspaceRepository } from '../../src/cli/compose.js'
import { namePlan, renderPlan } from '../../src/plan/plan-file.js'
import type { Plan } from '../../src/plan/plan.js'
import { planComparisonView, planListView } from '../../src/report/views/plan/plan-list-view.js'
import { planView } from '../../src/report/views/plan/plan-view.js'
import { PLAIN } from '../../src/report/views/paint.js'
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
import { answer } from '../support/asked-estate.js'
import { repositoryRoot } from '../support/shared-data.js'
import { threeSites } from '../support/three-sites.js'

const clock = { now: () => '2026-11-22T10:00:00.000Z', today: () => '2026-11-22' }
const templates = new InstalledTemplateFiles(`${repositoryRoot}templates/lgw`)

describe('plans of a workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehome-plan-'))
  let workspace: Workspace
  let first: Plan
  beforeAll(async () => {
    const repository = await workspaceRepository()
    workspace = await repository.create(join(folder, 'w'), { settings: '' })
    const [archives, files, workbooks] = [new FileArchiveReader(), new DiskFileStore(), xlsxReader]
    await ingestUcmExport(threeSites('input/ucmdata_export.tar'), { archives, workspace, clock })
    await ingestWebexOrganization({ from: threeSites('input/webex-org') }, { archives, workspace, clock })
    await ingestGateways([threeSites('input/gateway.cfg')], { files, workspace, clock })
    proposeWorkspaceMapping(workspace, clock)
    await importMapping(threeSites('input/mapping.csv'), { files, workbooks, workspace, clock })
    await ingestRoster(threeSites('input/agents.csv'), { files, workbooks, workspace, clock })
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

  it('are not approved while something is open', () => {
    expect(first.open.length).toBeGreaterThan(0)
    expect(() => approvePlan(undefined, 'Petra', { workspace, clock })).toThrow(
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

  it('are approved by a name, bound to their bytes', () => {
    const { id, ...rest } = first
    const clean = namePlan({ ...rest, open: [] })
    expect(clean.id).not.toBe(id)
    workspace.writePlan(clean.id, renderPlan(clean))
    expect(() => approvePlan(clean.id, ' ', { workspace, clock })).toThrow(/needs a name/)
    const { approval } = approvePlan(clean.id, 'Petra Planner', { workspace, clock })
    expect(approval).toMatchObject({ plan: clean.id, by: 'Petra Planner', at: '2026-11-22T10:00:00.000Z' })
    expect(showPlan(workspace, clean.id).approval).toEqual(approval)
    expect(showPlan(workspace, first.id).approval).toBeUndefined()
    expect(planListView(listPlans(workspace))).toContain('APPROVED by Petra Planner')
  })

  it('go stale with an answer, and are refused then', async () => {
    workspace.store.appendDecisions([answer('Shared lines', 'dn:\\+17175550114@DN-E164-PT', 'Choice', 'MOVE_ALL')])
    expect(showPlan(workspace, first.id).stale).toEqual(["people's answers changed"])
    expect(() => approvePlan(first.id, 'Petra', { workspace, clock })).toThrow(/is stale: people's answers changed/)
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
