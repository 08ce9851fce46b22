import type { AnyPattern } from '../grammars/parse-pattern.js'
import { FURTHER_KEYS, IOS_KEYS, type IosPart, type IosPattern } from '../grammars/ios-pattern.js'
import { maskOf, spaceOf } from '../grammars/space-of.js'
import type { PatternElement } from '../pattern.js'
import { SYMBOLS } from '../symbols.js'
import type { ComparablePattern } from './pattern-sequences.js'

/** Optional groups double the sequences of a pattern; beyond this many it is compared as a set of strings. */
const MOST_SEQUENCES = 64

type Sequence = readonly PatternElement[]

/**
 * A pattern of any grammar as the joins take it. Patterns of IOS XE become sequences; only one with a
 * group that goes round (`(12)+`), which no sequence can say, is compared as a set of strings.
 */
export function comparablePattern(pattern: AnyPattern): ComparablePattern {
  if (!('parts' in pattern)) return pattern
  const sequences = sequencesOfParts(pattern.parts)
  if (sequences === undefined) return { space: spaceOf(pattern) }
  const rest = beyond(pattern)
  return { sequences: sequences.map((sequence) => [...sequence, ...rest]) }
}

/** What may follow the pattern itself (`local-gateway` 5.3). */
function beyond({ isAnchored, waitsForMore }: IosPattern): Sequence {
  if (waitsForMore) {
    const one = { mask: maskOf(IOS_KEYS), minimum: 0, repeats: false } as const
    return Array.from({ length: FURTHER_KEYS }, () => one)
  }
  return isAnchored ? [] : [{ mask: (1 << SYMBOLS.length) - 1, minimum: 0, repeats: true }]
}

/** Every way through the parts; undefined where a group goes round or there are too many ways. */
function sequencesOfParts(parts: readonly IosPart[]): readonly Sequence[] | undefined {
  let ways: readonly Sequence[] = [[]]
  for (const part of parts) {
    const next = sequencesOfPart(part)
    if (next === undefined || ways.length * next.length > MOST_SEQUENCES) return undefined
    ways = ways.flatMap((way) => next.map((more) => [...way, ...more]))
  }
  return ways
}

function sequencesOfPart(part: IosPart): readonly Sequence[] | undefined {
  switch (part.kind) {
    case 'key':
      return [[{ mask: maskOf(part.keys), minimum: 1, repeats: false }]]
    case 'group':
      return sequencesOfParts(part.parts)
    case 'repeat': {
      const { part: inner, minimum, repeats } = part
      if (inner.kind === 'key') return [[{ mask: maskOf(inner.keys), minimum, repeats }]]
      if (repeats) return undefined
      const sequences = sequencesOfPart(inner)
      return sequences === undefined || minimum > 0 ? sequences : [[], ...sequences]
    }
  }
}
