import type { DnOrigin } from '../../../model/ucm/directory-number.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'
import { alternatesReader, urisReader } from './alternates.js'
import type { DnFacts, DnField } from './dn-sighting.js'
import { forwardsReader, hasForwards } from './forwards.js'

type Names = readonly [string, ...string[]]

export interface DnFactsReader {
  readonly read: Read<DnFacts>
  readonly known: ReadonlySet<DnField>
}

/**
 * Reads what belongs to the number itself, out of any of the files that carry numbers; they word the
 * same columns differently (`ucm-exports` 1.3, 1.9).
 *
 * @param suffix `' 1'` in files with numbered lines, `''` in directorynumber.csv
 */
export function dnFactsReader(columns: Columns, suffix: string, origin: DnOrigin): DnFactsReader {
  const numbered = suffix !== ''
  const names = {
    description: [`${numbered ? 'LINE DESCRIPTION' : 'DESCRIPTION'}${suffix}`],
    alertingName: [`ALERTING NAME${suffix}`],
    callingSearchSpace: [`${numbered ? 'LINE CSS' : 'CALLING SEARCH SPACE'}${suffix}`],
    urgent: [`URGENT PRIORITY${suffix}`],
    voicemailProfile: [`VOICE MAIL PROFILE${suffix}`],
    callPickupGroup: [`CALL PICKUP GROUP${suffix}`],
    noAnswerRingDurationSeconds: [
      `FORWARD NO ANSWER RING DURATION${suffix}`,
      `NO ANSWER RING DURATION (SECONDS)${suffix}`,
    ],
  } as const satisfies Record<string, Names>
  const description = columns.text(...names.description)
  const alertingName = columns.text(...names.alertingName)
  const callingSearchSpace = columns.text(...names.callingSearchSpace)
  // ctiroutepoint.csv has no column for it in any release.
  const urgent = origin === 'cti-route-point' ? () => undefined : columns.flag(...names.urgent)
  const voicemailProfile = columns.text(...names.voicemailProfile)
  const callPickupGroup = columns.text(...names.callPickupGroup)
  const noAnswerRingDuration = columns.integer(...names.noAnswerRingDurationSeconds)
  const forwards = forwardsReader(columns, suffix)
  const alternates = alternatesReader(columns, suffix)
  const uris = urisReader(columns, suffix)
  return {
    known: knownFields(columns, suffix, names),
    read: (row) =>
      present<DnFacts>({
        description: description(row),
        alertingName: alertingName(row),
        callingSearchSpace: callingSearchSpace(row),
        urgent: urgent(row) ?? false,
        voicemailProfile: voicemailProfile(row),
        callPickupGroup: callPickupGroup(row),
        noAnswerRingDurationSeconds: noAnswerRingDuration(row),
        forwards: forwards(row),
        alternates: alternates(row),
        uris: uris(row),
      }),
  }
}

function knownFields(columns: Columns, suffix: string, names: Record<string, Names>): ReadonlySet<DnField> {
  const known = new Set<DnField>()
  for (const [field, alternatives] of Object.entries(names)) {
    if (alternatives.some((name) => columns.has(name))) known.add(field as DnField)
  }
  if (hasForwards(columns, suffix)) known.add('forwards')
  if (columns.has(`ENTERPRISE NUMBER MASK${suffix}`)) known.add('alternates')
  if (columns.has(`URI 1 ON DIRECTORY NUMBER${suffix}`)) known.add('uris')
  return known
}
