import type { Finding } from '../../../findings/finding.js'
import { compareText, finding } from '../../../findings/finding.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { Caller } from '../../../routing/caller.js'
import type { Candidate } from '../../../routing/trace.js'
import { searchSpaceNamed } from '../../../routing/ucm/hop-decisions.js'
import type { UcmRouter } from '../../../routing/ucm/ucm-router.js'
import { evidence, listSome } from '../../evidence.js'
import type { SearchOrders } from './search-orders.js'
import type { TranslationNode } from './translation-graph.js'

/** Digits that come back to where they were, or are translated until the call is refused. */
export interface TranslationLoop {
  /** The translations the call goes through, each once, as first passed. */
  readonly passed: readonly Candidate[]
  readonly digits: string
  readonly outcome: string
  /** Where it begins, as a search space in words. */
  readonly from: string
}

/**
 * Follows all digits of translations that may lead back to themselves, and keeps those that do: one
 * loop per set of translations. A translation with a search space of its own is followed from there,
 * one with that of the caller from every search space that sees it.
 */
export function translationLoops(
  candidates: readonly TranslationNode[],
  router: UcmRouter,
  estate: UcmEstate,
  orders: SearchOrders,
): readonly TranslationLoop[] {
  const loops = new Map<string, TranslationLoop>()
  for (const node of candidates) {
    const key = patternKey(node.translation.pattern, node.translation.partition)
    const known = [...loops.values()].some(({ passed }) => passed.some((one) => keyOf(one) === key))
    if (known) continue
    const loop = firstLoop(node, key, router, startsOf(node, estate, orders))
    if (loop !== undefined) loops.set(loop.passed.map(keyOf).sort(compareText).join('\0'), loop)
  }
  return [...loops.values()]
}

/** DIAL-021: one finding per loop, named by the first of its translations by text. */
export function loopFindings(loops: readonly TranslationLoop[]): readonly Finding[] {
  return loops.flatMap(({ passed, digits, outcome, from }) => {
    const [first] = passed.toSorted((a, b) => compareText(keyOf(a), keyOf(b)))
    if (first === undefined) return []
    const others = passed.filter((one) => one !== first).map(keyOf)
    const back = others.length === 0 ? 'itself' : `itself through ${listSome(others, 5)}`
    return [
      finding({
        code: 'DIAL-021',
        subject: `pattern:${keyOf(first)}`,
        message: `Translation pattern ${keyOf(first)} leads back to ${back}: of ${digits} in ${from}, ${outcome}.`,
        evidence: [
          ...passed.map((one) => ({ label: 'translation pattern', value: keyOf(one), source: one.source })),
          evidence('digits', digits),
          evidence('search space', from),
        ],
      }),
    ]
  })
}

interface Start {
  readonly name: string
  readonly partitions: readonly string[]
}

function startsOf({ translation }: TranslationNode, estate: UcmEstate, orders: SearchOrders): readonly Start[] {
  if (!translation.useOriginatorsCallingSearchSpace) {
    const space = searchSpaceNamed(estate, translation.callingSearchSpace)
    return space.ok ? [{ name: `css:${translation.callingSearchSpace ?? '<None>'}`, partitions: space.partitions }] : []
  }
  return orders.seeingPartition(translation.partition).map((number) => {
    const { names, partitions } = orders.at(number)
    return { name: names[0] ?? '', partitions }
  })
}

function firstLoop(
  node: TranslationNode,
  key: string,
  router: UcmRouter,
  starts: readonly Start[],
): TranslationLoop | undefined {
  const space = node.translation.useOriginatorsCallingSearchSpace ? node.space : node.image
  for (const { name, partitions } of starts) {
    const caller: Caller = { label: name, partitions, mode: 'en-bloc', missing: [] }
    for (const { trace, witness } of router.routeAll(caller, space, { mode: 'en-bloc' })) {
      if (trace.disposition !== 'loop') continue
      const winners = trace.hops.flatMap((hop) =>
        hop.kind === 'lookup' && hop.winner !== undefined ? [hop.winner] : [],
      )
      const passed = [...new Map(winners.map((winner) => [keyOf(winner), winner])).values()]
      if (passed.some((one) => keyOf(one) === key))
        return { passed, digits: witness, outcome: trace.outcome, from: name }
    }
  }
  return undefined
}

function keyOf({ pattern, partition }: Candidate): string {
  return patternKey(pattern, partition)
}
