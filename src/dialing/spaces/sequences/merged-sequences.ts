import type { PatternElement } from '../../pattern.js'
import { type ElementSequence, elementKey, once, sequenceKey } from './element-sequence.js'

/** Puts sequences together that differ in the mask of one single symbol, until there are none. */
export function mergedSequences(sequences: readonly ElementSequence[]): readonly ElementSequence[] {
  let current = sequences
  for (;;) {
    const longest = current.reduce((length, sequence) => Math.max(length, sequence.length), 0)
    const before = current.length
    for (let position = longest - 1; position >= 0; position -= 1) current = mergedAt(current, position)
    if (current.length === before) return current
  }
}

function mergedAt(sequences: readonly ElementSequence[], position: number): readonly ElementSequence[] {
  const groups = new Map<string, ElementSequence>()
  for (const sequence of sequences) {
    const element = sequence[position]
    const key = element === undefined || !isSingle(element) ? sequenceKey(sequence) : keyWithout(sequence, position)
    const known = groups.get(key)
    const other = known?.[position]
    if (known === undefined) groups.set(key, sequence)
    else if (element !== undefined && other !== undefined && isSingle(element)) {
      groups.set(key, known.with(position, once(element.mask | other.mask)))
    }
  }
  return [...groups.values()]
}

function isSingle({ minimum, repeats }: PatternElement): boolean {
  return minimum === 1 && !repeats
}

function keyWithout(sequence: ElementSequence, position: number): string {
  let key = ''
  for (const [index, element] of sequence.entries()) key += index === position ? '_' : elementKey(element)
  return key
}
