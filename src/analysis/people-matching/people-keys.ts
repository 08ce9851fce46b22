import type { Confidence } from '../../findings/severity.js'
import type { DirectoryPerson } from '../../model/directory/person.js'
import type { Entry } from '../../model/snapshot.js'
import type { EndUser } from '../../model/ucm/end-user.js'
import type { WebexPerson } from '../../model/webex/person.js'
import { readPublicNumber } from '../number-identity.js'
import type { MatchSubject } from './match-people.js'
import type { DirectoryRule, WebexRule } from './people-rules.js'
import type { SearchBases } from './search-bases.js'

/** A directory person who was found for a user, and how surely. */
export interface FoundPerson {
  readonly person: DirectoryPerson
  readonly confidence: Confidence
}

/** What a user of Unified CM offers to the rules of directories. */
export function userForDirectory(user: EndUser, bases: SearchBases): MatchSubject {
  const id = user.userId.toLowerCase()
  const base = bases.ofUser(user)
  const keys: Record<DirectoryRule, readonly string[]> = {
    mail: lower([user.mail]),
    'synchronized-user-id': base === undefined ? [] : [loginBelow(id, base)],
    'other-address': addresses(user),
    'user-id': [id],
    'user-id-in-address': [id],
    'telephone-number': phoneKeys([user.telephoneNumber]),
    'display-name': userNames(user),
  }
  return { key: user.userId, keys, mails: mailsAmong(addresses(user)), nameWords: userNameWords(user) }
}

export function directoryPerson({ key, value }: Entry<DirectoryPerson>, bases: SearchBases): MatchSubject {
  const all = personAddresses(value)
  const login = lower([value.userName])
  const keys: Record<DirectoryRule, readonly string[]> = {
    mail: lower([value.mail]),
    'synchronized-user-id': login.flatMap((id) => bases.above(key).map((base) => loginBelow(id, base))),
    'other-address': all,
    'user-id': login,
    'user-id-in-address': lower([value.principalName, value.mail]).map(localPart),
    'telephone-number': phoneKeys([value.workPhone, value.ipPhone, ...value.otherPhones]),
    'display-name': nameKeys(value.displayName, value.givenName, value.familyName),
  }
  const words = nameWords(value.displayName, value.givenName, value.familyName)
  return { key, keys, mails: mailsAmong(all), nameWords: words }
}

/** What a user of Unified CM offers to the rules of Webex, together with the directory person who was found. */
export function userForWebex(user: EndUser, found: readonly FoundPerson[]): MatchSubject {
  const proven = found.filter(({ confidence }) => confidence === 'PROVEN').map(({ person }) => person.mail)
  const sure = found.filter(({ confidence }) => confidence !== 'CHECK').map(({ person }) => person)
  const doubtful = found.filter(({ confidence }) => confidence === 'CHECK').map(({ person }) => person)
  const own = [...addresses(user), ...sure.flatMap(personAddresses)]
  const keys: Record<WebexRule, readonly string[]> = {
    mail: lower([user.mail]),
    'directory-mail': lower(proven),
    'other-address': own,
    'user-id-in-address': [user.userId.toLowerCase()],
    'telephone-number': phoneKeys([user.telephoneNumber, ...sure.map((person) => person.workPhone)]),
    'directory-address': doubtful.flatMap(personAddresses),
    'display-name': userNames(user),
  }
  return { key: user.userId, keys, mails: mailsAmong(own), nameWords: userNameWords(user) }
}

export function webexPerson({ key, value }: Entry<WebexPerson>): MatchSubject {
  const mail = [value.mail.toLowerCase()]
  const keys: Record<WebexRule, readonly string[]> = {
    mail,
    'directory-mail': mail,
    'other-address': mail,
    'user-id-in-address': mail.map(localPart),
    'telephone-number': phoneKeys([value.phoneNumber]),
    'directory-address': mail,
    'display-name': nameKeys(value.displayName, value.firstName, value.lastName),
  }
  return { key, keys, mails: mail, nameWords: nameWords(value.displayName, value.firstName, value.lastName) }
}

/** A login name is only known below the place that an agreement reads. */
function loginBelow(login: string, base: string): string {
  return `${login}\0${base}`
}

/** `ann` of `ann@example.com`. */
function localPart(mail: string): string {
  return mail.split('@', 1)[0] ?? mail
}

/** An agreement may put a login name in the place of the mail address; that contradicts no address. */
function mailsAmong(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text.includes('@'))
}

/** Mail, directory URI, and a user id that is an address itself. */
function addresses(user: EndUser): readonly string[] {
  const id = user.userId.includes('@') ? user.userId : undefined
  return lower([user.mail, user.directoryUri, id])
}

function personAddresses(person: DirectoryPerson): readonly string[] {
  return lower([person.mail, person.principalName, ...person.otherMails])
}

function lower(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => (text === undefined || text === '' ? [] : [text.toLowerCase()])))]
}

function userNames(user: EndUser): readonly string[] {
  return nameKeys(user.displayName, user.firstName, user.lastName)
}

/** `Agent, Ann`, `Ann Agent` and `ann  AGENT` are one name; one word alone is none. */
export function nameKeys(
  display: string | undefined,
  given: string | undefined,
  family: string | undefined,
): readonly string[] {
  const [, last, first] = /^([^,]+),\s*([^,]+)$/.exec(display ?? '') ?? []
  const written = last === undefined ? display : `${first ?? ''} ${last}`
  const full = given === undefined || family === undefined ? undefined : `${given} ${family}`
  return lower(
    [written, full].map((name) =>
      unaccented(name)
        ?.replaceAll(/[\s.]+/g, ' ')
        .trim(),
    ),
  ).filter((name) => name.includes(' '))
}

function userNameWords(user: EndUser): readonly string[] {
  return nameWords(user.displayName, user.firstName, user.lastName)
}

/**
 * The words of a name in one form, without initials, for telling that two names are not one; none where neither a
 * display nor a family name is known, or where an address stands in its place.
 */
export function nameWords(
  display: string | undefined,
  given: string | undefined,
  family: string | undefined,
): readonly string[] {
  const names = [display, family].filter((name) => name !== undefined && !name.includes('@'))
  if (names.length === 0) return []
  const words = [...names, given].flatMap((name) => unaccented(name)?.split(/[^\p{L}\p{N}]+/u) ?? [])
  return lower(words).filter((word) => word.length > 1)
}

function unaccented(name: string | undefined): string | undefined {
  return name?.normalize('NFKD').replaceAll(/\p{M}/gu, '')
}

const SHORTEST_PHONE = 7

/**
 * Numbers in one form: +E.164 where they are public numbers (of the US where no country is written, on both sides
 * alike), else their digits. Short numbers mean somebody else at the next site and are left out, and so is an
 * extension behind a number.
 */
export function phoneKeys(texts: readonly (string | undefined)[]): readonly string[] {
  return [
    ...new Set(
      texts.flatMap((text) => {
        if (text === undefined) return []
        const number = text.replace(/\s*(;ext=|ext\.?|x)\s*\d+\s*$/i, '')
        const digits = number.replaceAll(/\D/g, '')
        return digits.length < SHORTEST_PHONE ? [] : (readPublicNumber(number, undefined)?.value ?? digits)
      }),
    ),
  ]
}
