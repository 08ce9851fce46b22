import type { Finding } from '../../findings/finding.js'
import { sha256 } from '../fingerprint.js'
import type { Entry, MemberAccount } from '../snapshot.js'
import { objectHash } from '../snapshot-root.js'
import type { DirectoryPerson } from './person.js'

/** Where the people of a directory were read. */
export type DirectoryOrigin = 'ldif' | 'ldap' | 'scim' | 'csv'

/** Entries that are no people, counted by what they are. */
export interface SkippedEntries {
  /** Object classes, sorted and apart by blanks; `no object class` where an entry has none. */
  readonly classes: string
  readonly count: number
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
  /** Key: distinguished name (normalized), object id, else a login name or the mail. Sorted by key. */
  readonly people: readonly Entry<DirectoryPerson>[]
  /** Sorted by classes. */
  readonly skipped: readonly SkippedEntries[]
  /** Attributes, columns or members of the input that nothing is mapped to, sorted. */
  readonly unused: readonly string[]
  /** Other servers that the directory points to; never followed. Sorted. */
  readonly referrals: readonly string[]
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}

/** The Merkle root of a directory: over keys and people, sorted by key; where somebody was read does not count. */
export function directoryRoot(people: readonly Entry<DirectoryPerson>[]): string {
  return sha256(people.map(({ key, value }) => `${key}\0${objectHash(value)}\n`).join(''))
}
