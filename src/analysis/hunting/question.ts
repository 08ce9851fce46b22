import type { Finding } from '../../findings/finding.js'
import { compareFindings } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import type { HuntRow } from './columns.js'
import { checkContactCenterControl } from './contact-center-control.js'
import { huntRows } from './hunt-rows.js'
import { checkEmptiedPilots, checkMovingMembers } from './moving-members.js'
import { followPilots } from './pilot-members.js'

/** Which hunt groups lose members, which are emptied, and who works in another contact center. */
export function askHunting({ estate, scope }: QuestionInput): QuestionResult<HuntRow> {
  const pilots = followPilots(estate, scope)
  // People are presumed to move because they are in line groups: the same fact cannot also be the problem.
  const isPresumed = scope.basis === 'presumed'
  const findings: readonly Finding[] = [
    ...(isPresumed ? [] : checkMovingMembers(estate, scope, pilots)),
    ...(isPresumed ? [] : checkEmptiedPilots(pilots)),
    ...checkContactCenterControl(estate, scope),
  ]
  return {
    findings: [...findings].sort(compareFindings),
    rows: huntRows(pilots),
    unchecked: isPresumed ? UNCHECKED_WITHOUT_ROSTER : [],
  }
}

const UNCHECKED_WITHOUT_ROSTER: readonly Unchecked[] = (['HUNT-001', 'HUNT-002'] as const).map((code) => ({
  code,
  missing: 'no roster: members of line groups are presumed to move because they are members',
  unlock: UNLOCK.roster,
}))
