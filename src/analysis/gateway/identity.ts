import type { Evidence, Finding } from '../../findings/finding.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import { finding } from '../../findings/finding.js'
import { compileIosRegex } from '../../routing/lgw/ios-regex.js'
import type { ExaminedGateway } from './examined-gateway.js'

/**
 * TRK-002 (`local-gateway` 4): the caller ID of a queue stands in P-Asserted-Identity. The Webex trunk must
 * let it differ from From, no inbound rule may overwrite it, and the leg that follows must send it.
 */
export function lostCallerId(gateway: ExaminedGateway): readonly Finding[] {
  const rewritten = gateway.webexPeers.flatMap((peer) => inboundIdentityRules(gateway, peer))
  const silent = nextPeers(gateway).filter((peer) => assertedIdentityOf(gateway, peer) === undefined)
  const webex = gateway.webexPeers.filter(
    (peer) => peer.target !== undefined && assertedIdentityOf(gateway, peer) === undefined,
  )
  const evidence = [...rewritten, ...[...webex, ...silent].map((peer) => gateway.peerEvidence(peer))]
  if (evidence.length === 0) return []
  const tags = [...webex, ...silent].map(({ tag }) => tag).join(', ')
  const reasons = [
    ...(rewritten.length === 0 ? [] : ['P-Asserted-Identity of calls from Webex is rewritten as they come in']),
    ...(tags === '' ? [] : [`dial-peer ${tags} passes calls on without asserted-id`]),
  ]
  return [
    gateway.finding({
      code: 'TRK-002',
      message: `The caller ID of a queue is lost on ${gateway.name}: ${reasons.join('; ')}.`,
      evidence: unique(evidence),
    }),
  ]
}

/** TRK-002 for the trunks of the organization: without dual identity P-Asserted-Identity is forced to equal From. */
export function singleIdentityTrunks(webex: WebexSnapshot): readonly Finding[] {
  if (lacksTrunkDetails(webex)) return []
  const users = webex.objects.queue.filter(({ value }) => value.usableAsCallerId).map(({ value }) => value.name)
  return webex.objects.trunk
    .filter(({ value }) => !value.dualIdentitySupport)
    .map(({ value, source }) =>
      finding({
        code: 'TRK-002',
        subject: `webex-trunk:${value.name}`,
        ...(users.length === 0 ? { severity: 'MEDIUM' as const } : {}),
        message: `Webex trunk ${value.name} has dual identity support switched off: agents cannot show the number of their queue${users.length === 0 ? '' : `, as ${users.length === 1 ? `${users[0] ?? ''} lets them` : `${users.length} queues let them`}`}.`,
        evidence: [
          { label: 'dual identity support', value: 'off', source },
          { label: 'queues usable as caller ID', value: String(users.length) },
        ],
      }),
    )
}

/** True where the details of trunks were not all read: the list does not say whether dual identity is on. */
export function lacksTrunkDetails({ findings }: WebexSnapshot): boolean {
  return findings.some(({ code, subject }) => code === 'PRE-002' && /\/trunks\/<id>/.test(subject))
}

function inboundIdentityRules(gateway: ExaminedGateway, peer: DialPeer): readonly Evidence[] {
  const profile = gateway.inboundProfileOf(peer)
  if (profile === undefined || !gateway.tables.facts.sipProfilesInbound) return []
  return gateway.lines.every(
    `sip-profiles ${profile}`,
    `voice class sip-profiles ${profile}`,
    /request \S+ sip-header P-Asserted-Identity (?:modify|remove)\b/i,
  )
}

/** Dial-peers to which calls from Webex go on. */
function nextPeers(gateway: ExaminedGateway): readonly DialPeer[] {
  const webex = new Set(gateway.webexPeers)
  const next = gateway.webexPeers
    .filter(({ incoming }) => incoming.length > 0)
    .flatMap((peer) => gateway.groupMembers(peer) ?? [])
  return [...new Set(next)].filter((peer) => peer.kind === 'voip' && !webex.has(peer))
}

function assertedIdentityOf(gateway: ExaminedGateway, peer: DialPeer): string | undefined {
  return peer.assertedIdentity ?? gateway.tenantOf(peer)?.assertedIdentity ?? gateway.tables.facts.assertedIdentity
}

