import { type Finding, finding } from '../../../findings/finding.js'
import type { SourceRef } from '../../../findings/source-ref.js'
import { formatSource } from '../../../findings/source-ref.js'
import type { UcmKind } from '../../../model/ucm/kinds.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { DraftObjects } from '../draft-estate.js'

/** Kinds that compete in digit analysis, each from a file of its own. */
const COMPETING = [
  'route-pattern',
  'translation-pattern',
  'hunt-pilot',
  'call-park',
  'directed-call-park',
  'meet-me-number',
  'directory-number',
] as const

/**
 * DIAL-020: the same pattern and partition in two files is one entry of digit analysis seen twice
 * (`corrections` 11). Both objects stay; they are merged where digits are looked up.
 */
export function sameKeyInTwoFiles(objects: DraftObjects): readonly Finding[] {
  const places = new Map<string, Map<UcmKind, SourceRef>>()
  for (const kind of COMPETING) {
    for (const { value, source } of objects[kind]) {
      const text = 'dn' in value ? value.dn : value.pattern
      const key = patternKey(text, value.partition)
      const files = places.get(key) ?? new Map<UcmKind, SourceRef>()
      places.set(key, files)
      if (!files.has(kind)) files.set(kind, source)
    }
  }
  return [...places].filter(([, files]) => files.size > 1).map(([key, files]) => twice(key, [...files.values()]))
}

function twice(key: string, sources: readonly SourceRef[]): Finding {
  const files = sources.map((source) => source.file)
  return finding({
    code: 'DIAL-020',
    subject: `pattern:${key}`,
    message: `${key} stands in ${files.join(' and in ')}; it is one entry.`,
    evidence: sources.map((source) => ({ label: source.file, value: formatSource(source), source })),
  })
}
