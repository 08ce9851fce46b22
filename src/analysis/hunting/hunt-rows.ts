import { dialableDigits, isPlainNumber } from '../../dialing/digits.js'
import { formatSource } from '../../findings/source-ref.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import type { HuntRow, PilotKind } from './columns.js'
import type { FollowedPilot } from './pilot-members.js'

/** One row per hunt pilot, in key order. */
export function huntRows(pilots: readonly FollowedPilot[]): readonly HuntRow[] {
  return pilots.map(({ entry, lineGroups, members }) => {
    const { value } = entry
    const moving = members.filter(({ mover }) => mover !== undefined).length
    const proposal = propose(value, moving, members.length)
    return {
      key: `hunt-pilot:${entry.key}`,
      pilot: isPlainNumber(value.pattern) ? dialableDigits(value.pattern) : value.pattern,
      partition: value.partition ?? NO_PARTITION,
      description: value.description ?? '',
      huntList: value.huntList ?? '',
      lineGroups: lineGroups.map((group) => group.value.name).join(', '),
      algorithm: [...new Set(lineGroups.flatMap((group) => group.value.distribution ?? []))].join(', '),
      members: members.length,
      moving,
      staying: members.length - moving,
      maximumCallers: value.queue.maximumCallers,
      maximumWaitSeconds: value.queue.maximumWaitSeconds,
      overflow: overflowText(value),
      signals: value.queue.signals.join(', '),
      proposedKind: proposal.kind,
      why: proposal.why,
      source: formatSource(entry.source),
    }
  })
}

/**
 * A suggestion only; a person chooses. Callers wait where the export shows signs of a queue
 * (`ucm-exports` 1.7); without such signs nothing waits, and a hunt group does the same.
 */
function propose(pilot: HuntPilot, moving: number, members: number): { kind: PilotKind; why: string } {
  if (moving === 0) return { kind: 'KEEP_UCM', why: members === 0 ? 'no members' : 'no member moves' }
  if (moving < members - moving) return { kind: 'KEEP_UCM', why: `${moving} of ${members} members move` }
  const who = moving === members ? 'all members move' : `${moving} of ${members} members move`
  return pilot.queue.signals.length > 0
    ? { kind: 'CA_QUEUE', why: `${who}; callers wait in a queue` }
    : { kind: 'HUNT_GROUP', why: `${who}; no sign of a queue` }
}

function overflowText(pilot: HuntPilot): string {
  const destinations: readonly (readonly [string, string | undefined])[] = [
    ['no answer', pilot.forwardNoAnswer.destination],
    ['busy', pilot.forwardBusy.destination],
    ['queue full', pilot.queue.fullDestination],
    ['waited too long', pilot.queue.maximumWaitDestination],
    ['no agents', pilot.queue.noAgentsDestination],
  ]
  return destinations
    .flatMap(([when, destination]) => (destination === undefined ? [] : `${when}: ${dialableDigits(destination)}`))
    .join('; ')
}
