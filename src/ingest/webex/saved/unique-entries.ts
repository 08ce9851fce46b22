import { compareText, type Finding, finding } from '../../../findings/finding.js'
import { canonicalJson } from '../../../model/fingerprint.js'
import type { Entry } from '../../../model/snapshot.js'
import type { WebexKind } from '../../../model/webex/kinds.js'

/**
 * Entries sorted by key, each key once. The same object twice, as at the border of two pages, is one
 * object; of objects that claim one key and differ, the one whose content sorts first is kept, so that
 * order never decides, and PRE-007 names them all.
 */
export function uniqueEntries<T>(
  kind: WebexKind,
  entries: readonly Entry<T>[],
): { readonly entries: readonly Entry<T>[]; readonly findings: readonly Finding[] } {
  const groups = new Map<string, Entry<T>[]>()
  for (const entry of entries) groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry])
  const findings: Finding[] = []
  const kept = [...groups].flatMap(([key, group]) => {
    const texts = new Map<string, Entry<T>>()
    for (const entry of group) if (!texts.has(canonicalJson(entry.value))) texts.set(canonicalJson(entry.value), entry)
    const ordered = [...texts].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry)
    if (ordered.length > 1) findings.push(conflict(kind, key, ordered))
    return ordered.slice(0, 1)
  })
  return { entries: kept.sort((a, b) => compareText(a.key, b.key)), findings }
}

function conflict(kind: WebexKind, key: string, entries: readonly Entry<unknown>[]): Finding {
  return finding({
    code: 'PRE-007',
    subject: `webex-${kind}:${key}`,
    message: `${kind} ${key} of Webex stands in the input ${entries.length} times with different content; one was taken.`,
    evidence: entries.map(({ source }, position) => ({
      label: position === 0 ? 'object taken' : 'object left out',
      value: key,
      source,
    })),
  })
}
