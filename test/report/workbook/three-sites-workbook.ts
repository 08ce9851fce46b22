import { overlayAnswers } from '../../../src/analysis/answers.js'
import { runAudit } from '../../../src/analysis/audit.js'
import { deriveScope } from '../../../src/analysis/derive-scope.js'
import { proposeMapping } from '../../../src/analysis/mapping-proposal/propose-mapping.js'
import type { QuestionInput } from '../../../src/analysis/question.js'
import { parseRosterCsv } from '../../../src/ingest/roster/roster-rows.js'
import type { Decision } from '../../../src/model/decision.js'
import { answersInForce } from '../../../src/model/decision.js'
import { EMPTY_MAPPING } from '../../../src/model/mapping.js'
import type { WorkbookInput } from '../../../src/report/workbook/workbook-input.js'
import { questionInput, threeSites, threeSitesRoster } from '../../support/asked-estate.js'

let asked: Promise<QuestionInput> | undefined

/** Everything the workbook of the three sites is made of, read from the bytes of the export. */
export async function threeSitesInput(decisions: readonly Decision[] = [], revision = 1): Promise<WorkbookInput> {
  asked ??= threeSites().then(async (source) => questionInput(source, { roster: threeSitesRoster() }))
  const base = await asked
  const answers = answersInForce(decisions)
  const proposed = proposeMapping(base.estate, EMPTY_MAPPING, ['ucmdata_export.tar'])
  const { mapping } = overlayAnswers(proposed, answers)
  const { roster } = parseRosterCsv(threeSitesRoster(), 'agents.csv')
  const input = { ...base, mapping, answers, scope: deriveScope(base.estate, roster, mapping, answers) }
  return {
    input,
    audit: runAudit(input),
    project: { id: 'p-three-sites', name: 'Three sites' },
    revision,
    asOf: input.today,
    inputs: [
      { kind: 'ucm', name: 'ucmdata_export.tar', sha256: 'a'.repeat(64), takenAt: '2025-06-09T09:00:00.000Z' },
      { kind: 'roster', name: 'agents.csv', sha256: 'b'.repeat(64), takenAt: '2025-06-09T09:05:00.000Z' },
    ],
  }
}
