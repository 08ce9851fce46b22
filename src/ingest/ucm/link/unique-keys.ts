import { compareText, type Finding, finding } from '../../../findings/finding.js'
import { canonicalJson } from '../../../model/fingerprint.js'
import type { Entry } from '../../../model/snapshot.js'
import type { UcmKind } from '../../../model/ucm/kinds.js'
import type { DraftEstate } from '../draft-estate.js'
import { qualified } from '../object-keys.js'
import { subjectOf } from './subjects.js'

/**
 * Makes keys unique within each kind. Patterns that differ in route filter or numbering plan are two
 * objects and get it into their key. Of rows that claim the same key, the one whose content sorts
 * first is kept, so that the order of rows never decides; PRE-007 names them all.
 */
export function uniqueKeys(draft: DraftEstate): readonly Finding[] {
  const findings: Finding[] = []
  draft.replaceEach((kind, entries) => {
    const keys = new Set(entries.map((entry) => entry.key))
    return keys.size === entries.length ? [...entries] : told(kind, entries, findings)
  })
  return findings
}

function told<T extends object>(kind: UcmKind, entries: readonly Entry<T>[], findings: Finding[]): Entry<T>[] {
  const apart = [...grouped(entries).values()].flatMap(tellApart)
  return [...grouped(apart)].flatMap(([key, group]) => {
    const ordered = group.toSorted((a, b) => compareText(canonicalJson(a.value), canonicalJson(b.value)))
    if (ordered.length > 1) findings.push(duplicate(kind, key, ordered))
    return ordered.slice(0, 1)
  })
}

/** Only patterns have a route filter or a numbering plan. */
function tellApart<T extends object>(group: readonly Entry<T>[]): readonly Entry<T>[] {
  if (group.length === 1) return group
  return group.map((entry) => ({ ...entry, key: qualified(entry.key, qualifier(entry.value)) }))
}

function qualifier(value: object): string | undefined {
  for (const field of ['routeFilter', 'numberingPlan']) {
    const text: unknown = field in value ? value[field as keyof typeof value] : undefined
    if (typeof text === 'string') return text
  }
  return undefined
}

function grouped<T>(entries: readonly Entry<T>[]): Map<string, Entry<T>[]> {
  const groups = new Map<string, Entry<T>[]>()
  for (const entry of entries) {
    const group = groups.get(entry.key)
    if (group === undefined) groups.set(entry.key, [entry])
    else group.push(entry)
  }
  return groups
}

function duplicate(kind: UcmKind, key: string, entries: readonly Entry<object>[]): Finding {
  const same = new Set(entries.map((entry) => canonicalJson(entry.value))).size === 1
  const alike = same ? 'with the same content' : 'with different content'
  return finding({
    code: 'PRE-007',
    subject: subjectOf(kind, key),
    message: `${kind} ${key} stands in ${entries.length} rows ${alike}; one of them was taken.`,
    evidence: entries.map((entry, position) => ({
      label: position === 0 ? 'row taken' : 'row left out',
      value: key,
      source: entry.source,
    })),
  })
}
