import { printUcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { DialSpace } from '../../dialing/spaces/dial-space.js'
import { SYMBOLS } from '../../dialing/symbols.js'
import type { RoutedPiece } from '../../routing/ucm/all-calls/routed-piece.js'
import type { Paint } from './paint.js'
import { counted, textTable } from './text-table.js'

const PATTERNS_SHOWN = 3
/** Any keys or none, as a pattern says it. */
const ANYTHING = `[0-9${SYMBOLS.slice(10)}]?`
/** Writing down a set with more states takes long and makes no good reading. */
const STATES_WRITTEN = 60

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
  const remark = paint.faint('… whatever is dialed after it is not listened to any more')
  return `${head}\n\n${textTable(['dialed', 'strings', 'ends', 'waits', 'outcome'], rows)}\n\n${remark}`
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
    pieces: pieces.map(({ space, count, witness, trace }) => ({
      ...(patternsOf(space) === undefined ? {} : { patterns: patternsOf(space) }),
      ...(count === undefined ? {} : { strings: count.toString() }),
      witness,
      trace,
    })),
  }
}

/** A few patterns that say which strings they are; an example where they cannot be written down. */
function writtenAs({ space, witness }: RoutedPiece): string {
  const patterns = patternsOf(space)
  if (patterns === undefined) return `${witness === '' ? 'nothing dialed' : witness} and others like it`
  const shown = patterns.slice(0, PATTERNS_SHOWN).map((pattern) => pattern || 'nothing dialed')
  const more = patterns.length - shown.length
  return `${shown.join(' ')}${more === 0 ? '' : ` and ${counted(more, 'pattern')} more`}`.replaceAll(ANYTHING, '…')
}

/** The set as patterns of Unified CM, where it can be said so. */
function patternsOf(space: DialSpace): readonly string[] | undefined {
  if (space.states > STATES_WRITTEN) return undefined
  const sequences = space.sequences()
  if (sequences === undefined) return undefined
  const isWritable = sequences.every((elements) => elements.every(({ minimum, repeats }) => repeats || minimum === 1))
  return isWritable ? sequences.map((elements) => printUcmPattern({ elements })) : undefined
}
