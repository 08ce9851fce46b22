import type { Finding } from '../../findings/finding.js'
import { compareText, finding } from '../../findings/finding.js'
import { tiedPairs } from '../../dialing/overlap/tied-pairs.js'
import type { Settings } from '../../model/settings.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import { groupedBy } from '../grouped-by.js'
import { PARTITION_UNKNOWN } from '../routing-columns.js'
import { entryEvidence, entryInWords, entrySubject, isUnplaced, partitionInWords } from './entry-naming.js'
import type { PatternText, PatternTexts } from './rivalry/pattern-texts.js'

/** Two entries of one partition between which nothing documents a winner, and a string that shows it. */
export interface EqualPair {
  readonly first: CompetingEntry
  readonly second: CompetingEntry
  readonly witness: string
  /** Strings of the witness' length that each of the two matches. */
  readonly strings: bigint
}

/**
 * All pairs of equal closeness within one partition (`routing-semantics` A3.4, C-3). The same text
 * twice is one entry, or two with different route filters: neither is a tie. Sorted.
 */
export function equalPairs(texts: PatternTexts, settings: Settings): readonly EqualPair[] {
  const variableLast = settings.values['routing.rankOfVariableLength'] === 'after-fixed-length'
  const pairs: EqualPair[] = []
  const involved = neighborsInOnePartition(texts)
  tiedPairs(
    involved.map(({ pattern }) => pattern),
    (one, other, [length]) => {
      const [first, second] = [involved[one], involved[other]].filter((text) => text !== undefined).sort(byText)
      if (first === undefined || second === undefined || length === undefined) return
      if (variableLast && (first.length === undefined) !== (second.length === undefined)) return
      const strings = texts.count(first, length)
      let witness: string | undefined
      for (const entry of first.entries) {
        const equal = texts.byPartition(second).get(entry.partition)
        if (equal === undefined) continue
        witness ??= texts.sharedString(first, second, length)
        pairs.push({ first: entry, second: equal, witness, strings })
      }
    },
  )
  return pairs.sort(
    (a, b) =>
      compareText(a.first.partition ?? '', b.first.partition ?? '') ||
      compareText(a.first.pattern, b.first.pattern) ||
      compareText(a.second.pattern, b.second.pattern),
  )
}

/** Texts that share a string with another one that stands in a partition of theirs: only these can tie. */
function neighborsInOnePartition(texts: PatternTexts): readonly PatternText[] {
  const involved = new Set<PatternText>()
  for (const [one, other] of texts.pairs()) {
    const [few, many] = one.entries.length < other.entries.length ? [one, other] : [other, one]
    const inPartition = texts.byPartition(many)
    if (!few.entries.some(({ partition }) => inPartition.has(partition))) continue
    involved.add(one)
    involved.add(other)
  }
  return [...involved]
}

function byText(a: PatternText, b: PatternText): number {
  return compareText(a.pattern.text, b.pattern.text)
}

/** DIAL-016: one finding per first pattern of its pairs, with all that equal it; `unplaced`: files that do not say partitions. */
export function equalCloseness(
  pairs: readonly EqualPair[],
  unplaced: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  const byFirst = groupedBy(pairs, ({ first }) => entrySubject(first))
  return [...byFirst].flatMap(([subject, group]) => {
    const [pair] = group
    if (pair === undefined) return []
    const { first, second, witness, strings } = pair
    const others = group.length === 1 ? '' : ` (and ${group.length - 1} more in the same way)`
    const isGuessed = group.every((each) => isUnplaced(each.first, unplaced) || isUnplaced(each.second, unplaced))
    return [
      finding({
        code: 'DIAL-016',
        subject,
        ...(isGuessed ? { confidence: 'CHECK' as const } : {}),
        message: `${witness} is matched by ${first.pattern} and by ${second.pattern}, both ${partitionInWords(first.partition)} and both matching ${strings} ${strings === 1n ? 'string' : 'strings'} of ${witness.length} symbols${others}: nothing documents which takes the call${isGuessed ? ` (${PARTITION_UNKNOWN})` : ''}.`,
        evidence: [
          entryEvidence(first),
          ...group.map((other) => entryEvidence(other.second)),
          ...group.map((other) => ({
            label: 'matched by both',
            value: `${other.witness} (${entryInWords(other.first)}; ${entryInWords(other.second)})`,
          })),
        ],
      }),
    ]
  })
}
