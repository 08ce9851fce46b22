import type { Finding } from '../../findings/finding.js'
import { compareText, finding } from '../../findings/finding.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import type { DigitAnalysis, SearchOrder } from '../../routing/ucm/digit-analysis.js'
import { listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import { PARTITION_UNKNOWN } from '../routing-columns.js'
import type { Cut } from './cut-pair.js'
import { cutPair, isEmergency, moreWitnesses } from './cut-pair.js'
import { entryEvidence, entryInWords, entrySubject, isUnplaced } from './entry-naming.js'
import { LiteralEntries } from './literal-entries.js'
import { isWithin, type NumberSpan, numberSpan } from './number-span.js'
import { PatternIndex } from './pattern-index.js'
import type { SearchOrderClass } from './search-order-class.js'

const EXAMPLES = 10

/** An urgent entry, what it cuts short, and a number that shows it. */
export interface CutShort {
  readonly urgent: CompetingEntry
  /** How many numbers, and how many patterns, are cut. */
  readonly numbers: number
  readonly patterns: number
  /** At most ten of them: numbers first, then by text. */
  readonly examples: readonly CompetingEntry[]
  /** A whole number that is never reached, and the digits after which the urgent entry takes it. */
  readonly witness: string
  readonly takenAfter: string
  /** Names of the classes of callers that see both. */
  readonly callers: readonly string[]
  /** How many of the numbers are of lists that do not say their partition. */
  readonly unplaced: number
}

/** A class of callers, ready for lookups. */
interface Searcher {
  readonly names: readonly string[]
  readonly order: SearchOrder
  readonly sees: ReadonlySet<string | undefined>
  /** What the translations that they see make of short digits. */
  readonly ownNumbers: readonly NumberSpan[]
}

/** A cut that may hold, with what every class of callers asks about it. */
interface Candidate extends Cut {
  /** No other entry matches the longer one's only string: nothing can take it from it. */
  readonly isAlone: boolean
  /** A number of a list that does not say its partition. */
  readonly isUnplaced: boolean
  /** Place among the candidates of one pattern text: numbers first, then by text. */
  readonly place: number
}

/** The candidates of one pattern text, grouped by (beginning, partition of the longer one). */
interface Candidates {
  readonly groups: readonly (readonly Candidate[])[]
  readonly count: number
}

/**
 * Which urgent entries take calls before the last digit (`corrections` 9, `routing-semantics` A4):
 * for one class of callers the longer entry would take the whole number sent en bloc, and when the
 * urgent one is complete it is the best match. A number of a file in `unplaced`, whose partition nobody
 * said, counts only for callers who see a translation that leads to such numbers.
 */
export function cutsShort(
  entries: readonly CompetingEntry[],
  classes: readonly SearchOrderClass[],
  analysis: DigitAnalysis,
  unplaced: ReadonlySet<string> = new Set(),
): readonly CutShort[] {
  const finder = new CutFinder(entries, classes, analysis, unplaced)
  return entries.flatMap((urgent) => (urgent.urgent && urgent.parsed.ok ? finder.cutsOf(urgent) : []))
}

/** DIAL-013: one finding per urgent entry. */
export function cutShortFindings(cuts: readonly CutShort[]): readonly Finding[] {
  return cuts.map(({ urgent, numbers, patterns, examples, witness, takenAfter, callers, unplaced }) => {
    const isGuessed = unplaced > 0 && unplaced === numbers + patterns
    const counted = [counting(numbers, 'number'), counting(patterns, 'pattern')].filter((text) => text !== '')
    const begin = numbers + patterns === 1 ? 'begins' : 'begin'
    return finding({
      code: 'DIAL-013',
      subject: entrySubject(urgent),
      message: `The urgent ${entryInWords(urgent)} takes the call as soon as ${takenAfter} is dialed: ${counted.join(' and ')} that the same callers see ${begin} with it, so dialing ${witness} digit by digit never gets there${unplacedInWords(unplaced, numbers + patterns)}.`,
      ...(isGuessed ? { confidence: 'CHECK' as const } : {}),
      evidence: [
        entryEvidence(urgent),
        { label: 'cut short', value: `${witness} after ${takenAfter}` },
        { label: 'numbers and patterns affected', value: String(numbers + patterns) },
        ...(unplaced === 0 ? [] : [{ label: 'of these in an unknown partition', value: String(unplaced) }]),
        ...examples.map(entryEvidence),
        { label: 'classes of callers', value: listSome([...new Set(callers)].sort(compareText)) },
      ],
    })
  })
}

function unplacedInWords(unplaced: number, all: number): string {
  if (unplaced === 0) return ''
  return unplaced === all ? ` (${PARTITION_UNKNOWN})` : ` (of ${unplaced} of them, ${PARTITION_UNKNOWN})`
}

/** Finds the cuts of one urgent entry after another; what depends on the text of the pattern only is kept. */
class CutFinder {
  private readonly entries: readonly CompetingEntry[]
  private readonly analysis: DigitAnalysis
  private readonly index = new PatternIndex()
  private readonly literals: LiteralEntries
  private readonly searchers: readonly Searcher[]
  private readonly known = new Map<string, Candidates>()
  private readonly unplaced: ReadonlySet<string>

  constructor(
    entries: readonly CompetingEntry[],
    classes: readonly SearchOrderClass[],
    analysis: DigitAnalysis,
    unplaced: ReadonlySet<string>,
  ) {
    this.unplaced = unplaced
    this.entries = entries
    this.analysis = analysis
    this.literals = new LiteralEntries(entries)
    for (const [item, { parsed }] of entries.entries()) if (parsed.ok) this.index.add(parsed.pattern, item)
    const spans = unplaced.size === 0 ? [] : entries.flatMap(numberSpan)
    this.searchers = classes.map(({ names, partitions }) => {
      const sees = new Set<string | undefined>([...partitions, undefined])
      const ownNumbers = spans.filter(({ partition }) => sees.has(partition))
      return { names, order: analysis.searchOrder(partitions), sees, ownNumbers }
    })
  }

  cutsOf(urgent: CompetingEntry): readonly CutShort[] {
    const { groups, count } = this.candidatesOf(urgent)
    if (count === 0) return []
    const tally = new CutTally(urgent, count)
    for (const searcher of this.searchers) {
      if (!searcher.sees.has(urgent.partition)) continue
      let isHit = false
      for (const group of groups) {
        if (searcher.sees.has(group[0]?.longer.partition)) isHit = this.prove(urgent, group, searcher, tally) || isHit
      }
      if (isHit) tally.callers.push(...searcher.names)
    }
    return tally.result()
  }

  private candidatesOf(urgent: CompetingEntry): Candidates {
    const key = `${urgent.pattern}\0${isEmergency(urgent) ? 'emergency' : ''}`
    let candidates = this.known.get(key)
    if (candidates === undefined) {
      const items = urgent.parsed.ok ? this.index.continuing(urgent.parsed.pattern) : []
      const cuts = items
        .flatMap((item) => cutPair(urgent, this.entries[item]))
        .sort(compareCuts)
        .map(
          (cut, place): Candidate => ({
            ...cut,
            place,
            isAlone: this.literals.isAlone(cut.longer),
            isUnplaced: isUnplaced(cut.longer, this.unplaced),
          }),
        )
      const groups = groupedBy(cuts, ({ longer, beginning }) => `${beginning}\0${longer.partition ?? ''}`)
      candidates = { groups: [...groups.values()], count: cuts.length }
      this.known.set(key, candidates)
    }
    return candidates
  }

  /** Counts what of a group of one beginning is cut for these callers; true when anything is. */
  private prove(urgent: CompetingEntry, group: readonly Candidate[], searcher: Searcher, tally: CutTally): boolean {
    const { order } = searcher
    const takes = this.winsAt(urgent, group[0]?.beginning ?? '', order)
    let isHit = false
    for (const cut of group) {
      if (cut.longer === urgent || (isHit && tally.has(cut))) continue
      if (cut.isUnplaced && !searcher.ownNumbers.some((span) => isWithin(cut.witness, span))) continue
      const found = takes && this.isReached(cut, order) ? cut : this.otherWitness(urgent, cut, order)
      if (found === undefined) continue
      isHit = true
      tally.add(found)
    }
    return isHit
  }

  private otherWitness(urgent: CompetingEntry, cut: Candidate, order: SearchOrder): Candidate | undefined {
    if (this.literals.has(cut.longer)) return undefined
    for (const other of moreWitnesses(urgent, cut)) {
      const isHarm = this.winsAt(urgent, other.beginning, order) && this.winsAt(cut.longer, other.witness, order)
      if (isHarm) return { ...cut, ...other }
    }
    return undefined
  }

  /** The longer entry would take its whole number, sent en bloc. One number alone beats everything. */
  private isReached({ longer, witness, isAlone }: Candidate, order: SearchOrder): boolean {
    return isAlone || this.winsAt(longer, witness, order)
  }

  /** Best match for these digits, or tied with it: one that is not does nothing, urgent or not (A4). */
  private winsAt(competitor: CompetingEntry, digits: string, order: SearchOrder): boolean {
    const { ranked } = this.analysis.examine(this.analysis.walk(digits), digits.length, order)
    const [best] = ranked
    const own = ranked.find(({ entry }) => entry.number === competitor.number)
    return best !== undefined && own !== undefined && (own === best || this.analysis.isTied(best, own))
  }
}

/** What one urgent entry cuts: each longer entry counted once, the first ten kept. */
class CutTally {
  readonly callers: string[] = []
  private readonly urgent: CompetingEntry
  private readonly seen: Uint8Array
  private readonly examples: Candidate[] = []
  private numbers = 0
  private patterns = 0
  private unplaced = 0

  constructor(urgent: CompetingEntry, candidates: number) {
    this.urgent = urgent
    this.seen = new Uint8Array(candidates)
  }

  has({ place }: Candidate): boolean {
    return this.seen[place] === 1
  }

  add(cut: Candidate): void {
    if (this.has(cut)) return
    this.seen[cut.place] = 1
    if (cut.isNumber) this.numbers += 1
    else this.patterns += 1
    if (cut.isUnplaced) this.unplaced += 1
    const last = this.examples[EXAMPLES - 1]
    if (last !== undefined && cut.place > last.place) return
    this.examples.push(cut)
    this.examples.sort((a, b) => a.place - b.place)
    this.examples.length = Math.min(this.examples.length, EXAMPLES)
  }

  result(): readonly CutShort[] {
    const { urgent, numbers, patterns, callers, unplaced } = this
    const [first] = this.examples
    if (first === undefined) return []
    const examples = this.examples.map(({ longer }) => longer)
    const { witness, beginning: takenAfter } = first
    return [{ urgent, numbers, patterns, examples, witness, takenAfter, callers, unplaced }]
  }
}

function compareCuts(a: Cut, b: Cut): number {
  return (
    Number(b.isNumber) - Number(a.isNumber) ||
    compareText(a.longer.pattern, b.longer.pattern) ||
    a.longer.number - b.longer.number
  )
}

function counting(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`
}
