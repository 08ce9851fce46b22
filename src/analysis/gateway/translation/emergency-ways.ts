import type { Evidence, Finding } from '../../../findings/finding.js'
import type { DialPeer, TranslationRule } from '../../../model/lgw/dial-peer.js'
import type { Mapping } from '../../../model/mapping.js'
import { SIP_NUMBER, translateNumber } from '../../../routing/lgw/number-translation.js'
import { matchOutbound } from '../../../routing/lgw/outbound-match.js'
import { emergencyNumbers, isCountryOf911 } from '../../emergency-numbers.js'
import type { ExaminedGateway } from '../examined-gateway.js'
import { reference } from '../examined-gateway.js'
import type { NeighborOf } from './neighbors.js'
import { isFromUcm } from './neighbors.js'

/** The test number of North America: it must reach the carrier as it is, too. */
const TEST_CALL = '933'
const ANYWHERE = ['911', TEST_CALL, '112', '999']
const CALLER = '+15555550101'

/** What people dial in danger at the places of the mapping; where a country is not known, what they dial anywhere. */
export function numbersInDanger({ locations }: Mapping): readonly string[] {
  const countries = locations.map(({ address }) => address.country)
  if (countries.length === 0) return ANYWHERE
  const numbers = countries.flatMap((country) => {
    if (country === undefined) return ANYWHERE
    return [...emergencyNumbers(country).direct, ...(isCountryOf911(country) ? [TEST_CALL] : [])]
  })
  return [...new Set(numbers)]
}

/** A dial-peer by which calls come in, one by which they leave, and what becomes of a number between them. */
interface Way {
  readonly from: DialPeer
  readonly to: DialPeer
  readonly digits: string
  readonly leavesAs: string
  /** Rules that changed it, in order. */
  readonly changes: readonly Change[]
  /** Undefined where nobody knows which of the two is the carrier. */
  readonly isTowardCarrier: boolean | undefined
}

interface Change {
  readonly table: TranslationRule
  readonly rule: number
  readonly peer: DialPeer
  readonly isIncoming: boolean
  readonly result: string
}

/**
 * LGW-019: an emergency number that comes from Webex or Unified CM and leaves as another one (`corrections` 8).
 * Calls from the carrier are none of these.
 */
export function emergencyFindings(
  gateway: ExaminedGateway,
  neighborOf: NeighborOf,
  numbers: readonly string[],
): readonly Finding[] {
  const byTable = new Map<string, Way[]>()
  for (const way of spoiledWays(gateway, neighborOf, numbers)) {
    const tag = way.changes[0]?.table.tag
    if (tag === undefined || way.isTowardCarrier !== true) continue
    byTable.set(tag, [...(byTable.get(tag) ?? []), way])
  }
  return [...byTable].map(([tag, ways]) => findingOf(gateway, tag, ways))
}

/** True where an emergency number would be changed on a way of which nobody knows whether it leads to the carrier. */
export function hasUntoldWays(gateway: ExaminedGateway, neighborOf: NeighborOf, numbers: readonly string[]): boolean {
  return spoiledWays(gateway, neighborOf, numbers).some(({ isTowardCarrier }) => isTowardCarrier === undefined)
}

function findingOf(gateway: ExaminedGateway, tag: string, ways: readonly Way[]): Finding {
  const [first] = ways
  const [change] = first?.changes ?? []
  const changes = ways.flatMap((way) => way.changes)
  const then = first?.leavesAs === change?.result ? '' : `, and it leaves as ${first?.leavesAs ?? ''}`
  const evidence = [
    ...changes.map(({ table, rule }) => ruleEvidence(gateway, table, rule)),
    ...changes.slice(0, 5).map((each) => userEvidence(gateway, each)),
  ]
  return gateway.finding({
    code: 'LGW-019',
    what: `translation-rule ${tag}`,
    message: `Rule ${change?.rule ?? ''} of translation-rule ${tag} on ${gateway.name} turns ${first?.digits ?? ''} into ${change?.result ?? ''}${then}: calls from dial-peer ${first?.from.tag ?? ''} to dial-peer ${first?.to.tag ?? ''}.`,
    evidence: evidence.filter((each, index) => evidence.findIndex((other) => isSame(each, other)) === index),
  })
}

