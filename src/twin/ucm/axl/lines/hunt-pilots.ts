import type { JsonObject, JsonValue } from '../../../../execute/ports.js'
import type { HuntForward, HuntQueue } from '../../../../model/ucm/hunting.js'
import type { UcmRows } from '../../state/rows.js'
import type { UcmState } from '../../state/ucm-state.js'
import { without } from '../../state/without.js'
import { addressedByPattern, returned } from '../addressed.js'
import { mustBeOnlyPattern, mustBePattern, mustExist } from '../constraints.js'
import { applyFields, describeFields, type Field, flag, integer, own, reference, text } from '../fields.js'
import { elements, flagOf, integerOf, objectOf, textOf } from '../json-text.js'
import { type Operations, operation } from '../operation.js'
import { mustBeDiscard, transformationFields } from '../transformations.js'

type Row = UcmRows['hunt-pilot']

const FIELDS: readonly Field<Row>[] = [
  text('pattern', own('pattern')),
  text('description', own('description')),
  reference('routePartitionName', own('partition'), 'partition'),
  flag('blockEnable', own('block')),
  ...transformationFields<Row>('useCallingPartyPhoneMask'),
  flag('patternUrgency', own('urgent')),
  reference('huntListName', own('huntList'), 'hunt-list'),
  text('alertingName', own('alertingName')),
  {
    element: 'parkMonForwardNoRetrieve',
    get: ({ parkNoRetrieve }) =>
      elements({
        destination: parkNoRetrieve?.destination,
        callingSearchSpaceName: parkNoRetrieve?.callingSearchSpace,
      }),
    set: (row, value, state) => withParkForward(state, row, objectOf(value)),
  },
  {
    element: 'displayConnectedNumber',
    get: ({ displaysMemberNumber }) => displaysMemberNumber ?? false,
    set(row, value) {
      const rest = without(row, 'displaysMemberNumber')
      return flagOf(value) === true ? { ...rest, displaysMemberNumber: true } : rest
    },
  },
  huntForward('forwardHuntNoAnswer', 'forwardNoAnswer'),
  huntForward('forwardHuntBusy', 'forwardBusy'),
  reference('callPickupGroupName', own('callPickupGroup'), 'call-pickup-group'),
  integer('maxHuntduration', own('maximumHuntTimerSeconds')),
  text('releaseClause', own('releaseCause')),
  {
    element: 'queueCalls',
    get: describedQueue,
    set: (row, value, state) => ({ ...row, queue: queueOf(state, value) }),
  },
]

/** Hunt pilots. A pilot has no forward-all: one that moves changes its partition (`corrections` 3). */
export const HUNT_PILOT_OPERATIONS: Operations = {
  getHuntPilot: operation('LineKey', (state, body) => {
    const { id, row } = addressedByPattern(state, 'hunt-pilot', 'HuntPilot', body)
    return { huntPilot: returned(id, describeFields(FIELDS, row), body) }
  }),
  updateHuntPilot: operation('UpdateHuntPilotReq', (state, body) => {
    const { id, row } = addressedByPattern(state, 'hunt-pilot', 'HuntPilot', body)
    const changed = applyFields(FIELDS, row, renamed(body), [], state)
    mustBePattern(changed.pattern)
    mustBeDiscard(changed.called.discard, changed.pattern)
    mustBeOnlyPattern(state, changed.pattern, changed.partition, id)
    state.put('hunt-pilot', id, changed)
    return id
  }),
}

function renamed(body: JsonObject): JsonObject {
  const { newPattern, newRoutePartitionName } = body
  const others = without(body, 'uuid', 'pattern', 'routePartitionName', 'newPattern', 'newRoutePartitionName')
  return {
    ...others,
    ...(newPattern === undefined ? {} : { pattern: newPattern }),
    ...(newRoutePartitionName === undefined ? {} : { routePartitionName: newRoutePartitionName }),
  }
}

