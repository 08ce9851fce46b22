import type { Finding } from '../../../findings/finding.js'
import type { DialPeer, TranslationRule } from '../../../model/lgw/dial-peer.js'
import type { ExaminedGateway } from '../examined-gateway.js'
import { reference } from '../examined-gateway.js'
import { ruleEvidence } from './emergency-ways.js'

/** A table in use, and the dial-peers that calls pass on their way to it. */
interface UsedTable {
  readonly table: TranslationRule
  readonly side: 'called' | 'calling'
  readonly users: readonly DialPeer[]
}

/** LGW-017, LGW-018: the rules of tables that calls pass (`local-gateway` 5.4). */
export function translationFindings(gateway: ExaminedGateway): readonly Finding[] {
  const used = usedTables(gateway)
  return used.flatMap((each) => [...unanchored(gateway, each), ...typed(gateway, each)])
}

function usedTables(gateway: ExaminedGateway): readonly UsedTable[] {
  const found = new Map<string, UsedTable & { users: DialPeer[] }>()
  const keep = (tag: string | undefined, side: UsedTable['side'], peer: DialPeer): void => {
    const table = tag === undefined ? undefined : gateway.tables.translationRule(tag)
    if (table === undefined) return
    const key = `${side} ${table.tag}`
    const known = found.get(key) ?? { table, side, users: [] }
    if (!known.users.includes(peer)) known.users.push(peer)
    found.set(key, known)
  }
  const global = gateway.tables.facts.incomingTranslation
  for (const peer of gateway.peers) {
    const names = [peer.translationIncoming ?? global, peer.translationOutgoing]
    for (const name of names) {
      const profile = name === undefined ? undefined : gateway.tables.translationProfile(name)
      keep(profile?.called, 'called', peer)
      keep(profile?.calling, 'calling', peer)
    }
    keep(reference(peer, 'translate called'), 'called', peer)
    keep(reference(peer, 'translate calling'), 'calling', peer)
  }
  return [...found.values()]
}

/** The rule may match behind the beginning of a number, and leaves the rest of it. */
function isUnanchored({ match, reject }: TranslationRule['rules'][number]): boolean {
  if (reject || match === '') return false
  const bare = match.replace(/\\[()]/g, '')
  return !/^\^|^\.[*+]|^\\\+/.test(bare) && !/(?<!\\)\$$/.test(bare)
}

function unanchored(gateway: ExaminedGateway, { table, side }: UsedTable): readonly Finding[] {
  const rules = table.rules.filter(isUnanchored)
  if (rules.length === 0) return []
  return [
    gateway.finding({
      code: 'LGW-017',
      what: `translation-rule ${table.tag}`,
      message: `${rules.length === 1 ? 'A rule' : `${rules.length} rules`} of translation-rule ${table.tag} on ${gateway.name} may change the middle of a ${side} number: ${rules.map(({ number, match }) => `rule ${number} /${match}/`).join(', ')}.`,
      evidence: rules.map(({ number }) => ruleEvidence(gateway, table, number)),
    }),
  ]
}

/** Calls over SIP carry no type and no plan, or `unknown` (`local-gateway` 5.4). */
function isTyped({ typeAndPlan, reject }: TranslationRule['rules'][number]): boolean {
  if (reject || typeAndPlan === undefined) return false
  return [...typeAndPlan.matchAll(/\b(?:type|plan) (\S+)/g)].some(
    ([, from = '']) => from !== 'any' && from !== 'unknown',
  )
}

/** Calls of ISDN carry a type: a table that they pass as well may mean these. */
function isPassedByIsdn(gateway: ExaminedGateway, table: TranslationRule): boolean {
  const peers = gateway.tables.dialPeers.filter(({ kind }) => kind === 'pots')
  const blocks = gateway.snapshot.objects.class.filter(({ value }) =>
    ['voice-port', 'trunk group'].includes(value.kind),
  )
  const ofBlocks = blocks.flatMap(({ value }) =>
    value.lines.flatMap((line) => /^translation-profile (?:incoming|outgoing) (\S+)/.exec(line)?.[1] ?? []),
  )
  const names = [...peers.flatMap((peer) => [peer.translationIncoming, peer.translationOutgoing]), ...ofBlocks]
  return names.some((name) => {
    const profile = name === undefined ? undefined : gateway.tables.translationProfile(name)
    return profile?.called === table.tag || profile?.calling === table.tag
  })
}

function typed(gateway: ExaminedGateway, { table, users }: UsedTable): readonly Finding[] {
  const rules = table.rules.filter(isTyped)
  if (rules.length === 0 || isPassedByIsdn(gateway, table)) return []
  return [
    gateway.finding({
      code: 'LGW-018',
      what: `translation-rule ${table.tag}`,
      message: `Rule ${rules.map(({ number }) => number).join(', ')} of translation-rule ${table.tag} on ${gateway.name} asks for a type of number that calls over SIP do not carry.`,
      evidence: [
        ...rules.map(({ number }) => ruleEvidence(gateway, table, number)),
        ...users.slice(0, 5).map((peer) => gateway.peerEvidence(peer, /^(?:translation-profile|translate-outgoing) /)),
      ],
    }),
  ]
}
