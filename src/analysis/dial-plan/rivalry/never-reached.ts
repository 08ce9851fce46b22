import type { Finding } from '../../../findings/finding.js'
import { compareText, finding } from '../../../findings/finding.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { CompetingEntry } from '../../../routing/ucm/competing-entries.js'
import { evidence, listSome } from '../../evidence.js'
import { groupedBy } from '../../grouped-by.js'
import { entryEvidence, entryInWords, entrySubject } from '../entry-naming.js'
import type { Contest } from './contest.js'
import type { PatternText } from './pattern-texts.js'
import type { EffectiveOrder } from './search-orders.js'

const EXAMPLES = 10

/** An entry that no call can come to, with what takes its strings in the first search space that sees it. */
export interface NeverReached {
  readonly entry: CompetingEntry
  readonly takers: readonly CompetingEntry[]
  /** Every search order that sees it. */
  readonly orders: readonly EffectiveOrder[]
}

/**
 * Entries of which everything is taken by closer or earlier ones, in every search space that sees them
 * (`routing-semantics` A3). Search spaces are looked at one by one: behind another one a search space
 * only has more in it, so what is shadowed in each alone is shadowed wherever two are joined.
 */
export function shadowedEntries(contest: Contest): readonly NeverReached[] {
  return contest.texts.all.flatMap((text) => {
    if (!contest.mayBeShadowed(text)) return []
    return text.entries.flatMap((entry) => (isAsked(entry) ? shadowed(contest, text, entry) : []))
  })
}

/** What other clusters offer is theirs to tidy, and a copy of a number is DN-007. */
function isAsked({ object }: CompetingEntry): boolean {
  return object.kind !== 'learned-number' && object.kind !== 'directory-number'
}

function shadowed(contest: Contest, text: PatternText, entry: CompetingEntry): readonly NeverReached[] {
  const orders = contest.orders
    .seeingPartition(entry.partition)
    .map((number) => contest.orders.at(number))
    .filter(({ isAlone }) => isAlone)
  const [first] = orders
  if (first === undefined) return []
  for (const order of orders) if (!contest.isShadowed(entry, text, order)) return []
  return [{ entry, takers: takersIn(contest, text, entry, first), orders }]
}

function takersIn(
  contest: Contest,
  text: PatternText,
  entry: CompetingEntry,
  order: EffectiveOrder,
): readonly CompetingEntry[] {
  const texts = [...contest.lengthsOf(text)].flatMap(({ length }) => contest.takers(entry, text, order, length))
  return [...new Set(texts)].flatMap((taker) => {
    const seen = taker.entries
      .filter((other) => other !== entry)
      .map((other) => ({
        other,
        place: contest.orders.place(order.number, other.partition) ?? Number.POSITIVE_INFINITY,
      }))
      .sort((a, b) => a.place - b.place)
    return seen[0] === undefined ? [] : [seen[0].other]
  })
}

/** DIAL-017 for shadowed entries: one finding per pattern text and what takes its calls. */
export function neverReached(found: readonly NeverReached[], estate: UcmEstate): readonly Finding[] {
  const missing = missingSearchSpaces(estate)
  const alike = groupedBy(
    found,
    ({ entry, takers }) => `${entry.object.kind}\0${entry.pattern}\0${takers.map(({ pattern }) => pattern).join('\0')}`,
  )
  return [...alike.values()].flatMap((group) => {
    const [first] = group.toSorted((a, b) => compareText(a.entry.partition ?? '', b.entry.partition ?? ''))
    if (first === undefined) return []
    const { entry, takers, orders } = first
    const names = [...new Set(orders.flatMap((order) => order.names))]
    const more = group.length === 1 ? '' : ` (and in ${group.length - 1} more partitions in the same way)`
    const schedule =
      entry.partition === undefined ? undefined : estate.find('partition', entry.partition)?.value.timeSchedule
    const hours = schedule === undefined ? '' : `, so time schedule ${schedule} never makes a difference`
    return [
      finding({
        code: 'DIAL-017',
        subject: entrySubject(entry),
        ...(missing.length === 0 ? {} : { confidence: 'LIKELY' }),
        message: `No call comes to the ${entryInWords(entry)}${more}: in ${names.length === 1 ? 'the only search space that sees it' : `all ${names.length} search spaces that see it`}, ${listSome(takers.map(entryInWords), 3)} ${takers.length === 1 ? 'takes' : 'together take'} everything it matches${hours}.`,
        evidence: [
          entryEvidence(entry),
          ...takers.slice(0, EXAMPLES).map((taker) => ({ ...entryEvidence(taker), label: 'taken by' })),
          evidence('search spaces that see it', listSome(names)),
          ...group
            .filter((other) => other !== first)
            .slice(0, EXAMPLES)
            .map((other) => entryEvidence(other.entry)),
          ...missing.map((name) => evidence('search space not in the inputs', name)),
        ],
      }),
    ]
  })
}

/**
 * DIAL-017 for partitions that no search space lists: one finding per partition. Numbers of lines are
 * left out (they can ring and call without being dialed), and what other clusters offer.
 */
export function unlistedPartitions(entries: readonly CompetingEntry[], estate: UcmEstate): readonly Finding[] {
  if (estate.all('css').length === 0) return []
  const listed = new Set(estate.all('css').flatMap(({ value }) => value.partitions))
  const unlisted = entries.filter(
    (entry) => entry.partition !== undefined && !listed.has(entry.partition) && isAsked(entry),
  )
  const missing = missingSearchSpaces(estate)
  return [...groupedBy(unlisted, ({ partition }) => partition ?? '')].flatMap(([partition, group]) => {
    const [first] = group
    if (first === undefined) return []
    const what =
      group.length === 1
        ? `the ${entryInWords(first)}`
        : `any of the ${group.length} patterns in partition ${partition}`
    return [
      finding({
        code: 'DIAL-017',
        subject: group.length === 1 ? entrySubject(first) : `partition:${partition}`,
        ...(missing.length === 0 ? {} : { confidence: 'LIKELY' }),
        message: `No call comes to ${what}: no calling search space lists the partition.`,
        evidence: [
          evidence('partition', partition, estate.find('partition', partition)?.source),
          evidence('patterns', String(group.length)),
          ...group.slice(0, EXAMPLES).map(entryEvidence),
          ...missing.map((name) => evidence('search space not in the inputs', name)),
        ],
      }),
    ]
  })
}

/** Search spaces that translations, lines and devices name and the inputs lack: what they would see is not known. */
export function missingSearchSpaces(estate: UcmEstate): readonly string[] {
  const named = new Set<string>()
  const add = (name: string | undefined): void => {
    if (name !== undefined) named.add(name)
  }
  for (const { value } of estate.all('translation-pattern')) add(value.callingSearchSpace)
  for (const { value } of estate.all('directory-number')) add(value.callingSearchSpace)
  for (const { value } of estate.all('phone')) add(value.callingSearchSpace)
  for (const { value } of estate.all('trunk')) add(value.callingSearchSpace)
  return [...named].filter((name) => estate.find('css', name) === undefined).sort(compareText)
}
