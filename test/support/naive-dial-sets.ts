/*
 * Sets of dial strings as the plain lists that they are: every string up to LONGEST over a small
 * alphabet is either in the set or not. Slow, obvious, and finite: what is longer is not looked at.
 */

export const ALPHABET = '01*'
export const LONGEST = 6

/** One wildcard: which symbols it takes, how often. */
export interface NaiveElement {
  readonly symbols: string
  readonly repeat: 'once' | 'optional' | 'one-or-more' | 'zero-or-more'
}

/** How a set is made out of smaller ones. */
export type NaiveExpression =
  | { readonly kind: 'strings'; readonly strings: readonly string[] }
  | { readonly kind: 'elements'; readonly elements: readonly NaiveElement[] }
  | {
      readonly kind: 'union' | 'intersection' | 'difference' | 'concatenation'
      readonly one: NaiveExpression
      readonly other: NaiveExpression
    }
  | { readonly kind: 'complement'; readonly of: NaiveExpression }

/** Every string over the alphabet, shortest first, then in the order of the alphabet. */
export function stringsUpTo(length: number, alphabet = ALPHABET): readonly string[] {
  const all = ['']
  for (const string of all) if (string.length < length) for (const symbol of alphabet) all.push(string + symbol)
  return all
}

const UNIVERSE = stringsUpTo(LONGEST)

/** The members of an expression up to LONGEST, in the order of `stringsUpTo`. */
export function naiveMembers(expression: NaiveExpression): readonly string[] {
  const members = membersOf(expression)
  return UNIVERSE.filter((string) => members.has(string))
}

function membersOf(expression: NaiveExpression): ReadonlySet<string> {
  switch (expression.kind) {
    case 'strings':
      return new Set(expression.strings)
    case 'elements':
      return expression.elements.map(elementStrings).reduce(concatenated, new Set(['']))
    case 'complement': {
      const members = membersOf(expression.of)
      return new Set(UNIVERSE.filter((string) => !members.has(string)))
    }
    default: {
      const { kind } = expression
      const one = membersOf(expression.one)
      const other = membersOf(expression.other)
      if (kind === 'concatenation') return concatenated(one, other)
      return new Set(UNIVERSE.filter((string) => isIn(kind, one.has(string), other.has(string))))
    }
  }
}

function isIn(kind: 'union' | 'intersection' | 'difference', one: boolean, other: boolean): boolean {
  if (kind === 'union') return one || other
  return one && other === (kind === 'intersection')
}

function elementStrings({ symbols, repeat }: NaiveElement): ReadonlySet<string> {
  const times = { once: [1, 1], optional: [0, 1], 'one-or-more': [1, LONGEST], 'zero-or-more': [0, LONGEST] }[repeat]
  const [fewest = 0, most = 0] = times
  return new Set(stringsUpTo(most, symbols).filter((string) => string.length >= fewest))
}

function concatenated(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set<string>()
  for (const begin of one) {
    for (const end of other) if (begin.length + end.length <= LONGEST) all.add(begin + end)
  }
  return all
}

/**
 * What `PreDot` leaves of digits: the longest beginning that fits what stands before the dot, with
 * a rest that fits what stands after it, is dropped. Undefined where the two together do not fit.
 */
export function naivePreDot(
  before: readonly NaiveElement[],
  after: readonly NaiveElement[],
): (digits: string) => string | undefined {
  const heads = membersOf({ kind: 'elements', elements: before })
  const tails = membersOf({ kind: 'elements', elements: after })
  return (digits) => {
    for (let cut = digits.length; cut >= 0; cut -= 1) {
      if (heads.has(digits.slice(0, cut)) && tails.has(digits.slice(cut))) return digits.slice(cut)
    }
    return undefined
  }
}
