import type { WebexQuestion } from '../../ports.js'
import { type Json, isJsonRecord, type JsonRecord, rawText } from '../json-members.js'

/** The scope that a token needs to be answered (`webex-api` 1). */
export type Scope =
  | 'identity:contacts_read'
  | 'spark-admin:licenses_read'
  | 'spark-admin:locations_read'
  | 'spark-admin:organizations_read'
  | 'spark-admin:people_read'
  | 'spark-admin:roles_read'
  | 'spark-admin:telephony_config_read'
  | 'spark-admin:telephony_config_write'
  | 'spark-admin:telephony_pstn_read'

/** What is known before a question is asked. */
export interface Known {
  /** The organization that is read; absent where the token did not say which. */
  readonly organization?: string
  /** Ids of licenses by which people are told apart. */
  readonly callingLicenses: ReadonlySet<string>
  readonly ucmLicenses: ReadonlySet<string>
  /** False when nobody is to be asked about single people. */
  readonly personSettings: boolean
}

/** A GET, and what to ask about each object that it lists. */
export interface Asked {
  readonly path: (item: JsonRecord, known: Known) => WebexQuestion['path'] | undefined
  readonly scope: Scope
  readonly query?: Readonly<Record<string, string>>
  /** What distinguishes its file from that of another GET with the same path. */
  readonly fileQuery?: string
  /** False where the operation knows no `orgId`. */
  readonly takesOrganization?: boolean
  /** Under which member its list stands; absent for answers that are one object. */
  readonly list?: string
  readonly when?: (item: JsonRecord, known: Known) => boolean
  readonly below?: readonly Asked[]
}

const TELEPHONY = ['telephony', 'config']
const READ = 'spark-admin:telephony_config_read'
const PEOPLE = 'spark-admin:people_read'
const CX = { hasCxEssentials: 'true' }

function list(path: readonly string[], member: string, below: readonly Asked[] = [], scope: Scope = READ): Asked {
  return { path: () => path, list: member, below, scope }
}

/** An answer about one listed object; `#id` stands for its id, `#location` for that of its location, `#type` for its type. */
function detail(path: readonly string[], options: Partial<Asked> = {}): Asked {
  return { path: (item) => filled(path, item), scope: READ, ...options }
}

function filled(path: readonly string[], item: JsonRecord): readonly string[] | undefined {
  const parts = path.map((part) => (part in PLACES ? rawText(item, PLACES[part] ?? '') : part))
  return parts.every((part) => part !== undefined) ? parts : undefined
}

const PLACES: Readonly<Record<string, string>> = { '#id': 'id', '#location': 'locationId', '#type': 'type' }

const LOCATION = [...TELEPHONY, 'locations', '#id']
const OF_LOCATION = [...TELEPHONY, 'locations', '#location']
const QUEUE = [...OF_LOCATION, 'queues', '#id']
const PSTN = [...TELEPHONY, 'premisePstn']

function queueDetails(query: Readonly<Record<string, string>> | undefined): readonly Asked[] {
  const services = ['holidayService', 'nightService', 'forcedForward', 'strandedCalls', 'callForwarding']
  return [detail(QUEUE, query === undefined ? {} : { query }), ...services.map((name) => detail([...QUEUE, name]))]
}

function holds(item: JsonRecord, licenses: ReadonlySet<string>): boolean {
  const held = item['licenses']
  return Array.isArray(held) && (held as readonly Json[]).some((id) => typeof id === 'string' && licenses.has(id))
}

/** What is asked before anything else: which organization, and which licenses are about calls. */
export const FIRST_QUESTIONS = {
  organizations: {
    ...list(['organizations'], 'items', [], 'spark-admin:organizations_read'),
    takesOrganization: false,
  },
  licenses: list(['licenses'], 'items', [], 'spark-admin:licenses_read'),
} as const satisfies Readonly<Record<string, Asked>>

/**
 * Everything else that is asked, lists before what belongs to their objects. Customer Assist queues and
 * their supervisors come first: the same objects may stand in the other list as well (`webex-api` 4).
 */
