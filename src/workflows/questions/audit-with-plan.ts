import { findingStatus } from '../../analysis/answers.js'
import type { Audit } from '../../analysis/audit.js'
import { runAudit } from '../../analysis/audit.js'
import type { QuestionInput } from '../../analysis/question.js'
import { compareFindings } from '../../findings/finding.js'
import { evidenceHash, findingId } from '../../model/fingerprint.js'
import { currentPlanId, planOrReason } from '../plans/plan-load.js'
import type { Workspace } from '../ports.js'

/**
 * Every question answered, and what the plan made last found about itself: both are answered in one
 * place. A plan that has become stale keeps its questions; answering one is what makes it stale. A damaged one has none.
 */
export function auditWithPlan(input: QuestionInput, workspace: Pick<Workspace, 'planIds' | 'readPlan'>): Audit {
  const audit = runAudit(input)
  const id = currentPlanId(workspace)
  if (id === undefined) return audit
  const plan = planOrReason(workspace, id)
  if (typeof plan === 'string') return audit
  const known = new Set(audit.findings.map((judged) => judged.id))
  const own = plan.findings
    .map((finding) => ({
      id: findingId(finding),
      hash: evidenceHash(finding),
      finding,
      status: findingStatus(finding, input.answers, input.today),
    }))
    .filter((judged) => !known.has(judged.id))
  const findings = [...audit.findings, ...own].sort((a, b) => compareFindings(a.finding, b.finding))
  return { ...audit, findings }
}
