import { cssFamilies } from '../../analysis/css-family.js'
import { cutShortFindings, cutsShort } from '../../analysis/dial-plan/cut-short.js'
import { routingWithoutCss } from '../../analysis/dial-plan/routing-without-css.js'
import { searchOrderClasses } from '../../analysis/dial-plan/search-order-class.js'
import { SEARCH_SPACE_LIMIT, searchSpaceLength } from '../../analysis/dial-plan/search-space-length.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { WaveStates } from './wave-states.js'
import { plannedPatterns } from './wave-states.js'
import { entryKey } from './moment.js'

/** DIAL-014: a step that fills a search space beyond what Unified CM holds (`corrections` 5). */
export function checkSearchSpaceLength({ wave }: WaveStates): readonly Finding[] {
  return wave.changes.flatMap(({ what, title }) => {
    if (what.system !== 'ucm' || what.kind !== 'css' || what.after === undefined) return []
    const length = searchSpaceLength(what.after.partitions)
    if (length <= SEARCH_SPACE_LIMIT) return []
    return [
      finding({
        code: 'DIAL-014',
        subject: `css:${what.key}`,
        scope: `wave:${wave.number}`,
        wave: wave.number,
        message: `${title}: its partition names would take ${length} of ${SEARCH_SPACE_LIMIT} characters.`,
        evidence: [{ label: 'characters', value: String(length) }],
      }),
    ]
  })
}

/** DIAL-015: patterns toward Webex in a cluster that routes by `<None>` (`corrections` 4). */
export function checkRoutingByNone({ wave, before }: WaveStates): readonly Finding[] {
  const adds = wave.changes.some(
    ({ what }) => what.system === 'ucm' && what.kind === 'route-pattern' && what.after !== undefined,
  )
  if (!adds) return []
  const { estate, router } = before
  return routingWithoutCss(estate, cssFamilies(estate), router.entries).map((found) => ({
    ...found,
    scope: `wave:${wave.number}`,
    wave: wave.number,
  }))
}

/** DIAL-013: an urgent pattern of the plan that takes calls to longer numbers (`corrections` 9). */
export function checkUrgency({ wave, done }: WaveStates): readonly Finding[] {
  const ours = plannedPatterns(wave)
  if (ours.size === 0) return []
  const { estate, router } = done
  const entries = router.entries.map((entry) => (ours.has(entryKey(entry)) ? entry : { ...entry, urgent: false }))
  const cuts = cutsShort(entries, searchOrderClasses(estate, cssFamilies(estate)), router.analysis)
  return cutShortFindings(cuts).map((found) => ({ ...found, scope: `wave:${wave.number}`, wave: wave.number }))
}
