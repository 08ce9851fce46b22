import { compareText } from '../../findings/finding.js'
import { formatSource } from '../../findings/source-ref.js'
import { isVariableLength, matchedStrings } from '../../dialing/pattern-match.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import type { CalledTransformation, CallingTransformation } from '../../model/ucm/transformation.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import { listSome } from '../evidence.js'
import type { DialPlanRow } from './columns.js'
import { ENTRY_KIND_WORDS, entrySubject, isBlocked } from './entry-naming.js'

/** Remarks by number of the entry. */
export type Remarks = ReadonlyMap<number, readonly string[]>

/** Every entry that competes in digit analysis, sorted by partition, then pattern. */
export function patternRows(
  entries: readonly CompetingEntry[],
  estate: UcmEstate,
  remarks: Remarks,
): readonly DialPlanRow[] {
  const searchSpaces = searchSpacesByPartition(estate)
  return entries
    .map(
      (entry): DialPlanRow => ({
        key: entrySubject(entry),
        side: 'UCM',
        pattern: entry.pattern,
        partition: entry.partition ?? NO_PARTITION,
        type: typeOf(entry),
        target: targetOf(entry, estate),
        class: entry.object.kind === 'route-pattern' ? (entry.object.value.classification ?? '') : '',
        urgent: entry.urgent ? 'yes' : '',
        block: isBlocked(entry) ? 'yes' : '',
        transformations: transformationsOf(entry),
        strings: stringsOf(entry),
        searchSpaces:
          entry.partition === undefined ? estate.all('css').length : (searchSpaces.get(entry.partition) ?? 0),
        remarks: (remarks.get(entry.number) ?? []).join('; '),
        source: [entry.source, ...entry.alsoIn].map(formatSource).join(', '),
      }),
    )
    .sort(
      (a, b) =>
        compareText(a.partition, b.partition) || compareText(a.pattern, b.pattern) || compareText(a.source, b.source),
    )
}

function searchSpacesByPartition(estate: UcmEstate): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { value } of estate.all('css')) {
    for (const name of new Set(value.partitions)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

function typeOf({ object }: CompetingEntry): string {
  return object.kind === 'directory-number' && object.alias ? 'alternate number' : ENTRY_KIND_WORDS[object.kind]
}

function targetOf({ object }: CompetingEntry, estate: UcmEstate): string {
  switch (object.kind) {
    case 'directory-number':
      return listSome(
        estate.appearancesOf(object.value.dn, object.value.partition).map(({ device }) => device),
        3,
      )
    case 'route-pattern':
      return object.value.target ?? ''
    case 'translation-pattern':
      if (object.value.useOriginatorsCallingSearchSpace) return 'search space of the originator'
      return `search space ${object.value.callingSearchSpace ?? NO_PARTITION}`
    case 'hunt-pilot':
      return object.value.huntList ?? ''
    case 'call-park':
      return object.value.callManager ?? ''
    case 'directed-call-park':
      return object.value.retrievalPrefix === undefined ? '' : `retrieval prefix ${object.value.retrievalPrefix}`
    case 'call-pickup-group':
      return object.value.name
    case 'learned-number':
      return `route string ${object.value.routeString}`
    case 'meet-me-number':
    case 'calling-transformation-pattern':
    case 'called-transformation-pattern':
      return ''
  }
}

function transformationsOf({ object }: CompetingEntry): string {
  switch (object.kind) {
    case 'route-pattern':
    case 'translation-pattern':
    case 'hunt-pilot':
      return [...calledInWords(object.value.called), ...callingInWords(object.value.calling)].join('; ')
    default:
      return ''
  }
}

function calledInWords({ discard, mask, prefix }: CalledTransformation): readonly string[] {
  return [
    ...(discard === undefined ? [] : [`discard ${discard}`]),
    ...(mask === undefined ? [] : [`called mask ${mask}`]),
    ...(prefix === undefined ? [] : [`called prefix ${prefix}`]),
  ]
}

function callingInWords({ useExternalPhoneNumberMask, mask, prefix }: CallingTransformation): readonly string[] {
  return [
    ...(useExternalPhoneNumberMask === 'On' ? ['caller by external mask'] : []),
    ...(mask === undefined ? [] : [`caller mask ${mask}`]),
    ...(prefix === undefined ? [] : [`caller prefix ${prefix}`]),
  ]
}

function stringsOf({ parsed }: CompetingEntry): string {
  if (!parsed.ok) return ''
  const { pattern } = parsed
  if (pattern.usesNumberingPlan) return 'numbering plan'
  return isVariableLength(pattern) ? 'variable' : String(matchedStrings(pattern, pattern.elements.length))
}
