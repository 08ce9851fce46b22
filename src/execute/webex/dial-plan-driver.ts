import { readDialPlan } from '../../ingest/webex/objects/dial-plan.js'
import type { WebexDialPlan } from '../../model/webex/trunk.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { textOf } from '../json-value.js'
import { cannot, rest } from './rest-move.js'
import { idOf, type WebexDirectory } from './webex-directory.js'

const PLANS = '/telephony/config/premisePstn/dialPlans'
/** Patterns that one request changes; tried by others without trouble (`webex-api` 5.7). */
const BATCH = 200

/**
 * A dial plan. Bad and duplicate patterns do not fail a request, they are merely missing afterwards
 * (`webex-api` 5.7), so only reading back tells.
 */
export function dialPlanDriver(
  { key, after }: Extract<WebexObjectChange, { kind: 'dial-plan' }>,
  webex: WebexDirectory,
): Driver<WebexDialPlan> {
  let id = ''
  const path = (): string => `${PLANS}/${encodeURIComponent(id)}`
  const list = { operation: 'listDialPlans', path: PLANS, member: 'dialPlans', filter: 'dialPlanName' }
  return {
    rules: { sets: ['patterns'] },
    async read() {
      const item = await webex.named(list, key)
      if (item === undefined) return undefined
      id = idOf(item, `dial plan «${key}»`)
      const patterns = await webex.texts('listDialPatterns', `${path()}/dialPatterns`, 'dialPatterns')
      await webex.knowRoutes([textOf(item['routeId'])].filter((route) => route !== undefined))
      return readDialPlan(item, patterns, webex.resolve)
    },
    async next(current) {
      if (after === undefined) return rest('deleteDialPlan', 'DELETE', path())
      if (current === undefined || current.route.kind !== after.route.kind || current.route.name !== after.route.name) {
        const route = await webex.routeId(after.route)
        const body = { name: after.name, routeId: route.id, routeType: route.type }
        if (current !== undefined) return rest('updateDialPlan', 'PUT', path(), body)
        return rest('createDialPlan', 'POST', PLANS, { ...body, dialPatterns: after.patterns.slice(0, BATCH) })
      }
      const [held, wanted] = [new Set(current.patterns), new Set(after.patterns)]
      const dialPatterns = [
        ...current.patterns.filter((one) => !wanted.has(one)).map((one) => ({ dialPattern: one, action: 'DELETE' })),
        ...after.patterns.filter((one) => !held.has(one)).map((one) => ({ dialPattern: one, action: 'ADD' })),
      ].slice(0, BATCH)
      if (dialPatterns.length === 0) return cannot('no request changes the fields that differ')
      return rest('modifyDialPatterns', 'PUT', `${path()}/dialPatterns`, { dialPatterns })
    },
  }
}
