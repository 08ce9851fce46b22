import { overlappingPairsBetween } from '../../../dialing/overlap/overlapping-pairs.js'
import type { ComparablePattern } from '../../../dialing/overlap/pattern-sequences.js'
import type { DialSpace } from '../../../dialing/spaces/dial-space.js'
import type { Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { TranslationPattern } from '../../../model/ucm/translation-pattern.js'
import { searchSpaceNamed } from '../../../routing/ucm/hop-decisions.js'
import { rewritingOf } from '../../../routing/ucm/number-transformations.js'
import { groupedBy } from '../../grouped-by.js'
import type { PatternText, PatternTexts } from './pattern-texts.js'
import type { SearchOrders } from './search-orders.js'

/** A translation with the numbers it takes and those it makes of them. */
export interface TranslationNode {
  readonly translation: TranslationPattern
  readonly space: DialSpace
  readonly image: DialSpace
}

/** Translations that make the same numbers of the same numbers. */
interface Rewriting {
  readonly text: PatternText
  readonly image: DialSpace
  readonly nodes: readonly TranslationNode[]
}

/**
 * Translations that may lead back to themselves: what one makes of its numbers meets the pattern of the
 * next, which its next search space sees, and so on around. None is missed; whether digits really come
 * back is for a call to show. Translations that look the calling number up are left out.
 */
export function loopCandidates(
  texts: PatternTexts,
  orders: SearchOrders,
  estate: UcmEstate,
  settings: Settings,
): readonly TranslationNode[] {
  const rewritings = rewritingsOf(texts, settings)
  const successors = new Map<TranslationNode, TranslationNode[]>()
  const seenBy = nextVisible(estate, orders)
  const images: readonly ComparablePattern[] = rewritings.map(({ image }) => {
    const sequences = image.sequences()
    return sequences === undefined ? { space: image } : { sequences }
  })
  const patterns: readonly ComparablePattern[] = rewritings.map(({ text }) => text.pattern)
  const count = images.length
  overlappingPairsBetween(
    [...images, ...patterns],
    (number) => number < count,
    (number) => number >= count,
    (from, to) => {
      const target = rewritings[to - count]
      if (target === undefined) return
      const byPartition = groupedBy(target.nodes, ({ translation }) => translation.partition)
      for (const node of rewritings[from]?.nodes ?? []) {
        const next = seenBy(node.translation, byPartition)
        if (next.length > 0) successors.set(node, [...(successors.get(node) ?? []), ...next])
      }
    },
  )
  return onCycles(successors)
}

function rewritingsOf(texts: PatternTexts, settings: Settings): readonly Rewriting[] {
  const order = settings.values['routing.calledTransformationOrder']
  const translations = texts.all.flatMap((text) =>
    text.entries.flatMap(({ object }) =>
      object.kind !== 'translation-pattern' || object.value.block || object.value.routeNextHopByCallingPartyNumber
        ? []
        : [{ text, value: object.value }],
    ),
  )
  const alike = groupedBy(translations, ({ text, value: { called } }) =>
    [text.number, called.discard, called.mask, called.prefix].join('\0'),
  )
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { text } = first
    const space = texts.space(text)
    const image = rewritingOf(first.value.called, text.pattern, order).image(space)
    return [{ text, image, nodes: group.map(({ value }) => ({ translation: value, space, image })) }]
  })
}

type ByPartition = ReadonlyMap<string | undefined, readonly TranslationNode[]>

/** Which of some translations the lookup after a translation may see. */
function nextVisible(
  estate: UcmEstate,
  orders: SearchOrders,
): (translation: TranslationPattern, targets: ByPartition) => readonly TranslationNode[] {
  return (translation, targets) => {
    if (!translation.useOriginatorsCallingSearchSpace) {
      const space = searchSpaceNamed(estate, translation.callingSearchSpace)
      return space.ok ? [...new Set([...space.partitions, undefined])].flatMap((name) => targets.get(name) ?? []) : []
    }
    const seeing = orders.seeingPartition(translation.partition)
    return [...targets].flatMap(([partition, nodes]) =>
      seeing.some((number) => orders.place(number, partition) !== undefined) ? nodes : [],
    )
  }
}

/** Drops what nothing leads to and what leads to nothing, until only cycles and ways between them are left. */
function onCycles(successors: ReadonlyMap<TranslationNode, readonly TranslationNode[]>): readonly TranslationNode[] {
  let left = new Set(successors.keys())
  for (;;) {
    const reached = new Set([...left].flatMap((node) => successors.get(node) ?? []))
    const next = new Set(
      [...left].filter((node) => reached.has(node) && (successors.get(node) ?? []).some((other) => left.has(other))),
    )
    if (next.size === left.size) return [...left]
    left = next
  }
}