export const QUESTIONS: readonly Asked[] = [
  { ...list(['roles'], 'items', [], 'spark-admin:roles_read'), takesOrganization: false },
  list(['locations'], 'items', [], 'spark-admin:locations_read'),
  list([...TELEPHONY, 'locations'], 'locations', [
    detail(LOCATION),
    detail([...LOCATION, 'internalDialing']),
    detail(['telephony', 'pstn', 'locations', '#id', 'connection'], { scope: 'spark-admin:telephony_pstn_read' }),
    detail([...LOCATION, 'features', 'emergencyCallbackNumber']),
    detail([...LOCATION, 'voicePortal']),
    detail([...LOCATION, 'outgoingPermission']),
    ofLocation('schedules', 'schedules', [detail([...OF_LOCATION, 'schedules', '#type', '#id'])]),
    ofLocation('callParks', 'callParks', [detail([...OF_LOCATION, 'callParks', '#id'])]),
    ofLocation('callPickups', 'callPickups', [detail([...OF_LOCATION, 'callPickups', '#id'])]),
  ]),
  list([...TELEPHONY, 'numbers'], 'phoneNumbers'),
  list([...PSTN, 'trunks'], 'trunks', [detail([...PSTN, 'trunks', '#id'])]),
  list([...PSTN, 'routeGroups'], 'routeGroups', [detail([...PSTN, 'routeGroups', '#id'])]),
  list([...PSTN, 'dialPlans'], 'dialPlans', [
    detail([...PSTN, 'dialPlans', '#id', 'dialPatterns'], { list: 'dialPatterns' }),
  ]),
  // Reading the numbers is documented with the scope for writing (`webex-api` 13).
  list([...PSTN, 'routeLists'], 'routeLists', [
    detail([...PSTN, 'routeLists', '#id', 'numbers'], { list: 'numbers', scope: 'spark-admin:telephony_config_write' }),
  ]),
  list([...TELEPHONY, 'callRouting', 'translationPatterns'], 'translationPatterns'),
  list([...TELEPHONY, 'virtualExtensions'], 'virtualExtensions'),
  list([...TELEPHONY, 'virtualExtensionRanges'], 'virtualExtensionRanges', [
    detail([...TELEPHONY, 'virtualExtensionRanges', '#id']),
  ]),
  {
    ...list([...TELEPHONY, 'queues'], 'queues', queueDetails(CX)),
    query: CX,
    fileQuery: 'hasCxEssentials=true',
  },
  list([...TELEPHONY, 'queues'], 'queues', queueDetails(undefined)),
  {
    ...list([...TELEPHONY, 'supervisors'], 'supervisors', [supervisor(CX)]),
    query: CX,
    fileQuery: 'hasCxEssentials=true',
  },
  list([...TELEPHONY, 'supervisors'], 'supervisors', [supervisor(undefined)]),
  list([...TELEPHONY, 'huntGroups'], 'huntGroups', [detail([...OF_LOCATION, 'huntGroups', '#id'])]),
  list([...TELEPHONY, 'callParkExtensions'], 'callParkExtensions'),
  list([...TELEPHONY, 'voicemailGroups'], 'voicemailGroups'),
  detail([...TELEPHONY, 'virtualExtensions', 'settings']),
  detail([...TELEPHONY, 'callRecording']),
  detail([...TELEPHONY, 'queues', 'settings']),
  detail([...TELEPHONY, 'voicemail', 'settings']),
  {
    ...list(
      ['people'],
      'items',
      [
        // Whoever moves must be found as read: a client of Unified CM or of Webex Calling (`webex-api` 5.16).
        detail(['people', '#id', 'features', 'callingBehavior'], {
          scope: PEOPLE,
          when: (item, known) => holds(item, known.callingLicenses) || holds(item, known.ucmLicenses),
        }),
        ...['voicemail', 'callForwarding'].map((feature) =>
          detail(['people', '#id', 'features', feature], {
            scope: PEOPLE,
            when: (item, known) => known.personSettings && holds(item, known.callingLicenses),
          }),
        ),
      ],
      PEOPLE,
    ),
    // More than 100 are never given with calling data (`webex-api` 5.1).
    query: { callingData: 'true', max: '100' },
  },
  {
    path: (_item, { organization }) =>
      organization === undefined ? undefined : ['contacts', 'organizations', organization, 'contacts', 'search'],
    scope: 'identity:contacts_read',
    query: { limit: '1000' },
    takesOrganization: false,
    list: 'result',
  },
]

function ofLocation(name: string, member: string, below: readonly Asked[]): Asked {
  return detail([...LOCATION, name], { list: member, below })
}

/** The agents come in pages. */
function supervisor(query: Readonly<Record<string, string>> | undefined): Asked {
  return detail([...TELEPHONY, 'supervisors', '#id'], query === undefined ? {} : { query })
}

/** True for a page that has the list. */
export function holdsList(page: Json, member: string): boolean {
  return isJsonRecord(page) && Array.isArray(page[member])
}

/** The objects of a list in an answer; `locationId` is that of the location whose list it is, where they do not say. */
export function listedItems(pages: readonly Json[], member: string, parent: JsonRecord): readonly JsonRecord[] {
  return pages.flatMap((page) => {
    const items = isJsonRecord(page) ? page[member] : undefined
    if (!Array.isArray(items)) return []
    const location = rawText(parent, 'id')
    return (items as readonly Json[])
      .filter((item) => isJsonRecord(item))
      .map((item) =>
        item['locationId'] === undefined && location !== undefined ? { ...item, locationId: location } : item,
      )
  })
}
