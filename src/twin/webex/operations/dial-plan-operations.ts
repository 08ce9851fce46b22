import { parseWebexPattern } from '../../../dialing/grammars/webex-pattern.js'
import { compareText } from '../../../findings/finding.js'
import type { JsonObject } from '../../../execute/ports.js'
import { byName, checkNewName, checkRoute, routeName } from '../addresses.js'
import { mintId } from '../minted-ids.js'
import { type Asked, contains, created, DONE, ok, type Operations, page } from '../operation.js'
import { notFound, Refusal } from '../refusal.js'
import type { RequestBody } from '../request-body.js'
import type { DialPlanRow, RouteId, WebexTables } from '../webex-tables.js'

type PatternStatus = 'INVALID' | 'DUPLICATE' | 'DUPLICATE_IN_LIST'

/** Organization-wide dial plans; a pattern exists once in the organization (`webex-api` 5.7). */
export const DIAL_PLAN_OPERATIONS: Operations = {
  listDialPlans: {
    method: 'GET',
    path: '/telephony/config/premisePstn/dialPlans',
    run: (asked) => {
      const rows = byName(asked.tables.dialPlans.all()).filter((row) => contains(asked.query('dialPlanName'), row.name))
      return ok({ dialPlans: page(asked, rows).map((row) => planItem(asked.tables, row)) })
    },
  },
  createDialPlan: {
    method: 'POST',
    path: '/telephony/config/premisePstn/dialPlans',
    run: ({ tables, body }) => {
      const name = body.needText('name')
      const route = routeOf(tables, body)
      checkNewName(tables.dialPlans.all(), 'Dial plan', name)
      const { good, bad } = sorted(tables, body.texts('dialPatterns') ?? [])
      const id = mintId(tables, 'DIAL_PLAN', name)
      tables.dialPlans.put(id, { id, name, route, patterns: good })
      return created({ id, dialPatternErrors: bad })
    },
  },
  getDialPlan: {
    method: 'GET',
    path: '/telephony/config/premisePstn/dialPlans/{dialPlanId}',
    run: (asked) => {
      const customer = asked.tables.organization.get(asked.organizationId)
      return ok({
        ...planItem(asked.tables, needPlan(asked)),
        customer: { id: asked.organizationId, name: customer?.displayName ?? '' },
      })
    },
  },
  updateDialPlan: {
    method: 'PUT',
    path: '/telephony/config/premisePstn/dialPlans/{dialPlanId}',
    run: (asked) => {
      const { tables, body } = asked
      const row = needPlan(asked)
      const name = body.needText('name')
      checkNewName(tables.dialPlans.all(), 'Dial plan', name, row.id)
      tables.dialPlans.put(row.id, { ...row, name, route: routeOf(tables, body) })
      return DONE
    },
  },
  deleteDialPlan: {
    method: 'DELETE',
    path: '/telephony/config/premisePstn/dialPlans/{dialPlanId}',
    run: (asked) => {
      asked.tables.dialPlans.remove(needPlan(asked).id)
      return DONE
    },
  },
  listDialPatterns: {
    method: 'GET',
    path: '/telephony/config/premisePstn/dialPlans/{dialPlanId}/dialPatterns',
    run: (asked) => {
      const patterns = [...needPlan(asked).patterns].sort(compareText)
      const filter = asked.query('dialPattern')
      return ok({
        dialPatterns: [
          ...page(
            asked,
            patterns.filter((pattern) => contains(filter, pattern)),
          ),
        ],
      })
    },
  },
  modifyDialPatterns: {
    method: 'PUT',
    path: '/telephony/config/premisePstn/dialPlans/{dialPlanId}/dialPatterns',
    run: modifyDialPatterns,
  },
  validateDialPatterns: {
    method: 'POST',
    path: '/telephony/config/premisePstn/actions/validateDialPatterns/invoke',
    run: ({ tables, body }) => {
      const { bad } = sorted(tables, body.needTexts('dialPatterns'))
      return ok(bad.length === 0 ? { status: 'OK' } : { status: 'ERRORS', dialPatternStatus: bad })
    },
  },
}

/** A change that names a bad pattern is refused whole: what production does with the others is not published. */
function modifyDialPatterns(asked: Asked) {
  const { tables, body } = asked
  const row = needPlan(asked)
  const changes = (body.objects('dialPatterns') ?? []).map((item) => ({
    pattern: item.needText('dialPattern'),
    action: item.needOneOf('action', ['ADD', 'DELETE'] as const),
  }))
  const kept = new Set(body.flag('deleteAllDialPatterns') === true ? [] : row.patterns)
  for (const { pattern, action } of changes) {
    if (action === 'DELETE' && !kept.delete(pattern)) throw notFound('Dial pattern', pattern)
  }
  tables.dialPlans.put(row.id, { ...row, patterns: [...kept] })
  const added = changes.filter(({ action }) => action === 'ADD').map(({ pattern }) => pattern)
  const { good, bad } = sorted(tables, added)
  const [first] = bad
  if (first !== undefined) throw new Refusal(400, `Dial pattern refused: ${JSON.stringify(first)}`)
  tables.dialPlans.put(row.id, { ...row, patterns: [...kept, ...good] })
  return DONE
}

/** Parts patterns into those that may be added and those with a fault, in their order. */
function sorted(tables: WebexTables, patterns: readonly string[]) {
  const taken = new Set([...tables.dialPlans.all()].flatMap((row) => row.patterns))
  const good: string[] = []
  const bad: JsonObject[] = []
  const seen = new Set<string>()
  for (const dialPattern of patterns) {
    const patternStatus = statusOf(dialPattern, taken, seen)
    seen.add(dialPattern)
    if (patternStatus === undefined) good.push(dialPattern)
    else bad.push({ dialPattern, patternStatus, message: `Dial pattern ${dialPattern} is ${patternStatus}` })
  }
  return { good, bad }
}

function statusOf(pattern: string, taken: ReadonlySet<string>, seen: ReadonlySet<string>): PatternStatus | undefined {
  if (!parseWebexPattern(pattern).ok) return 'INVALID'
  if (taken.has(pattern)) return 'DUPLICATE'
  return seen.has(pattern) ? 'DUPLICATE_IN_LIST' : undefined
}

function needPlan(asked: Asked): DialPlanRow {
  const id = asked.id('dialPlanId')
  const row = asked.tables.dialPlans.get(id)
  if (row === undefined) throw notFound('Dial plan', id)
  return row
}

function routeOf(tables: WebexTables, body: RequestBody): RouteId {
  const route = { type: body.needOneOf('routeType', ['TRUNK', 'ROUTE_GROUP'] as const), id: body.needText('routeId') }
  checkRoute(tables, route)
  return route
}

function planItem(tables: WebexTables, { id, name, route }: DialPlanRow): JsonObject {
  return { id, name, routeId: route.id, routeName: routeName(tables, route), routeType: route.type }
}
