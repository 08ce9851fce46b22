import type { JsonObject, JsonValue } from '../../../execute/ports.js'
import type { UcmKind } from '../../../model/ucm/kinds.js'
import { rowKey } from '../state/row-keys.js'
import { numberOf } from '../state/numbers.js'
import type { UcmRows } from '../state/rows.js'
import type { UcmState } from '../state/ucm-state.js'
import { addressedByName, returned } from './addressed.js'
import { elements, integerOf, objectOf, textOf } from './json-text.js'
import { type Operations, operation } from './operation.js'

/** What is only read: trunks, people, the version, the list of all patterns. */
export const READINGS: Operations = {
  getSipTrunk: operation('NameAndTags', (state, body) => {
    const { id, row } = addressedByName(state, 'trunk', 'SipTrunk', body)
    return { sipTrunk: returned(id, trunk(row), body) }
  }),
  getUser: operation('UserKey', (state, body) => {
    const { id, row } = addressedByName(state, 'end-user', 'User', body, 'userid')
    return { user: returned(id, user(state, row), body) }
  }),
  getCCMVersion: operation('CcmVersionReq', (state) => ({ componentVersion: { version: version(state) } })),
  listRoutePlan: operation('RoutePlanReq', (state, body) => ({ routePlan: routePlan(state, body) })),
}

function trunk(row: UcmRows['trunk']): JsonObject {
  return elements({
    name: row.name,
    description: row.description,
    product: row.type,
    class: 'Trunk',
    protocol: row.protocol,
    callingSearchSpaceName: row.callingSearchSpace,
    devicePoolName: row.devicePool,
    networkLocation: row.classification,
    locationName: row.location,
    securityProfileName: row.securityProfile,
    sipProfileName: row.sipProfile,
    cgpnTransformationCssName: row.callingTransformationCss,
    cdpnTransformationCssName: row.calledTransformationCss,
    rerouteCallingSearchSpaceName: row.reroutingCallingSearchSpace,
    // 99 = all digits (`ucm-exports` 3.3).
    sigDigits: row.significantDigits ?? 99,
    prefixDn: row.prefixDn,
    pstnAccess: row.pstnAccess,
    runOnEveryNode: row.runOnAllNodes,
    destinations: {
      destination: row.destinations.map(({ address, port }, at) =>
        elements({ [address.includes(':') ? 'addressIpv6' : 'addressIpv4']: address, port, sortOrder: at + 1 }),
      ),
    },
  })
}

function user(state: UcmState, row: UcmRows['end-user']): JsonObject {
  const [primary] = row.primaryExtensions.filter(({ usage }) => usage === undefined || usage === 'Primary')
  const number = primary === undefined ? undefined : numberOf(state, primary.number)
  const controlled = row.devices.filter(({ association }) => association === 'Cti Control In').map(({ name }) => name)
  return elements({
    firstName: row.firstName,
    lastName: row.lastName,
    userid: row.userId,
    displayName: row.displayName,
    mailid: row.mail,
    telephoneNumber: row.telephoneNumber,
    directoryUri: row.directoryUri,
    department: row.department,
    title: row.title,
    manager: row.manager,
    status: row.active ? 1 : 0,
    homeCluster: row.homeCluster,
    serviceProfile: row.ucServiceProfile,
    ldapDirectoryName: row.ldapAgreement,
    primaryExtension:
      number === undefined ? undefined : elements({ pattern: number.dn, routePartitionName: number.partition }),
    associatedDevices: { device: controlled },
    associatedGroups: { userGroup: row.accessControlGroups.map((name) => ({ name })) },
  })
}

/** `14.0.1.13900-155` of header.txt is `14.0.1.13900(155)` here. */
function version(state: UcmState): string {
  const [numbers = '', build] = (state.cluster.cluster.release ?? 'unknown').split('-')
  return build === undefined ? numbers : `${numbers}(${build})`
}

/** What the route plan report calls the kinds of pattern (`ucm-exports` 3.2). */
const USAGES: readonly (readonly [UcmKind, string])[] = [
  ['directory-number', 'Device'],
  ['route-pattern', 'Route'],
  ['translation-pattern', 'Translation'],
  ['hunt-pilot', 'Hunt Pilot'],
  ['call-park', 'CallPark'],
  ['directed-call-park', 'Directed Call Park'],
]

/** All numbers and patterns, those first that come first as text; criteria are SQL `LIKE` patterns. */
function routePlan(state: UcmState, body: JsonObject): readonly JsonValue[] {
  const asked = objectOf(body['searchCriteria'])
  const fits = (element: string, text: string): boolean => isLike(text, textOf(asked[element]) ?? '%')
  const found = USAGES.flatMap(([kind, type]) =>
    [...state.all(kind)]
      .map(([id, row]) => {
        const key = rowKey(kind, row)
        const at = key.lastIndexOf('@')
        const partition = (row as { readonly partition?: string }).partition ?? ''
        return { _uuid: id, dnOrPattern: key.slice(0, at), partition, type }
      })
      .filter((one) => fits('dnOrPattern', one.dnOrPattern) && fits('partition', one.partition) && fits('type', type)),
  )
  const skip = integerOf(body['skip']) ?? 0
  const first = integerOf(body['first']) ?? found.length
  return found
    .sort((a, b) => (`${a.dnOrPattern}@${a.partition}` < `${b.dnOrPattern}@${b.partition}` ? -1 : 1))
    .slice(skip, skip + first)
    .map(({ partition, ...rest }) => (partition === '' ? rest : { ...rest, partition }))
}

function isLike(text: string, like: string): boolean {
  const parts = like.split('%')
  let at = 0
  for (const [position, part] of parts.entries()) {
    const found = position === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return parts.length > 1 ? text.endsWith(parts.at(-1) ?? '') : at === text.length
}
