import type { Finding } from '../../findings/finding.js'
import type { Entry, MemberAccount } from '../snapshot.js'
import type { WebexKind, WebexKinds } from './kinds.js'

export type WebexObjects = { readonly [K in WebexKind]: readonly Entry<WebexKinds[K]>[] }

/** Every object of one Webex organization at one instant. */
export interface WebexSnapshot {
  readonly system: 'webex'
  /** Merkle root over the objects; registration data of trunks is not hashed. */
  readonly root: string
  readonly organizationName?: string
  /** True when a person declared that the organization holds nothing yet. */
  readonly declaredEmpty: boolean
  /** Kinds of which the input said nothing: absence proves nothing about them. */
  readonly unread: readonly WebexKind[]
  /** Sorted by key within each kind. */
  readonly objects: WebexObjects
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}

/** The object of a kind with this key, or undefined. Linear: build an index for many. */
export function findWebex<K extends WebexKind>(
  snapshot: WebexSnapshot,
  kind: K,
  key: string,
): WebexKinds[K] | undefined {
  const entries: readonly Entry<WebexKinds[K]>[] = snapshot.objects[kind]
  return entries.find((entry) => entry.key === key)?.value
}
