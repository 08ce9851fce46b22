import type { PatternElement } from '../../pattern.js'
import type { UcmPattern } from '../ucm-pattern.js'
import { parseUcmPattern, printUcmPattern } from '../ucm-pattern.js'
import type { NumberingPlanTag, TaggedPart } from './nanp.js'
import { NANP } from './nanp.js'
import type { RouteFilterClause, TagCondition } from './route-filter-clause.js'

/** Elements `from` (included) to `to` (excluded) of an expansion are this part of the number. */
export interface TaggedSpan {
  readonly tag: NumberingPlanTag
  readonly from: number
  readonly to: number
}

/** One of the patterns that an `@` stands for: it competes with its own cardinality. */
export interface NumberingPlanExpansion {
  /** Without `@`; the dot stands where it stood. */
  readonly pattern: UcmPattern
  /** Elements before `@`: what `PreAt` discards. */
  readonly elementsBeforeAt: number
  /** What the other discard instructions name, in the order of the digits. */
  readonly spans: readonly TaggedSpan[]
}

/**
 * The patterns that a pattern with `@` stands for in the North American Numbering Plan, without those
 * that the route filter takes out (`routing-semantics` A1); `NANP` says what is ours about the list.
 * A pattern without `@` stands for itself: none.
 */
export function expandNumberingPlan(
  pattern: UcmPattern,
  filter: RouteFilterClause = [[]],
): readonly NumberingPlanExpansion[] {
  const at = pattern.elementsBeforeNumberingPlan
  if (at === undefined) return []
  const expansions = new Map<string, NumberingPlanExpansion>()
  for (const parts of NANP.map(readParts)) {
    for (const conditions of filter) {
      const kept = restricted(parts, conditions)
      if (kept === undefined) continue
      const expansion = expanded(pattern, at, kept)
      if (!expansions.has(expansion.pattern.text)) expansions.set(expansion.pattern.text, expansion)
    }
  }
  return [...expansions.values()]
}

interface ReadPart {
  readonly tag: NumberingPlanTag
  readonly elements: readonly PatternElement[]
}

function readParts(parts: readonly TaggedPart[]): readonly ReadPart[] {
  return parts.map(({ tag, pattern }) => {
    const parsed = parseUcmPattern(pattern)
    if (!parsed.ok) throw new Error(`numbering plan: ${pattern}: ${parsed.reason}`)
    return { tag, elements: parsed.pattern.elements }
  })
}

/** The parts with what the conditions leave of them; undefined when they leave nothing. */
function restricted(parts: readonly ReadPart[], conditions: readonly TagCondition[]): readonly ReadPart[] | undefined {
  let kept = parts
  for (const condition of conditions) {
    const { tag } = condition
    const exists = kept.some((part) => part.tag === tag)
    if (exists === (condition.operator === 'DOES-NOT-EXIST')) return undefined
    if (condition.operator !== '==') continue
    const narrowed: ReadPart[] = []
    for (const part of kept) {
      const elements = part.tag === tag ? common(part.elements, condition.value) : part.elements
      if (elements === undefined) return undefined
      narrowed.push({ tag: part.tag, elements })
    }
    kept = narrowed
  }
  return kept
}

/** What a part and a value have in common; a part of any length (`!`) takes the length of the value. */
function common(
  part: readonly PatternElement[],
  value: readonly PatternElement[],
): readonly PatternElement[] | undefined {
  const [only, another] = part
  const wanted =
    only?.repeats === true && another === undefined
      ? value.map(({ minimum, repeats }) => ({ mask: only.mask, minimum, repeats }))
      : part
  if (wanted.length !== value.length) return undefined
  const elements: PatternElement[] = []
  for (const [index, element] of wanted.entries()) {
    const other = value[index]
    if (other === undefined || other.repeats !== element.repeats) return undefined
    const mask = element.mask & other.mask
    if (mask === 0) return undefined
    elements.push({ ...element, mask })
  }
  return elements
}

function expanded(pattern: UcmPattern, at: number, parts: readonly ReadPart[]): NumberingPlanExpansion {
  const elements = [...pattern.elements.slice(0, at)]
  const spans: TaggedSpan[] = []
  for (const { tag, elements: inner } of parts) {
    spans.push({ tag, from: elements.length, to: elements.length + inner.length })
    elements.push(...inner)
  }
  elements.push(...pattern.elements.slice(at))
  const { elementsBeforeDot } = pattern
  const grown = elements.length - pattern.elements.length
  const sequence =
    elementsBeforeDot === undefined
      ? { elements }
      : { elements, elementsBeforeDot: elementsBeforeDot <= at ? elementsBeforeDot : elementsBeforeDot + grown }
  return {
    pattern: { text: printUcmPattern(sequence), ...sequence, usesNumberingPlan: false },
    elementsBeforeAt: at,
    spans,
  }
}
