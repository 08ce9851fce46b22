/** Every symbol that a dial string can hold. */
export const ALL_SYMBOLS = '0123456789*#+ABCD'
const DIGITS = '0123456789'
const KEYPAD = '0123456789*#'

/** One wildcard or literal of a pattern: which symbols it takes, how often. */
export interface NaiveAtom {
  readonly symbols: string
  readonly repeat: 'once' | 'one-or-more' | 'zero-or-more'
}

/** A pattern as the oracle reads it. `expression` has two groups: before and after the dot. */
export interface NaivePattern {
  readonly text: string
  readonly beforeDot: readonly NaiveAtom[]
  readonly afterDot: readonly NaiveAtom[]
  readonly hasDot: boolean
  /** Holds `!`, or a quantifier: matches strings of more than one length. */
  readonly isVariable: boolean
  readonly expression: RegExp
}

/** A pattern, or the reason why it cannot be read. */
export type NaiveReading =
  | { readonly ok: true; readonly pattern: NaivePattern }
  | { readonly ok: false; readonly problem: string }

/** The contested points of reading a pattern (`routing-semantics` C-1, C-15, C-16). */
export interface NaiveGrammar {
  readonly negatedSetIncludesStarAndHash: boolean
  readonly wildcardTakesStar: boolean
  readonly hashAtEndOfPattern: 'kept' | 'ignored'
}

const PLAIN: NaiveGrammar = {
  negatedSetIncludesStarAndHash: true,
  wildcardTakesStar: false,
  hashAtEndOfPattern: 'kept',
}

class UnreadablePattern extends Error {}

/**
 * Reads a Unified CM pattern in the plainest way (`routing-semantics` A1).
 * `@`, a quantifier without something before it, two quantifiers in a row, two dots and two
 * negated sets are problems, not guesses.
 */
export function readNaivePattern(text: string, grammar: NaiveGrammar = PLAIN): NaiveReading {
  try {
    return { ok: true, pattern: read(text, grammar) }
  } catch (error) {
    if (error instanceof UnreadablePattern) return { ok: false, problem: `${text}: ${error.message}` }
    throw error
  }
}

function read(text: string, grammar: NaiveGrammar): NaivePattern {
  if (text.split('.').length > 2) throw new UnreadablePattern('more than one dot')
  if (text.split('^').length > 2) throw new UnreadablePattern('more than one negated set')
  const dropsHash = grammar.hashAtEndOfPattern === 'ignored' && text.length > 1 && text.endsWith('#')
  const [before = '', after = ''] = (dropsHash ? text.slice(0, -1) : text).split('.')
  const beforeDot = readAtoms(before, grammar)
  const afterDot = readAtoms(after, grammar)
  return {
    text,
    beforeDot,
    afterDot,
    hasDot: text.includes('.'),
    isVariable: [...beforeDot, ...afterDot].some((atom) => atom.repeat !== 'once'),
    expression: new RegExp(`^(${beforeDot.map(asExpression).join('')})(${afterDot.map(asExpression).join('')})$`),
  }
}

