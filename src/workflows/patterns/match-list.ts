import { parseDialedDigits } from '../../dialing/digits.js'
import { countWithin, matches } from '../../dialing/grammars/matches.js'
import { expandNumberingPlan } from '../../dialing/grammars/numbering-plan/expand-numbering-plan.js'
import type { AnyPattern } from '../../dialing/grammars/parse-pattern.js'
import { couldBeNumberingPlan } from '../../dialing/pattern-match.js'
import type { Grammar } from '../../dialing/pattern.js'
import { UserError } from '../../findings/user-error.js'
import type { ListAdvice, ListedPattern, PatternList, RefusedPattern } from './read-patterns.js'
import { beyondReach, MOST_STATES } from './within-reach.js'

/** Where a pattern stands in a list. */
export interface PatternPlace {
  readonly file: string
  readonly row: number
}

/** A pattern that takes the digits; one that stands in the list several times is one. */
export interface PatternMatch {
  readonly pattern: string
  readonly partition?: string
  /** With `@`: the pattern that it was expanded to, the closest of those that match. */
  readonly expansion?: string
  /** How many strings of this length it matches, in decimal digits: the fewest is the closest. */
  readonly strings: string
  readonly isBest: boolean
  readonly places: readonly PatternPlace[]
}

export interface MatchedList {
  readonly grammar: Grammar
  readonly digits: string
  /** Closest first, then in the order of the list. */
  readonly matches: readonly PatternMatch[]
  /** True when several patterns are equally close. */
  readonly isTie: boolean
  /** `@` patterns whose beginning fits: without the numbering plan it is not known whether they match. */
  readonly notExpanded: readonly (PatternPlace & { readonly pattern: string })[]
  /** Rows that cannot be read, and those that match while it is beyond reach how closely. */
  readonly refused: readonly RefusedPattern[]
  readonly advice: readonly ListAdvice[]
}

/**
 * Which patterns of a list take the digits, and which is closest by the number of strings of that length
 * (`routing-semantics` A3). `@` is expanded to the North American Numbering Plan on request. Throws
 * UserError (usage) for digits that nobody can dial.
 */
export function matchList(
  list: PatternList,
  dialed: string,
  options: { readonly expandNumberingPlan: boolean },
): MatchedList {
  const digits = parseDialedDigits(dialed)
  if (digits === undefined || digits === '') {
    throw new UserError(`«${dialed}» cannot be dialed`, { kind: 'usage', hint: 'digits, *, #, + and A to D' })
  }
  const found = new Map<string, Found>()
  const notExpanded: (PatternPlace & { pattern: string })[] = []
  const uncounted: RefusedPattern[] = []
  for (const listed of list.patterns) {
    const { pattern, file, row } = listed
    const isMacro = 'usesNumberingPlan' in pattern && pattern.usesNumberingPlan
    if (isMacro && !options.expandNumberingPlan) {
      if (couldBeNumberingPlan(pattern, digits)) notExpanded.push({ pattern: pattern.text, file, row })
      continue
    }
    const candidates: readonly AnyPattern[] = isMacro
      ? expandNumberingPlan(pattern).map((expansion) => expansion.pattern)
      : [pattern]
    const best = closest(candidates, digits)
    if (best === 'beyond reach') uncounted.push({ file, row, text: pattern.text, ...beyondReach(pattern.text) })
    else noteMatch(found, listed, best)
  }
  const ranked = [...found.values()].sort((a, b) => (a.strings < b.strings ? -1 : a.strings > b.strings ? 1 : 0))
  const fewest = ranked[0]?.strings
  return {
    grammar: list.grammar,
    digits,
    matches: ranked.map(({ strings, ...match }) => ({
      ...match,
      strings: String(strings),
      isBest: strings === fewest,
    })),
    isTie: ranked.filter(({ strings }) => strings === fewest).length > 1,
    notExpanded,
    refused: [...list.refused, ...uncounted],
    advice: list.advice,
  }
}

interface Found {
  readonly pattern: string
  readonly partition?: string
  readonly expansion?: string
  readonly strings: bigint
  readonly places: PatternPlace[]
}

interface Closest {
  readonly text: string
  readonly strings: bigint
}

function closest(candidates: readonly AnyPattern[], digits: string): Closest | 'beyond reach' | undefined {
  let best: Closest | undefined
  for (const candidate of candidates) {
    if (!matches(candidate, digits)) continue
    const strings = countWithin(candidate, digits.length, MOST_STATES)
    if (strings === undefined) return 'beyond reach'
    if (best === undefined || strings < best.strings) best = { text: candidate.text, strings }
  }
  return best
}

function noteMatch(
  found: Map<string, Found>,
  { pattern, partition, file, row }: ListedPattern,
  best: Closest | undefined,
): void {
  if (best === undefined) return
  const key = JSON.stringify([pattern.text, partition])
  const known = found.get(key)
  if (known !== undefined) {
    known.places.push({ file, row })
    return
  }
  found.set(key, {
    pattern: pattern.text,
    ...(partition === undefined ? {} : { partition }),
    ...(best.text === pattern.text ? {} : { expansion: best.text }),
    strings: best.strings,
    places: [{ file, row }],
  })
}
