import { compareText } from '../../findings/finding.js'
import { NearestKeys } from '../../findings/nearest-keys.js'
import type { Confidence } from '../../findings/severity.js'
import type { SourceRef } from '../../findings/source-ref.js'
import { type DirectoryPerson, personLabel } from '../../model/directory/person.js'
import type { DirectorySnapshot } from '../../model/directory/snapshot.js'
import type { Entry } from '../../model/snapshot.js'
import type { EndUser } from '../../model/ucm/end-user.js'
import type { LdapAgreement } from '../../model/ucm/system/ldap.js'
import type { WebexPerson } from '../../model/webex/person.js'
import { type MatchSubject, matchPeople, type PeopleMatch, type PeopleMatching } from './match-people.js'
import { directoryPerson, userForDirectory, userForWebex, webexPerson } from './people-keys.js'
import { DIRECTORY_RULES, type DirectoryRule, WEBEX_RULES, type WebexRule } from './people-rules.js'
import { SearchBases } from './search-bases.js'

/** Of one cluster. */
export interface ClusterUsers {
  readonly users: readonly Entry<EndUser>[]
  /** By which they were synchronized. */
  readonly agreements: readonly Entry<LdapAgreement>[]
}

export interface DirectoryMatch {
  /** Name of the directory. */
  readonly directory: string
  /** Key of the person in it. */
  readonly key: string
  readonly person: DirectoryPerson
  readonly source: SourceRef
  readonly rule: DirectoryRule
  readonly confidence: Confidence
}

export interface WebexMatch {
  /** Lower case. */
  readonly mail: string
  readonly rule: WebexRule
  readonly confidence: Confidence
}

/** Somebody who may be meant by a user without a match. */
export interface PersonCandidate {
  /** `webex`, or the name of a directory. */
  readonly system: string
  readonly key: string
  readonly label: string
  /** Rules that agree, or `spelled alike`. */
  readonly why: string
}

const CANDIDATES = 5

/** Who the active users of a cluster are in the directories and in Webex: one-to-one, by rules with a confidence. */
export class PeopleBook {
  private readonly books: readonly SystemBook[]
  private readonly inDirectories = new Map<string, DirectoryMatch[]>()
  private readonly inWebex = new Map<string, WebexMatch>()

  constructor(
    { users, agreements }: ClusterUsers,
    directories: readonly DirectorySnapshot[],
    webexPeople: readonly Entry<WebexPerson>[] | undefined,
  ) {
    const active = users.map(({ value }) => value).filter((user) => user.active)
    const bases = new SearchBases(agreements)
    const found = directories.map((directory) => directoryBook(active, directory, bases))
    directories.forEach((directory, at) => this.note(directory, (found[at] as SystemBook).matching.matches))
    const webex = webexPeople === undefined ? [] : [this.webexBook(active, webexPeople)]
    this.books = [...found, ...webex]
  }

  /** One per directory at most, in the order of the directories. */
  directoryMatches(userId: string): readonly DirectoryMatch[] {
    return this.inDirectories.get(userId) ?? []
  }

  webexMatch(userId: string): WebexMatch | undefined {
    return this.inWebex.get(userId)
  }

  /** Who may be meant in the systems where the user has no match, best first; slow, for the few that are shown. */
  candidates(user: EndUser): readonly PersonCandidate[] {
    return this.books.flatMap((book) => book.candidates(user))
  }

  /** People of a system whom no user matched. */
  unmatchedIn(system: string): number {
    const book = this.books.find((each) => each.system === system)
    return book === undefined ? 0 : book.people.length - book.matching.matches.length
  }

  private note(directory: DirectorySnapshot, matches: readonly PeopleMatch[]): void {
    const people = new Map(directory.people.map((entry) => [entry.key, entry]))
    for (const { left, right, rule, confidence } of matches) {
      const entry = people.get(right)
      if (entry === undefined) continue
      const { value: person, source } = entry
      const list = this.inDirectories.get(left) ?? []
      this.inDirectories.set(left, list)
      list.push({ directory: directory.name, key: right, person, source, rule: rule as DirectoryRule, confidence })
    }
  }

