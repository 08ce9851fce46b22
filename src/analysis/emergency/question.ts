import { UNLOCK } from '../../findings/codes/code-entry.js'
import { compareFindings } from '../../findings/finding.js'
import { cssFamilies } from '../css-family.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import { lackOfTables, lacksRoutingColumns } from '../routing-columns.js'
import type { EmergencyRow } from './columns.js'
import { directDialing } from './direct-dialing.js'
import { emergencyClasses, searchSpaceClasses } from './emergency-class.js'
import { emergencyRows } from './emergency-rows.js'

/** From which lines the emergency number, dialed bare, does not certainly reach somebody. */
export function askEmergency(input: QuestionInput): QuestionResult<EmergencyRow> {
  const { estate, router, mapping } = input
  if (lacksRoutingColumns(estate)) {
    return {
      findings: [],
      rows: emergencyRows(input, []),
      unchecked: [
        {
          code: 'EMG-005',
          missing: 'the export has no calling search spaces of lines',
          unlock: UNLOCK['routing-columns'],
        },
      ],
    }
  }
  const lack = lackOfTables(router)
  if (lack !== undefined) {
    return { findings: [], rows: emergencyRows(input, []), unchecked: [{ code: 'EMG-005', ...lack }] }
  }
  const families = cssFamilies(estate)
  const classes =
    families.length > 0 ? emergencyClasses(estate, router, mapping, families) : searchSpaceClasses(estate, router)
  return {
    findings: [...directDialing(classes)].sort(compareFindings),
    rows: emergencyRows(input, classes),
    unchecked: [...mobilityUnchecked(input), ...(families.length > 0 ? [] : [LINES_UNKNOWN])],
  }
}

const LINES_UNKNOWN: Unchecked = {
  code: 'EMG-005',
  missing: 'the inputs do not say which search spaces the lines of phones use',
  unlock: UNLOCK.ucm,
}

/** Lines of extension mobility profiles dial from whatever phone the person signs in to. */
function mobilityUnchecked({ estate }: QuestionInput): readonly Unchecked[] {
  const profiles = estate.all('device-profile').filter(({ value }) => value.lines.length > 0)
  if (profiles.length === 0) return []
  return [
    {
      code: 'EMG-005',
      missing: `the phone on which lines of ${profiles.length} device profiles are used decides what they can dial`,
      unlock: 'test 911 from a phone where such a person is signed in',
    },
  ]
}
