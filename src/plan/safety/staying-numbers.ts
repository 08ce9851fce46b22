import { listSome } from '../../analysis/evidence.js'
import { dialableDigits, isPlainNumber } from '../../dialing/digits.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import type { RankedEntry } from '../../routing/ucm/digit-analysis.js'
import type { CallerClass, Moment, Winner } from './moment.js'
import { entryKey, winnerInWords } from './moment.js'
import type { WaveStates } from './wave-states.js'
import { plannedPatterns } from './wave-states.js'

interface Disturbed {
  readonly callers: CallerClass
  readonly by: Winner
}

/**
 * Numbers and hunt pilots that do not move in this wave keep every caller they have: DIAL-001 where a
 * pattern of the plan takes their calls, or only matches them, WAV-004 where they are lost otherwise.
 */
export function checkStayingNumbers(states: WaveStates): readonly Finding[] {
  const { before, prepared, done, wave, classes } = states
  const moved = new Set(states.moved.map(({ kind, key }) => `${kind} ${key}`))
  const planned = plannedPatterns(wave)
  const findings: Finding[] = []
  const untouched = new Set<string>()
  for (const entry of before.router.entries) {
    const { object, pattern, partition } = entry
    if (object.kind !== 'directory-number' && object.kind !== 'hunt-pilot') continue
    const owner = ownerKey(entry)
    if (moved.has(`${object.kind} ${owner}`) || !isPlainNumber(pattern) || !before.isSeen(partition)) continue
    const digits = dialableDigits(pattern)
    const disturbed = changedWinners(before, [prepared, done], classes, entry, digits, untouched)
    const taker = takerOf(disturbed, planned, done.matches(digits))
    const subject = `${object.kind === 'hunt-pilot' ? 'hunt-pilot' : 'dn'}:${owner}`
    if (taker !== undefined && !isCopyOfMoved(states, digits))
      findings.push(alsoMatched(wave.number, taker, subject, digits, disturbed))
    else if (disturbed.length > 0 && taker === undefined)
      findings.push(lostCallers(wave.number, subject, digits, disturbed))
  }
  return findings
}

/** A further entry of the digits of a moved number: `reachability.ts` speaks about it (DIAL-002). */
function isCopyOfMoved({ moved, before }: WaveStates, digits: string): boolean {
  return before
    .matches(digits)
    .some(({ entry }) => moved.some(({ kind, key }) => kind === entry.object.kind && ownerKey(entry) === key))
}

/** The planned pattern that takes calls of the number, else one that matches it. */
function takerOf(
  disturbed: readonly Disturbed[],
  planned: ReadonlySet<string>,
  matches: readonly RankedEntry[],
): CompetingEntry | undefined {
  for (const { by } of disturbed) {
    if (by !== undefined && by !== 'ambiguous' && planned.has(entryKey(by))) return by
  }
  return matches.find(({ entry }) => planned.has(entryKey(entry)))?.entry
}

/**
 * Who wins depends on the partitions of what matches and on how close each is, not on the digits: numbers
 * that are alike in this are judged once (`untouched`).
 */
function changedWinners(
  before: Moment,
  later: readonly Moment[],
  classes: readonly CallerClass[],
  entry: CompetingEntry,
  digits: string,
  untouched: Set<string>,
): readonly Disturbed[] {
  const key = entryKey(entry)
  const today = before.matches(digits)
  const then = later.map((moment) => {
    const matches = moment.matches(digits)
    return { moment, matches, own: matches.find((ranked) => entryKey(ranked.entry) === key)?.entry }
  })
  const alike = [{ matches: today, own: entry as CompetingEntry | undefined }, ...then].map(likeness).join('|')
  if (untouched.has(alike)) return []
  const found: Disturbed[] = []
  for (const callers of classes) {
    if (before.winner(callers, digits) !== entry) continue
    for (const { moment, own } of then) {
      const winner = moment.winner(callers, digits)
      if (winner !== undefined && winner === own) continue
      found.push({ callers, by: winner })
      break
    }
  }
  if (found.length === 0) untouched.add(alike)
  return found
}

/** Partition and closeness of all that matches, in order, and which of them is the number itself. */
function likeness({
  matches,
  own,
}: {
  readonly matches: readonly RankedEntry[]
  readonly own: CompetingEntry | undefined
}): string {
  const parts = matches.map(
    ({ entry, strings, variableLength }) => `${entry.partition ?? ''}:${strings}${variableLength ? 'v' : ''}`,
  )
  return `${matches.findIndex(({ entry }) => entry === own)};${parts.join(',')}`
}

/** `dn@partition` of the number behind an entry, also where the entry is an alternate of it. */
function ownerKey(entry: CompetingEntry): string {
  const { object } = entry
  if (object.kind !== 'directory-number') return entryKey(entry)
  return patternKey(object.value.dn, object.value.partition)
}

function alsoMatched(
  wave: number,
  taker: CompetingEntry,
  subject: string,
  digits: string,
  disturbed: readonly Disturbed[],
): Finding {
  const key = entryKey(taker)
  return finding({
    code: 'DIAL-001',
    subject: `pattern:${key}`,
    scope: `wave:${wave}`,
    wave,
    message: `Planned pattern ${key} also matches ${digits}, which stays${disturbed.length === 0 ? '' : `, and takes its calls from ${spaces(disturbed)}`}.`,
    evidence: [
      { label: 'staying number', value: subject },
      { label: 'callers who would lose it', value: disturbed.length === 0 ? 'none yet' : spaces(disturbed) },
    ],
  })
}

function lostCallers(wave: number, subject: string, digits: string, disturbed: readonly Disturbed[]): Finding {
  return finding({
    code: 'WAV-004',
    subject,
    scope: `wave:${wave}`,
    wave,
    message: `${digits} stays, but callers in ${spaces(disturbed)} would not reach it any more: ${winnerInWords(disturbed[0]?.by)} takes the call.`,
    evidence: disturbed.slice(0, 20).map(({ callers, by }) => ({ label: callers.subject, value: winnerInWords(by) })),
  })
}

function spaces(disturbed: readonly Disturbed[]): string {
  return listSome([...new Set(disturbed.map(({ callers }) => callers.subject.slice('css:'.length)))], 4)
}
