import type { Evidence, Finding, FindingDraft } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { DialPeer, Tenant } from '../../model/lgw/dial-peer.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import { GatewayTables } from '../../routing/lgw/gateway-tables.js'
import type { OutboundLeg } from '../../routing/lgw/lgw-trace.js'
import { buildLeg, otgOf } from '../../routing/lgw/outbound-leg.js'
import { whyDown } from '../../routing/lgw/outbound-match.js'
import { ConfigLines } from './config-lines.js'

/** A name that is still to be filled in: `{{OTG}}`, `<Webex registrar>`. */
export function isPlaceholder(text: string): boolean {
  return /\{\{[^}]*\}\}|<[^>]*>/.test(text)
}

/** Digits that stand for any call where only servers are asked for. */
const ANY_NUMBERS = { called: '+15555550100', calling: '+15555550101' }

/** One gateway with what the lints ask of it again and again. */
export class ExaminedGateway {
  readonly snapshot: LgwSnapshot
  readonly tables: GatewayTables
  readonly lines: ConfigLines
  /** Dial-peers whose neighbor is Webex Calling, by tag. */
  readonly webexPeers: readonly DialPeer[]
  /** Tenants of these, by tag. */
  readonly webexTenants: readonly Tenant[]

  constructor(snapshot: LgwSnapshot) {
    this.snapshot = snapshot
    this.tables = new GatewayTables(snapshot)
    this.lines = new ConfigLines(snapshot)
    this.webexPeers = this.tables.dialPeers.filter((peer) => isVoip(peer) && !peer.shutdown && this.isWebex(peer))
    const tags = new Set(this.webexPeers.map(({ tenant }) => tenant))
    this.webexTenants = snapshot.objects.tenant.map(({ value }) => value).filter(({ tag }) => tags.has(tag))
  }

  get name(): string {
    return this.snapshot.name
  }

  /** SIP dial-peers that are not shut down. */
  get peers(): readonly DialPeer[] {
    return this.tables.dialPeers.filter((peer) => isVoip(peer) && !peer.shutdown)
  }

  /** Of these, the ones that calls may come in by. */
  get inboundPeers(): readonly DialPeer[] {
    return this.peers.filter(
      ({ incoming, permission }) => incoming.length > 0 && permission !== 'term' && permission !== 'none',
    )
  }

  tenantOf(peer: DialPeer): Tenant | undefined {
    return this.tables.tenant(peer.tenant)
  }

  /** The trunk group id that stands in From of what the peer sends. */
  otgOf(peer: DialPeer): string | undefined {
    return otgOf(this.tables, peer)
  }

  /** Tag of the profile that changes what the peer sends: its own, its tenant's, the global one. */
  profileOf(peer: DialPeer): string | undefined {
    return reference(peer, 'sip-profiles') ?? this.tenantOf(peer)?.sipProfiles ?? this.tables.facts.sipProfiles
  }

  /** The same for what it receives. */
  inboundProfileOf(peer: DialPeer): string | undefined {
    return reference(peer, 'sip-profiles inbound') ?? this.tenantOf(peer)?.sipProfilesInbound
  }

  /** Members of the group to which calls on the peer go, those that can send; undefined without a group. */
  groupMembers(peer: DialPeer): readonly DialPeer[] | undefined {
    const group = peer.dialPeerGroup === undefined ? undefined : this.tables.group(peer.dialPeerGroup)
    if (group === undefined || group.shutdown) return undefined
    return group.members
      .map(({ dialPeer }) => this.tables.dialPeer(dialPeer))
      .filter((member) => member !== undefined)
      .filter((member) => whyDown(this.tables, member) === undefined)
  }

  /** Servers to which a peer sends, in the order tried. */
  serversOf(peer: DialPeer): OutboundLeg['servers'] {
    return buildLeg(this.tables, peer, ANY_NUMBERS).leg.servers
  }

  /** A finding about this gateway, or `what` of it. */
  finding(draft: Omit<FindingDraft, 'subject'> & { readonly what?: string }): Finding {
    const { what, ...rest } = draft
    return finding({ ...rest, subject: `gateway:${this.name}${what === undefined ? '' : ` ${what}`}` })
  }

  /** A line of a dial-peer, or its header. */
  peerEvidence(peer: DialPeer, test?: RegExp): Evidence {
    return this.lines.evidence(`dial-peer ${peer.tag}`, `dial-peer voice ${peer.tag}`, test)
  }

  /** A line of a tenant, or its header. */
  tenantEvidence(tenant: Tenant, test?: RegExp): Evidence {
    return this.lines.evidence(`tenant ${tenant.tag}`, `voice class tenant ${tenant.tag}`, test)
  }

  private isWebex(peer: DialPeer): boolean {
    if (this.otgOf(peer) !== undefined) return true
    const tenant = this.tenantOf(peer)
    return tenant !== undefined && leadsToWebex(tenant)
  }
}

function isVoip({ kind, sessionProtocol }: DialPeer): boolean {
  return kind === 'voip' && sessionProtocol === 'sipv2'
}

/** The tag that a dial-peer names with a command. */
export function reference(peer: DialPeer, command: string): string | undefined {
  return peer.references.find((known) => known.command === command)?.tag
}

/** Carriers let gateways register too: Webex is known by its realm, its servers or its user names (`local-gateway` 1.1, 2). */
function leadsToWebex({ registrar, sipServer, outboundProxy, realms, credentialsNumber }: Tenant): boolean {
  const servers = [registrar, sipServer, outboundProxy].filter((server) => server !== undefined)
  if (servers.some((server) => /\b(?:bcld|cisco-bcld)\b.*|\.webex\.com$|^<trunk /i.test(server))) return true
  if (registrar === undefined) return false
  return realms.some((realm) => /^broadworks$/i.test(realm)) || /_LGU$/i.test(credentialsNumber ?? '')
}
