import type { Finding } from '../../findings/finding.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import { whyDown } from '../../routing/lgw/outbound-match.js'
import { type ExaminedGateway, isPlaceholder } from './examined-gateway.js'

/** LGW-010, LGW-011, LGW-016, LGW-031: where calls that come in go on. */
export function dialPeerFindings(gateway: ExaminedGateway): readonly Finding[] {
  return [...brokenGroups(gateway), ...withoutWayOn(gateway), ...withoutKeepalive(gateway), ...strippedPlus(gateway)]
}

/** LGW-010: a group is used instead of every other match; when no member is up the call is cleared (`local-gateway` 5.3). */
function brokenGroups(gateway: ExaminedGateway): readonly Finding[] {
  const { tables } = gateway
  const users = new Map<string, DialPeer[]>()
  for (const peer of gateway.inboundPeers) {
    if (peer.dialPeerGroup === undefined) continue
    users.set(peer.dialPeerGroup, [...(users.get(peer.dialPeerGroup) ?? []), peer])
  }
  return [...users].flatMap(([tag, peers]) => {
    const group = tables.group(tag)
    if (group?.shutdown === true) return []
    const broken = (group?.members ?? []).flatMap(({ dialPeer }) => {
      const peer = tables.dialPeer(dialPeer)
      const why = peer === undefined ? 'is not configured' : (whyDown(tables, peer) ?? whyNowhere(gateway, peer))
      return why === undefined ? [] : [{ dialPeer, peer, why }]
    })
    const members = group?.members.length ?? 0
    if (broken.length === 0 && members > 0) return []
    const header = `voice class dpg ${tag}`
    const reasons = broken.map(({ dialPeer, why }) => `dial-peer ${dialPeer} ${why}`)
    const without = group === undefined ? 'is not configured' : 'has no members'
    return [
      gateway.finding({
        code: 'LGW-010',
        what: `dpg ${tag}`,
        severity: broken.length < members ? 'MEDIUM' : 'HIGH',
        message: `Dial-peer group ${tag} of ${gateway.name}, used by dial-peer ${peers.map((peer) => peer.tag).join(', ')}: ${reasons.length === 0 ? without : reasons.join('; ')}.`,
        evidence: [
          ...(group === undefined ? [] : [gateway.lines.evidence(`dpg ${tag}`, header)]),
          ...peers.map((peer) => gateway.peerEvidence(peer, /^destination dpg /)),
          ...broken.map(({ dialPeer, peer }) =>
            peer === undefined
              ? gateway.lines.evidence(`dpg ${tag}`, header, new RegExp(`^dial-peer ${dialPeer}\\b`))
              : gateway.peerEvidence(
                  peer,
                  whyNowhere(gateway, peer) === undefined || peer.shutdown ? /^shutdown/ : /^session server-group /,
                ),
          ),
        ],
      }),
    ]
  })
}

/** A server group that is not configured is no session target. */
function whyNowhere({ tables }: ExaminedGateway, { target }: DialPeer): string | undefined {
  if (target?.kind !== 'server-group' || tables.serverGroup(target.tag) !== undefined) return undefined
  return isPlaceholder(target.tag)
    ? undefined
    : `sends to server-group ${target.tag}, which is not configured: it has no session target`
}

/** A pattern that no dialed number matches, such as `BAD.BAD`: it is there to make the dial-peer operational. */
function isDummy({ destinationPattern, destinationMap, otherOutbound }: DialPeer): boolean {
  if (destinationMap !== undefined || otherOutbound.length > 0) return false
  return destinationPattern === undefined || /[A-F]/i.test(destinationPattern.replace(/T\$?$/, ''))
}

/**
 * LGW-011: without `destination dpg` a call is searched by its number, and where all patterns are dummies
 * none is found; and a dial-peer with `destination dpg` that takes no calls (`local-gateway` 1.6).
 */
