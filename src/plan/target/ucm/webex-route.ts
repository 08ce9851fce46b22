import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { Mapping } from '../../../model/mapping.js'
import type { RouteList } from '../../../model/ucm/route-list.js'
import { setsCalledSide } from '../../../routing/ucm/number-transformations.js'
import { ucmName } from './partition-names.js'
import type { UcmDraft } from './ucm-draft.js'

/** Where the patterns that take over lead, and the changes that make it. */
export interface WebexRoute {
  readonly target: string
  readonly needs: readonly string[]
}

/**
 * The target of the patterns (`local-gateway` 3.1): a route list that leads to the trunk and nowhere
 * else, the trunk itself where a pattern uses it directly (it can then be in no route group:
 * `routing-semantics` A6), else a new route list. A route list that rewrites the called number is not used:
 * what it sets would replace the conversion of the pattern.
 */
export function webexRoute(
  { estate, mapping }: { readonly estate: UcmEstate; readonly mapping: Mapping },
  draft: UcmDraft,
  location: string,
  trunk: string,
): WebexRoute {
  const own = new Set(
    estate
      .all('route-group')
      .filter(({ value }) => value.members.length > 0 && value.members.every(({ device }) => device === trunk))
      .map(({ key }) => key),
  )
  const list = estate.all('route-list').find(({ value }) => leadsOnlyTo(value, own))
  if (list !== undefined) return { target: list.key, needs: [] }
  if (estate.all('route-pattern').some(({ value }) => value.target === trunk)) return { target: trunk, needs: [] }
  const groupName = mapping.names.routeGroup.replaceAll('{location}', location)
  const group = [...own][0] ?? addRouteGroup(draft, freeName(estate, 'route-group', ucmName(groupName)), trunk)
  const name = freeName(
    estate,
    'route-list',
    ucmName(/^RG\b/.test(groupName) ? groupName.replace(/^RG/, 'RL') : `RL-${groupName}`),
  )
  const callManagerGroup = managerGroupOf(estate, trunk)
  const groupChange = draft.changeOf('route-group', group)
  const id = draft.put(
    'route-list',
    name,
    {
      name,
      description: `rehome: to Webex over ${trunk}`.slice(0, 50),
      enabled: true,
      ...(callManagerGroup === undefined ? {} : { callManagerGroup }),
      runOnAllNodes: true,
      members: [{ order: 1, routeGroup: group, calling: { useExternalPhoneNumberMask: 'Default' }, called: {} }],
    },
    {
      phase: 'prepare',
      title: `Add route list ${name} over ${trunk}`,
      why: 'Patterns lead to route lists, so that the way to Webex can be changed in one place (local-gateway 3.1).',
      needs: groupChange === undefined ? [] : [groupChange],
    },
  )
  return { target: name, needs: id === undefined ? [] : [id] }
}

function leadsOnlyTo({ enabled, members }: RouteList, groups: ReadonlySet<string>): boolean {
  return (
    enabled &&
    members.length > 0 &&
    members.every(({ routeGroup, called }) => groups.has(routeGroup) && !setsCalledSide(called))
  )
}

function addRouteGroup(draft: UcmDraft, name: string, trunk: string): string {
  draft.put(
    'route-group',
    name,
    { name, distribution: 'Top Down', members: [{ order: 1, device: trunk, port: 0 }] },
    {
      phase: 'prepare',
      title: `Add route group ${name} with ${trunk}`,
      why: 'A route list needs a route group to reach the trunk (routing-semantics A6).',
    },
  )
  return name
}

/** The name, or the name with a number where something else bears it. */
function freeName(estate: UcmEstate, kind: 'route-group' | 'route-list', name: string): string {
  let candidate = name
  for (let number = 2; estate.find(kind, candidate) !== undefined; number += 1) candidate = `${name}-${number}`
  return candidate
}

/** Route lists run on a group of call managers: that of the trunk's pool, else that of another route list. */
function managerGroupOf(estate: UcmEstate, trunk: string): string | undefined {
  const pool = estate.find('trunk', trunk)?.value.devicePool
  const ofPool = pool === undefined ? undefined : estate.find('device-pool', pool)?.value.callManagerGroup
  return (
    ofPool ?? estate.all('route-list').find(({ value }) => value.callManagerGroup !== undefined)?.value.callManagerGroup
  )
}
