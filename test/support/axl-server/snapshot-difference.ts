import { canonicalJson } from '../../../src/model/fingerprint.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import { UCM_KINDS } from '../../../src/model/ucm/kinds.js'

/**
 * What two snapshots say differently, one line each: `kind key: only left`, `kind key: only right`, or
 * `kind key.field: left | right`. Sources are not compared, as they are no part of an object.
 */
export function snapshotDifferences(left: UcmSnapshot, right: UcmSnapshot): readonly string[] {
  return UCM_KINDS.flatMap((kind) => {
    const ours = new Map(left.objects[kind].map((entry) => [entry.key, entry.value as object]))
    const theirs = new Map(right.objects[kind].map((entry) => [entry.key, entry.value as object]))
    const keys = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
    return keys.flatMap((key) => {
      const [one, other] = [ours.get(key), theirs.get(key)]
      if (other === undefined) return [`${kind} ${key}: only left`]
      if (one === undefined) return [`${kind} ${key}: only right`]
      return fieldDifferences(one, other).map((text) => `${kind} ${key}.${text}`)
    })
  })
}

function fieldDifferences(left: object, right: object): readonly string[] {
  const [ours, theirs] = [new Map(Object.entries(left)), new Map(Object.entries(right))]
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
  return names.flatMap((name) => {
    const [one, other] = [shown(ours.get(name)), shown(theirs.get(name))]
    return one === other ? [] : [`${name}: ${one} | ${other}`]
  })
}

function shown(value: unknown): string {
  return value === undefined ? '-' : canonicalJson(value)
}
