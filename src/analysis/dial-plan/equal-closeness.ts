import type { Finding } from '../../findings/finding.js'
import { compareText, finding } from '../../findings/finding.js'
import { intersectionWitness } from '../../dialing/overlap.js'
import { isVariableLength, matchedStrings } from '../../dialing/pattern-match.js'
import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { PatternElement } from '../../dialing/pattern.js'
import type { Settings } from '../../model/settings.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import { groupedBy } from '../grouped-by.js'
import { entryEvidence, entryInWords, entrySubject, partitionInWords } from './entry-naming.js'
import { PatternIndex } from './pattern-index.js'

/** Digits by which variable-length pairs are followed beyond their shortest common string. */
const FURTHER_DIGITS = 12

/** Two entries of one partition between which nothing documents a winner, and a string that shows it. */
export interface EqualPair {
  readonly first: CompetingEntry
  readonly second: CompetingEntry
  readonly witness: string
  /** Strings of the witness' length that each of the two matches. */
  readonly strings: bigint
}

interface Readable {
  readonly entry: CompetingEntry
  readonly pattern: UcmPattern
}

/**
 * All pairs of equal closeness within one partition (`routing-semantics` A3.4, C-3). The same text
 * twice is one entry, or two with different route filters: neither is a tie. Sorted.
 */
export function equalPairs(entries: readonly CompetingEntry[], settings: Settings): readonly EqualPair[] {
  const variableLast = settings.values['routing.rankOfVariableLength'] === 'after-fixed-length'
  const pairs: EqualPair[] = []
  for (const group of groupsThatCanTie(entries)) {
    const index = new PatternIndex()
    for (const [item, { entry, pattern }] of group.entries()) {
      for (const other of index.meeting(pattern)) {
        const rival = group[other]
        if (rival === undefined || rival.entry.pattern === entry.pattern) continue
        if (variableLast && isVariableLength(rival.pattern) !== isVariableLength(pattern)) continue
        const pair = equalPair(rival, { entry, pattern })
        if (pair !== undefined) pairs.push(pair)
      }
      index.add(pattern, item)
    }
  }
  return pairs.sort(
    (a, b) =>
      compareText(a.first.partition ?? '', b.first.partition ?? '') ||
      compareText(a.first.pattern, b.first.pattern) ||
      compareText(a.second.pattern, b.second.pattern),
  )
}

/** DIAL-016: one finding per first pattern of its pairs, with all that equal it. */
export function equalCloseness(pairs: readonly EqualPair[]): readonly Finding[] {
  const byFirst = groupedBy(pairs, ({ first }) => entrySubject(first))
  return [...byFirst].flatMap(([subject, group]) => {
    const [pair] = group
    if (pair === undefined) return []
    const { first, second, witness, strings } = pair
    const others = group.length === 1 ? '' : ` (and ${group.length - 1} more in the same way)`
    return [
      finding({
        code: 'DIAL-016',
        subject,
        message: `${witness} is matched by ${first.pattern} and by ${second.pattern}, both ${partitionInWords(first.partition)} and both matching ${strings} ${strings === 1n ? 'string' : 'strings'} of ${witness.length} symbols${others}: nothing documents which takes the call.`,
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

/**
 * Entries by partition, and fixed-length ones further by (length, strings matched): only equals can
 * tie. A partition that holds a variable-length pattern is also compared as a whole against it.
 */
function groupsThatCanTie(entries: readonly CompetingEntry[]): readonly (readonly Readable[])[] {
  const groups: (readonly Readable[])[] = []
  const byPartition = groupedBy(entries, ({ partition }) => partition ?? '')
  for (const list of byPartition.values()) {
    const readable = list.flatMap((entry) => (entry.parsed.ok ? [{ entry, pattern: entry.parsed.pattern }] : []))
    const fixed = readable.filter(({ pattern }) => !isVariableLength(pattern))
    const variable = readable.filter(({ pattern }) => isVariableLength(pattern))
    const fixedGroups = [...groupedBy(fixed, closeness).values()]
    groups.push(...fixedGroups.filter(({ length }) => length > 1), ...groupsWithVariable(fixedGroups, variable))
  }
  return groups
}

/** The variable-length patterns among themselves, and with the fixed ones of each closeness they can reach. */
function groupsWithVariable(
  fixedGroups: readonly (readonly Readable[])[],
  variable: readonly Readable[],
): readonly (readonly Readable[])[] {
  const groups: (readonly Readable[])[] = variable.length > 1 ? [variable] : []
  for (const one of variable) {
    for (const group of fixedGroups) {
      const [sample] = group
      if (sample === undefined) continue
      const { length } = sample.pattern.elements
      if (matchedStrings(one.pattern, length) !== matchedStrings(sample.pattern, length)) continue
      for (const other of group) groups.push([other, one])
    }
  }
  return groups
}

function closeness({ pattern }: Readable): string {
  const { length } = pattern.elements
  return `${length}:${matchedStrings(pattern, length)}`
}

function equalPair(a: Readable, b: Readable): EqualPair | undefined {
  const shortest = intersectionWitness(a.pattern, b.pattern)
  if (shortest === undefined) return undefined
  for (const witness of commonStrings(a.pattern, b.pattern, shortest)) {
    const strings = matchedStrings(a.pattern, witness.length)
    if (strings !== matchedStrings(b.pattern, witness.length)) continue
    const [first, second] = compareText(a.entry.pattern, b.entry.pattern) < 0 ? [a.entry, b.entry] : [b.entry, a.entry]
    return { first, second, witness, strings }
  }
  return undefined
}

/** The shortest common string and, where both patterns go on, one of each greater length: closeness changes with it. */
function* commonStrings(a: UcmPattern, b: UcmPattern, shortest: string): Generator<string> {
  yield shortest
  if (!isVariableLength(a) || !isVariableLength(b)) return
  for (let length = shortest.length + 1; length <= shortest.length + FURTHER_DIGITS; length += 1) {
    const witness = unrolled(a.elements, length)
      .map((elements) => intersectionWitness({ ...a, elements }, b))
      .find((text) => text !== undefined)
    if (witness !== undefined) yield witness
  }
}

/** The pattern's elements with every repeat written out so that `length` symbols remain, in every way. */
function unrolled(elements: readonly PatternElement[], length: number): readonly (readonly PatternElement[])[] {
  const [first, ...rest] = elements
  if (first === undefined) return length === 0 ? [[]] : []
  const least = rest.filter(({ minimum }) => minimum > 0).length
  const most = first.repeats ? length - least : 1
  const ways: (readonly PatternElement[])[] = []
  for (let times: number = first.minimum; times <= most; times += 1) {
    const once = { mask: first.mask, minimum: 1, repeats: false } as const
    const head = Array.from({ length: times }, () => once)
    for (const tail of unrolled(rest, length - times)) ways.push([...head, ...tail])
  }
  return ways
}
