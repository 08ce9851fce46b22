import type { Finding } from '../../findings/finding.js'
import type { Entry, MemberAccount } from '../snapshot.js'

/** Where the people of a directory were read. */
export type DirectoryOrigin = 'ldif' | 'ldap' | 'scim' | 'csv'

/** One person of a directory; attributes are those of the directory, under the names that this tool uses. */
export interface DirectoryPerson {
  /** Login name: `sAMAccountName`, `uid`, `userPrincipalName`, SCIM `userName`. */
  readonly userName?: string
  readonly mail?: string
  /** `proxyAddresses`, further SCIM e-mails; lower case. */
  readonly otherMails: readonly string[]
  readonly displayName?: string
  readonly givenName?: string
  readonly familyName?: string
  /** As written in the directory. */
  readonly workPhone?: string
  readonly mobilePhone?: string
  readonly ipPhone?: string
  readonly department?: string
  readonly title?: string
  readonly office?: string
  readonly employeeNumber?: string
  /** The key of another person, where the directory says one. */
  readonly manager?: string
  /** Undefined where the directory does not say. */
  readonly enabled?: boolean
  readonly groups: readonly string[]
}

/** The people of one directory at one instant. */
export interface DirectorySnapshot {
  readonly system: 'directory'
  /** By which it is replaced when read again: what `--name` says, else the base name of the file or host. */
  readonly name: string
  readonly origin: DirectoryOrigin
  /** Merkle root over the people. */
  readonly root: string
  /** LDAP only. */
  readonly baseDn?: string
  readonly filter?: string
  /** Key: distinguished name (normalized), object id, else user name. Sorted by key. */
  readonly people: readonly Entry<DirectoryPerson>[]
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}