  private webexBook(active: readonly EndUser[], people: readonly Entry<WebexPerson>[]): SystemBook {
    const left = active.map((user) => userForWebex(user, this.directoryMatches(user.userId)))
    const matching = matchPeople(left, people.map(webexPerson), WEBEX_RULES)
    for (const { left: userId, right: mail, rule, confidence } of matching.matches) {
      this.inWebex.set(userId, { mail, rule: rule as WebexRule, confidence })
    }
    const known = people.map(({ key, value }) => ({ key, label: value.displayName ?? key, words: [value.mail] }))
    return new SystemBook('webex', known, matching)
  }
}

function directoryBook(
  active: readonly EndUser[],
  { name, people }: DirectorySnapshot,
  bases: SearchBases,
): SystemBook {
  const left: readonly MatchSubject[] = active.map((user) => userForDirectory(user, bases))
  const right: readonly MatchSubject[] = people.map((person) => directoryPerson(person, bases))
  const matching = matchPeople(left, right, DIRECTORY_RULES)
  const known = people.map(({ key, value }) => ({
    key,
    label: personLabel(value) ?? key,
    words: [value.mail, value.userName, value.principalName].filter((word) => word !== undefined),
  }))
  return new SystemBook(name, known, matching)
}

interface KnownPerson {
  readonly key: string
  readonly label: string
  /** By which somebody may be found who spells them a little differently. */
  readonly words: readonly string[]
}

class SystemBook {
  readonly system: string
  readonly people: readonly KnownPerson[]
  readonly matching: PeopleMatching
  private readonly matchedUsers: ReadonlySet<string>
  private nearest: { readonly words: NearestKeys; readonly ofWord: ReadonlyMap<string, KnownPerson> } | undefined
  private byKey: ReadonlyMap<string, KnownPerson> | undefined

  constructor(system: string, people: readonly KnownPerson[], matching: PeopleMatching) {
    this.system = system
    this.people = people
    this.matching = matching
    this.matchedUsers = new Set(matching.matches.map(({ left }) => left))
  }

  candidates(user: EndUser): readonly PersonCandidate[] {
    if (this.matchedUsers.has(user.userId)) return []
    this.byKey ??= new Map(this.people.map((person) => [person.key, person]))
    const agreeing = (this.matching.contested.get(user.userId) ?? []).map(({ key, rules }) => ({
      system: this.system,
      key,
      label: this.byKey?.get(key)?.label ?? key,
      why: rules.join(', '),
    }))
    const near = agreeing.length > 0 ? [] : this.spelledAlike(user)
    return [...agreeing, ...near].slice(0, CANDIDATES)
  }

  private spelledAlike(user: EndUser): readonly PersonCandidate[] {
    this.nearest ??= this.index()
    const { words, ofWord } = this.nearest
    const asked = [user.mail, user.userId].filter((word) => word !== undefined)
    const people = asked.flatMap((word) => words.nearest(word, CANDIDATES)).flatMap((word) => ofWord.get(word) ?? [])
    return [...new Set(people)].map(({ key, label }) => ({ system: this.system, key, label, why: 'spelled alike' }))
  }

  /** Of those whom nobody matched. */
  private index(): { readonly words: NearestKeys; readonly ofWord: ReadonlyMap<string, KnownPerson> } {
    const matched = new Set(this.matching.matches.map(({ right }) => right))
    const ofWord = new Map<string, KnownPerson>()
    for (const person of this.people) {
      if (matched.has(person.key)) continue
      for (const word of person.words) if (!ofWord.has(word)) ofWord.set(word, person)
    }
    return { words: new NearestKeys([...ofWord.keys()].sort(compareText)), ofWord }
  }
}
