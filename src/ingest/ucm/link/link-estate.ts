import type { Entry } from '../../../model/snapshot.js'
import type { UcmKind, UcmKinds } from '../../../model/ucm/kinds.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { DnSighting } from '../devices/dn-sighting.js'
import type { DraftEstate } from '../draft-estate.js'
import { PARTITIONED_KEYS, type PartitionedKind } from '../object-keys.js'
import { DEVICE_LINKS, linkDnFacts } from './device-links.js'
import { DIAL_PLAN_LINKS } from './dial-plan-links.js'
import { mergeDirectoryNumbers } from './directory-numbers.js'
import { HUNTING_LINKS } from './hunting-links.js'
import { type Link, linkEntry, relinked, resolver } from './linker.js'
import { references } from './name-indexes.js'
import { OwnerRules } from './owners.js'
import type { References } from './references.js'
import { SYSTEM_LINKS } from './system-links.js'

const LINKS: { readonly [K in UcmKind]?: Link<K> } = {
  ...DIAL_PLAN_LINKS,
  ...HUNTING_LINKS,
  ...DEVICE_LINKS,
  ...SYSTEM_LINKS,
}

/**
 * The second pass: resolves every name, merges the directory numbers, attributes devices to people.
 * Directory numbers come before the rest, because line groups name them.
 */
export function linkEstate(draft: DraftEstate): void {
  const names = references(draft)
  const numbers = mergeDirectoryNumbers(draft.sightings.map((sighting) => linkSighting(sighting, names)))
  names.addDirectoryNumbers(numbers.entries)
  draft.replaceEach((kind, entries) => linkedKind(kind, entries, names))
  draft.objects['directory-number'] = [...numbers.entries]
  const owners = new OwnerRules(draft.objects['end-user'])
  draft.objects.phone = draft.objects.phone.map((entry) => ({
    ...entry,
    value: { ...entry.value, owner: owners.ownerOf(entry.value) },
  }))
  for (const found of [...numbers.findings, ...names.findings()]) draft.findings.push(found)
}

/** One kind at a time: the types of its link and of its entries go together. */
function linkedKind<K extends UcmKind>(
  kind: K,
  entries: readonly Entry<UcmKinds[K]>[],
  names: References,
): Entry<UcmKinds[K]>[] {
  const link: Link<K> | undefined = LINKS[kind]
  if (link === undefined) return [...entries]
  return entries.map((entry) => rekeyed(kind, linkEntry(kind, entry, link, names)))
}

/** The key follows the partition when that has been found under another spelling. */
function rekeyed<K extends UcmKind>(kind: K, entry: Entry<UcmKinds[K]>): Entry<UcmKinds[K]> {
  if (!(kind in PARTITIONED_KEYS)) return entry
  const keyOf = PARTITIONED_KEYS[kind as PartitionedKind] as (value: UcmKinds[K]) => string
  const key = keyOf(entry.value)
  return key === entry.key ? entry : { ...entry, key }
}

/** The partition of a line is reported by its device; only directorynumber.csv has no device to do so. */
function linkSighting(sighting: DnSighting, names: References): DnSighting {
  const { partition } = sighting
  const key = patternKey(sighting.dn, partition)
  const resolve = resolver(names, { kind: 'dn', key, source: sighting.source })
  const place =
    partition === undefined || sighting.device === undefined
      ? resolve('partition', partition, 'ROUTE PARTITION')
      : names.quietly('partition', partition)
  return relinked(sighting, { partition: place, facts: linkDnFacts(sighting.facts, resolve) })
}