/** LGW-103: rules and settings that remove or replace the caller's identity for every caller (`local-gateway` 4). */
export function rewrittenIdentity(gateway: ExaminedGateway): readonly Finding[] {
  const profiles = new Map<string, DialPeer[]>()
  const add = (tag: string | undefined, peer: DialPeer): void => {
    if (tag !== undefined) profiles.set(tag, [...(profiles.get(tag) ?? []), peer])
  }
  for (const peer of gateway.peers) {
    if (peer.target !== undefined) add(gateway.profileOf(peer), peer)
    // What is done to calls from Webex as they come in is TRK-002.
    if (!gateway.webexPeers.includes(peer)) add(gateway.inboundProfileOf(peer), peer)
  }
  return [
    ...[...profiles].flatMap(([tag, peers]) => {
      const rules = (gateway.tables.sipProfiles(tag)?.rules ?? []).filter(hidesCaller)
      if (rules.length === 0) return []
      return [
        gateway.finding({
          code: 'LGW-103',
          what: `sip-profiles ${tag}`,
          message: `sip-profiles ${tag} of ${gateway.name}, on dial-peer ${peers.map((peer) => peer.tag).join(', ')}, ${rules.length === 1 ? 'replaces or removes' : 'replaces and removes'} who is calling.`,
          evidence: rules.map((rule) =>
            gateway.lines.evidence(
              `sip-profiles ${tag}`,
              `voice class sip-profiles ${tag}`,
              new RegExp(`^${escaped(rule)}$`),
            ),
          ),
        }),
      ]
    }),
    ...strippedPrivacy(gateway),
  ]
}

const RULE = /^(?:rule (?:before )?\d+ )?request (\S+) sip-header (\S+) (\w+)(?: (.*))?$/i
const CALLER = '+15125550123'

/** True for a rule that takes the number of any caller away, or puts another in its place; Diversion names who forwarded. */
function hidesCaller(rule: string): boolean {
  const [, method = '', header = '', action = '', rest = ''] = RULE.exec(rule) ?? []
  if (!/^(?:ANY|INVITE)$/i.test(method)) return false
  const name = header.toLowerCase()
  if (action === 'remove') return name === 'p-asserted-identity'
  if (action === 'add') return name === 'privacy' && /\b(?:id|user)\b/i.test(rest)
  if (action !== 'modify' || !['from', 'p-asserted-identity'].includes(name)) return false
  const [, match = '', put = ''] = /^"((?:[^"\\]|\\.)*)" +"((?:[^"\\]|\\.)*)"/.exec(rest) ?? []
  // A copied part of another header is the caller's own in another form.
  if (match === '' || /\\u\d\d/.test(put)) return false
  const line = `${header}: "Ann" <sip:${CALLER}@192.0.2.1>;tag=1`
  const found = compileIosRegex(match, 'plain')?.find(line)
  if (found === undefined) return false
  const inserted = put.replace(/\\(\d)/g, (_whole, digit: string) => found.groups[Number(digit)] ?? '')
  const after = line.slice(0, found.start) + inserted + line.slice(found.end)
  return !after.includes(CALLER.slice(1))
}

function strippedPrivacy(gateway: ExaminedGateway): readonly Finding[] {
  return gateway.peers
    .filter((peer) => {
      const policy = peer.privacyPolicy ?? gateway.tenantOf(peer)?.privacyPolicy ?? gateway.tables.facts.privacyPolicy
      return policy?.startsWith('strip') === true
    })
    .map((peer) => {
      const tenant = gateway.tenantOf(peer)
      const line =
        peer.privacyPolicy === undefined && tenant?.privacyPolicy !== undefined
          ? gateway.tenantEvidence(tenant, /^privacy-policy strip/)
          : gateway.peerEvidence(peer, /^voice-class sip privacy-policy strip/)
      return gateway.finding({
        code: 'LGW-103',
        what: `dial-peer ${peer.tag}`,
        message: `Dial-peer ${peer.tag} of ${gateway.name} strips who forwarded a call.`,
        evidence: [line],
      })
    })
}

function unique(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<string>()
  return evidence.filter(({ label, value, source }) => {
    const key = `${label}\0${value}\0${source?.row ?? ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
