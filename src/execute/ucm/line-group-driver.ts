import type { LineGroup } from '../../model/ucm/hunting.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { listOf, numberOf, objectOf, switchOf, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import type { SystemReader } from '../system-reader.js'
import { type AxlField, axlUpdate, changedElements, patternKeyOf } from './axl-object.js'
import { texts } from './transformation-elements.js'

const NEXT = 'Try next member; then, try next group in Hunt List'

/** In the order of `UpdateLineGroupReq`. */
const FIELDS: readonly AxlField<LineGroup>[] = [
  { name: 'distributionAlgorithm', value: ({ distribution }) => distribution ?? 'Longest Idle Time' },
  {
    name: 'rnaReversionTimeOut',
    value: ({ rnaReversionTimeoutSeconds }) => rnaReversionTimeoutSeconds ?? 10,
  },
  { name: 'huntAlgorithmNoAnswer', value: ({ onNoAnswer }) => onNoAnswer ?? NEXT },
  { name: 'huntAlgorithmBusy', value: ({ onBusy }) => onBusy ?? NEXT },
  { name: 'huntAlgorithmNotAvailable', value: ({ onNotAvailable }) => onNotAvailable ?? NEXT },
  { name: 'members', value: members },
  { name: 'autoLogOffHunt', value: ({ logoutOnNoAnswer }) => logoutOnNoAnswer },
]

/** A line group, whose members leave and come back; changes send the whole list. */
export function lineGroupDriver(
  { key, after }: Extract<UcmObjectChange, { kind: 'line-group' }>,
  reader: SystemReader,
): Driver<LineGroup> {
  return {
    rules: {},
    async read() {
      const answer = await reader.axl('getLineGroup', { name: key })
      return answer === undefined ? undefined : lineGroupOf(key, objectOf(answer['lineGroup']))
    },
    next(current) {
      if (after === undefined || current === undefined) return { cannot: 'line groups are neither made nor removed' }
      const changed = changedElements(FIELDS, current, after)
      return axlUpdate('updateLineGroup', { name: key }, changed, key)
    },
  }
}

function lineGroupOf(name: string, element: JsonObject): LineGroup {
  const seconds = numberOf(element['rnaReversionTimeOut'])
  return {
    name,
    ...texts({
      distribution: textOf(element['distributionAlgorithm']),
      onNoAnswer: textOf(element['huntAlgorithmNoAnswer']),
      onBusy: textOf(element['huntAlgorithmBusy']),
      onNotAvailable: textOf(element['huntAlgorithmNotAvailable']),
    }),
    ...(seconds === undefined ? {} : { rnaReversionTimeoutSeconds: seconds }),
    logoutOnNoAnswer: switchOf(element['autoLogOffHunt']) ?? false,
    members: listOf(objectOf(element['members'])['member'])
      .map(objectOf)
      .map((member) => {
        const number = objectOf(member['directoryNumber'])
        return {
          order: numberOf(member['lineSelectionOrder']) ?? 0,
          dn: textOf(number['pattern']) ?? '',
          ...texts({ partition: textOf(number['routePartitionName']) }),
        }
      })
      .sort((a, b) => a.order - b.order),
  }
}

function members({ members }: LineGroup): JsonObject {
  return {
    member: members.map(({ order, dn, partition }) => ({
      lineSelectionOrder: order,
      directoryNumber: patternKeyOf(dn, partition),
    })),
  }
}
