import { dialableDigits } from '../../../dialing/digits.js'
import type { SettingKey, Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { HuntPilot } from '../../../model/ucm/hunting.js'

/** What a hunt pilot does with a call, as far as configuration decides it, and the settings that decided it. */
export type PilotAnswer = { readonly settingsUsed?: readonly SettingKey[] } & (
  | /** A member may ring, or the inputs do not say who the members are: who answers depends on the moment. */
  { readonly kind: 'hunts' }
  /** Nobody is there, and the call is sent on. An absent search space sees `<None>` only. */
  | {
      readonly kind: 'sent-on'
      readonly digits: string
      readonly callingSearchSpace?: string
      /** In words, for traces. */
      readonly why: string
    }
  /** Nobody is there, and it sends calls nowhere. */
  | { readonly kind: 'nobody'; readonly why: string }
)

interface Overflow {
  readonly destination?: string
  readonly callingSearchSpace?: string
}

/**
 * A pilot rings nobody, at any moment, when its hunt list is disabled, or when all its line groups are
 * there and the first that counts is empty: hunting stops at an empty group (`routing-semantics` A8). Then,
 * with queueing, the call goes where it goes without agents; without, where the pilot forwards. The two
 * exclude each other, so that music on hold alone is no queue beside a forward. Of the two forwards the busy
 * one counts where both are set: which of them an empty group means is not documented.
 */
export function pilotAnswer(estate: UcmEstate, settings: Settings, pilot: HuntPilot): PilotAnswer {
  const list = pilot.huntList === undefined ? undefined : estate.find('hunt-list', pilot.huntList)?.value
  if (list === undefined) return { kind: 'hunts' }
  if (!list.enabled) return { kind: 'nobody', why: `hunt list ${list.name} is disabled`, settingsUsed: [] }
  const groups = list.lineGroups.map((name) => estate.find('line-group', name)?.value)
  const firstFilled = groups.findIndex((group) => group === undefined || group.members.length > 0)
  const stops = settings.values['routing.emptyLineGroup'] === 'stops'
  const settingsUsed: readonly SettingKey[] = firstFilled > 0 ? ['routing.emptyLineGroup'] : []
  if (firstFilled === 0 || (firstFilled > 0 && !stops)) return { kind: 'hunts', settingsUsed }
  const nobody =
    firstFilled < 0
      ? `hunt list ${list.name} has no members`
      : `hunting stops at line group ${list.lineGroups[0] ?? ''}, which has no members`
  return { ...overflowOf(pilot, nobody), settingsUsed }
}

function overflowOf({ queue, forwardBusy, forwardNoAnswer }: HuntPilot, nobody: string): PilotAnswer {
  const forwards = forwardBusy.destination !== undefined || forwardNoAnswer.destination !== undefined
  const isMusicAlone = queue.signals.every((signal) => signal.startsWith('NETWORK HOLD MOH'))
  if (queue.signals.length > 0 && !(isMusicAlone && forwards)) {
    return sentOn(nobody, 'the queue sends calls without agents', {
      ...(queue.noAgentsDestination === undefined ? {} : { destination: queue.noAgentsDestination }),
      ...(queue.noAgentsCallingSearchSpace === undefined
        ? {}
        : { callingSearchSpace: queue.noAgentsCallingSearchSpace }),
    })
  }
  if (forwardBusy.useMemberSettings || forwardNoAnswer.useMemberSettings) {
    return { kind: 'nobody', why: `${nobody}, and forwards as its members do` }
  }
  return sentOn(nobody, 'the pilot forwards', forwardBusy.destination === undefined ? forwardNoAnswer : forwardBusy)
}

function sentOn(nobody: string, how: string, { destination, callingSearchSpace }: Overflow): PilotAnswer {
  if (destination === undefined) return { kind: 'nobody', why: `${nobody}, and ${how} nowhere` }
  return {
    kind: 'sent-on',
    digits: dialableDigits(destination),
    ...(callingSearchSpace === undefined ? {} : { callingSearchSpace }),
    why: `${nobody}: ${how} to ${destination} in ${callingSearchSpace ?? '<None>'}`,
  }
}

/** Every destination to which a pilot may send calls, whoever its members are. */
export function overflowsOf({ queue, forwardBusy, forwardNoAnswer }: HuntPilot): readonly Required<Overflow>[] {
  const all: readonly Overflow[] = [
    overflow(queue.noAgentsDestination, queue.noAgentsCallingSearchSpace),
    overflow(queue.fullDestination, queue.fullCallingSearchSpace),
    overflow(queue.maximumWaitDestination, queue.maximumWaitCallingSearchSpace),
    forwardBusy,
    forwardNoAnswer,
  ]
  return all.flatMap(({ destination, callingSearchSpace }) =>
    destination === undefined || callingSearchSpace === undefined ? [] : [{ destination, callingSearchSpace }],
  )
}

function overflow(destination: string | undefined, callingSearchSpace: string | undefined): Overflow {
  return {
    ...(destination === undefined ? {} : { destination }),
    ...(callingSearchSpace === undefined ? {} : { callingSearchSpace }),
  }
}

/** `ForwardMaximumHopCount`: how often one call is sent on before it is refused (`routing-semantics` A9). */
export function sendingLimit(estate: UcmEstate): number {
  const text = estate.serviceParameter('ForwardMaximumHopCount')
  const limit = Number(text)
  return text !== undefined && Number.isSafeInteger(limit) && limit > 0 ? limit : DEFAULT_SENDING_LIMIT
}

const DEFAULT_SENDING_LIMIT = 12
