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
  return [exportLine(about), rosterLine(about), mappingLine(about), organizationLine(about), ...systemLines(about)]
}

/** Systems beside Unified CM, and what is not known without them. */
const OTHER_SYSTEMS: readonly {
  readonly kind: string
  readonly source: string
  readonly without: string
  /** What is not used of it yet; a source without this counts in full. */
  readonly unused?: string
  readonly unlock: string
}[] = [
  {
    kind: 'webex',
    source: 'Webex organization',
    without: 'Nothing was read from Webex; what is said about it was stated by people.',
    unused: 'used by plans, calls and gateway checks; findings about licenses go by what people stated',
    unlock: UNLOCK.webex,
  },
  {
    kind: 'lgw',
    source: 'Gateway configuration',
    without: 'Nothing is said about what the Local Gateway does with a call.',
    unlock: UNLOCK.gateway,
  },
  {
    kind: 'directory',
    source: 'Directory',
    without: 'Mail addresses are those of Unified CM.',
    unlock: UNLOCK.directory,
  },
  {
    kind: 'calls',
    source: 'Call detail records',
    without: 'Nothing is said about how many calls there are at a time.',
    unused: 'shown when they are taken in; no finding rests on them yet',
    unlock: UNLOCK.calls,
  },
]

function systemLines({ inputs }: WorkbookInput): readonly CoverageLine[] {
  return OTHER_SYSTEMS.map(({ kind, source, without, unused, unlock }): CoverageLine => {
    const names = inputs.filter((input) => input.kind === kind).map(({ name }) => name)
    if (names.length === 0) return { source, state: 'absent', detail: without, unlock }
    if (unused === undefined) return { source, state: 'present', detail: names.join(', '), unlock: '' }
    return { source, state: 'partial', detail: `${names.join(', ')}: ${unused}`, unlock: '' }
  })
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
