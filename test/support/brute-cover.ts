/**
 * The fewest patterns by trying all: every pattern that can be written over a small alphabet, every
 * choice of them by number. Shares nothing with the product; regular expressions do the matching.
 */
export interface BruteQuestion {
  /** Written out: every string that must be matched. */
  readonly include: readonly string[]
  /** True for strings that must not be matched. */
  readonly isForbidden: (digits: string) => boolean
  /** Every pattern that may be used, as a person writes it and as a regular expression. */
  readonly patterns: readonly BrutePattern[]
  /** Every string over which a pattern is tried. */
  readonly universe: readonly string[]
}

export interface BrutePattern {
  readonly text: string
  readonly expression: RegExp
}

/** The least number of patterns; undefined when `most` are not enough. */
export function bruteCoverSize(
  { include, isForbidden, patterns, universe }: BruteQuestion,
  most: number,
): number | undefined {
  const forbidden = universe.filter((digits) => isForbidden(digits))
  const useful = new Set<string>()
  for (const { expression } of patterns) {
    const hit = include.map((digits) => expression.test(digits))
    if (!hit.includes(true)) continue
    if (forbidden.some((digits) => expression.test(digits))) continue
    useful.add(hit.map((one) => (one ? '1' : '0')).join(''))
  }
  const covers = [...useful].map((bits) => [...bits].map((bit) => bit === '1'))
  for (let size = 0; size <= most; size += 1)
    if (
      canCover(
        include.map(() => false),
        covers,
        size,
        0,
      )
    )
      return size
  return undefined
}

function canCover(
  covered: readonly boolean[],
  covers: readonly (readonly boolean[])[],
  size: number,
  from: number,
): boolean {
  if (covered.every((one) => one)) return true
  if (size === 0) return false
  for (let index = from; index < covers.length; index += 1) {
    const cover = covers[index] ?? []
    if (!cover.some((one, row) => one && covered[row] !== true)) continue
    if (
      canCover(
        covered.map((one, row) => one || cover[row] === true),
        covers,
        size - 1,
        index + 1,
      )
    )
      return true
  }
  return false
}

/** Every string of each of the lengths over the alphabet. */
export function everyString(alphabet: string, lengths: readonly number[]): string[] {
  const ofLength = (length: number): string[] =>
    length === 0 ? [''] : ofLength(length - 1).flatMap((head) => [...alphabet].map((symbol) => head + symbol))
  return lengths.flatMap(ofLength)
}

/** Every set of one or more symbols of the alphabet. */
function everySet(alphabet: string): string[] {
  return [...alphabet].reduce<string[]>((sets, symbol) => [...sets, ...sets.map((set) => set + symbol)], ['']).slice(1)
}

/**
 * Every pattern with brackets: at each position a set of symbols, all of them in one of the `groups`;
 * with `openEnd` also those that end in one or more digits.
 */
export function bracketPatterns(
  groups: readonly string[],
  lengths: readonly number[],
  openEnd: boolean,
): BrutePattern[] {
  const sets = groups.flatMap(everySet)
  const ofLength = (length: number): string[] =>
    length === 0 ? [''] : ofLength(length - 1).flatMap((head) => sets.map((set) => `${head}[${set}]`))
  const fixed = lengths.flatMap(ofLength)
  const open = openEnd
    ? upTo(Math.max(...lengths))
        .flatMap(ofLength)
        .map((text) => `${text}!`)
    : []
  return [...fixed, ...open].map((text) => ({ text, expression: asExpression(text) }))
}

/** Every Webex dial pattern over the digits: `+` or nothing, a digit, digits, then only `X`, or `!` behind `+`. */
export function dialPatterns(digits: string, lengths: readonly number[], openEnd: boolean): BrutePattern[] {
  const texts: string[] = []
  for (const head of ['', '+']) {
    for (const length of upTo(Math.max(...lengths))) {
      for (const literal of everyString(digits, [length])) {
        if (literal === '' || (head === '+' && literal.startsWith('0'))) continue
        const own = head.length + literal.length
        for (const wanted of lengths) if (wanted >= own) texts.push(head + literal + 'X'.repeat(wanted - own))
        if (openEnd && head === '+') texts.push(`${head}${literal}!`)
      }
    }
  }
  return texts.map((text) => ({ text, expression: asExpression(text) }))
}

function upTo(most: number): number[] {
  return Array.from({ length: most + 1 }, (_, length) => length)
}

/** Patterns written with brackets, `X`, `.` of no meaning here, and a final `!`. */
export function asExpression(text: string): RegExp {
  const body = text
    .replace(/\$$/, '')
    .replaceAll('\\+', '+')
    .replaceAll('+', '\\+')
    .replaceAll('*', '\\*')
    .replaceAll('X', '[0-9]')
    .replace(/!$/, '[0-9]+')
  return new RegExp(`^${body}$`)
}
