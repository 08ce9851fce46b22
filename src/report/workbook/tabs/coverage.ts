import { UNLOCK } from '../../../findings/codes/code-entry.js'
import { mappingRows } from '../../../model/mapping-rows.js'
import type { MemberFate } from '../../../model/snapshot.js'
import type { WorkbookInput } from '../workbook-input.js'

/** One source of knowledge: whether it was there, what was in it, what a person does to get the rest. */
export interface CoverageLine {
  readonly source: string
  readonly state: 'present' | 'partial' | 'absent'
  readonly detail: string
  readonly unlock: string
}

/** Every source that a statement of this workbook could rest on (`audit-workbook` 1: nothing is guessed silently). */
export function coverageLines(about: WorkbookInput): readonly CoverageLine[] {
  return [
    exportLine(about),
    rosterLine(about),
    mappingLine(about),
    organizationLine(about),
    ...systemLines(about),
    ...NOT_READ,
  ]
}

/** Sources that would prove more, and that no command takes in yet. */
const NOT_READ: readonly CoverageLine[] = [
  { source: 'Directory', detail: 'Mail addresses are those of Unified CM.' },
  { source: 'Call detail records', detail: 'Nothing is said about how many calls there are at a time.' },
].map((line) => ({ ...line, state: 'absent', unlock: 'not taken in by this version' }))

/** Read for the plan and for calls; the questions of this workbook still go by what people stated. */
function systemLines({ inputs }: WorkbookInput): readonly CoverageLine[] {
  const line = (kind: string, source: string, absent: string, unlock: string): CoverageLine => {
    const names = inputs.filter((input) => input.kind === kind).map(({ name }) => name)
    if (names.length === 0) return { source, state: 'absent', detail: absent, unlock }
    const detail = `${names.join(', ')}: used by plans and calls; findings go by what people stated`
    return { source, state: 'partial', detail, unlock: '' }
  }
  return [
    line(
      'webex',
      'Webex organization',
      'Nothing was read from Webex; what is said about it was stated by people.',
      'rehome ingest webex --from <folder>, or --empty',
    ),
    line(
      'lgw',
      'Gateway configuration',
      'Nothing is said about what the Local Gateway does with a call.',
      'rehome ingest lgw <running-config>',
    ),
  ]
}

function exportLine({ input }: WorkbookInput): CoverageLine {
  const { members, absentColumns } = input.estate.snapshot
  const count = (fate: MemberFate) => members.filter((member) => member.fate === fate).length
  const detail = `${count('read')} files read, ${count('known-unused')} known and not needed, ${count('unknown')} unknown`
  const source = 'Unified CM export'
  if (absentColumns.length === 0) return { source, state: 'present', detail, unlock: '' }
  return {
    source,
    state: 'partial',
    detail: `${detail}; columns absent: ${absentColumns.join(', ')}`,
    unlock: UNLOCK['routing-columns'],
  }
}

function rosterLine({ input: { scope } }: WorkbookInput): CoverageLine {
  const source = 'Roster of who moves'
  const { movers, unmatched } = scope
  if (scope.basis === 'presumed') {
    const detail = `none; ${movers.length} presumed to move from what the export shows`
    return { source, state: 'absent', detail, unlock: UNLOCK.roster }
  }
  const detail = `${movers.length} people matched`
  if (unmatched.length === 0) return { source, state: 'present', detail, unlock: '' }
  const unknown = unmatched.map(({ entry }) => entry.who).join(', ')
  return {
    source,
    state: 'partial',
    detail: `${detail}; rows that match nobody: ${unknown}`,
    unlock: 'correct these rows and load the roster again',
  }
}

function mappingLine({ input: { mapping } }: WorkbookInput): CoverageLine {
  const source = 'Mapping'
  const rows = mappingRows(mapping).filter(({ kind }) => kind !== 'names')
  const missing = rows.filter((row) => row.missing).length
  const proposed = rows.filter(({ value, status }) => value !== '' && status === 'proposed').length
  const detail = `${mapping.locations.length} locations; ${missing} values missing, ${proposed} proposed and not confirmed`
  if (mapping.locations.length === 0) return { source, state: 'absent', detail, unlock: UNLOCK.mapping }
  const isWhole = missing === 0 && proposed === 0
  return { source, state: isWhole ? 'present' : 'partial', detail, unlock: isWhole ? '' : UNLOCK.mapping }
}

function organizationLine({ input: { mapping } }: WorkbookInput): CoverageLine {
  const { status, statedBy, statedOn, seats, readiness } = mapping.organization
  const source = 'Organization facts'
  if (status !== 'confirmed') {
    return { source, state: 'absent', detail: 'nobody has stated them', unlock: UNLOCK.organization }
  }
  const by = `stated by ${statedBy ?? 'somebody not named'}${statedOn === undefined ? '' : ` on ${statedOn}`}`
  const isWhole = seats.length > 0 && Object.keys(readiness).length > 0
  const detail = `${by}; seats of ${seats.length} products, ${Object.keys(readiness).length} readiness answers`
  return { source, state: isWhole ? 'present' : 'partial', detail, unlock: isWhole ? '' : UNLOCK.organization }
}
