import type { HuntForward, HuntPilot } from '../../model/ucm/hunting.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { numberOf, objectOf, switchOf, textOf } from '../json-value.js'
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
  { name: 'alertingName', value: ({ alertingName }) => alertingName, empty: '' },
  { name: 'forwardHuntNoAnswer', value: ({ forwardNoAnswer }) => forward(forwardNoAnswer) },
  { name: 'forwardHuntBusy', value: ({ forwardBusy }) => forward(forwardBusy) },
  { name: 'callPickupGroupName', value: ({ callPickupGroup }) => callPickupGroup, empty: '' },
  { name: 'maxHuntduration', value: ({ maximumHuntTimerSeconds }) => maximumHuntTimerSeconds },
  { name: 'releaseClause', value: ({ releaseCause }) => releaseCause, empty: 'No Error' },
]

/**
 * A hunt pilot. A moved one changes its partition, since it has no forward-all (`corrections` 3). Its queue
 * is read and not written: no plan changes it, and whether it queues at all is not in an export.
 */
export function huntPilotDriver(
  { before, after }: Extract<UcmObjectChange, { kind: 'hunt-pilot' }>,
  reader: SystemReader,
): Driver<HuntPilot> {
  let found: JsonObject = {}
  return {
    rules: { ignored: ['queue'] },
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
      const changed = changedElements(FIELDS, current, after)
      return axlUpdate('updateHuntPilot', found, changed, patternKey(current.pattern, current.partition))
    },
  }
}

function huntPilotOf({ pattern, partition }: HuntPilot, element: JsonObject): HuntPilot {
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
    queue: { signals: [] },
    calling: callingOf(element, MASK_SWITCH),
    called: calledOf(element),
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
