import { canonicalJson } from '../../model/fingerprint.js'
import type { HuntForward, HuntPilot, HuntQueue } from '../../model/ucm/hunting.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { numberOf, objectOf, present, switchOf, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import type { SystemReader } from '../system-reader.js'
import { type AxlField, axlUpdate, changedElements, patternKeyOf } from './axl-object.js'
import { readUnderKeys } from './moving-key.js'
import { calledOf, callingOf, texts } from './transformation-elements.js'

const MASK_SWITCH = 'useCallingPartyPhoneMask'

/** In the order of `updateHuntPilot`: its key, a new pattern or partition, then as `XHuntPilot`. */
const FIELDS: readonly AxlField<HuntPilot>[] = [
  { name: 'newPattern', value: ({ pattern }) => pattern },
  { name: 'description', value: ({ description }) => description, empty: '' },
  { name: 'newRoutePartitionName', value: ({ partition }) => partition },
  { name: 'blockEnable', value: ({ block }) => block },
  { name: 'calledPartyTransformationMask', value: ({ called }) => called.mask },
  { name: 'callingPartyTransformationMask', value: ({ calling }) => calling.mask },
  { name: MASK_SWITCH, value: ({ calling }) => calling.useExternalPhoneNumberMask ?? 'Default' },
  { name: 'callingPartyPrefixDigits', value: ({ calling }) => calling.prefix },
  { name: 'digitDiscardInstructionName', value: ({ called }) => called.discard },
  { name: 'patternUrgency', value: ({ urgent }) => urgent },
  { name: 'prefixDigitsOut', value: ({ called }) => called.prefix },
  { name: 'huntListName', value: ({ huntList }) => huntList },
  { name: 'parkMonForwardNoRetrieve', value: parkForward },
  { name: 'alertingName', value: ({ alertingName }) => alertingName, empty: '' },
  { name: 'forwardHuntNoAnswer', value: ({ forwardNoAnswer }) => forward(forwardNoAnswer) },
  { name: 'forwardHuntBusy', value: ({ forwardBusy }) => forward(forwardBusy) },
  { name: 'callPickupGroupName', value: ({ callPickupGroup }) => callPickupGroup, empty: '' },
  { name: 'maxHuntduration', value: ({ maximumHuntTimerSeconds }) => maximumHuntTimerSeconds },
  { name: 'releaseClause', value: ({ releaseCause }) => releaseCause, empty: 'No Error' },
  { name: 'displayConnectedNumber', value: ({ displaysMemberNumber }) => displaysMemberNumber ?? false },
]

/** The elements of `XCallsQueue` in order, and the fields behind them. */
const QUEUE: readonly (readonly [element: string, field: Exclude<keyof HuntQueue, 'signals'>])[] = [
  ['maxCallersInQueue', 'maximumCallers'],
  ['queueFullDestination', 'fullDestination'],
  ['callingSearchSpacePilotQueueFull', 'fullCallingSearchSpace'],
  ['maxWaitTimeInQueue', 'maximumWaitSeconds'],
  ['maxWaitTimeDestination', 'maximumWaitDestination'],
  ['callingSearchSpaceMaxWaitTime', 'maximumWaitCallingSearchSpace'],
  ['noAgentDestination', 'noAgentsDestination'],
  ['callingSearchSpaceNoAgent', 'noAgentsCallingSearchSpace'],
  ['networkHoldMohAudioSourceID', 'musicOnHoldSource'],
]

/**
 * A hunt pilot. A moved one changes its partition, since it has no forward-all (`corrections` 3). Its queue
 * is compared and sent only where the change aims it anew: an export tells of queues that are switched off
 * (`ucm-exports` 1.7), AXL does not, and to send one would switch it on.
 */
