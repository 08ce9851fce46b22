import { type Finding, finding } from '../../../findings/finding.js'
import type { Columns } from '../columns.js'

/** Line columns without which nobody can tell who may call whom; where one is absent, the file was reduced. */
const NEEDED = ['LINE CSS', 'FORWARD ALL CSS', 'RECORDING PROFILE'] as const

/** Columns that the known pre-processor removes with them and that decide about routing as well (`ucm-exports` 5). */
const ALSO_OF_LINES = [
  'FORWARD BUSY INTERNAL CSS',
  'FORWARD BUSY EXTERNAL CSS',
  'FORWARD NO ANSWER INTERNAL CSS',
  'FORWARD NO ANSWER EXTERNAL CSS',
  'FORWARD NO COVERAGE INTERNAL CSS',
  'FORWARD NO COVERAGE EXTERNAL CSS',
  'FORWARD UNREGISTERED INTERNAL CSS',
  'FORWARD UNREGISTERED EXTERNAL CSS',
  'FORWARD ON CTI FAILURE DESTINATION',
  'FORWARD ON CTI FAILURE CSS',
  'SECONDARY CSS FOR FORWARD ALL',
  'MONITORING CALLING SEARCH SPACE',
] as const

const ALSO_OF_DEVICES = ['CSS', 'AAR CSS', 'REROUTING CALLING SEARCH SPACE', 'LOGGED INTO HUNT GROUP'] as const

/**
 * Tells an export from which a pre-processor has removed columns (PRE-003) from an import set, which
 * never had them (PRE-002). Only an export has the type of each device (`ucm-exports` 2, 5).
 */
export function reducedExport(columns: Columns): readonly Finding[] {
  const lines = columns.numbers('DIRECTORY NUMBER')
  const needed = NEEDED.flatMap((name) => absentFrom(columns, name, lines))
  if (needed.length === 0) return []
  const subject = `file:${columns.file}`
  if (!columns.has('DEVICE TYPE')) {
    const message = `${columns.file} is an import set of phones: it does not say where its lines may call.`
    return [finding({ code: 'PRE-002', subject, message, evidence: evidenceOf(columns, needed) })]
  }
  const absent = [
    ...needed,
    ...ALSO_OF_DEVICES.filter((name) => !columns.has(name)),
    ...ALSO_OF_LINES.flatMap((name) => absentFrom(columns, name, lines)),
  ]
  const message = `${columns.file} was reduced: ${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} absent, and with that who may call whom.`
  return [finding({ code: 'PRE-003', subject, message, evidence: evidenceOf(columns, absent) })]
}

/** The column with the numbers of the lines that lack it, e.g. `LINE CSS 1-6`. */
function absentFrom(columns: Columns, name: string, lines: readonly number[]): readonly string[] {
  const lacking = lines.filter((n) => !columns.has(`${name} ${n}`))
  const [first] = lacking
  if (first === undefined) return []
  return [`${name} ${lacking.length === 1 ? first : `${first}-${lacking.at(-1) ?? first}`}`]
}

function evidenceOf(columns: Columns, absent: readonly string[]) {
  return absent.map((value) => ({ label: 'absent column', value, source: { file: columns.file } }))
}
