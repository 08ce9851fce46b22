import type { RouteList, RouteListMember } from '../../model/ucm/route-list.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { listOf, numberOf, objectOf, present, switchOf, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import type { SystemReader } from '../system-reader.js'
import { addBody, axl, type AxlField, axlUpdate, changedElements } from './axl-object.js'
import { calledOf, callingOf, texts } from './transformation-elements.js'

const MASK_SWITCH = 'useFullyQualifiedCallingPartyNumber'

/** In the order of `XRouteList`, behind the name. */
const FIELDS: readonly AxlField<RouteList>[] = [
  { name: 'description', value: ({ description }) => description, empty: '' },
  { name: 'callManagerGroupName', value: ({ callManagerGroup }) => callManagerGroup, required: true },
  { name: 'routeListEnabled', value: ({ enabled }) => enabled },
  { name: 'members', value: ({ members }) => ({ member: members.map(memberElement) }) },
  { name: 'runOnEveryNode', value: ({ runOnAllNodes }) => runOnAllNodes },
]

/** A route list of route groups; changes send the whole list of members. */
export function routeListDriver(
  { key, after }: Extract<UcmObjectChange, { kind: 'route-list' }>,
  reader: SystemReader,
): Driver<RouteList> {
  return {
    rules: {},
    async read() {
      const answer = await reader.axl('getRouteList', { name: key })
      return answer === undefined ? undefined : routeListOf(key, objectOf(answer['routeList']))
    },
    next(current) {
      if (after === undefined) return axl('removeRouteList', { name: key }, key)
      if (current === undefined)
        return axl('addRouteList', { routeList: { name: key, ...addBody(FIELDS, after) } }, key)
      return axlUpdate('updateRouteList', { name: key }, changedElements(FIELDS, current, after), key)
    },
  }
}

function routeListOf(name: string, element: JsonObject): RouteList {
  return {
    name,
    ...texts({
      description: textOf(element['description']),
      callManagerGroup: textOf(element['callManagerGroupName']),
    }),
    enabled: switchOf(element['routeListEnabled']) ?? false,
    runOnAllNodes: switchOf(element['runOnEveryNode']) ?? false,
    members: listOf(objectOf(element['members'])['member'])
      .map(objectOf)
      .map((member) => ({
        order: numberOf(member['selectionOrder']) ?? 0,
        routeGroup: textOf(member['routeGroupName']) ?? '',
        calling: { ...callingOf(member, MASK_SWITCH), ...numberType(member['callingPartyNumberType']) },
        called: { ...calledOf(member), ...numberType(member['calledPartyNumberType']) },
      }))
      .sort((a, b) => a.order - b.order),
  }
}

function memberElement({ order, routeGroup, calling, called }: RouteListMember): JsonObject {
  return present({
    routeGroupName: routeGroup,
    selectionOrder: order,
    calledPartyTransformationMask: called.mask,
    callingPartyTransformationMask: calling.mask,
    digitDiscardInstructionName: called.discard,
    callingPartyPrefixDigits: calling.prefix,
    prefixDigitsOut: called.prefix,
    useFullyQualifiedCallingPartyNumber: calling.useExternalPhoneNumberMask ?? 'Default',
    callingPartyNumberType: calling.numberType,
    calledPartyNumberType: called.numberType,
  })
}

/** Unified CM names its own choice of the type; that is none. */
function numberType(element: JsonObject[string] | undefined): { readonly numberType?: string } {
  const type = textOf(element)
  return type === undefined || type === 'Cisco CallManager' ? {} : { numberType: type }
}
