import type { DirectoryNumber, Forward } from '../../../model/ucm/directory-number.js'
import type { HuntPilot } from '../../../model/ucm/hunting.js'

/** Where a forward sends calls, and with which search space. */
export interface Aim {
  readonly destination: string
  readonly callingSearchSpace?: string
}

/** One destination of a number or hunt pilot, by name. */
export interface ForwardField extends Aim {
  readonly field: string
}

/** The forwards of a number that name a destination; those to voicemail go by its pilot. */
export function forwardsOf({ forwards }: DirectoryNumber): readonly ForwardField[] {
  return forwards.flatMap(({ kind, toVoicemail, destination, callingSearchSpace }) =>
    toVoicemail || destination === undefined ? [] : [field(kind, destination, callingSearchSpace)],
  )
}

/** The overflow destinations of a hunt pilot. */
export function overflowsOf({ forwardNoAnswer, forwardBusy, queue }: HuntPilot): readonly ForwardField[] {
  const all: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['no-answer', forwardNoAnswer.destination, forwardNoAnswer.callingSearchSpace],
    ['busy', forwardBusy.destination, forwardBusy.callingSearchSpace],
    ['queue-full', queue.fullDestination, queue.fullCallingSearchSpace],
    ['maximum-wait', queue.maximumWaitDestination, queue.maximumWaitCallingSearchSpace],
    ['no-agents', queue.noAgentsDestination, queue.noAgentsCallingSearchSpace],
  ]
  return all.flatMap(([name, destination, css]) => (destination === undefined ? [] : [field(name, destination, css)]))
}

/** The number with forwards aimed anew, by field. */
export function withForwards(value: DirectoryNumber, aims: ReadonlyMap<string, Aim>): DirectoryNumber {
  const forwards = value.forwards.map((forward): Forward => {
    const aim = forward.toVoicemail ? undefined : aims.get(forward.kind)
    return aim === undefined ? forward : { kind: forward.kind, toVoicemail: false, ...aimed(aim) }
  })
  return { ...value, forwards }
}

/** The hunt pilot with overflows aimed anew, by field. */
export function withOverflows(value: HuntPilot, aims: ReadonlyMap<string, Aim>): HuntPilot {
  const { forwardNoAnswer, forwardBusy, queue } = value
  const [noAnswer, busy] = [aims.get('no-answer'), aims.get('busy')]
  const [full, wait, none] = [aims.get('queue-full'), aims.get('maximum-wait'), aims.get('no-agents')]
  return {
    ...value,
    forwardNoAnswer: noAnswer === undefined ? forwardNoAnswer : { ...forwardNoAnswer, ...aimed(noAnswer) },
    forwardBusy: busy === undefined ? forwardBusy : { ...forwardBusy, ...aimed(busy) },
    queue: {
      ...queue,
      ...(full === undefined ? {} : { fullDestination: full.destination, ...space('fullCallingSearchSpace', full) }),
      ...(wait === undefined
        ? {}
        : { maximumWaitDestination: wait.destination, ...space('maximumWaitCallingSearchSpace', wait) }),
      ...(none === undefined
        ? {}
        : { noAgentsDestination: none.destination, ...space('noAgentsCallingSearchSpace', none) }),
    },
  }
}

function field(name: string, destination: string, callingSearchSpace: string | undefined): ForwardField {
  return { field: name, destination, ...(callingSearchSpace === undefined ? {} : { callingSearchSpace }) }
}

function aimed({ destination, callingSearchSpace }: Aim): Aim {
  return { destination, ...(callingSearchSpace === undefined ? {} : { callingSearchSpace }) }
}

function space(name: string, { callingSearchSpace }: Aim): Readonly<Record<string, string>> {
  return callingSearchSpace === undefined ? {} : { [name]: callingSearchSpace }
}
