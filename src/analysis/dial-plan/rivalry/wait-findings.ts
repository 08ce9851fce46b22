import type { Finding } from '../../../findings/finding.js'
import { compareText, finding } from '../../../findings/finding.js'
import type { CompetingEntry } from '../../../routing/ucm/competing-entries.js'
import { evidence, listSome } from '../../evidence.js'
import { groupedBy } from '../../grouped-by.js'
import {
  ENTRY_KIND_WORDS,
  entryEvidence,
  entryInWords,
  entrySubject,
  isPatternForMany,
  partitionInWords,
} from '../entry-naming.js'
import type { Wait } from './interdigit-waits.js'

const EXAMPLES = 10

/**
 * DIAL-011: one finding per pattern that makes callers wait. Patterns that differ in their digits only are
 * taken together, and numbers of people by kind, partition and length: nobody repairs them one by one.
 */
export function waitFindings(waits: readonly Wait[]): readonly Finding[] {
  const groups = groupedBy(waits, ({ cause }) => causeClass(cause))
  return [...groups.values()].map((group) => {
    const sorted = group.toSorted(compareWaits)
    const causes = distinct(sorted.map(({ cause }) => cause))
    const waiting = distinct(sorted.map((wait) => wait.waiting))
    const [first] = sorted
    const [cause] = causes
    if (first === undefined || cause === undefined) throw new Error('a group of waits is empty')
    const lines = sorted.flatMap(({ order }) => order.names)
    return finding({
      code: 'DIAL-011',
      subject: entrySubject(cause),
      message: `Whoever dials ${first.digits} key by key waits for the interdigit timeout, because ${causeInWords(causes)} could take more digits: so it is with ${countsInWords(waiting)} that the same callers see.`,
      evidence: [
        ...causes.slice(0, EXAMPLES).map(entryEvidence),
        evidence('waits', `${first.digits}, which is ${entryInWords(first.waiting)}`),
        evidence('numbers and patterns affected', String(waiting.length)),
        ...waiting.slice(0, EXAMPLES).map(entryEvidence),
        evidence('classes of callers', listSome([...new Set(lines)].sort(compareText))),
      ],
    })
  })
}

/** Patterns that differ in their digits only, and numbers of one partition and length, are one cause. */
function causeClass({ object, pattern, partition, parsed }: CompetingEntry): string {
  if (isPatternForMany({ object })) return `${object.kind} ${pattern.replaceAll(/\[[^\]]*\]|[0-9A-D]/g, 'N')}`
  return [object.kind, partition ?? '', parsed.ok ? parsed.pattern.elements.length : 0].join('\0')
}

function causeInWords(causes: readonly CompetingEntry[]): string {
  const [first] = causes
  if (first === undefined) return ''
  if (causes.length === 1) return `the ${entryInWords(first)}`
  return `${causes.length} ${ENTRY_KIND_WORDS[first.object.kind]}s such as ${first.pattern} ${partitionInWords(first.partition)}`
}

/** `2 directory numbers and 1 route pattern`. */
function countsInWords(entries: readonly CompetingEntry[]): string {
  const kinds = groupedBy(entries, ({ object }) => ENTRY_KIND_WORDS[object.kind])
  return [...kinds].map(([words, { length }]) => `${length} ${words}${length === 1 ? '' : 's'}`).join(' and ')
}

function distinct(entries: readonly CompetingEntry[]): readonly CompetingEntry[] {
  return [...new Set(entries)]
}

function compareWaits(a: Wait, b: Wait): number {
  return (
    compareText(a.cause.partition ?? '', b.cause.partition ?? '') ||
    compareText(a.cause.pattern, b.cause.pattern) ||
    compareText(a.waiting.pattern, b.waiting.pattern) ||
    a.waiting.number - b.waiting.number
  )
}
