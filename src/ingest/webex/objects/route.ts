import type { WebexRoute } from '../../../model/webex/location.js'
import type { JsonMembers, ResolveId } from '../json-members.js'

const ROUTE_KINDS = { TRUNK: 'trunk', ROUTE_GROUP: 'route-group' } as const
const TYPES = ['TRUNK', 'ROUTE_GROUP'] as const

/** Names of the members in which an answer says where calls go. */
interface RouteMembers {
  readonly type: string
  readonly id: string
  /** Where the answer also shows the name. */
  readonly name?: string
}

/** A trunk or route group that an answer names by type and id. */
export function readRoute(members: JsonMembers, names: RouteMembers, resolve: ResolveId): WebexRoute {
  const kind = ROUTE_KINDS[members.choice(names.type, TYPES)]
  return { kind, name: nameOf(members, names, resolve) }
}

/**
 * The name behind an id; where nobody knows the id, the name that stands beside it, and at last the
 * id itself, so that nothing is lost. Whoever resolves says that it did not succeed.
 */
export function nameOf(
  members: JsonMembers,
  names: { readonly id: string; readonly name?: string },
  resolve: ResolveId,
): string {
  const id = members.text(names.id)
  return resolve(id) ?? (names.name === undefined ? undefined : members.optionalText(names.name)) ?? id
}

/** The same for an object `{id, name}`. */
export function referredName(members: JsonMembers, name: string, resolve: ResolveId): string {
  return nameOf(members.object(name), { id: 'id', name: 'name' }, resolve)
}