function huntForward(element: string, key: 'forwardNoAnswer' | 'forwardBusy'): Field<Row> {
  return {
    element,
    get: ({ [key]: forward }) =>
      elements({
        usePersonalPreferences: forward.useMemberSettings,
        destination: forward.destination,
        callingSearchSpaceName: forward.callingSearchSpace,
      }),
    set: (row, value, state) => ({ ...row, [key]: forwardOf(state, row[key], objectOf(value)) }),
  }
}

/** What is left out stays; what is nil or empty goes. */
function forwardOf(state: UcmState, before: HuntForward, said: JsonObject): HuntForward {
  const destination = 'destination' in said ? textOf(said['destination']) : before.destination
  const css = 'callingSearchSpaceName' in said ? textOf(said['callingSearchSpaceName']) : before.callingSearchSpace
  if (css !== undefined) mustExist(state, 'css', css)
  return {
    ...(destination === undefined ? {} : { destination }),
    ...(css === undefined ? {} : { callingSearchSpace: css }),
    useMemberSettings: flagOf(said['usePersonalPreferences']) ?? before.useMemberSettings,
  }
}

function withParkForward(state: UcmState, row: Row, said: JsonObject): Row {
  const before = row.parkNoRetrieve
  const destination = 'destination' in said ? textOf(said['destination']) : before?.destination
  const css = 'callingSearchSpaceName' in said ? textOf(said['callingSearchSpaceName']) : before?.callingSearchSpace
  if (css !== undefined) mustExist(state, 'css', css)
  const rest = without(row, 'parkNoRetrieve')
  if (destination === undefined && css === undefined) return rest
  const parkNoRetrieve = {
    ...(destination === undefined ? {} : { destination }),
    ...(css === undefined ? {} : { callingSearchSpace: css }),
  }
  return { ...rest, parkNoRetrieve }
}

/** Elements of the queue with the fields behind them, and the column by which an export shows that queueing is on. */
const QUEUE: readonly (readonly [element: string, field: Exclude<keyof HuntQueue, 'signals'>, signal?: string])[] = [
  ['maxCallersInQueue', 'maximumCallers'],
  ['queueFullDestination', 'fullDestination', 'DESTINATION WHEN QUEUE IS FULL 1'],
  ['callingSearchSpacePilotQueueFull', 'fullCallingSearchSpace'],
  ['maxWaitTimeInQueue', 'maximumWaitSeconds'],
  ['maxWaitTimeDestination', 'maximumWaitDestination', 'DESTINATION WHEN MAXIMUM WAIT TIME IS MET 1'],
  ['callingSearchSpaceMaxWaitTime', 'maximumWaitCallingSearchSpace'],
  ['noAgentDestination', 'noAgentsDestination', 'DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1'],
  ['callingSearchSpaceNoAgent', 'noAgentsCallingSearchSpace'],
  ['networkHoldMohAudioSourceID', 'musicOnHoldSource', 'NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1'],
]

/** Present only where a column of the export shows that queueing is on (`ucm-exports` 1.7). */
function describedQueue({ queue }: Row): JsonObject | undefined {
  if (queue.signals.length === 0) return undefined
  return elements(Object.fromEntries(QUEUE.map(([element, field]) => [element, queue[field]])))
}

function queueOf(state: UcmState, value: JsonValue): HuntQueue {
  const said = objectOf(value)
  const fields: Record<string, string | number> = {}
  const signals: string[] = []
  for (const [element, field, signal] of QUEUE) {
    const held =
      field === 'maximumCallers' || field === 'maximumWaitSeconds' ? integerOf(said[element]) : textOf(said[element])
    if (held === undefined) continue
    if (typeof held === 'string' && field.endsWith('SearchSpace')) mustExist(state, 'css', held)
    fields[field] = held
    if (signal !== undefined) signals.push(signal)
  }
  return { ...fields, signals }
}
