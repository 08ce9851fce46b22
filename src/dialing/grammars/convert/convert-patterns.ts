import type { Grammar, PatternElement } from '../../pattern.js'
import { iosKeyPositions } from '../ios-pattern.js'
import type { AnyPattern } from '../parse-pattern.js'
import type { Obstacle, Sequence } from '../sequences.js'
import { sequencesOf } from '../sequences.js'
import { ucmElementPositions } from '../ucm-pattern.js'
import { sayInIos } from './say-in-ios.js'
import { sayInUcm } from './say-in-ucm.js'
import { patternsOf, WebexBlocks } from './webex-blocks.js'
import type { DigitRun } from './webex-reach.js'
import { webexReach } from './webex-reach.js'

/** A pattern in the new grammar; `input` is the index of the first pattern of the list that needs it. */
export interface ConvertedPattern {
  readonly text: string
  readonly input: number
}

/** A pattern that the new grammar cannot say exactly. `position` is 0-based in its text. */
export interface UnconvertedPattern {
  readonly input: number
  readonly position: number
  readonly reason: string
}

/** Together, the converted patterns match exactly what the others than `refused` match. */
export interface Conversion {
  readonly converted: readonly ConvertedPattern[]
  readonly refused: readonly UnconvertedPattern[]
}

export interface ConversionOptions {
  /**
   * Webex only. The fewest patterns for the list as a whole. Otherwise a pattern that is one dial pattern
   * by itself stays as it is, also where another one covers it, and the fewest are added for the others.
   */
  readonly fewest?: boolean
}

/** Dial patterns of one pattern beyond which it is refused. */
export const MOST_DIAL_PATTERNS = 100_000

/**
 * Writes patterns in another grammar, exactly or not at all. No pattern is written twice; the order is
 * that of the list.
 */
export function convertPatterns(
  patterns: readonly AnyPattern[],
  to: Grammar,
  options: ConversionOptions = {},
): Conversion {
  switch (to) {
    case 'webex':
      return convertToWebex(patterns, options.fewest === true)
    case 'ucm':
      return convertEach(patterns, sayInUcm)
    case 'ios':
      return convertEach(patterns, sayInIos)
  }
}

interface Unsaid {
  readonly ok: false
  readonly element?: number
  readonly kind?: 'terminator'
  readonly reason: string
}

type Say = (elements: readonly PatternElement[]) => { readonly ok: true; readonly text: string } | Unsaid

function convertEach(patterns: readonly AnyPattern[], say: Say): Conversion {
  const converted: ConvertedPattern[] = []
  const refused: UnconvertedPattern[] = []
  const known = new Set<string>()
  patterns.forEach((pattern, input) => {
    const found = sequencesOf(pattern)
    const texts: string[] = []
    let obstacle: Obstacle | undefined = found.ok ? undefined : found
    for (const sequence of found.ok ? found.sequences : []) {
      const said = say(sequence.elements)
      if (said.ok) texts.push(said.text)
      else obstacle ??= obstacleOf(sequence, said)
    }
    if (obstacle !== undefined) {
      refused.push(unconverted(input, pattern, obstacle))
      return
    }
    for (const text of texts) {
      if (known.has(text)) continue
      known.add(text)
      converted.push({ text, input })
    }
  })
  return { converted, refused }
}

function convertToWebex(patterns: readonly AnyPattern[], fewest: boolean): Conversion {
  const refused: UnconvertedPattern[] = []
  const blocks = new WebexBlocks()
  const runsOf = patterns.map((pattern, input): readonly DigitRun[] => {
    const found = digitRuns(pattern)
    if (!found.ok) {
      refused.push(unconverted(input, pattern, found))
      return []
    }
    const stays = !fewest && isOneDialPattern(found.runs)
    for (const run of found.runs) blocks.add(run, stays)
    return found.runs
  })
  blocks.settle()
  const converted: ConvertedPattern[] = []
  const written = new Set<string>()
  runsOf.forEach((runs, input) => {
    if (!fewest && isOneDialPattern(runs)) {
      const text = dialPattern(runs)
      if (!written.has(text)) converted.push({ text, input })
      written.add(text)
      return
    }
    for (const run of runs) {
      blocks.say(run, (text) => {
        converted.push({ text, input })
      })
    }
  })
  return { converted, refused }
}

/** Why a pattern cannot be said in dial patterns, or undefined. */
export function dialPatternObstacle(pattern: AnyPattern): Obstacle | undefined {
  const runs = digitRuns(pattern)
  return runs.ok ? undefined : runs
}

function digitRuns(pattern: AnyPattern): { readonly ok: true; readonly runs: readonly DigitRun[] } | Obstacle {
  const found = sequencesOf(pattern)
  if (!found.ok) return found
  const runs: DigitRun[] = []
  for (const sequence of found.sequences) {
    const reach = webexReach(sequence.elements)
    if (!reach.ok) return obstacleOf(sequence, reach)
    runs.push(...reach.runs)
  }
  const needed = runs.reduce((sum, run) => sum + patternsOf(run), 0)
  if (needed > MOST_DIAL_PATTERNS) {
    return { ok: false, sign: 0, reason: `it takes ${needed} dial patterns, more than ${MOST_DIAL_PATTERNS}` }
  }
  return { ok: true, runs }
}

function isOneDialPattern(runs: readonly DigitRun[]): boolean {
  const [run, another] = runs
  return run !== undefined && another === undefined && patternsOf(run) === 1
}

/** The text of runs that are one dial pattern. */
function dialPattern([run]: readonly DigitRun[]): string {
  if (run === undefined) return ''
  const digits = run.masks.map((mask) => ((mask & (mask - 1)) === 0 ? String(31 - Math.clz32(mask)) : 'X'))
  return `${run.lead}${digits.join('')}${run.open ? '!' : ''}`
}

function obstacleOf({ origins }: Sequence, found: Unsaid): Obstacle {
  const sign = found.element === undefined || origins === undefined ? found.element : origins[found.element]
  const { reason, kind } = found
  return { ok: false, reason, ...(kind === undefined ? {} : { kind }), ...(sign === undefined ? {} : { sign }) }
}

function unconverted(input: number, pattern: AnyPattern, { position, sign, reason }: Obstacle): UnconvertedPattern {
  const { text } = pattern
  const end = Math.max(0, text.length - 1)
  if (position !== undefined) return { input, position, reason }
  if (sign === undefined) return { input, position: end, reason }
  const positions = 'parts' in pattern ? iosKeyPositions(text) : signPositions(pattern)
  return { input, position: positions[sign] ?? end, reason }
}

/** Unified CM knows signs of several characters; in a dial pattern every character is one. */
function signPositions(pattern: AnyPattern): readonly number[] {
  return 'usesNumberingPlan' in pattern ? ucmElementPositions(pattern.text) : [...pattern.text].map((_, index) => index)
}
