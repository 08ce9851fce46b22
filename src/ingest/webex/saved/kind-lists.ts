import type { WebexKind } from '../../../model/webex/kinds.js'
import type { Resource } from './rest-path.js'
import { idOf, type SavedOrganization } from './saved-organization.js'

/** Lists that must have been read before the absence of an object says anything. */
const LISTS: { readonly [K in WebexKind]: readonly Resource[] } = {
  license: ['licenses'],
  location: ['locations', 'calling-locations'],
  trunk: ['trunks'],
  'route-group': ['route-groups'],
  'dial-plan': ['dial-plans'],
  number: ['numbers'],
  person: ['people'],
  queue: ['queues'],
  supervisor: ['supervisors'],
  contact: ['contacts'],
  'organization-settings': ['virtual-extension-mode', 'call-recording', 'queue-settings', 'voicemail-settings'],
  domain: ['domains'],
  'location-settings': ['calling-locations'],
  schedule: ['schedules'],
  'route-list': ['route-lists'],
  'translation-pattern': ['translation-patterns'],
  'virtual-extension': ['virtual-extensions'],
  'virtual-extension-range': ['virtual-extension-ranges'],
  'number-use': ['numbers'],
  // No operation of the contract lists them.
  'virtual-line': ['virtual-lines'],
  'person-settings': ['people'],
  'queue-services': ['queues'],
  'hunt-group': ['hunt-groups'],
  'call-park': ['call-parks'],
  'call-park-extension': ['call-park-extensions'],
  'call-pickup': ['call-pickups'],
  'voicemail-group': ['voicemail-groups'],
}

/** Lists that each location has of its own. */
const BY_LOCATION: ReadonlySet<Resource> = new Set<Resource>(['schedules', 'call-parks', 'call-pickups'])

/** Answers that are one object, not a list. */
const SINGLE: ReadonlySet<Resource> = new Set<Resource>([
  'virtual-extension-mode',
  'call-recording',
  'queue-settings',
  'voicemail-settings',
  'domains',
])

/** True when everything was read that has to tell of objects of the kind, be it that there are none. */
export function isListed(kind: WebexKind, saved: SavedOrganization): boolean {
  return LISTS[kind].every((resource) => {
    if (BY_LOCATION.has(resource)) return isListedEverywhere(resource, saved)
    if (SINGLE.has(resource)) return saved.allDetails(resource).size > 0
    return saved.isWhole(resource)
  })
}

/** True when a list of the kind says that there is something, be it that none of it can be read. */
export function holdsItems(kind: WebexKind, saved: SavedOrganization): boolean {
  return LISTS[kind].some((resource) => saved.items(resource).length > 0)
}

/** At every location with calling, where these are known. */
function isListedEverywhere(resource: Resource, saved: SavedOrganization): boolean {
  if (!saved.has('calling-locations')) return false
  return saved.items('calling-locations').every(({ json }) => {
    const id = idOf(json)
    return id === undefined || saved.hasAt(resource, id)
  })
}
