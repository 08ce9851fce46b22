import type { Candidate, LosingCandidate } from '../trace.js'
import type { CompetingEntry } from './competing-entries.js'
import type { DigitAnalysis, RankedEntry } from './digit-analysis.js'
import type { LookupResult } from './lookup.js'

/** An entry as it appears in a trace. */
export function candidate(entry: CompetingEntry, strings?: bigint): Candidate {
  return {
    kind: entry.object.kind,
    pattern: entry.pattern,
    ...(entry.partition === undefined ? {} : { partition: entry.partition }),
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
    ...result.invisible.map((entry) => ({
      ...candidate(entry),
      reason: 'not-visible' as const,
      why: `no partition of the calling search space holds it (${entry.partition ?? '<None>'})`,
    })),
    ...result.unexpanded.map((entry) => ({
      ...candidate(entry),
      reason: 'not-expanded' as const,
      why: 'could take these digits by the numbering plan behind @, which is not expanded',
    })),
    ...result.incomplete.map((entry) => ({
      ...candidate(entry),
      reason: 'needs-more-digits' as const,
      why: 'could only match with more digits',
    })),
  ]
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
