import { UNLOCK } from '../../findings/codes/code-entry.js'
import { compareFindings } from '../../findings/finding.js'
import type { Finding } from '../../findings/finding.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import type { CssFamily } from '../css-family.js'
import { listSome } from '../evidence.js'
import { cssFamilies } from '../css-family.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import { filesWithoutPartition, lackOfTables, lacksRoutingColumns } from '../routing-columns.js'
import { brokenPatterns } from './broken-pattern.js'
import type { DialPlanRow } from './columns.js'
import type { CutShort } from './cut-short.js'
import { ClusterAnalysis } from './rivalry/cluster-analysis.js'
import { cutShortFindings, cutsShort } from './cut-short.js'
import { entrySubject } from './entry-naming.js'
import type { EqualPair } from './equal-closeness.js'
import { equalCloseness, equalPairs } from './equal-closeness.js'
import { leftOverCopies, leftOverNumbers } from './left-over-numbers.js'
import { conversionObstacles, notConvertible } from './not-convertible.js'
import type { Remarks } from './pattern-rows.js'
import { patternRows } from './pattern-rows.js'
import { routingWithoutCss } from './routing-without-css.js'
import { longSearchSpaces } from './search-space-length.js'
import { searchOrderClasses } from './search-order-class.js'
import { webexPartitions } from './webex-partitions.js'

/** What is wrong with the dial plan as it stands, and what would go wrong in it when people move. */
export function askDialPlan(input: QuestionInput): QuestionResult<DialPlanRow> {
  const { estate, router, settings, scope } = input
  const { entries } = router
  const families = cssFamilies(estate)
  const knowsRouting = !lacksRoutingColumns(estate)
  const cluster = new ClusterAnalysis(estate, router, settings, families)
  const pairs = equalPairs(cluster.contest.texts, settings)
  const cuts = knowsRouting
    ? cutsShort(entries, searchOrderClasses(estate, families), router.analysis, filesWithoutPartition(estate))
    : []
  const broken = brokenPatterns(entries, estate)
  const findings: readonly Finding[] = [
    ...(knowsRouting && scope.basis === 'roster'
      ? [...leftOverNumbers(estate, scope), ...leftOverCopies(estate, scope)]
      : []),
    ...notConvertible(entries, estate),
    ...cutShortFindings(cuts),
    ...longSearchSpaces(estate),
    ...(knowsRouting && lackOfTables(router) === undefined ? routingWithoutCss(estate, families, entries) : []),
    ...equalCloseness(pairs, filesWithoutPartition(estate)),
    ...broken,
    ...(knowsRouting ? cluster.waitFindings() : []),
    ...cluster.patternFindings(),
    ...webexPartitions(input),
  ]
  return {
    findings: [...findings].sort(compareFindings),
    rows: patternRows(entries, estate, remarksOn(input, pairs, cuts, broken)),
    unchecked: uncheckedDialPlan(input, families, knowsRouting),
  }
}

function uncheckedDialPlan(
  { estate, router, scope }: QuestionInput,
  families: readonly CssFamily[],
  knowsRouting: boolean,
): readonly Unchecked[] {
  const unchecked: Unchecked[] = []
  if (!knowsRouting) {
    for (const code of ['DIAL-002', 'DIAL-011', 'DIAL-013', 'DIAL-015'] as const) {
      unchecked.push({
        code,
        missing: 'the export has no calling search spaces of lines',
        unlock: UNLOCK['routing-columns'],
      })
    }
    return unchecked
  }
  const lack = lackOfTables(router)
  if (lack !== undefined) {
    for (const code of ['DIAL-011', 'DIAL-013', 'DIAL-015'] as const) unchecked.push({ code, ...lack })
  }
  const lists = [...filesWithoutPartition(estate)]
  if (lists.length > 0) {
    unchecked.push({
      code: 'DIAL-013',
      missing: `${listSome(lists, 3)} ${lists.length === 1 ? 'does' : 'do'} not say the partition of the numbers: they count only where a translation that the same callers see leads to such numbers`,
      unlock: UNLOCK.ucm,
    })
  }
  if (scope.basis === 'presumed') {
    unchecked.push({ code: 'DIAL-002', missing: 'nobody has said who moves', unlock: UNLOCK.roster })
  }
  if (families.length === 0) {
    unchecked.push({
      code: 'DIAL-015',
      missing: 'the inputs do not say which search spaces the lines of phones use',
      unlock: UNLOCK.ucm,
    })
  }
  if (families.length === 0 && estate.all('css').length === 0) {
    for (const code of ['DIAL-011', 'DIAL-013'] as const) {
      unchecked.push({ code, missing: 'the inputs hold no calling search space', unlock: UNLOCK.ucm })
    }
  }
  return unchecked
}

/** What was found about each entry, short enough for a cell. */
function remarksOn(
  { estate, router }: QuestionInput,
  pairs: readonly EqualPair[],
  cuts: readonly CutShort[],
  broken: readonly Finding[],
): Remarks {
  const remarks = new Map<number, string[]>()
  const add = ({ number }: CompetingEntry, text: string): void => {
    const list = remarks.get(number)
    if (list === undefined) remarks.set(number, [text])
    else list.push(text)
  }
  const faulty = new Set(broken.map(({ subject }) => subject))
  for (const entry of router.entries) {
    if (faulty.has(entrySubject(entry))) add(entry, 'does not work, see DIAL-019')
    for (const reason of conversionObstacles(entry, estate)) add(entry, reason)
  }
  for (const { first, second, witness } of pairs) {
    add(first, `equals ${second.pattern} at ${witness}`)
    add(second, `equals ${first.pattern} at ${witness}`)
  }
  for (const { urgent, numbers, patterns } of cuts) add(urgent, `cuts short ${numbers + patterns} longer`)
  return remarks
}
