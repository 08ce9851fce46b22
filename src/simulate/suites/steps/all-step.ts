import { parseUcmPattern } from '../../../dialing/grammars/ucm-pattern.js'
import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import type { RoutedPiece } from '../../../routing/ucm/all-calls/routed-piece.js'
import type { Difference } from '../difference.js'
import { Comparison } from '../difference.js'
import type { StepOf } from '../format/suite-schema.js'
import { withDialablePlus } from '../format/suite-values.js'
import { winnerOf } from './call-answer.js'

const REACHED: readonly string[] = [
  'line',
  'trunk',
  'hunt-pilot',
  'park',
  'directed-park',
  'pickup-group',
  'cti-route-point',
  'meet-me',
  'unregistered',
]

/** Where all strings of a pattern end: which end at which entry, and how the others end. */
export function runAll(
  { all, expect }: StepOf<'all'>,
  route: (space: DialSpace) => readonly RoutedPiece[],
): readonly Difference[] {
  const comparison = new Comparison()
  const space = spaceOf([all.space])
  if (typeof space === 'string') {
    comparison.problem('all.space', space)
    return comparison.differences
  }
  const ends = endsOf(route(space))
  compareReached(comparison, expect.reached, ends.reached)
  for (const [disposition, strings] of ends.others) {
    if (expect.others === undefined || disposition === expect.others) continue
    comparison.add('others', expect.others, `${disposition}: ${shown(strings)}`)
  }
  return comparison.differences
}

interface Ends {
  /** `pattern@partition` to what ends there. */
  readonly reached: ReadonlyMap<string, DialSpace>
  readonly others: ReadonlyMap<string, DialSpace>
}

function endsOf(pieces: readonly RoutedPiece[]): Ends {
  const reached = new Map<string, DialSpace[]>()
  const others = new Map<string, DialSpace[]>()
  for (const { space, trace } of pieces) {
    const winner = winnerOf(trace.hops.filter((hop) => hop.kind === 'lookup').at(-1))
    if (winner !== undefined && REACHED.includes(trace.disposition)) push(reached, winner, space)
    else push(others, trace.disposition, space)
  }
  return { reached: united(reached), others: united(others) }
}

function push(map: Map<string, DialSpace[]>, key: string, value: DialSpace): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function united(map: ReadonlyMap<string, readonly DialSpace[]>): ReadonlyMap<string, DialSpace> {
  return new Map([...map].map(([key, spaces]) => [key, DialSpace.union(spaces)]))
}

function compareReached(
  comparison: Comparison,
  expected: StepOf<'all'>['expect']['reached'],
  reached: ReadonlyMap<string, DialSpace>,
): void {
  const wantedKeys = Object.keys(expected).map(withDialablePlus)
  for (const [writtenKey, written] of Object.entries(expected)) {
    const key = withDialablePlus(writtenKey)
    const patterns = typeof written === 'string' ? [written] : written
    const wanted = spaceOf(patterns)
    const actual = reached.get(key) ?? DialSpace.none
    if (typeof wanted === 'string') comparison.problem(`reached.${key}`, wanted)
    else if (!wanted.equals(actual)) comparison.add(`reached.${key}`, patterns.join(', '), shown(actual))
  }
  for (const [key, strings] of reached) {
    if (!wantedKeys.includes(key)) comparison.add(`reached.${key}`, 'nothing', shown(strings))
  }
}

/** The strings of all the patterns, or why one of them is none. */
function spaceOf(patterns: readonly string[]): DialSpace | string {
  const found: DialSpace[] = []
  for (const text of patterns) {
    const read = parseUcmPattern(withDialablePlus(text))
    if (!read.ok) return `${text} is no pattern: ${read.reason}`
    if (read.pattern.usesNumberingPlan) return `${text} stands for a numbering plan`
    found.push(DialSpace.ofElements(read.pattern.elements))
  }
  return DialSpace.union(found)
}

function shown(space: DialSpace): string {
  if (space.isEmpty) return 'nothing'
  const first: string[] = []
  for (const digits of space.strings()) {
    if (first.length === 10) return `${first.join(', ')} … (${String(space.size() ?? 'endlessly many')})`
    first.push(digits)
  }
  return first.join(', ')
}
