import type { DirectoryPerson } from '../../model/directory/person.js'
import type { Entry } from '../../model/snapshot.js'
import type { EndUser } from '../../model/ucm/end-user.js'
import type { WebexPerson } from '../../model/webex/person.js'
import { readPublicNumber } from '../number-identity.js'
import { localPart, type MatchSubject } from './match-people.js'
import type { DirectoryRule, WebexRule } from './people-rules.js'

/** A directory person who was found for a user, and whether that is a proof. */
export interface FoundPerson {
  readonly person: DirectoryPerson
  readonly isProven: boolean
}

/** What a user of Unified CM offers to the rules of directories. */
export function userForDirectory(user: EndUser): MatchSubject {
  const id = user.userId.toLowerCase()
  const keys: Record<DirectoryRule, readonly string[]> = {
    mail: lower([user.mail]),
    'synchronized-user-id': user.ldapAgreement === undefined ? [] : [id],
    'other-address': addresses(user),
    'user-id': [id],
    'user-id-in-address': [id],
    'telephone-number': phoneKeys([user.telephoneNumber]),
    'display-name': userNames(user),
  }
  return { key: user.userId, keys, mails: addresses(user) }
}

export function directoryPerson({ key, value }: Entry<DirectoryPerson>): MatchSubject {
  const all = personAddresses(value)
  const login = lower([value.userName])
  const keys: Record<DirectoryRule, readonly string[]> = {
    mail: lower([value.mail]),
    'synchronized-user-id': login,
    'other-address': all,
    'user-id': login,
    'user-id-in-address': lower([value.principalName, value.mail]).map(localPart),
    'telephone-number': phoneKeys([value.workPhone, value.ipPhone, ...value.otherPhones]),
    'display-name': nameKeys(value.displayName, value.givenName, value.familyName),
  }
  return { key, keys, mails: all }
}

/** What a user of Unified CM offers to the rules of Webex, together with the directory person who was found. */
export function userForWebex(user: EndUser, found: readonly FoundPerson[]): MatchSubject {
  const proven = found.filter(({ isProven }) => isProven).map(({ person }) => person.mail)
  const known = found.flatMap(({ person }) => personAddresses(person))
  const keys: Record<WebexRule, readonly string[]> = {
    mail: lower([user.mail]),
    'directory-mail': lower(proven),
    'other-address': [...addresses(user), ...known],
    'user-id-in-address': [user.userId.toLowerCase()],
    'telephone-number': phoneKeys([user.telephoneNumber, ...found.map(({ person }) => person.workPhone)]),
    'display-name': userNames(user),
  }
  return { key: user.userId, keys, mails: [...addresses(user), ...known] }
}

export function webexPerson({ key, value }: Entry<WebexPerson>): MatchSubject {
  const mail = [value.mail.toLowerCase()]
  const keys: Record<WebexRule, readonly string[]> = {
    mail,
    'directory-mail': mail,
    'other-address': mail,
    'user-id-in-address': mail.map(localPart),
    'telephone-number': phoneKeys([value.phoneNumber]),
    'display-name': nameKeys(value.displayName, value.firstName, value.lastName),
  }
  return { key, keys, mails: mail }
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
      name
        ?.normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/[\s.]+/g, ' ')
        .trim(),
    ),
  ).filter((name) => name.includes(' '))
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
