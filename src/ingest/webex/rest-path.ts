/** The answers that are read; `list` and detail of one kind have the same word in front. */
export const RESOURCES = [
  'organizations',
  'licenses',
  'people',
  'person',
  'calling-behavior',
  'locations',
  'location',
  'calling-locations',
  'calling-location',
  'internal-dialing',
  'pstn-connection',
  'numbers',
  'trunks',
  'trunk',
  'route-groups',
  'route-group',
  'dial-plans',
  'dial-plan',
  'dial-patterns',
  'queues',
  'queue',
  'supervisors',
  'supervisor',
  'contacts',
] as const
export type Resource = (typeof RESOURCES)[number]

/** What a saved answer is about, by the path it was asked for. */
export interface RestPlace {
  readonly resource: Resource
  /** Id of the object, or of the object it belongs to; absent for lists. */
  readonly id?: string
  /** Id of the location in the path of a queue. */
  readonly location?: string
}

const CALLING = '(?:telephony/config/)?'

/** Where the answers come from; a first group is the id. The first that fits counts. */
const PLACES: readonly (readonly [RegExp, Resource])[] = (
  [
    ['organizations', 'organizations'],
    ['licenses', 'licenses'],
    ['people', 'people'],
    ['people/(?!me$)([^/]+)', 'person'],
    ['people/([^/]+)/features/callingBehavior', 'calling-behavior'],
    ['locations', 'locations'],
    ['locations/([^/]+)', 'location'],
    ['telephony/config/locations', 'calling-locations'],
    ['telephony/config/locations/([^/]+)', 'calling-location'],
    [`${CALLING}locations/([^/]+)/internalDialing`, 'internal-dialing'],
    ['(?:telephony/)?pstn/locations/([^/]+)/connection', 'pstn-connection'],
    [`${CALLING}numbers`, 'numbers'],
    [`${CALLING}premisePstn/trunks`, 'trunks'],
    [`${CALLING}premisePstn/trunks/(?!trunkTypes$)([^/]+)`, 'trunk'],
    [`${CALLING}premisePstn/routeGroups`, 'route-groups'],
    [`${CALLING}premisePstn/routeGroups/([^/]+)`, 'route-group'],
    [`${CALLING}premisePstn/dialPlans`, 'dial-plans'],
    [`${CALLING}premisePstn/dialPlans/([^/]+)`, 'dial-plan'],
    [`${CALLING}premisePstn/dialPlans/([^/]+)/dialPatterns`, 'dial-patterns'],
    [`${CALLING}queues`, 'queues'],
    [`${CALLING}locations/(?<location>[^/]+)/queues/(?!availableNumbers$)(?<id>[^/]+)`, 'queue'],
    [`${CALLING}supervisors`, 'supervisors'],
    [`${CALLING}supervisors/(?!available(?:Agents|Supervisors)$)([^/]+)`, 'supervisor'],
    ['contacts/organizations/[^/]+/contacts/search', 'contacts'],
  ] as const
).map(([pattern, resource]) => [new RegExp(`^${pattern}$`), resource])

/** First words of paths that an administrator may have saved as well. */
const KNOWN_ROOTS: ReadonlySet<string> = new Set(
  `
  admin adminAudit cdr_feed cdr_stream contacts convergedRecordings devices groups identity licenses locations
  numbers organizations people premisePstn pstn queues recordings report reports roles supervisors telephony
  webhooks workspaces
  `
    .trim()
    .split(/\s+/),
)

/**
 * The REST path behind the name of a saved answer: without `.json`, a query, a leading `v1`. Undefined
 * for files that are no saved answer.
 */
export function restPath(member: string): string | undefined {
  if (!/\.json$/i.test(member)) return undefined
  return member.slice(0, -'.json'.length).replace(/\?.*$/, '').replace(/^v1\//, '')
}

/** What the answer to a GET of this path is about, or undefined when it is not read. */
export function placeOf(path: string): RestPlace | undefined {
  for (const [pattern, resource] of PLACES) {
    const match = pattern.exec(path)
    if (match === null) continue
    const { location, id = match[1] } = match.groups ?? {}
    return {
      resource,
      ...(id === undefined ? {} : { id }),
      ...(location === undefined ? {} : { location }),
    }
  }
  return undefined
}

/** True for a path of the API that is known and not needed. */
export function isKnownPath(path: string): boolean {
  return KNOWN_ROOTS.has(path.split('/')[0] ?? '')
}

/** The folder that stands before every path, as when a whole folder was packed; empty when there is none. */
export function commonFolder(members: readonly string[]): string {
  const paths = members.flatMap((member) => restPath(member) ?? [])
  if (paths.length === 0 || paths.some((path) => isKnownPath(path))) return ''
  const [folder, ...others] = new Set(paths.map((path) => path.slice(0, path.indexOf('/') + 1)))
  return folder === undefined || others.length > 0 ? '' : folder
}
