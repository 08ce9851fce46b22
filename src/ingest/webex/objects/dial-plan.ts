import { compareText } from '../../../findings/finding.js'
import type { WebexDialPlan } from '../../../model/webex/trunk.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { readRoute } from './route.js'

/**
 * `GET /telephony/config/premisePstn/dialPlans/{id}` with the patterns of all pages of its
 * `dialPatterns`.
 *
 * @throws UnreadableAnswer
 */
export function readDialPlan(json: JsonRecord, patterns: readonly string[], resolve: ResolveId): WebexDialPlan {
  const members = new JsonMembers(json)
  return {
    name: members.text('name'),
    route: readRoute(members, { type: 'routeType', id: 'routeId', name: 'routeName' }, resolve),
    patterns: [...new Set(patterns)].sort(compareText),
  }
}
