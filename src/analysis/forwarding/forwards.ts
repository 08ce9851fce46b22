import type { SourceRef } from '../../findings/source-ref.js'
import type { ForwardKind } from '../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { MigrationScope } from '../migration-scope.js'

/** A place from which calls are sent on without the caller's doing. */
export interface SetForward {
  /** `dn:…`, `hunt-pilot:…` or `pattern:…` of what forwards. */
  readonly subject: string
  /** Which forward it is, in words. */
  readonly field: string
  readonly destination: string
  readonly callingSearchSpace?: string
  readonly source: SourceRef
}

const FORWARD_WORDS: Readonly<Record<ForwardKind, string>> = {
  all: 'forward all',
  'busy-internal': 'forward busy internal',
  'busy-external': 'forward busy external',
  'no-answer-internal': 'forward no answer internal',
  'no-answer-external': 'forward no answer external',
  'no-coverage-internal': 'forward no coverage internal',
  'no-coverage-external': 'forward no coverage external',
  'unregistered-internal': 'forward unregistered internal',
  'unregistered-external': 'forward unregistered external',
  'cti-failure': 'forward on CTI failure',
  'park-no-retrieve-internal': 'parked and not fetched, internal',
  'park-no-retrieve-external': 'parked and not fetched, external',
}

/**
 * Every forward to a number that stays behind: of numbers that do not move, hunt pilots and directed
 * park numbers (`routing-semantics` A8-A10). Forwards to voicemail go to the pilot and are not here.
 */
export function stayingForwards(estate: UcmEstate, scope: MigrationScope): readonly SetForward[] {
  return [...numberForwards(estate, scope), ...pilotForwards(estate), ...parkReversions(estate)]
}

function numberForwards(estate: UcmEstate, scope: MigrationScope): readonly SetForward[] {
  return estate.all('directory-number').flatMap(({ key, value, source }) => {
    if (value.forwards.length === 0 || scope.ofLine(value.dn, value.partition) !== undefined) return []
    return value.forwards.flatMap(({ kind, toVoicemail, destination, callingSearchSpace }) =>
      toVoicemail || destination === undefined
        ? []
        : [setForward(`dn:${key}`, FORWARD_WORDS[kind], destination, callingSearchSpace, source)],
    )
  })
}

function pilotForwards(estate: UcmEstate): readonly SetForward[] {
  return estate.all('hunt-pilot').flatMap(({ value, source }) => {
    const subject = `hunt-pilot:${patternKey(value.pattern, value.partition)}`
    return destinationsOf(value).flatMap(({ field, destination, callingSearchSpace }) =>
      destination === undefined ? [] : [setForward(subject, field, destination, callingSearchSpace, source)],
    )
  })
}

interface PilotDestination {
  readonly field: string
  readonly destination: string | undefined
  readonly callingSearchSpace: string | undefined
}

function destinationsOf({
  forwardNoAnswer,
  forwardBusy,
  parkNoRetrieve,
  queue,
}: HuntPilot): readonly PilotDestination[] {
  return [
    {
      field: 'forward hunt no answer',
      destination: forwardNoAnswer.destination,
      callingSearchSpace: forwardNoAnswer.callingSearchSpace,
    },
    {
      field: 'forward hunt busy',
      destination: forwardBusy.destination,
      callingSearchSpace: forwardBusy.callingSearchSpace,
    },
    {
      field: 'parked and not fetched',
      destination: parkNoRetrieve?.destination,
      callingSearchSpace: parkNoRetrieve?.callingSearchSpace,
    },
    { field: 'queue full', destination: queue.fullDestination, callingSearchSpace: queue.fullCallingSearchSpace },
    {
      field: 'maximum wait in queue',
      destination: queue.maximumWaitDestination,
      callingSearchSpace: queue.maximumWaitCallingSearchSpace,
    },
    {
      field: 'no agents in queue',
      destination: queue.noAgentsDestination,
      callingSearchSpace: queue.noAgentsCallingSearchSpace,
    },
  ]
}

function parkReversions(estate: UcmEstate): readonly SetForward[] {
  return estate
    .all('directed-call-park')
    .flatMap(({ value, source }) =>
      value.reversionNumber === undefined
        ? []
        : [
            setForward(
              `pattern:${patternKey(value.pattern, value.partition)}`,
              'park reversion',
              value.reversionNumber,
              value.reversionCallingSearchSpace,
              source,
            ),
          ],
    )
}

function setForward(
  subject: string,
  field: string,
  destination: string,
  callingSearchSpace: string | undefined,
  source: SourceRef,
): SetForward {
  return { subject, field, destination, source, ...(callingSearchSpace === undefined ? {} : { callingSearchSpace }) }
}
