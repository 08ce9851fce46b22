import type { TrunkRegistration, WebexRouteGroup, WebexTrunk } from '../../../model/webex/trunk.js'
import { compareText } from '../../../findings/finding.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { nameOf, referredName } from './route.js'

/**
 * `GET /telephony/config/premisePstn/trunks/{id}`, in the published and the live shape; status and
 * password are not looked at (`webex-api` 4, 5.5). A missing dual-identity switch reads as off.
 *
 * @throws UnreadableAnswer
 */
export function readTrunk(json: JsonRecord, resolve: ResolveId): WebexTrunk {
  const members = new JsonMembers(json)
  return present<WebexTrunk>({
    name: members.text('name'),
    location: referredName(members, 'location', resolve),
    type: members.choice('trunkType', ['REGISTERING', 'CERTIFICATE_BASED']),
    dualIdentitySupport: members.optionalFlag('dualIdentitySupportEnabled') ?? false,
    maximumCalls: members.optionalInteger('maxConcurrentCalls'),
    registration: readRegistration(members),
  })
}

/** All of it or nothing: the platform may leave the proxy out for a while (206, 25013). */
function readRegistration(members: JsonMembers): TrunkRegistration | undefined {
  const otgDtgId = members.optionalText('otgDtgId')
  const linePort = members.optionalText('linePort')
  const userName = members.optionalText('sipAuthenticationUserName')
  const outboundProxy = members.optionalObject('outboundProxy')?.optionalText('outboundProxy')
  if (otgDtgId === undefined || linePort === undefined) return undefined
  if (userName === undefined || outboundProxy === undefined) return undefined
  return { otgDtgId, linePort, outboundProxy, userName }
}

/**
 * `GET /telephony/config/premisePstn/routeGroups/{id}`; lower priority numbers first, equal ones by
 * name.
 *
 * @throws UnreadableAnswer
 */
export function readRouteGroup(json: JsonRecord, resolve: ResolveId): WebexRouteGroup {
  const members = new JsonMembers(json)
  const trunks = members.objects('localGateways').map((gateway) => ({
    trunk: nameOf(gateway, { id: 'id', name: 'name' }, resolve),
    priority: gateway.integer('priority'),
  }))
  return {
    name: members.text('name'),
    trunks: trunks.sort((a, b) => a.priority - b.priority || compareText(a.trunk, b.trunk)),
  }
}
