import type { Finding } from '../../findings/finding.js'
import type { Entry } from '../snapshot.js'
import type { LgwKind, LgwKinds } from './kinds.js'

export type LgwObjects = { readonly [K in LgwKind]: readonly Entry<LgwKinds[K]>[] }

/** What the reader made of each line of a configuration. */
export interface LineAccount {
  readonly understood: number
  readonly irrelevant: number
  /** Lines that nobody knows, with their place. */
  readonly unknown: readonly { readonly line: number; readonly text: string }[]
  /** Set where the capture ends before the `end` of the configuration: what follows is not known. */
  readonly cutOff?: boolean
}

/** One IOS XE gateway at one instant. */
export interface LgwSnapshot {
  readonly system: 'lgw'
  /** The name under which the mapping knows it: the hostname, or the file's base name. */
  readonly name: string
  /** Merkle root over the objects. */
  readonly root: string
  readonly objects: LgwObjects
  /** The whole configuration, one line each, secrets replaced by `<removed>`; sections keep their indentation. */
  readonly lines: readonly string[]
  readonly account: LineAccount
  readonly findings: readonly Finding[]
}
