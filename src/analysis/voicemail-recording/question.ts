import { UNLOCK } from '../../findings/codes/code-entry.js'
import { compareFindings } from '../../findings/finding.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import { lacksRoutingColumns } from '../routing-columns.js'
import { recordedLines } from './recorded-lines.js'
import { voicemailPilots } from './voicemail-pilots.js'

/** Which people who move lose their recording, and whose voicemail cannot be reached. */
export function askVoicemailAndRecording(input: QuestionInput): QuestionResult {
  const { estate, router, scope, answers } = input
  if (scope.movers.length === 0) {
    return {
      findings: [],
      rows: [],
      unchecked: (['REC-001', 'VM-002'] as const).map((code) => ({
        code,
        missing: 'nobody is known to move',
        unlock: UNLOCK.roster,
      })),
    }
  }
  const voicemail = voicemailPilots(estate, router, scope)
  return {
    findings: [...recordedLines(estate, scope, answers), ...voicemail.findings].sort(compareFindings),
    rows: [],
    unchecked: [...uncheckedRecording(input), ...voicemail.unchecked],
  }
}

function uncheckedRecording({ estate }: QuestionInput): readonly Unchecked[] {
  if (!lacksRoutingColumns(estate)) return []
  return [
    {
      code: 'REC-001',
      missing: 'the export has no recording columns of lines',
      unlock: UNLOCK['routing-columns'],
    },
  ]
}
