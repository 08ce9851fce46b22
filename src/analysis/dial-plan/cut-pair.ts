import { cutShortWitness } from '../../dialing/overlap/pair-witness.js'
import { isVariableLength, matchDigits } from '../../dialing/pattern-match.js'
import { firstSymbol, symbolMask, SYMBOLS } from '../../dialing/symbols.js'
import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import { isBlocked, isPatternForMany } from './entry-naming.js'

/** Numbers tried before an urgent pattern that better ones beat at every one of them counts as harmless. */
const BEGINNINGS_TRIED = 50
const TAILS_TRIED = 20

/** Strings people in danger dial; that they are cut in front of a general pattern is what they are urgent for. */
const EMERGENCY_TEXTS: ReadonlySet<string> = new Set([
  '911',
  '9911',
  '933',
  '9933',
  '112',
  '9112',
  '0112',
  '999',
  '9999',
  '000',
])

/** A longer entry of which a string begins with a whole string of an urgent one. */
export interface Cut {
  readonly longer: CompetingEntry
  /** It belongs to somebody or something; otherwise it is a pattern for many. */
  readonly isNumber: boolean
  readonly witness: string
  /** The part of the witness after which the urgent entry is complete. */
  readonly beginning: string
}

/** The pair as a cut, or nothing where the longer entry is not one that the urgent one may not take. */
export function cutPair(urgent: CompetingEntry, longer: CompetingEntry | undefined): readonly Cut[] {
  if (longer === undefined || !urgent.parsed.ok || !longer.parsed.ok) return []
  if (isBlocked(longer) || (isEmergency(urgent) && isPatternForMany(longer))) return []
  const short = urgent.parsed.pattern
  const long = longer.parsed.pattern
  if (isPublicNumber(short) && isVariableLength(long)) return []
  if (isVariableLength(short) || isVariableLength(long)) {
    const witness = cutShortWitness(short, long)
    if (witness === undefined) return []
    return [{ longer, isNumber: !isPatternForMany(longer), witness, beginning: firstComplete(short, witness) }]
  }
  const witness = fixedWitness(short, long)
  if (witness === undefined) return []
  return [{ longer, isNumber: !isPatternForMany(longer), witness, beginning: witness.slice(0, short.elements.length) }]
}

/**
 * Further whole numbers of the longer entry that the urgent one could take, each with its beginning:
 * bounded, varied in both parts; fixed length only.
 */
export function* moreWitnesses(urgent: CompetingEntry, { longer }: Cut): Generator<Pick<Cut, 'witness' | 'beginning'>> {
  if (!urgent.parsed.ok || !longer.parsed.ok) return
  const short = urgent.parsed.pattern
  const long = longer.parsed.pattern
  if (isVariableLength(short) || isVariableLength(long)) return
  const beginning = long.elements.slice(0, short.elements.length)
  const heads = someStrings(
    beginning.map(({ mask }, position) => mask & (short.elements[position]?.mask ?? 0)),
    BEGINNINGS_TRIED,
  )
  const tails = someStrings(
    long.elements.slice(short.elements.length).map(({ mask }) => mask),
    TAILS_TRIED,
  )
  for (const head of heads) for (const tail of tails) yield { witness: head + tail, beginning: head }
}

/** The first strings over the masks, at most `limit`. */
function someStrings(masks: readonly number[], limit: number): readonly string[] {
  let texts = ['']
  for (const mask of masks) {
    const symbols = Array.from(SYMBOLS).filter((_, bit) => (mask & (1 << bit)) !== 0)
    texts = texts.flatMap((text) => symbols.map((symbol) => text + symbol)).slice(0, limit)
  }
  return texts
}

/** An urgent entry that stands for an emergency number. */
export function isEmergency({ pattern, object }: CompetingEntry): boolean {
  if (EMERGENCY_TEXTS.has(pattern.replace('.', ''))) return true
  return (object.kind === 'route-pattern' || object.kind === 'translation-pattern') && object.value.isEmergency === true
}

/** A whole number that begins with `+` is not the beginning of a longer one: a `!` beside it loses nothing. */
function isPublicNumber({ elements }: UcmPattern): boolean {
  return elements[0]?.mask === symbolMask('+')
}

/** Without repeats no search is needed: position by position, then the rest of the longer one. */
function fixedWitness(short: UcmPattern, long: UcmPattern): string | undefined {
  if (long.elements.length <= short.elements.length) return undefined
  let text = ''
  for (const [position, { mask }] of long.elements.entries()) {
    const both = mask & (short.elements[position]?.mask ?? mask)
    if (both === 0) return undefined
    text += firstSymbol(both)
  }
  return text
}

function firstComplete(pattern: UcmPattern, digits: string): string {
  for (let length = 1; length < digits.length; length += 1) {
    const begin = digits.slice(0, length)
    if (matchDigits(pattern, begin).complete) return begin
  }
  return digits
}
