import { compareText } from '../../../findings/finding.js'
import type {
  WebexRouteList,
  WebexTranslationPattern,
  WebexVirtualExtension,
  WebexVirtualExtensionRange,
} from '../../../model/webex/dialing-rule.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { e164 } from './phone-number.js'
import { queueLocation } from './queue.js'
import { nameOf } from './route.js'

/**
 * One item of `GET /telephony/config/premisePstn/routeLists`, with the numbers of all pages of its
 * `numbers` (`webex-api` 5.6).
 *
 * @throws UnreadableAnswer
 */
export function readRouteList(json: JsonRecord, numbers: readonly string[], resolve: ResolveId): WebexRouteList {
  const members = new JsonMembers(json)
  const group = members.has('routeGroupId')
    ? nameOf(members, { id: 'routeGroupId', name: 'routeGroupName' }, resolve)
    : members.optionalText('routeGroupName')
  return present<WebexRouteList>({
    name: members.text('name'),
    location: queueLocation(members, resolve) ?? members.text('locationName'),
    routeGroup: group,
    numbers: [...new Set(numbers.map((number) => e164(number) ?? number))].sort(compareText),
  })
}

/**
 * One item of `GET /telephony/config/callRouting/translationPatterns` (`webex-api` 5.8).
 *
 * @throws UnreadableAnswer
 */
export function readTranslationPattern(json: JsonRecord, resolve: ResolveId): WebexTranslationPattern {
  const members = new JsonMembers(json)
  const location = members.optionalObject('location')
  return present<WebexTranslationPattern>({
    name: members.text('name'),
    location: location === undefined ? undefined : nameOf(location, { id: 'id', name: 'name' }, resolve),
    matchingPattern: members.text('matchingPattern'),
    replacementPattern: members.text('replacementPattern'),
  })
}

/**
 * One item of `GET /telephony/config/virtualExtensions` (`webex-api` 5.13).
 *
 * @throws UnreadableAnswer
 */
export function readVirtualExtension(json: JsonRecord, resolve: ResolveId): WebexVirtualExtension {
  const members = new JsonMembers(json)
  const phoneNumber = members.text('phoneNumber')
  return present<WebexVirtualExtension>({
    displayName: members.optionalText('displayName') ?? '',
    extension: members.text('extension'),
    phoneNumber: e164(phoneNumber) ?? phoneNumber,
    location: queueLocation(members, resolve),
  })
}

/**
 * `GET /telephony/config/virtualExtensionRanges/{id}` over the item of the list.
 *
 * @throws UnreadableAnswer
 */
export function readVirtualExtensionRange(json: JsonRecord, resolve: ResolveId): WebexVirtualExtensionRange {
  const members = new JsonMembers(json)
  return present<WebexVirtualExtensionRange>({
    name: members.text('name'),
    prefix: members.text('prefix'),
    patterns: [...new Set(members.optionalTexts('patterns'))].sort(compareText),
    location: queueLocation(members, resolve),
  })
}
