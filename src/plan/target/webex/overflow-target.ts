import { HUNT_FIELDS } from '../../../analysis/answer-fields.js'
import { parseDialedDigits } from '../../../dialing/digits.js'
import { finding } from '../../../findings/finding.js'
import type { HuntPilot } from '../../../model/ucm/hunting.js'
import { callerOfCss } from '../../../routing/ucm/resolve-caller.js'
import type { PlannedQueue } from '../planned-wave.js'
import type { WebexTargetInput } from './webex-target.js'

interface Destination {
  readonly digits: string
  readonly css?: string
}

/**
 * Where calls go that the queue cannot take, in a form that can be dialed from Webex: the answer of a
 * person, else the first destination of the pilot, followed in Unified CM to the number that it reaches
 * (`webex-api` 5.9, `audit-workbook` QUE-003). Undefined = none, which is told.
 */
export function overflowTarget(
  input: WebexTargetInput,
  queue: PlannedQueue,
  pilot: HuntPilot | undefined,
): string | undefined {
  const key = `hunt-pilot:${queue.pilot ?? ''}`
  const decided = input.question.answers.get('Hunt and queues', key, HUNT_FIELDS.overflowTo)?.value.trim()
  if (decided !== undefined && decided !== '') return parseDialedDigits(decided) ?? decided
  const destination = destinationOf(pilot)
  if (destination === undefined) {
    tell(input, queue, 'No destination is set for calls that the queue cannot take: they hear the busy tone.', 'none')
    return undefined
  }
  const reached = followed(input, destination)
  if (reached === undefined) {
    const message = `Calls that the queue cannot take go to ${destination.digits} in Unified CM, which reaches nothing that can be dialed from Webex: they hear the busy tone.`
    tell(input, queue, message, destination.digits)
  }
  return reached
}

function destinationOf(pilot: HuntPilot | undefined): Destination | undefined {
  if (pilot === undefined) return undefined
  const { queue, forwardBusy, forwardNoAnswer } = pilot
  const all: readonly (readonly [string | undefined, string | undefined])[] = [
    [queue.fullDestination, queue.fullCallingSearchSpace],
    [queue.maximumWaitDestination, queue.maximumWaitCallingSearchSpace],
    [forwardBusy.destination, forwardBusy.callingSearchSpace],
    [forwardNoAnswer.destination, forwardNoAnswer.callingSearchSpace],
  ]
  const first = all.find(([digits]) => digits !== undefined)
  if (first?.[0] === undefined) return undefined
  return { digits: first[0], ...(first[1] === undefined ? {} : { css: first[1] }) }
}

/** The +E.164 of the line or pilot reached; +E.164 digits stay as they are. */
function followed({ question, identities }: WebexTargetInput, { digits, css }: Destination): string | undefined {
  const dialed = parseDialedDigits(digits.replaceAll('\\', ''))
  if (dialed === undefined) return undefined
  const caller = { ...callerOfCss(question.estate, css, undefined), mode: 'en-bloc' as const }
  const { reached } = question.router.route(caller, dialed)
  const [, dn, partition] = /^(?:dn|hunt-pilot):(.+)@([^@]*)$/.exec(reached ?? '') ?? []
  const number = dn === undefined ? undefined : identities.of(dn, partition === '<None>' ? undefined : partition).e164
  if (number !== undefined) return number
  return /^\+[1-9]\d{6,14}$/.test(dialed) ? dialed : undefined
}

function tell({ findings, wave }: WebexTargetInput, queue: PlannedQueue, message: string, destination: string): void {
  findings.push(
    finding({
      code: 'QUE-003',
      subject: `queue:${queue.key}`,
      scope: `wave:${wave.number}`,
      message: `${queue.name}: ${message}`,
      evidence: [
        { label: 'destination in Unified CM', value: destination },
        { label: 'hunt pilot', value: queue.pilot ?? 'none' },
      ],
      location: queue.location,
      wave: wave.number,
    }),
  )
}
