import { canonicalJson, sha256 } from './fingerprint.js'
import type { Entry, UcmObjects } from './snapshot.js'
import { UCM_KINDS } from './ucm/kinds.js'
import { PLANNED_WEBEX_KINDS, STANDING_WEBEX_KINDS } from './webex/kinds.js'
import type { WebexObjects } from './webex/snapshot.js'

/**
 * The Merkle root of a snapshot: a hash over one hash per kind, each over the keys and the hashes of
 * its objects. Entries must be sorted by key; where an object was read does not count.
 */
export function snapshotRoot(objects: UcmObjects): string {
  return sha256(UCM_KINDS.map((kind) => `${kind}\0${kindHash(objects[kind])}\n`).join(''))
}

/**
 * The Merkle root of a Webex organization, as `snapshotRoot`. What the platform assigns to a trunk (its
 * registration) is not hashed: it is never planned and never compared. Of the kinds that plans do not
 * change those without objects leave no mark, so that learning to read another kind changes no root.
 */
export function webexRoot(objects: WebexObjects): string {
  // Members that are undefined are not hashed.
  const trunks = objects.trunk.map((entry) => ({ ...entry, value: { ...entry.value, registration: undefined } }))
  const standing = STANDING_WEBEX_KINDS.filter((kind) => objects[kind].length > 0)
  const hashes = [...PLANNED_WEBEX_KINDS, ...standing].map(
    (kind) => `${kind}\0${kindHash(kind === 'trunk' ? trunks : objects[kind])}\n`,
  )
  return sha256(hashes.join(''))
}

/** The hash of one object's content. */
export function objectHash(value: unknown): string {
  return sha256(canonicalJson(value))
}

function kindHash(entries: readonly Entry<unknown>[]): string {
  return sha256(entries.map(({ key, value }) => `${key}\0${objectHash(value)}\n`).join(''))
}
