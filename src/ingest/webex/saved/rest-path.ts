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
  'roles',
  'domains',
  'virtual-extension-mode',
  'call-recording',
  'queue-settings',
  'voicemail-settings',
  'emergency-callback',
  'voice-portal',
  'outgoing-permission',
  'schedules',
  'schedule',
  'route-lists',
  'route-list-numbers',
  'translation-patterns',
  'virtual-extensions',
  'virtual-extension-ranges',
  'virtual-extension-range',
  'person-voicemail',
  'person-forwarding',
  'queue-holiday',
  'queue-night',
  'queue-forced',
  'queue-stranded',
  'queue-forwarding',
  'hunt-groups',
  'hunt-group',
  'call-parks',
  'call-park',
  'call-park-extensions',
  'call-pickups',
  'call-pickup',
  'voicemail-groups',
  'virtual-lines',
] as const
export type Resource = (typeof RESOURCES)[number]

/** What a saved answer is about, by the path it was asked for. */
export interface RestPlace {
  readonly resource: Resource
  /** Id of the object, or of the object it belongs to; absent for lists. */
  readonly id?: string
  /** Id of the location in the path of a queue, hunt group, park, pickup or schedule. */
  readonly location?: string
  /** The list was asked for Customer Assist only (`webex-api` 4). */
  readonly customerAssist?: true
}

const CALLING = '(?:telephony/config/)?'
const AT_LOCATION = `${CALLING}locations/(?<location>[^/]+)`

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
    ['roles', 'roles'],
    ['identity/organizations/[^/]+/actions/(?:verifyDomain|unverifyDomain)', 'domains'],
    [`${CALLING}virtualExtensions/settings`, 'virtual-extension-mode'],
    [`${CALLING}callRecording`, 'call-recording'],
    [`${CALLING}queues/settings`, 'queue-settings'],
    [`${CALLING}voicemail/settings`, 'voicemail-settings'],
    [`${CALLING}locations/([^/]+)/features/emergencyCallbackNumber`, 'emergency-callback'],
    [`${CALLING}locations/([^/]+)/voicePortal`, 'voice-portal'],
    [`${CALLING}locations/([^/]+)/outgoingPermission`, 'outgoing-permission'],
    [`${AT_LOCATION}/schedules`, 'schedules'],
    [`${AT_LOCATION}/schedules/[^/]+/(?<id>[^/]+)`, 'schedule'],
    [`${CALLING}premisePstn/routeLists`, 'route-lists'],
    [`${CALLING}premisePstn/routeLists/([^/]+)/numbers`, 'route-list-numbers'],
    [`${CALLING}callRouting/translationPatterns`, 'translation-patterns'],
    [`${CALLING}virtualExtensions`, 'virtual-extensions'],
    [`${CALLING}virtualExtensionRanges`, 'virtual-extension-ranges'],
    [`${CALLING}virtualExtensionRanges/([^/]+)`, 'virtual-extension-range'],
    ['people/([^/]+)/features/voicemail', 'person-voicemail'],
    ['people/([^/]+)/features/callForwarding', 'person-forwarding'],
    [`${AT_LOCATION}/queues/(?<id>[^/]+)/holidayService`, 'queue-holiday'],
    [`${AT_LOCATION}/queues/(?<id>[^/]+)/nightService`, 'queue-night'],
    [`${AT_LOCATION}/queues/(?<id>[^/]+)/forcedForward`, 'queue-forced'],
    [`${AT_LOCATION}/queues/(?<id>[^/]+)/strandedCalls`, 'queue-stranded'],
    [`${AT_LOCATION}/queues/(?<id>[^/]+)/callForwarding`, 'queue-forwarding'],
    [`${CALLING}huntGroups`, 'hunt-groups'],
    [`${AT_LOCATION}/huntGroups/(?!availableNumbers$)(?<id>[^/]+)`, 'hunt-group'],
    [`${AT_LOCATION}/callParks`, 'call-parks'],
    [`${AT_LOCATION}/callParks/(?!availableUsers$|settings$)(?<id>[^/]+)`, 'call-park'],
    [`${CALLING}callParkExtensions`, 'call-park-extensions'],
    [`${AT_LOCATION}/callPickups`, 'call-pickups'],
    [`${AT_LOCATION}/callPickups/(?!availableUsers$)(?<id>[^/]+)`, 'call-pickup'],
    [`${CALLING}voicemailGroups`, 'voicemail-groups'],
  ] as const
).map(([pattern, resource]) => [new RegExp(`^${pattern}$`), resource])

/** First words of paths that an administrator may have saved as well. */
const KNOWN_ROOTS: ReadonlySet<string> = new Set(
  `
  admin adminAudit callParkExtensions callRecording callRouting cdr_feed cdr_stream contacts convergedRecordings
  devices groups huntGroups identity licenses locations numbers organizations people premisePstn pstn queues
  recordings report reports roles supervisors telephony virtualExtensionRanges virtualExtensions voicemail
  voicemailGroups webhooks workspaces
  `
    .trim()
    .split(/\s+/),
)

/**
 * The REST path behind the name of a saved answer: without `.json`, a leading `v1`, and the query, which
 * stands behind `?` or, where file systems do not like that, `&`. Undefined for files that are no saved
 * answer.
 */
export function restPath(member: string): string | undefined {
  if (!/\.json$/i.test(member)) return undefined
  return member
    .slice(0, -'.json'.length)
    .replace(/[?&].*$/, '')
    .replace(/^v1\//, '')
}

/** The name of the file that answers to a GET: ids may hold what no file name may, so they are escaped as in a URL. */
export function fileOf(path: string, query = ''): string {
  return `${path}${query === '' ? '' : `&${query}`}.json`
}

/** What the answer to a GET of this path is about, or undefined when it is not read; `member` is the file's own name. */
export function placeOf(path: string, member = ''): RestPlace | undefined {
  for (const [pattern, resource] of PLACES) {
    const match = pattern.exec(path)
    if (match === null) continue
    const { location, id = location === undefined ? match[1] : undefined } = match.groups ?? {}
    return {
      resource,
      ...(id === undefined ? {} : { id: unescaped(id) }),
      ...(location === undefined ? {} : { location: unescaped(location) }),
      ...(/[?&]hasCxEssentials=true\b/.test(member) ? { customerAssist: true } : {}),
    }
  }
  return undefined
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
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
