import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { numberOf, objectOf, switchOf, textOf } from '../json-value.js'
import type { JsonObject, JsonValue } from '../ports.js'
import type { SystemReader } from '../system-reader.js'
import { addBody, axl, type AxlField, axlUpdate, changedElements, patternKeyOf } from './axl-object.js'
import { calledOf, callingOf, texts } from './transformation-elements.js'

const MASK_SWITCH = 'useCallingPartyPhoneMask'

/** A pattern whose target is known to be a route list or something else: AXL asks for one or the other. */
interface Aimed extends RoutePattern {
  readonly aimsAtRouteList: boolean
}

/** In the order of `XRoutePattern`, behind pattern, description and partition. */
const FIELDS: readonly AxlField<Aimed>[] = [
  { name: 'blockEnable', value: ({ block }) => block, required: true },
  { name: 'calledPartyTransformationMask', value: ({ called }) => called.mask },
  { name: 'callingPartyTransformationMask', value: ({ calling }) => calling.mask },
  {
    name: MASK_SWITCH,
    value: ({ calling }) => calling.useExternalPhoneNumberMask ?? 'Default',
    required: true,
  },
  { name: 'callingPartyPrefixDigits', value: ({ calling }) => calling.prefix },
  { name: 'dialPlanName', value: ({ numberingPlan }) => numberingPlan, required: true },
  { name: 'digitDiscardInstructionName', value: ({ called }) => called.discard, required: true },
  { name: 'networkLocation', value: ({ classification }) => classification ?? 'OnNet', required: true },
  { name: 'patternUrgency', value: ({ urgent }) => urgent },
  { name: 'prefixDigitsOut', value: ({ called }) => called.prefix, required: true },
  { name: 'routeFilterName', value: ({ routeFilter }) => routeFilter, required: true },
  { name: 'releaseClause', value: ({ releaseCause }) => releaseCause, empty: 'No Error' },
  { name: 'allowDeviceOverride', value: ({ allowDeviceOverride }) => allowDeviceOverride },
  { name: 'destination', value: destination, required: true },
  { name: 'authorizationCodeRequired', value: ({ requiresAuthorizationCode }) => requiresAuthorizationCode },
  { name: 'authorizationLevelRequired', value: ({ authorizationLevel }) => authorizationLevel, empty: 0 },
  { name: 'clientCodeRequired', value: ({ requiresClientMatterCode }) => requiresClientMatterCode },
  { name: 'isEmergencyServiceNumber', value: ({ isEmergency }) => isEmergency, empty: false },
]

/** Two elements have another name where the old value is part of the key (`UpdateRoutePatternReq`). */
const UPDATE_FIELDS: readonly AxlField<Aimed>[] = [
  { name: 'description', value: ({ description }) => description, empty: '' },
  ...FIELDS.map((field) => {
    if (field.name === 'dialPlanName') return { ...field, name: 'newDialPlanName' }
    return field.name === 'routeFilterName' ? { ...field, name: 'newRouteFilterName' } : field
  }),
]

/** A route pattern; its key is pattern and partition. */
export function routePatternDriver(
  { key, before, after }: Extract<UcmObjectChange, { kind: 'route-pattern' }>,
  reader: SystemReader,
): Driver<RoutePattern> {
  const known = after ?? before
  if (known === undefined) throw new Error(`route pattern ${key} is neither there before nor after`)
  const address = patternKeyOf(known.pattern, known.partition)
  const aimed = async (pattern: RoutePattern): Promise<Aimed> => {
    const { target } = pattern
    const list = target === undefined ? undefined : await reader.axl('getRouteList', { name: target })
    return { ...pattern, aimsAtRouteList: list !== undefined }
  }
  return {
    rules: {},
    async read() {
      const answer = await reader.axl('getRoutePattern', address)
      return answer === undefined ? undefined : routePatternOf(known, objectOf(answer['routePattern']))
    },
    async next(current) {
      if (after === undefined) return axl('removeRoutePattern', address, key)
      const wanted = await aimed(after)
      if (current === undefined) {
        const { pattern, routePartitionName } = address
        const head: Record<string, JsonValue> = { pattern: pattern ?? '' }
        if (after.description !== undefined) head['description'] = after.description
        head['routePartitionName'] = routePartitionName ?? null
        return axl('addRoutePattern', { routePattern: { ...head, ...addBody(FIELDS, wanted) } }, key)
      }
      const changed = changedElements(UPDATE_FIELDS, await aimed(current), wanted)
      return axlUpdate('updateRoutePattern', address, changed, key)
    },
  }
}

function routePatternOf({ pattern, partition }: RoutePattern, element: JsonObject): RoutePattern {
  const target = objectOf(element['destination'])
  const level = numberOf(element['authorizationLevelRequired'])
  const isEmergency = switchOf(element['isEmergencyServiceNumber'])
  return {
    pattern,
    ...texts({
      partition,
      description: textOf(element['description']),
      numberingPlan: textOf(element['dialPlanName']),
      routeFilter: textOf(element['routeFilterName']),
      releaseCause: textOf(element['releaseClause']),
      classification: textOf(element['networkLocation']),
      target: textOf(target['routeListName']) ?? textOf(target['gatewayName']),
    }),
    block: switchOf(element['blockEnable']) ?? false,
    allowDeviceOverride: switchOf(element['allowDeviceOverride']) ?? false,
    urgent: switchOf(element['patternUrgency']) ?? false,
    requiresAuthorizationCode: switchOf(element['authorizationCodeRequired']) ?? false,
    ...(level === undefined ? {} : { authorizationLevel: level }),
    requiresClientMatterCode: switchOf(element['clientCodeRequired']) ?? false,
    ...(isEmergency === undefined ? {} : { isEmergency }),
    calling: callingOf(element, MASK_SWITCH),
    called: calledOf(element),
  }
}

function destination({ target, aimsAtRouteList }: Aimed): JsonObject {
  if (target === undefined) return {}
  return aimsAtRouteList ? { routeListName: target } : { gatewayName: target }
}
