import type { Finding } from '../../../findings/finding.js'
import type { Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { UcmRouter } from '../../../routing/ucm/ucm-router.js'
import { cssFamilies } from '../../css-family.js'
import { Contest } from './contest.js'
import { interdigitWaits } from './interdigit-waits.js'
import { negatedBlocks } from './negated-block.js'
import { neverReached, shadowedEntries, unlistedPartitions } from './never-reached.js'
import type { Overlap } from './overlap-report.js'
import { overlaps } from './overlap-report.js'
import { PatternTexts } from './pattern-texts.js'
import { SearchOrders } from './search-orders.js'
import { loopCandidates } from './translation-graph.js'
import { loopFindings, translationLoops } from './translation-loops.js'
import { unstrippedEnds } from './unstripped-end.js'
import { waitFindings } from './wait-findings.js'

/** What the patterns of a whole cluster do to each other. Compiled once. */
export class ClusterAnalysis {
  readonly contest: Contest
  private readonly estate: UcmEstate
  private readonly router: UcmRouter
  private readonly settings: Settings

  constructor(estate: UcmEstate, router: UcmRouter, settings: Settings, families = cssFamilies(estate)) {
    this.estate = estate
    this.router = router
    this.settings = settings
    this.contest = new Contest(new PatternTexts(router.entries), new SearchOrders(estate, families), {
      estate,
      settings,
      analysis: router.analysis,
    })
  }

  /** Whatever can be said of patterns alone: DIAL-017 to 022. */
  patternFindings(): readonly Finding[] {
    const { contest, estate, router, settings } = this
    const { texts, orders } = contest
    return [
      ...neverReached(shadowedEntries(contest), estate),
      ...unlistedPartitions(router.entries, estate),
      ...negatedBlocks(contest),
      ...loopFindings(translationLoops(loopCandidates(texts, orders, estate, settings), router, estate, orders)),
      ...unstrippedEnds(texts, estate, settings),
    ]
  }

  /** DIAL-011: needs the search spaces of lines. */
  waitFindings(): readonly Finding[] {
    return waitFindings(interdigitWaits(this.contest))
  }
}

/** All overlapping patterns of a cluster that some caller sees together: data, not findings. */
export function overlapReport(estate: UcmEstate, router: UcmRouter, settings: Settings): readonly Overlap[] {
  return [...overlaps(new ClusterAnalysis(estate, router, settings).contest)]
}
