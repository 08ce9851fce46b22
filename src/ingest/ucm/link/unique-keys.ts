import { compareText, type Finding, finding } from '../../../findings/finding.js'
import type { SourceRef } from '../../../findings/source-ref.js'
import { canonicalJson } from '../../../model/fingerprint.js'
import type { Entry } from '../../../model/snapshot.js'
import type { UcmKind } from '../../../model/ucm/kinds.js'
import type { DraftEstate } from '../draft-estate.js'
import { qualified } from '../object-keys.js'
import { subjectOf } from './subjects.js'

/**
 * Makes keys unique within each kind. Patterns that differ in route filter or numbering plan are two
 * objects and get it into their key. Of rows that claim the same key, the one whose content sorts
 * first is kept, so that the order of rows never decides; PRE-007 names them all. Files that agree about
 * an object, as partial exports of one cluster do, say it once.
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
    if (group.length === 1) return [...group]
    const ordered = group
      .map((entry) => ({ entry, content: canonicalJson(entry.value) }))
      .sort((a, b) => compareText(a.content, b.content) || comparePlaces(a.entry.source, b.entry.source))
    const alike = ordered.every(({ content }) => content === ordered[0]?.content)
    const entries = ordered.map(({ entry }) => entry)
    const files = new Set(entries.map(({ source }) => source.file))
    if (!alike || files.size < entries.length) findings.push(duplicate(kind, key, entries, alike))
    return entries.slice(0, 1)
  })
}

/** Only patterns have a route filter or a numbering plan; where all have the same, it tells nothing apart. */
function tellApart<T extends object>(group: readonly Entry<T>[]): readonly Entry<T>[] {
  if (new Set(group.map(({ value }) => qualifier(value))).size === 1) return group
  return group.map((entry) => ({ ...entry, key: qualified(entry.key, qualifier(entry.value)) }))
}

function qualifier(value: object): string | undefined {
  for (const field of ['routeFilter', 'numberingPlan']) {
    const text: unknown = field in value ? value[field as keyof typeof value] : undefined
    if (typeof text === 'string') return text
  }
  return undefined
}

function comparePlaces(a: SourceRef, b: SourceRef): number {
  return compareText(a.file, b.file) || (a.row ?? 0) - (b.row ?? 0)
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

function duplicate(kind: UcmKind, key: string, entries: readonly Entry<object>[], same: boolean): Finding {
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
