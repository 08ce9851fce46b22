import type { SettingKey } from '../../../model/settings.js'
import type { HuntPilot } from '../../../model/ucm/hunting.js'
import type { Destination } from '../destination.js'
import { searchSpaceNamed } from '../hop-decisions.js'
import { pilotAnswer, sendingLimit } from './hunt-overflow.js'
import { missingBeyond } from './missing-beyond.js'
import type { RoutingTables } from '../routing-tables.js'

/** What follows when a call has come to a hunt pilot. */
export type AfterPilot = { readonly settingsUsed: readonly SettingKey[] } & (
  | { readonly kind: 'end'; readonly end: Destination }
  /** Nobody can be there: looked up again, in the words of `why`. */
  | { readonly kind: 'again'; readonly digits: string; readonly partitions: readonly string[]; readonly why: string }
)

/** `there`: the pilot as the end of the call. `sentOn`: how often the call was sent on before (`routing-semantics` A8, A9). */
export function afterPilot(
  tables: RoutingTables,
  devicePool: string | undefined,
  pilot: HuntPilot,
  there: Destination,
  sentOn: number,
): AfterPilot {
  const answer = pilotAnswer(tables.estate, tables.settings, pilot)
  const { settingsUsed = [] } = answer
  const lacking = (): readonly string[] => missingBeyond(tables, devicePool, pilot)
  if (answer.kind === 'hunts') {
    if (there.disposition !== 'insufficient-information') return { kind: 'end', settingsUsed, end: there }
    return { kind: 'end', settingsUsed, end: { ...there, missing: [...(there.missing ?? []), ...lacking()] } }
  }
  if (answer.kind === 'nobody') {
    return {
      kind: 'end',
      settingsUsed,
      end: { ...there, disposition: 'no-target', outcome: `${there.outcome}; ${answer.why}` },
    }
  }
  const limit = sendingLimit(tables.estate)
  if (sentOn >= limit) {
    const outcome = `sent on by hunt pilots more than ${limit} times: reorder tone`
    return { kind: 'end', settingsUsed, end: { disposition: 'loop', outcome } }
  }
  const next = searchSpaceNamed(tables.estate, answer.callingSearchSpace)
  if (next.ok)
    return { kind: 'again', settingsUsed, digits: answer.digits, partitions: next.partitions, why: answer.why }
  const end: Destination = {
    disposition: 'insufficient-information',
    outcome: `${answer.why}, which is not in the inputs`,
    missing: [next.missing, ...lacking()],
  }
  return { kind: 'end', settingsUsed, end }
}
