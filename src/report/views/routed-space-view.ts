import { printUcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { DialSpace } from '../../dialing/spaces/dial-space.js'
import { SYMBOLS } from '../../dialing/symbols.js'
import type { RoutedPiece } from '../../routing/ucm/all-calls/routed-piece.js'
import type { Paint } from './paint.js'
import { counted, textTable } from './text-table.js'

const PATTERNS_SHOWN = 3
/** Any keys or none, as a pattern says it. */
const ANYTHING = `[0-9${SYMBOLS.slice(10)}]?`
/** A set with more ways through it takes long to write down and makes no good reading. */
const ARCS_WRITTEN = 30

/** What is dialed, where it ends, and how many strings that is: one row per piece. */
export function routedSpaceView(
  { caller, pieces }: { readonly caller: string; readonly pieces: readonly RoutedPiece[] },
  paint: Paint,
): string {
  const head = paint.strong(`${caller}: ${counted(pieces.length, 'piece')}`)
  if (pieces.length === 0) return `${head}\n\nNothing was asked about.`
  const rows = pieces.map((piece) => [
    writtenAs(piece),
    piece.count === undefined ? 'endless' : String(piece.count),
    piece.trace.disposition,
    piece.trace.waitedSeconds === 0 ? '' : `${piece.trace.waitedSeconds} s`,
    piece.trace.outcome,
  ])
  const table = textTable(['dialed', 'strings', 'ends', 'waits', 'outcome of the shortest'], rows)
  const remark = paint.faint('… whatever is dialed after it is not listened to any more')
  return [head, table, ...(rows.some(([dialed]) => dialed?.includes('…') === true) ? [remark] : [])].join('\n\n')
}

/** The same for scripts; `strings` is a decimal number, absent where they are endless. */
export function routedSpaceJson({
  caller,
  pieces,
}: {
  readonly caller: string
  readonly pieces: readonly RoutedPiece[]
}): object {
  return {
    caller,
    pieces: pieces.map(({ space, count, witness, trace }) => {
      const patterns = patternsOf(space)
      return {
        ...(patterns === undefined ? {} : { patterns }),
        ...(count === undefined ? {} : { strings: count.toString() }),
        witness,
        trace,
      }
    }),
  }
}

/** The patterns that say which strings they are; else what took them, with an example. */
function writtenAs({ space, witness, trace }: RoutedPiece): string {
  const patterns = patternsOf(space)
  if (patterns !== undefined && patterns.length <= PATTERNS_SHOWN) {
    return patterns
      .map((pattern) => pattern || 'nothing dialed')
      .join(' ')
      .replaceAll(ANYTHING, '…')
  }
  const example = witness === '' ? 'nothing dialed' : `such as ${witness}`
  const first = trace.hops.find((hop) => hop.kind === 'lookup')?.winner
  return first === undefined ? example : `${first.pattern} but what is closer, ${example}`
}

/** The set as patterns of Unified CM, where it can be said so. */
function patternsOf(space: DialSpace): readonly string[] | undefined {
  let arcs = 0
  for (let state = 0; state < space.states; state += 1) arcs += space.movesFrom(state).length
  if (arcs > ARCS_WRITTEN) return undefined
  const sequences = space.sequences()
  if (sequences === undefined) return undefined
  const isWritable = sequences.every((elements) => elements.every(({ minimum, repeats }) => repeats || minimum === 1))
  return isWritable ? sequences.map((elements) => printUcmPattern({ elements })) : undefined
}