export function huntPilotDriver(
  { before, after }: Extract<UcmObjectChange, { kind: 'hunt-pilot' }>,
  reader: SystemReader,
): Driver<HuntPilot> {
  let found: JsonObject = {}
  const isQueueChanged =
    before !== undefined && after !== undefined && canonicalJson(before.queue) !== canonicalJson(after.queue)
  return {
    rules: isQueueChanged ? {} : { ignored: ['queue'] },
    async read() {
      const held = await readUnderKeys([before, after], async (pilot) => {
        const address = patternKeyOf(pilot.pattern, pilot.partition)
        const answer = await reader.axl('getHuntPilot', address)
        if (answer === undefined) return undefined
        return { address, value: huntPilotOf(pilot, objectOf(answer['huntPilot'])) }
      })
      found = held?.address ?? {}
      return held?.value
    },
    next(current) {
      if (after === undefined || current === undefined) return { cannot: 'hunt pilots are neither made nor removed' }
      const queue = isQueueChanged ? changedQueue(current.queue, before.queue, after.queue) : {}
      const changed = { ...changedElements(FIELDS, current, after), ...queue }
      return axlUpdate('updateHuntPilot', found, changed, patternKey(current.pattern, current.partition))
    },
  }
}

function huntPilotOf({ pattern, partition, queue }: HuntPilot, element: JsonObject): HuntPilot {
  const seconds = numberOf(element['maxHuntduration'])
  return {
    pattern,
    ...texts({
      partition,
      description: textOf(element['description']),
      releaseCause: textOf(element['releaseClause']),
      alertingName: textOf(element['alertingName']),
      huntList: textOf(element['huntListName']),
      callPickupGroup: textOf(element['callPickupGroupName']),
    }),
    block: switchOf(element['blockEnable']) ?? false,
    urgent: switchOf(element['patternUrgency']) ?? false,
    ...(seconds === undefined ? {} : { maximumHuntTimerSeconds: seconds }),
    forwardNoAnswer: forwardOf(objectOf(element['forwardHuntNoAnswer'])),
    forwardBusy: forwardOf(objectOf(element['forwardHuntBusy'])),
    ...parkForwardOf(objectOf(element['parkMonForwardNoRetrieve'])),
    ...(switchOf(element['displayConnectedNumber']) === true ? { displaysMemberNumber: true as const } : {}),
    queue: queueOf(objectOf(element['queueCalls']), queue.signals),
    calling: callingOf(element, MASK_SWITCH),
    called: calledOf(element),
  }
}

function parkForward({ parkNoRetrieve }: HuntPilot): JsonObject {
  return {
    destination: parkNoRetrieve?.destination ?? null,
    callingSearchSpaceName: parkNoRetrieve?.callingSearchSpace ?? null,
  }
}

function parkForwardOf(element: JsonObject): Pick<HuntPilot, 'parkNoRetrieve'> {
  const destination = textOf(element['destination'])
  const callingSearchSpace = textOf(element['callingSearchSpaceName'])
  if (destination === undefined && callingSearchSpace === undefined) return {}
  return { parkNoRetrieve: texts({ destination, callingSearchSpace }) }
}

/** The signals are columns of an export: what was inferred from them stays. */
function queueOf(element: JsonObject, signals: readonly string[]): HuntQueue {
  const told = QUEUE.flatMap(([name, field]) => {
    const isNumber = field === 'maximumCallers' || field === 'maximumWaitSeconds'
    const value = isNumber ? numberOf(element[name]) : textOf(element[name])
    return value === undefined ? [] : [[field, value] as const]
  })
  return { ...Object.fromEntries(told), signals }
}

/** The whole queue, for it is replaced as a whole: what neither end mentions stays as it was read. */
function changedQueue(current: HuntQueue, before: HuntQueue, after: HuntQueue): JsonObject {
  const wanted = QUEUE.map(([name, field]) => {
    const isMentioned = before[field] !== undefined || after[field] !== undefined
    return { name, now: current[field], then: isMentioned ? after[field] : current[field] }
  })
  if (wanted.every(({ now, then }) => now === then)) return {}
  return {
    queueCalls: present(
      Object.fromEntries(wanted.map(({ name, now, then }) => [name, then ?? (now === undefined ? undefined : null)])),
    ),
  }
}

function forwardOf(element: JsonObject): HuntForward {
  return {
    ...texts({
      destination: textOf(element['destination']),
      callingSearchSpace: textOf(element['callingSearchSpaceName']),
    }),
    useMemberSettings: switchOf(element['usePersonalPreferences']) ?? false,
  }
}

function forward({ destination, callingSearchSpace, useMemberSettings }: HuntForward): JsonObject {
  return {
    usePersonalPreferences: useMemberSettings,
    destination: destination ?? null,
    callingSearchSpaceName: callingSearchSpace ?? null,
  }
}
