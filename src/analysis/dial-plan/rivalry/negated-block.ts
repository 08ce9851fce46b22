import type { Finding } from '../../../findings/finding.js'
import { compareText, finding } from '../../../findings/finding.js'
import { intersectionWitness } from '../../../dialing/overlap/pair-witness.js'
import type { PatternElement } from '../../../dialing/pattern.js'
import { symbolCount, symbolMask } from '../../../dialing/symbols.js'
import type { CompetingEntry } from '../../../routing/ucm/competing-entries.js'
import { evidence, listSome } from '../../evidence.js'
import { groupedBy } from '../../grouped-by.js'
import { entryEvidence, entryInWords, entrySubject, isBlocked } from '../entry-naming.js'
import type { Contest } from './contest.js'
import type { PatternText } from './pattern-texts.js'

/** An entry with `[^…]`, and what takes its calls only because the set also holds `*` and `#`. */
interface Negated {
  readonly entry: CompetingEntry
  readonly text: PatternText
  readonly rival?: {
    readonly entry: CompetingEntry
    readonly witness: string
    readonly searchSpaces: readonly string[]
  }
}

/**
 * DIAL-018: `[^…]` in a blocking pattern, or in one that loses for the `*` and `#` it also matches: of
 * k excluded keys 12 − k are left, so `[^1]` counts 11 where `X` counts 10 (`routing-semantics` C-1).
 * One finding per pattern text; the kinds of sets the cluster reads without `*` and `#` have none.
 */
export function negatedBlocks(contest: Contest): readonly Finding[] {
  const found = contest.texts.all.flatMap((text) => {
    if (!text.pattern.text.includes('[^') || !holdsStarAndHash(text)) return []
    return text.entries.flatMap((entry): readonly Negated[] => {
      const rival = winningRival(contest, text, entry)
      if (rival !== undefined) return [{ entry, text, rival }]
      return isBlocked(entry) ? [{ entry, text }] : []
    })
  })
  return [...groupedBy(found, ({ text, rival }) => `${text.number} ${rival?.entry.pattern ?? ''}`).values()].flatMap(
    (group) => {
      const [first] = group.toSorted((a, b) => compareText(a.entry.partition ?? '', b.entry.partition ?? ''))
      return first === undefined ? [] : [findingOf(first, group.length - 1)]
    },
  )
}

function findingOf({ entry, text, rival }: Negated, more: number): Finding {
  const set = text.pattern.elements.find(isNegated)
  const keys = set === undefined ? 0 : symbolCount(set.mask)
  const elsewhere = more === 0 ? '' : ` (and in ${more} more partitions)`
  const loses =
    rival === undefined
      ? 'a closer pattern of digits alone would take its calls'
      : `so ${entryInWords(rival.entry)} is closer and takes ${rival.witness}`
  const does = isBlocked(entry) ? ', which is to block calls,' : ''
  return finding({
    code: 'DIAL-018',
    subject: entrySubject(entry),
    message: `In the ${entryInWords(entry)}${elsewhere}${does} the set also matches * and #: it stands for ${keys} keys, where X stands for 10, ${loses}.`,
    evidence: [
      entryEvidence(entry),
      evidence('keys of the set', String(keys)),
      ...(rival === undefined
        ? []
        : [
            { ...entryEvidence(rival.entry), label: 'rival that wins' },
            evidence('matched by both', rival.witness),
            evidence('search spaces', listSome(rival.searchSpaces)),
          ]),
    ],
  })
}

function isNegated({ mask }: PatternElement): boolean {
  const keys = symbolMask('*') | symbolMask('#')
  return (mask & keys) === keys
}

function holdsStarAndHash({ pattern }: PatternText): boolean {
  return pattern.elements.some(isNegated)
}

/** The first rival that is closer now and would not be against the digits of the set alone. */
function winningRival(contest: Contest, text: PatternText, entry: CompetingEntry): Negated['rival'] {
  const { length } = text
  if (length === undefined) return undefined
  const digitsAlone = text.pattern.elements.reduce(
    (count, element) => count * BigInt(symbolCount(element.mask) - (isNegated(element) ? 2 : 0)),
    1n,
  )
  const wouldLose = contest.texts
    .overlapping(text)
    .filter((rival) => contest.closeness(rival, text, length) < 0 && digitsAlone <= contest.texts.count(rival, length))
  if (wouldLose.length === 0) return undefined
  for (const number of contest.orders.seeingPartition(entry.partition)) {
    const order = contest.orders.at(number)
    for (const rival of wouldLose) {
      const seen = rival.entries.find(({ partition }) => contest.orders.place(number, partition) !== undefined)
      const witness = intersectionWitness(rival.pattern, text.pattern)
      if (seen === undefined || witness === undefined || (isBlocked(seen) && isBlocked(entry))) continue
      return { entry: seen, witness, searchSpaces: order.names }
    }
  }
  return undefined
}
