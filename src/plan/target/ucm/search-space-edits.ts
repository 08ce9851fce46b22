import { cssFamilies } from '../../../analysis/css-family.js'
import { SEARCH_SPACE_LIMIT, searchSpaceLength } from '../../../analysis/dial-plan/search-space-length.js'
import { listSome } from '../../../analysis/evidence.js'
import type { Finding } from '../../../findings/finding.js'
import { finding } from '../../../findings/finding.js'
import type { Mapping } from '../../../model/mapping.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { CallingSearchSpace } from '../../../model/ucm/partition.js'
import type { MovingNumber } from './moving-numbers.js'
import { usersOfSearchSpace } from './search-space-users.js'
import type { UcmTargetInput } from './ucm-target-input.js'

/** A search space that gets the partition of the moved people, and when. */
export interface SearchSpaceEdit {
  readonly css: CallingSearchSpace
  /** `cutover` where the pattern would take the calls as soon as it is seen. */
  readonly phase: 'prepare' | 'cutover'
}

export interface SearchSpaceEdits {
  readonly edits: readonly SearchSpaceEdit[]
  readonly findings: readonly Finding[]
}

/**
 * Every search space that sees a moving number, except those of the trunks from Webex (the loop guard:
 * `local-gateway` 3.1) and those that are full (`corrections` 5). Appended last, the pattern ties with
 * the number and loses until the number is hidden, so the edit can be made days ahead; only a line search
 * space that stands before the number's own, and a number in `<None>`, must wait for the cutover.
 */
export function searchSpaceEdits(
  input: UcmTargetInput,
  numbers: readonly MovingNumber[],
  partition: string,
): SearchSpaceEdits {
  const { estate, mapping } = input.question
  const holding = new Set(numbers.flatMap(({ routed }) => routed.map((digits) => digits.partition)))
  const guarded = guardedSearchSpaces(estate, mapping)
  const late = lateSearchSpaces(estate, holding)
  const edits: SearchSpaceEdit[] = []
  const findings: Finding[] = []
  for (const { value: css, source } of estate.all('css')) {
    const sees = holding.has(undefined) || css.partitions.some((name) => holding.has(name))
    if (!sees || css.partitions.includes(partition)) continue
    if (guarded.has(css.name)) {
      findings.push(...lostCallers(input, css))
      continue
    }
    const length = searchSpaceLength([...css.partitions, partition])
    if (length > SEARCH_SPACE_LIMIT) {
      findings.push(
        finding({
          code: 'DIAL-014',
          subject: `css:${css.name}`,
          scope: `wave:${input.wave}`,
          wave: input.wave,
          location: input.location.name,
          message: `With ${partition} the partition names of ${css.name} would take ${length} of ${SEARCH_SPACE_LIMIT} characters: its callers would not reach the moved people.`,
          evidence: [
            { label: 'calling search space', value: css.name, source },
            { label: 'characters with the partition', value: String(length) },
            { label: 'used by', value: listSome(usersOfSearchSpace(estate, css.name), 5) || 'nothing' },
          ],
        }),
      )
      continue
    }
    edits.push({ css, phase: holding.has(undefined) || late.has(css.name) ? 'cutover' : 'prepare' })
  }
  return { edits, findings }
}

/** Search spaces with which calls from Webex arrive: no partition that leads to Webex may be seen there. */
export function guardedSearchSpaces(estate: UcmEstate, mapping: Mapping): ReadonlySet<string> {
  const trunks = new Set(mapping.trunks.filter(({ role }) => role === 'lgw').map(({ name }) => name))
  return new Set(
    estate.all('trunk').flatMap(({ value }) => (trunks.has(value.name) ? (value.callingSearchSpace ?? []) : [])),
  )
}

/** A line search space comes first (`routing-semantics` A2.1): its last partition stands before those of the device. */
function lateSearchSpaces(estate: UcmEstate, holding: ReadonlySet<string | undefined>): ReadonlySet<string> {
  const late = new Set<string>()
  for (const { lineCss, deviceCss } of cssFamilies(estate)) {
    if (lineCss === undefined || deviceCss === undefined) continue
    const own = new Set(estate.find('css', lineCss)?.value.partitions)
    const behind = estate.find('css', deviceCss)?.value.partitions ?? []
    if (behind.some((name) => holding.has(name) && !own.has(name))) late.add(lineCss)
  }
  return late
}

/** Whoever uses the search space of a trunk from Webex for something else cannot be given the partition. */
function lostCallers(
  { question: { estate, mapping }, wave, location }: UcmTargetInput,
  css: CallingSearchSpace,
): readonly Finding[] {
  const guardedTrunks = new Set(mapping.trunks.filter(({ role }) => role === 'lgw').map(({ name }) => `trunk ${name}`))
  const others = usersOfSearchSpace(estate, css.name).filter((user) => !guardedTrunks.has(user))
  if (others.length === 0) return []
  const outside = mapping.trunks.filter(({ role, name }) => role === 'pstn' && others.includes(`trunk ${name}`))
  return [
    finding({
      code: outside.length > 0 ? 'DIAL-006' : 'DIAL-005',
      subject: outside[0] === undefined ? `css:${css.name}` : `trunk:${outside[0].name}`,
      scope: `wave:${wave}`,
      wave,
      location: location.name,
      message: `${css.name} is the search space of calls from Webex and must not see the patterns that lead there; ${listSome(others, 3)} use it too and would not reach the moved people.`,
      evidence: [
        { label: 'calling search space', value: css.name },
        { label: 'also used by', value: listSome(others) },
      ],
    }),
  ]
}
