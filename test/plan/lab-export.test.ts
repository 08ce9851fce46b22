import { describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import { InstalledTemplateFiles } from '../../src/adapters/files/template-files.js'
import { runAudit } from '../../src/analysis/audit.js'
import { proposeMapping } from '../../src/analysis/mapping-proposal/propose-mapping.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import { answersInForce } from '../../src/model/decision.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import { makePlan } from '../../src/plan/make-plan.js'
import { planBasis } from '../../src/plan/plan-basis.js'
import { parsePlan, renderPlan } from '../../src/plan/plan-file.js'
import { changesOf } from '../../src/plan/plan.js'
import { questionInput } from '../../src/workflows/questions/estate-question.js'
import { repositoryRoot, sharedData } from '../support/shared-data.js'

const EXPORT = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')

describe.skipIf(EXPORT === undefined)('the lab export', () => {
  it('gives a draft that changes nothing and says why', async () => {
    const snapshot = ingestUcm(await new FileArchiveReader().open(EXPORT ?? ''))
    const mapping = proposeMapping(new UcmEstate(snapshot), EMPTY_MAPPING, [])
    const question = questionInput({
      snapshot,
      mapping,
      roster: undefined,
      decisions: [],
      settings: DEFAULT_SETTINGS,
      today: '2025-06-10',
    })
    const network = { ucm: snapshot, webex: undefined, gateways: [] }
    const location = question.scope.movers.find((mover) => mover.location !== undefined)?.location ?? ''
    const plan = makePlan({
      question,
      audit: runAudit(question),
      network,
      locations: [location],
      basis: planBasis({
        network,
        mapping,
        roster: undefined,
        answers: answersInForce([]),
        settings: DEFAULT_SETTINGS,
      }),
      templates: await new InstalledTemplateFiles(`${repositoryRoot}templates/lgw`).gateway(),
      layout: 'current',
    })
    expect(changesOf(plan)).toEqual([])
    expect(plan.movers.every(({ leftOut }) => leftOut !== undefined)).toBe(true)
    const codes = new Set(plan.open.map(({ code }) => code))
    for (const code of ['USR-001', 'LOC-001', 'DIAL-015', 'PRE-002', 'PRE-011']) expect([...codes]).toContain(code)
    expect(parsePlan(renderPlan(plan), 'plan.json')).toEqual(plan)
  })
})
