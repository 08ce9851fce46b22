import { PeopleBook, type PersonCandidate } from '../../analysis/people-matching/people-book.js'
import { DIRECTORY_RULES, WEBEX_RULES } from '../../analysis/people-matching/people-rules.js'
import { compareText } from '../../findings/finding.js'
import type { Confidence } from '../../findings/severity.js'
import { type EndUser, userLabel } from '../../model/ucm/end-user.js'
import type { WorkspaceStore } from '../ports.js'

/** How many users one rule found in one system. */
export interface RuleCount {
  readonly rule: string
  readonly confidence: Confidence
  readonly users: number
}

/** What matching gave in one system. */
export interface SystemPeople {
  /** `webex`, or the name of a directory. */
  readonly system: string
  readonly matched: readonly RuleCount[]
  readonly unmatchedUsers: number
  /** People of the system who are no user of the cluster. */
  readonly unmatchedPeople: number
}

export interface UserMatch {
  readonly userId: string
  readonly system: string
  /** Key of the person there. */
  readonly key: string
  readonly rule: string
  readonly confidence: Confidence
}

/** Who the active users of one cluster are in the directories and in Webex. */
export interface ClusterPeople {
  readonly cluster: string
  readonly users: number
  readonly systems: readonly SystemPeople[]
  /** By user id, then system. */
  readonly matches: readonly UserMatch[]
  /** The first users who are in no directory, or not in Webex, with who may be meant. */
  readonly unmatched: readonly {
    readonly userId: string
    readonly label: string
    readonly systems: readonly string[]
    readonly candidates: readonly PersonCandidate[]
  }[]
}

const WEBEX = 'webex'

/** Looking for somebody alike takes time, and nobody reads more of them. */
const CANDIDATES_SHOWN = 200

/** Matches the users of every cluster with everybody who is known beside it. */
export function matchedPeople(store: WorkspaceStore): readonly ClusterPeople[] {
  const clusters = store.clusters()
  if (clusters.length === 0) return []
  const directories = store.currentDirectories()
  const webex = store.currentWebex()
  const people = webex === undefined || webex.declaredEmpty ? undefined : webex.objects.person
  return clusters.flatMap((cluster) => {
    const snapshot = store.snapshotOf(cluster)
    if (snapshot === undefined) return []
    const users = snapshot.objects['end-user']
    const book = new PeopleBook({ users, agreements: snapshot.objects['ldap-agreement'] }, directories, people)
    const active = users
      .map(({ value }) => value)
      .filter((user) => user.active)
      .sort((a, b) => compareText(a.userId, b.userId))
    const systems = [...directories.map(({ name }) => name), ...(people === undefined ? [] : [WEBEX])]
    return [clusterPeople(cluster, active, systems, book)]
  })
}

function clusterPeople(
  cluster: string,
  users: readonly EndUser[],
  systems: readonly string[],
  book: PeopleBook,
): ClusterPeople {
  const matches = users.flatMap(({ userId }) => userMatches(userId, book))
  const directories = systems.filter((system) => system !== WEBEX)
  // Who is in one of several directories is found; nobody has to be in all of them.
  const missing = users
    .map((user) => ({
      user,
      systems: [
        ...(book.directoryMatches(user.userId).length === 0 ? directories : []),
        ...(systems.includes(WEBEX) && book.webexMatch(user.userId) === undefined ? [WEBEX] : []),
      ],
    }))
    .filter((each) => each.systems.length > 0)
  return {
    cluster,
    users: users.length,
    systems: systems.map((system) => systemPeople(system, matches, users.length, book)),
    matches,
    unmatched: missing.slice(0, CANDIDATES_SHOWN).map(({ user, systems: without }) => ({
      userId: user.userId,
      label: userLabel(user),
      systems: without,
      candidates: book.candidates(user).filter(({ system }) => without.includes(system)),
    })),
  }
}

function userMatches(userId: string, book: PeopleBook): readonly UserMatch[] {
  const webex = book.webexMatch(userId)
  return [
    ...book
      .directoryMatches(userId)
      .map(({ directory, key, rule, confidence }) => ({ userId, system: directory, key, rule, confidence })),
    ...(webex === undefined
      ? []
      : [{ userId, system: WEBEX, key: webex.mail, rule: webex.rule, confidence: webex.confidence }]),
  ]
}

function systemPeople(system: string, matches: readonly UserMatch[], users: number, book: PeopleBook): SystemPeople {
  const own = matches.filter((match) => match.system === system)
  const rules: readonly string[] = (system === WEBEX ? WEBEX_RULES : DIRECTORY_RULES).map(({ name }) => name)
  const matched = rules.flatMap((rule) =>
    (['PROVEN', 'LIKELY', 'CHECK'] as const).flatMap((confidence) => {
      const count = own.filter((match) => match.rule === rule && match.confidence === confidence).length
      return count === 0 ? [] : [{ rule, confidence, users: count }]
    }),
  )
  return { system, matched, unmatchedUsers: users - own.length, unmatchedPeople: book.unmatchedIn(system) }
}