/** One wildcard with what follows it: an escaped plus, a bracket or a single character, then perhaps a quantifier. */
const WILDCARD = /(\\\+|\[[^\]]*\]|[0-9A-D*#X!])([?+]*)/y

function readAtoms(text: string, grammar: NaiveGrammar): NaiveAtom[] {
  const atoms: NaiveAtom[] = []
  WILDCARD.lastIndex = 0
  let position = 0
  while (position < text.length) {
    const found = WILDCARD.exec(text)
    if (found === null) throw new UnreadablePattern(`cannot read ${text.slice(position)}`)
    const [whole, wildcard = '', quantifier = ''] = found
    if (quantifier.length > 1) throw new UnreadablePattern('two quantifiers in a row')
    atoms.push({
      symbols: symbolsOf(wildcard, grammar),
      repeat: quantifier === '?' ? 'zero-or-more' : quantifier === '+' || wildcard === '!' ? 'one-or-more' : 'once',
    })
    position += whole.length
  }
  return atoms
}

function symbolsOf(wildcard: string, { negatedSetIncludesStarAndHash, wildcardTakesStar }: NaiveGrammar): string {
  if (wildcard === 'X' && wildcardTakesStar) return `${DIGITS}*`
  if (wildcard === 'X' || wildcard === '!') return DIGITS
  if (wildcard === '\\+') return '+'
  if (wildcard.startsWith('[^')) {
    const excluded = membersOf(wildcard.slice(2, -1))
    const universe = negatedSetIncludesStarAndHash ? KEYPAD : DIGITS
    return Array.from(universe)
      .filter((symbol) => !excluded.includes(symbol))
      .join('')
  }
  if (wildcard.startsWith('[')) return membersOf(wildcard.slice(1, -1))
  return wildcard
}

/** `25-8` is 2, 5, 6, 7, 8. */
function membersOf(body: string): string {
  if (!/^([0-9]-[0-9]|[0-9*#A-D])+$/.test(body)) throw new UnreadablePattern(`cannot read the set ${body}`)
  const members = new Set<string>()
  for (const [part] of body.matchAll(/[0-9]-[0-9]|[0-9*#A-D]/g)) {
    const first = part.charAt(0)
    const last = part.charAt(part.length - 1)
    if (first > last) throw new UnreadablePattern(`the range ${part} runs backwards`)
    for (const symbol of part.length === 1 ? [first] : DIGITS) {
      if (symbol >= first && symbol <= last) members.add(symbol)
    }
  }
  return [...members].join('')
}

function asExpression(atom: NaiveAtom): string {
  const quantifier = { once: '', 'one-or-more': '+', 'zero-or-more': '*' }[atom.repeat]
  return `[${atom.symbols.replace(/[*#+]/g, '\\$&')}]${quantifier}`
}

/** True when the pattern takes the whole string. */
export function matchesWhole(pattern: NaivePattern, digits: string): boolean {
  return pattern.expression.test(digits)
}

/** How many symbols of a matching string stand before the dot; as many as possible go before it. */
export function lengthBeforeDot(pattern: NaivePattern, digits: string): number {
  return pattern.expression.exec(digits)?.[1]?.length ?? 0
}

/** A place in the pattern: `loops` places may be left without a symbol and take any number of them. */
interface Place {
  readonly symbols: string
  readonly loops: boolean
}

/** `X+` is X, then X over and over; `X?` is X over and over. */
function placesOf(pattern: NaivePattern): Place[] {
  return [...pattern.beforeDot, ...pattern.afterDot].flatMap((atom): Place[] => {
    const { symbols } = atom
    if (atom.repeat === 'once') return [{ symbols, loops: false }]
    if (atom.repeat === 'zero-or-more') return [{ symbols, loops: true }]
    return [
      { symbols, loops: false },
      { symbols, loops: true },
    ]
  })
}

/** A place number means: this place is next to be read. The number after the last place means: complete. */
function withSkippedLoops(places: readonly Place[], standing: Iterable<number>): Set<number> {
  const all = new Set(standing)
  // A set visits what is added while it is walked.
  for (const place of all) if (places[place]?.loops === true) all.add(place + 1)
  return all
}

function afterSymbol(places: readonly Place[], standing: ReadonlySet<number>, symbol: string): Set<number> {
  const next: number[] = []
  for (const number of standing) {
    const place = places[number]
    if (place?.symbols.includes(symbol) === true) next.push(place.loops ? number : number + 1)
  }
  return withSkippedLoops(places, next)
}

/**
 * How many different strings of exactly this length the pattern matches (`routing-semantics` A3.2):
 * all strings are grown symbol by symbol; those that stand at the same places are counted together.
 */
export function countOfLength(pattern: NaivePattern, length: number): bigint {
  const places = placesOf(pattern)
  let groups = new Map<string, { standing: Set<number>; count: bigint }>()
  groups.set('', { standing: withSkippedLoops(places, [0]), count: 1n })
  for (let grown = 0; grown < length; grown += 1) {
    const next = new Map<string, { standing: Set<number>; count: bigint }>()
    for (const { standing, count } of groups.values()) {
      for (const symbol of ALL_SYMBOLS) {
        const moved = afterSymbol(places, standing, symbol)
        const name = [...moved].sort((one, other) => one - other).join()
        if (moved.size > 0) next.set(name, { standing: moved, count: (next.get(name)?.count ?? 0n) + count })
      }
    }
    groups = next
  }
  let total = 0n
  for (const { standing, count } of groups.values()) if (standing.has(places.length)) total += count
  return total
}

/** True when at least one more symbol could lead to a match (`routing-semantics` A4: a potential). */
export function canMatchWithMore(pattern: NaivePattern, digits: string): boolean {
  const places = placesOf(pattern)
  let standing = withSkippedLoops(places, [0])
  for (const symbol of digits) standing = afterSymbol(places, standing, symbol)
  const reached = new Set<number>()
  const toVisit = [...standing]
  for (let from = toVisit.pop(); from !== undefined; from = toVisit.pop()) {
    for (const symbol of ALL_SYMBOLS) {
      for (const place of afterSymbol(places, new Set([from]), symbol)) {
        if (!reached.has(place)) toVisit.push(place)
        reached.add(place)
      }
    }
  }
  return reached.has(places.length)
}
