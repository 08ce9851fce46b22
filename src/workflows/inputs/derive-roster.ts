import { mergedRoster, rosterFromContactCenter, rosterFromHuntPilots } from '../../analysis/inputs/derived-roster.js'
import { dialableDigits } from '../../dialing/digits.js'
import { UserError } from '../../findings/user-error.js'
import { renderRosterCsv } from '../../ingest/roster/roster-rows.js'
import { sha256 } from '../../model/fingerprint.js'
import type { Roster } from '../../model/roster.js'
import type { Entry } from '../../model/snapshot.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import { requireSnapshot } from '../questions/estate-question.js'
import type { Clock, FileStore, Workspace } from '../ports.js'
import { type IngestedRoster, rosterMatches } from './ingest-roster.js'

export interface DerivedRosterOptions {
  readonly huntPilots: boolean
  readonly icd: boolean
  /** Pilots by digits or `pattern@partition`; all where empty. */
  readonly pilots: readonly string[]
  /** Where the roster is written as CSV for people to edit; not stored then. */
  readonly output?: string
}

export interface DerivedRoster extends IngestedRoster {
  /** Base name of the file written; the roster of the workspace stays as it was. */
  readonly written?: string
}

/**
 * Makes a roster out of the export: the members of hunt pilots, the agents of Contact Center Express, or
 * both. Stored as the workspace's roster, or written to a file to be edited and taken in.
 *
 * @throws UserError when a pilot is not in the export, or nobody is found
 */
export async function deriveRoster(
  options: DerivedRosterOptions,
  ports: { readonly files: FileStore; readonly workspace: Workspace; readonly clock: Clock },
): Promise<DerivedRoster> {
  const { workspace, clock, files } = ports
  const estate = new UcmEstate(requireSnapshot(workspace))
  const pilots = options.pilots.map((named) => pilotNamed(estate, named)).flat()
  const entries = mergedRoster(
    options.huntPilots ? rosterFromHuntPilots(estate, pilots.length === 0 ? undefined : pilots) : [],
    options.icd ? rosterFromContactCenter(estate) : [],
  )
  if (entries.length === 0) throw nobody(options)
  const name = [...(options.huntPilots ? ['hunt pilots'] : []), ...(options.icd ? ['ICD extensions'] : [])].join(', ')
  const text = renderRosterCsv(entries)
  const base = { name, sha256: sha256(text), rows: entries.length, findings: [] }
  if (options.output !== undefined) {
    if (files.exists(options.output)) {
      throw new UserError(`${options.output} is there already`, { hint: 'name another file, or remove it first' })
    }
    await files.write(options.output, text)
    return { ...base, written: options.output }
  }
  const roster: Roster = { entries }
  workspace.store.saveRoster(roster, { kind: 'roster', name, sha256: base.sha256, takenAt: clock.now() })
  return { ...base, ...rosterMatches(workspace, clock.today()) }
}

function pilotNamed(estate: UcmEstate, named: string): readonly Entry<HuntPilot>[] {
  const all = estate.all('hunt-pilot')
  const found = all.filter(({ key, value }) => key === named || dialableDigits(value.pattern) === dialableDigits(named))
  if (found.length > 0) return found
  const some = all.slice(0, 8).map(({ key }) => key)
  throw new UserError(`the export has no hunt pilot ${named}`, {
    kind: 'usage',
    hint: some.length === 0 ? 'it has no hunt pilot at all' : `it has ${some.join(', ')}${all.length > 8 ? ', …' : ''}`,
  })
}

function nobody({ huntPilots, icd }: DerivedRosterOptions): UserError {
  const what = [...(huntPilots ? ['no member of a hunt pilot'] : []), ...(icd ? ['no ICD extension'] : [])]
  return new UserError(`the export has ${what.join(' and ')}`, {
    hint: 'state who moves in a file: rehome ingest roster agents.csv',
  })
}
