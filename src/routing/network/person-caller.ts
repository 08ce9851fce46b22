import type { UcmEstate } from '../../model/ucm/estate.js'
import type { EndUser } from '../../model/ucm/end-user.js'
import type { Caller, NetworkCallerReference } from '../caller.js'
import { resolveCaller } from '../ucm/resolve-caller.js'
import type { WebexDirectory } from '../webex/webex-directory.js'
import { hasCallingPresence } from '../webex/webex-directory.js'

/** Where a call starts: on Unified CM with what the caller may search, or in Webex Calling. */
export type NetworkCaller =
  | { readonly kind: 'ucm'; readonly caller: Caller }
  | { readonly kind: 'webex'; readonly mail: string }

export type NetworkCallerResolution =
  | { readonly ok: true; readonly caller: NetworkCaller }
  | { readonly ok: false; readonly reason: string; readonly candidates: readonly string[] }

/** Both directories in which a caller may stand. */
export interface CallerDirectories {
  readonly estate: UcmEstate
  /** Undefined while no organization was read. */
  readonly webex: WebexDirectory | undefined
  /** Partitions that stand in a calling search space: numbers in others cannot be reached. */
  readonly searchedPartitions: ReadonlySet<string>
}

/** Built once per snapshot, for any number of callers. */
export function callerDirectories(estate: UcmEstate, webex: WebexDirectory | undefined): CallerDirectories {
  const searchedPartitions = new Set(estate.all('css').flatMap(({ value }) => value.partitions))
  return { estate, webex, searchedPartitions }
}

/**
 * Finds who a reference means and on which system the person calls: people are compared by person,
 * never by device (DESIGN 5), so `user:` follows `startsInWebex`. Lines, devices, trunks and search
 * spaces always start on Unified CM, `webex:` in Webex.
 */
export function resolveNetworkCaller(
  directories: CallerDirectories,
  reference: NetworkCallerReference,
): NetworkCallerResolution {
  const { estate, webex } = directories
  if (reference.kind === 'webex') return webexCaller(webex, reference.mail)
  if (reference.kind === 'user') {
    const moved = movedPerson(directories, reference.name)
    if (moved !== undefined) return moved
  }
  const found = resolveCaller(estate, reference)
  if (!found.ok) {
    const isMailOnlyInWebex = reference.kind === 'bare' && found.candidates.length === 0
    return (isMailOnlyInWebex ? movedPerson(directories, reference.text) : undefined) ?? found
  }
  const isPerson = reference.kind === 'bare' && found.reference.startsWith('user:')
  const moved = isPerson ? movedPerson(directories, found.reference.slice('user:'.length)) : undefined
  return moved ?? { ok: true, caller: { kind: 'ucm', caller: found.caller } }
}

/**
 * The rule by which a person who has both calls from Webex: Webex Calling gives a location and a number
 * or extension there, and none of the person's lines on Unified CM can be reached any more, because the
 * partition of each is in no calling search space (a moved number is hidden, not deleted). Before the
 * number is hidden, and for lines without a partition, calls start on Unified CM.
 */
export function startsInWebex(directories: CallerDirectories, user: EndUser): boolean {
  const person = user.mail === undefined ? undefined : directories.webex?.person(user.mail)
  return person !== undefined && hasCallingPresence(person) && !hasReachableLine(directories, user)
}

function hasReachableLine({ estate, searchedPartitions }: CallerDirectories, user: EndUser): boolean {
  const lines = estate.phonesOf(user.userId).flatMap((phone) => phone.lines)
  return lines.some(({ partition }) => partition === undefined || searchedPartitions.has(partition))
}

/** The person in Webex that a user id or mail means, when calls of the person start there. */
function movedPerson(directories: CallerDirectories, name: string): NetworkCallerResolution | undefined {
  const { estate, webex } = directories
  const byId = estate.user(name)
  const users = byId === undefined ? estate.usersByMail(name) : [byId]
  if (users.length === 0) {
    const person = webex?.person(name)
    return person !== undefined && hasCallingPresence(person) ? inWebex(person.mail) : undefined
  }
  const [user, second] = users
  if (user?.mail === undefined || second !== undefined) return undefined
  return startsInWebex(directories, user) ? inWebex(user.mail) : undefined
}

function webexCaller(webex: WebexDirectory | undefined, mail: string): NetworkCallerResolution {
  const failed = (reason: string) => ({ ok: false, reason, candidates: [] }) as const
  if (webex === undefined) return failed('no Webex organization has been read')
  const person = webex.person(mail)
  if (person === undefined) return failed(`${mail} is not in the Webex organization`)
  if (!hasCallingPresence(person)) return failed(`${mail} has no number or extension in Webex Calling`)
  return inWebex(person.mail)
}

function inWebex(mail: string): NetworkCallerResolution {
  return { ok: true, caller: { kind: 'webex', mail: mail.toLowerCase() } }
}
