import type { IosPart, IosPattern } from './ios-pattern.js'
import { FURTHER_KEYS, IOS_KEYS } from './ios-pattern.js'

/**
 * En bloc (`local-gateway` 5.3): the number begins with the pattern; with `$` it is all of it, with `T`
 * at most 32 keys follow. The time grows with the length of pattern and number only.
 */
export function matchesEnBloc(pattern: IosPattern, number: string): boolean {
  const digits = number.toUpperCase()
  if (pattern.waitsForMore) {
    return pastParts(pattern.parts, digits, [0]).some((end) => isShortTail(digits, end))
  }
  if (isPlain(pattern)) return matchesPlain(pattern, digits)
  const ends = pastParts(pattern.parts, digits, [0])
  return pattern.isAnchored ? ends.includes(digits.length) : ends.length > 0
}

function isShortTail(digits: string, from: number): boolean {
  if (digits.length - from > FURTHER_KEYS) return false
  for (let at = from; at < digits.length; at += 1) if (!IOS_KEYS.includes(digits.charAt(at))) return false
  return true
}

/** One key after the other, as most patterns are. */
function isPlain({ parts }: IosPattern): boolean {
  return parts.every(({ kind }) => kind === 'key')
}

function matchesPlain({ parts, isAnchored }: IosPattern, digits: string): boolean {
  if (isAnchored ? digits.length !== parts.length : digits.length < parts.length) return false
  return parts.every((part, index) => part.kind === 'key' && part.keys.includes(digits.charAt(index)))
}

/** Places in the number where the parts can end when they begin at one of `starts`; each once. */
function pastParts(
  parts: readonly IosPart[],
  digits: string,
  starts: readonly number[],
  known: KnownEnds = new Map(),
): readonly number[] {
  let places = starts
  for (const part of parts) {
    if (places.length === 0) break
    places = pastPart(part, digits, places, known)
  }
  return places
}

/**
 * Where a group that is repeated ends, for each place where it begins: asked twice by every repeat around
 * it, it would be followed 2^n times where n repeats stand around one another.
 */
type KnownEnds = Map<IosPart, Map<number, readonly number[]>>

function pastRepeated(part: IosPart, digits: string, starts: readonly number[], known: KnownEnds): readonly number[] {
  if (part.kind === 'key') return pastPart(part, digits, starts, known)
  const ends = known.get(part) ?? new Map<number, readonly number[]>()
  known.set(part, ends)
  const reached = new Set<number>()
  for (const start of starts) {
    const found = ends.get(start) ?? pastPart(part, digits, [start], known)
    ends.set(start, found)
    for (const end of found) reached.add(end)
  }
  return [...reached]
}

function pastPart(part: IosPart, digits: string, starts: readonly number[], known: KnownEnds): readonly number[] {
  switch (part.kind) {
    case 'key':
      return starts.filter((at) => at < digits.length && part.keys.includes(digits.charAt(at))).map((at) => at + 1)
    case 'group':
      return pastParts(part.parts, digits, starts, known)
    case 'repeat': {
      const reached = new Set<number>(part.minimum === 0 ? starts : [])
      let latest = starts
      do {
        latest = pastRepeated(part.part, digits, latest, known).filter((at) => !reached.has(at))
        for (const at of latest) reached.add(at)
      } while (part.repeats && latest.length > 0)
      return [...reached]
    }
  }
}
