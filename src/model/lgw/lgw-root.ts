import { canonicalJson, sha256 } from '../fingerprint.js'
import type { Entry } from '../snapshot.js'
import { LGW_KINDS } from './kinds.js'
import type { LgwObjects } from './snapshot.js'

/**
 * The Merkle root of a gateway: a hash over one hash per kind, each over the keys and the contents of
 * its objects. Entries must be sorted by key; where an object was read does not count.
 */
export function lgwRoot(objects: LgwObjects): string {
  return sha256(LGW_KINDS.map((kind) => `${kind}\0${kindHash(objects[kind])}\n`).join(''))
}

function kindHash(entries: readonly Entry<unknown>[]): string {
  return sha256(entries.map(({ key, value }) => `${key}\0${sha256(canonicalJson(value))}\n`).join(''))
}
