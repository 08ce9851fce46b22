import type { Evidence } from '../../findings/finding.js'
import type { EntryKind } from '../../routing/trace.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'

/** What each kind of entry is called in sentences. */
export const ENTRY_KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  'directory-number': 'directory number',
  'route-pattern': 'route pattern',
  'translation-pattern': 'translation pattern',
  'hunt-pilot': 'hunt pilot',
  'call-park': 'call park number',
  'directed-call-park': 'directed call park number',
  'call-pickup-group': 'pickup group number',
  'meet-me-number': 'meet-me number',
  'learned-number': 'learned number',
  'calling-transformation-pattern': 'calling party transformation pattern',
  'called-transformation-pattern': 'called party transformation pattern',
}

/** The subject of findings about one entry. */
export function entrySubject(entry: CompetingEntry): string {
  const key = patternKey(entry.pattern, entry.partition)
  if (entry.object.kind === 'directory-number') return `dn:${key}`
  if (entry.object.kind === 'hunt-pilot') return `hunt-pilot:${key}`
  return `pattern:${key}${entry.qualifier === undefined ? '' : ` {${entry.qualifier}}`}`
}

/** `translation pattern 711 in partition PT-A`. */
export function entryInWords(entry: CompetingEntry): string {
  return `${ENTRY_KIND_WORDS[entry.object.kind]} ${entry.pattern} ${partitionInWords(entry.partition)}`
}

/** `in partition PT-A`, or `in <None>`. */
export function partitionInWords(partition: string | undefined): string {
  return partition === undefined ? `in ${NO_PARTITION}` : `in partition ${partition}`
}

/** The entry as a piece of evidence, with its row. */
export function entryEvidence(entry: CompetingEntry): Evidence {
  return {
    label: ENTRY_KIND_WORDS[entry.object.kind],
    value: patternKey(entry.pattern, entry.partition),
    source: entry.source,
  }
}

/** A pattern that stands for many, against a number that belongs to somebody or something. */
export function isPatternForMany({ object }: Pick<CompetingEntry, 'object'>): boolean {
  return object.kind === 'route-pattern' || object.kind === 'translation-pattern'
}

/** True when the entry refuses the calls it takes; to be cut off from it hurts nobody. */
export function isBlocked({ object }: CompetingEntry): boolean {
  switch (object.kind) {
    case 'route-pattern':
    case 'translation-pattern':
    case 'hunt-pilot':
      return object.value.block
    default:
      return false
  }
}

/** A number of one of these files, which do not say in which partition it stands. */
export function isUnplaced({ object, partition, source }: CompetingEntry, files: ReadonlySet<string>): boolean {
  return object.kind === 'directory-number' && partition === undefined && files.has(source.file)
}
