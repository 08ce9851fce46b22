import { compareText, type Finding, finding } from '../../../findings/finding.js'
import { canonicalJson } from '../../../model/fingerprint.js'
import type { Entry } from '../../../model/snapshot.js'
import { DN_ORIGINS, type DirectoryNumber } from '../../../model/ucm/directory-number.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { DnFacts, DnField, DnSighting } from '../devices/dn-sighting.js'
import { present } from '../../present.js'

const FIELDS: readonly DnField[] = [
  'description',
  'alertingName',
  'callingSearchSpace',
  'urgent',
  'voicemailProfile',
  'callPickupGroup',
  'noAnswerRingDurationSeconds',
  'forwards',
  'alternates',
  'uris',
]

/** The directory numbers, each once, and what the rows that carry it disagree about. */
export interface MergedNumbers {
  readonly entries: readonly Entry<DirectoryNumber>[]
  readonly findings: readonly Finding[]
}

/**
 * Makes the set of directory numbers out of every file that carries one, keyed by number and
 * partition (`ucm-exports` 1.4). What belongs to the number should stand alike in every row; where it
 * does not, the first in order of origin, device and button is taken and PRE-007 names both.
 */
export function mergeDirectoryNumbers(sightings: readonly DnSighting[]): MergedNumbers {
  const byKey = new Map<string, DnSighting[]>()
  for (const sighting of sightings) {
    const key = patternKey(sighting.dn, sighting.partition)
    const group = byKey.get(key)
    if (group === undefined) byKey.set(key, [sighting])
    else group.push(sighting)
  }
  const entries: Entry<DirectoryNumber>[] = []
  const findings: Finding[] = []
  for (const [key, group] of byKey) {
    const ordered = group.length === 1 ? group : group.toSorted(compareSightings)
    const [first] = ordered
    if (first === undefined) continue
    entries.push({ key, value: merged(ordered, first), source: first.source })
    if (ordered.length > 1) {
      const found = disagreement(key, ordered)
      if (found !== undefined) findings.push(found)
    }
  }
  return { entries, findings }
}

function compareSightings(a: DnSighting, b: DnSighting): number {
  return (
    DN_ORIGINS.indexOf(a.origin) - DN_ORIGINS.indexOf(b.origin) ||
    compareText(a.device ?? '', b.device ?? '') ||
    a.index - b.index ||
    compareText(canonicalJson(a.facts), canonicalJson(b.facts)) ||
    compareText(a.source.file, b.source.file)
  )
}

function merged(sightings: readonly DnSighting[], first: DnSighting): DirectoryNumber {
  const facts = sightings.length === 1 ? first.facts : mergedFacts(sightings, first)
  const origins = [...new Set(sightings.map((sighting) => sighting.origin))].sort(compareText)
  return present<DirectoryNumber>({
    dn: first.dn,
    partition: first.partition,
    description: facts.description,
    alertingName: facts.alertingName,
    callingSearchSpace: facts.callingSearchSpace,
    active: isActive(sightings),
    urgent: facts.urgent,
    voicemailProfile: facts.voicemailProfile,
    callPickupGroup: facts.callPickupGroup,
    noAnswerRingDurationSeconds: facts.noAnswerRingDurationSeconds,
    forwards: facts.forwards,
    alternates: facts.alternates,
    uris: facts.uris,
    origins,
  })
}

/** A field comes from the first row whose file has a column for it. */
function mergedFacts(sightings: readonly DnSighting[], first: DnSighting): DnFacts {
  const facts: Partial<Record<DnField, unknown>> = {}
  for (const field of FIELDS) {
    const source = sightings.find((sighting) => sighting.known.has(field)) ?? first
    facts[field] = source.facts[field]
  }
  return facts as unknown as DnFacts
}

/** `Active` counts only where no device carries the number (`ucm-exports` 1.4). */
function isActive(sightings: readonly DnSighting[]): boolean {
  return sightings.some((sighting) => sighting.device !== undefined || sighting.active !== false)
}

function disagreement(key: string, sightings: readonly DnSighting[]): Finding | undefined {
  const differing = FIELDS.filter((field) => {
    const knowing = sightings.filter((sighting) => sighting.known.has(field))
    return new Set(knowing.map((sighting) => valueText(sighting, field))).size > 1
  })
  const listed = sightings.filter((sighting) => sighting.origin === 'directorynumber')
  const repeated = new Set(listed.map(({ source }) => source.file)).size < listed.length
  if (differing.length === 0 && !repeated) return undefined
  const twice = repeated ? 'stands twice in directorynumber.csv' : 'does not read the same everywhere'
  const fields = differing.length === 0 ? '' : `: ${differing.join(', ')}`
  const [first] = sightings
  const taken = first?.device === undefined ? 'One of the rows' : `What ${place(first)} says`
  return finding({
    code: 'PRE-007',
    subject: `dn:${key}`,
    message: `Directory number ${key} ${twice}${fields}. ${taken} was taken.`,
    evidence: sightings.map((sighting) => ({
      label: place(sighting),
      value: differing.map((field) => `${field} ${valueText(sighting, field)}`).join('; ') || 'the same',
      source: sighting.source,
    })),
  })
}

function place(sighting: DnSighting | undefined): string {
  return sighting?.device === undefined ? 'directorynumber.csv' : `${sighting.device} line ${sighting.index}`
}

function valueText(sighting: DnSighting, field: DnField): string {
  if (!sighting.known.has(field)) return 'not in the file'
  const value = sighting.facts[field]
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? value : canonicalJson(value)
}