function withoutWayOn(gateway: ExaminedGateway): readonly Finding[] {
  const byNumber = gateway.tables.dialPeers.some(
    (peer) => whyDown(gateway.tables, peer) === undefined && !isDummy(peer),
  )
  const othersHave = gateway.peers.some(({ dialPeerGroup }) => dialPeerGroup !== undefined)
  if (!othersHave) return []
  const lost = byNumber ? [] : gateway.inboundPeers.filter(({ dialPeerGroup }) => dialPeerGroup === undefined)
  const deaf = gateway.peers.filter(
    ({ dialPeerGroup, incoming }) => dialPeerGroup !== undefined && incoming.length === 0,
  )
  return [
    ...lost.map((peer) =>
      gateway.finding({
        code: 'LGW-011',
        what: `dial-peer ${peer.tag}`,
        message: `Calls that dial-peer ${peer.tag} of ${gateway.name} takes find no way on: it has no destination dpg, and no dial-peer matches a dialed number.`,
        evidence: [gateway.peerEvidence(peer)],
      }),
    ),
    ...deaf.map((peer) =>
      gateway.finding({
        code: 'LGW-011',
        what: `dial-peer ${peer.tag}`,
        message: `Dial-peer ${peer.tag} of ${gateway.name} has a destination dpg for calls that it never takes: nothing says which calls come in by it.`,
        evidence: [gateway.peerEvidence(peer, /^destination dpg /)],
      }),
    ),
  ]
}

/** Servers of a group are probed by a keepalive with a profile only (`local-gateway` 5.3). */
function isProbed({ keepalive, target }: DialPeer): boolean {
  return keepalive !== undefined && (keepalive !== 'default' || target?.kind !== 'server-group')
}

/** LGW-016: only where there is another server to go to (`local-gateway` 5.3). */
function withoutKeepalive(gateway: ExaminedGateway): readonly Finding[] {
  const webex = new Set(gateway.webexPeers.map(({ tag }) => tag))
  return gateway.peers
    .filter((peer) => !isProbed(peer) && !webex.has(peer.tag))
    .filter((peer) => whyDown(gateway.tables, peer) === undefined)
    .flatMap((peer) => {
      const servers = gateway.serversOf(peer).map(({ host, port }) => `${host}:${port}`)
      if (servers.length < 2) return []
      return [
        gateway.finding({
          code: 'LGW-016',
          what: `dial-peer ${peer.tag}`,
          message: `Dial-peer ${peer.tag} of ${gateway.name} has ${servers.length} servers and ${peer.keepalive === undefined ? 'no options-keepalive' : 'an options-keepalive without a profile, which does not reach the servers of a group'}: a server that fails is tried on every call.`,
          evidence: [
            gateway.peerEvidence(peer, /^session (?:target|server-group) /),
            ...(peer.keepalive === undefined ? [] : [gateway.peerEvidence(peer, /^voice-class sip options-keepalive/)]),
            { label: 'servers', value: servers.join(', ') },
          ],
        }),
      ]
    })
}

/** LGW-031: `.T` alone drops the plus while selecting (`local-gateway` 5.3). */
function strippedPlus(gateway: ExaminedGateway): readonly Finding[] {
  const searched = gateway.inboundPeers.some((peer) => gateway.groupMembers(peer) === undefined)
  if (!searched) return []
  const plus = gateway.tables.dialPeers.some(({ destinationPattern }) => destinationPattern?.startsWith('+') === true)
  const maps = gateway.snapshot.objects['pattern-map'].some(({ value }) =>
    value.patterns.some((pattern) => pattern.startsWith('+')),
  )
  if (!plus && !maps && gateway.webexPeers.length === 0) return []
  return gateway.peers
    .filter(({ destinationPattern, destinationMap }) => destinationPattern === '.T' && destinationMap === undefined)
    .filter((peer) => whyDown(gateway.tables, peer) === undefined)
    .map((peer) =>
      gateway.finding({
        code: 'LGW-031',
        what: `dial-peer ${peer.tag}`,
        message: `Dial-peer ${peer.tag} of ${gateway.name} has .T alone: numbers with a plus are compared without it.`,
        evidence: [gateway.peerEvidence(peer, /^destination-pattern /)],
      }),
    )
}