function isSame(a: Evidence, b: Evidence): boolean {
  return a.label === b.label && a.value === b.value
}

/** The line by which calls of the dial-peer come to the table. */
function userEvidence(gateway: ExaminedGateway, { peer, isIncoming }: Change): Evidence {
  if (isIncoming && peer.translationIncoming === undefined) {
    return gateway.lines.topLevel(
      'all calls',
      /^voip-incoming translation-profile /,
      'voip-incoming translation-profile',
    )
  }
  const line = isIncoming
    ? /^translation-profile incoming /
    : /^(?:translation-profile outgoing|translate-outgoing called) /
  return gateway.peerEvidence(peer, line)
}

export function ruleEvidence(gateway: ExaminedGateway, table: TranslationRule, number: number): Evidence {
  return gateway.lines.evidence(
    `translation-rule ${table.tag}`,
    `voice translation-rule ${table.tag}`,
    new RegExp(`^rule ${number} `),
  )
}

function spoiledWays(gateway: ExaminedGateway, neighborOf: NeighborOf, numbers: readonly string[]): readonly Way[] {
  return gateway.inboundPeers.flatMap((from) =>
    numbers.flatMap((digits) => waysOf(gateway, neighborOf, from, digits).filter(isSpoiled)),
  )
}

/** One emergency number in place of another is what a carrier of another country needs. */
function isSpoiled({ digits, leavesAs, changes }: Way): boolean {
  if (changes.length === 0 || leavesAs === digits) return false
  const isHelp = digits !== TEST_CALL && leavesAs !== TEST_CALL && ANYWHERE.includes(leavesAs)
  return !isHelp
}

function waysOf(gateway: ExaminedGateway, neighborOf: NeighborOf, from: DialPeer, digits: string): readonly Way[] {
  const { tables } = gateway
  const arrived = translated(gateway, { from, digits, isIncoming: true })
  if (arrived === undefined) return []
  const { peers, equals, bound } = matchOutbound(tables, from, arrived.number, CALLER)
  return (bound ? peers : peers.slice(0, equals)).flatMap((to): readonly Way[] => {
    const sent = translated(gateway, { from: to, digits: arrived.number, isIncoming: false })
    if (sent === undefined) return []
    const neighbor = neighborOf(to)
    const fromWebex = neighborOf(from) === 'webex'
    // Unified CM may take off what was put before a number on its leg; nobody takes it off behind the carrier.
    const isJudged = fromWebex && neighbor === 'ucm' ? arrived.changes.length > 0 : true
    if (neighbor === 'webex' || !isJudged) return []
    return [
      {
        from,
        to,
        digits,
        leavesAs: sent.number,
        changes: [...arrived.changes, ...sent.changes],
        isTowardCarrier: fromWebex || isFromUcm(gateway, neighborOf, from, to),
      },
    ].filter(({ isTowardCarrier }) => isTowardCarrier !== false)
  })
}

/** What the tables of a dial-peer make of a called number; undefined when they reject the call. */
function translated(
  gateway: ExaminedGateway,
  {
    from: peer,
    digits,
    isIncoming,
  }: { readonly from: DialPeer; readonly digits: string; readonly isIncoming: boolean },
): { readonly number: string; readonly changes: readonly Change[] } | undefined {
  const { tables } = gateway
  const profile = isIncoming ? (peer.translationIncoming ?? tables.facts.incomingTranslation) : peer.translationOutgoing
  const ofPeer = isIncoming ? undefined : reference(peer, 'translate called')
  const tag = profile === undefined ? ofPeer : tables.translationProfile(profile)?.called
  const table = tag === undefined ? undefined : tables.translationRule(tag)
  if (table === undefined) return { number: digits, changes: [] }
  const { outcome, number, rule } = translateNumber(table, digits, SIP_NUMBER)
  if (outcome === 'rejected') return undefined
  if (rule === undefined || number === digits) return { number, changes: [] }
  return { number, changes: [{ table, rule, peer, isIncoming, result: number }] }
}
