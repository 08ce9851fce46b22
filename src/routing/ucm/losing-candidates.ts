import type { Candidate, LosingCandidate, LosingReason } from '../trace.js'
import type { CompetingEntry } from './competing-entries.js'
import type { DigitAnalysis, RankedEntry } from './digit-analysis.js'
import type { LookupResult } from './lookup.js'

/** An entry as it appears in a trace. */
export function candidate(entry: CompetingEntry, strings?: bigint): Candidate {
  return {
    kind: entry.object.kind,
    pattern: entry.pattern,
    ...(entry.partition === undefined ? {} : { partition: entry.partition }),
    ...(entry.expandedFrom === undefined ? {} : { expandedFrom: entry.expandedFrom }),
    source: entry.source,
    ...(strings === undefined ? {} : { matchedStrings: strings.toString() }),
    urgent: entry.urgent,
  }
}

/** Every pattern that came near and did not take the call, with the reason in words. */
export function losingCandidates(analysis: DigitAnalysis, result: LookupResult): readonly LosingCandidate[] {
  const [best, ...rest] = result.ranked
  return [
    ...(best === undefined ? [] : rest.map((ranked) => lost(analysis, best, ranked))),
    ...result.invisible.map(notVisible),
    ...result.unexpanded.map(notExpanded),
    ...result.incomplete.map(needsMoreDigits),
  ]
}

// What is told of an entry whatever was dialed is made once: such losers stand in nearly every trace.
const notVisible = toldOnce('not-visible', (entry) => {
  return `no partition of the calling search space holds it (${entry.partition ?? '<None>'})`
})
const notExpanded = toldOnce('not-expanded', () => {
  return 'could take these digits by the numbering plan behind @, which is not expanded'
})
const needsMoreDigits = toldOnce('needs-more-digits', () => 'could only match with more digits')

function toldOnce(
  reason: LosingReason,
  why: (entry: CompetingEntry) => string,
): (entry: CompetingEntry) => LosingCandidate {
  const told = new WeakMap<CompetingEntry, LosingCandidate>()
  return (entry) => {
    let loser = told.get(entry)
    if (loser === undefined) {
      loser = { ...candidate(entry), reason, why: why(entry) }
      told.set(entry, loser)
    }
    return loser
  }
}

function lost(analysis: DigitAnalysis, best: RankedEntry, ranked: RankedEntry): LosingCandidate {
  const shown = candidate(ranked.entry, ranked.strings)
  if (analysis.isTied(best, ranked)) {
    return {
      ...shown,
      reason: 'equal-in-partition',
      why: `matches ${ranked.strings} strings too, in the same partition`,
    }
  }
  if (analysis.firstPartitionWins && ranked.order !== best.order) {
    return {
      ...shown,
      reason: 'later-partition',
      why: 'its partition is searched later, and by setting the first partition with any match wins',
    }
  }
  if (ranked.strings === best.strings) {
    return {
      ...shown,
      reason: 'later-partition',
      why: `matches ${ranked.strings} strings too, but its partition is searched later`,
    }
  }
  if (ranked.strings < best.strings) {
    return { ...shown, reason: 'variable-length', why: 'variable length, ranked after fixed length by setting' }
  }
  return {
    ...shown,
    reason: 'less-specific',
    why: `matches ${ranked.strings} strings of this length, the winner ${best.strings}`,
  }
}
