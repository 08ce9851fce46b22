/** Where a dial-peer sends calls. */
export type SessionTarget =
  | { readonly kind: 'ipv4' | 'dns'; readonly host: string; readonly port?: number }
  | { readonly kind: 'sip-server' }
  | { readonly kind: 'server-group'; readonly tag: string }
  /** Any other form, as written. */
  | { readonly kind: 'other'; readonly text: string }

/** By which criterion an inbound call is matched, in the order in which IOS XE looks (`local-gateway` 5.2). */
export const INBOUND_CRITERIA = [
  'uri-via',
  'uri-request',
  'uri-to',
  'uri-from',
  'called-number',
  'called-map',
  'calling-map',
  'answer-address',
] as const
export type InboundCriterion = (typeof INBOUND_CRITERIA)[number]

/** `dial-peer voice N voip|pots`. */
export interface DialPeer {
  readonly tag: number
  readonly kind: 'voip' | 'pots' | 'other'
  readonly description?: string
  readonly shutdown: boolean
  /** Criterion with the uri class, map tag or pattern that it names. */
  readonly incoming: readonly { readonly criterion: InboundCriterion; readonly value: string }[]
  readonly destinationPattern?: string
  readonly destinationMap?: string
  /** Tag of the group to which inbound calls on this peer go. */
  readonly dialPeerGroup?: string
  readonly sessionProtocol?: string
  readonly target?: SessionTarget
  readonly tenant?: string
  readonly preference: number
  readonly huntstop: boolean
  readonly maximumConnections?: number
  readonly translationIncoming?: string
  readonly translationOutgoing?: string
  /** sip-profiles, codec class, … by the name of the command. */
  readonly references: readonly { readonly command: string; readonly tag: string }[]
  readonly assertedIdentity?: string
  readonly srtp: boolean
  /** Outbound matches other than a pattern or a map, as written: `destination uri X`, `destination calling …`. */
  readonly otherOutbound: readonly string[]
  /** `permission orig|term|none`; absent = both directions. */
  readonly permission?: string
  /** Interface of `voice-class sip bind control`. */
  readonly bindControl?: string
  /** Interface of `voice-class sip bind media`. */
  readonly bindMedia?: string
  /** `codec` of the peer itself; a `voice-class codec` stands among the references. */
  readonly codec?: string
  /** `voice-class sip privacy-policy`, e.g. `passthru`. */
  readonly privacyPolicy?: string
  readonly transport?: string
  /** `voice-class sip options-keepalive`: `default`, or the tag of its profile. */
  readonly keepalive?: string
  /** `voice-class sip outbound-proxy`; `none` when it is switched off for the peer. */
  readonly outboundProxy?: string
}

/** `voice class dpg N`. */
export interface DialPeerGroup {
  readonly tag: string
  readonly shutdown: boolean
  readonly members: readonly { readonly dialPeer: number; readonly preference: number }[]
}

/** `voice class uri TAG sip`. */
export interface UriClass {
  readonly tag: string
  readonly hosts: readonly string[]
  readonly hostPattern?: string
  readonly pattern?: string
  readonly userId?: string
}

/** `voice class tenant N`; credentials are dropped while reading. */
export interface Tenant {
  readonly tag: string
  readonly registrar?: string
  readonly sipServer?: string
  readonly outboundProxy?: string
  readonly credentialsNumber?: string
  readonly credentialsUserName?: string
  readonly sipProfiles?: string
  readonly listenPort?: number
  readonly assertedIdentity?: string
  readonly bindControl?: string
  readonly bindMedia?: string
  readonly privacyPolicy?: string
  /** `localhost dns:NAME`: the name of a certificate-based trunk. */
  readonly localhost?: string
  readonly sipProfilesInbound?: string
  /** Realms of `credentials` and `authentication`, in order. */
  readonly realms: readonly string[]
  readonly authenticationUserNames: readonly string[]
  readonly srtpCrypto?: string
  /** `sip`, `sips` or `tel`. */
  readonly urlScheme?: string
  readonly transport?: string
  /** The block as written, without secrets and indentation. */
  readonly lines: readonly string[]
}

/** `voice class server-group N`. */
export interface ServerGroup {
  readonly tag: string
  readonly shutdown: boolean
  readonly roundRobin: boolean
  /** Answers after which no further server of the group is tried. */
  readonly stopsAt: readonly { readonly from: number; readonly to: number }[]
  readonly servers: readonly { readonly host: string; readonly port?: number; readonly preference: number }[]
}

/** `voice class e164-pattern-map N`. */
export interface PatternMap {
  readonly tag: string
  readonly patterns: readonly string[]
  /** Set when the patterns are in a file that the configuration only names. */
  readonly url?: string
}

export interface TranslationRule {
  readonly tag: string
  readonly rules: readonly {
    readonly number: number
    readonly reject: boolean
    readonly match: string
    readonly replace?: string
    /** `type …` and `plan …` as written: such a rule never fires on SIP calls. */
    readonly typeAndPlan?: string
  }[]
}

export interface TranslationProfile {
  readonly name: string
  readonly called?: string
  readonly calling?: string
  readonly redirectCalled?: string
  readonly redirectTarget?: string
}

/** `voice class sip-profiles N`, rules as written and in order. */
export interface SipProfiles {
  readonly tag: string
  readonly rules: readonly string[]
}

/** `ip host`: an address, or an SRV record. */
export interface IpHost {
  readonly name: string
  readonly addresses: readonly string[]
  readonly services: readonly {
    readonly priority: number
    readonly weight: number
    readonly port: number
    readonly host: string
  }[]
}

/** Everything of `voice service voip`, `sip-ua` and the top level that routing asks for. */
export interface GatewayFacts {
  readonly hostname?: string
  /** Networks and hosts of `ip address trusted list`. */
  readonly trusted: readonly string[]
  readonly trustedListOff: boolean
  /** `dial-peer hunt N`; 0 when not written. */
  readonly huntOrder: number
  readonly sipProfilesInbound: boolean
  readonly interfaces: readonly {
    readonly name: string
    readonly address?: string
    /** `dhcp` or `negotiated`: it has an address that the configuration does not say. */
    readonly dynamicAddress?: boolean
    readonly description?: string
    readonly vrf?: string
    readonly shutdown?: boolean
  }[]
  /** `voice class uri sip preference`: which part of a URI wins when several classes match. */
  readonly uriPreference: 'host' | 'user-id'
  /** Global outbound proxy of `sip-ua`. */
  readonly outboundProxy?: string
  /** `crypto signaling default trustpoint`. */
  readonly signalingTrustpoint?: string
  readonly trustpoints: readonly string[]
  /** `num-exp`, as written. */
  readonly numberExpansions: readonly string[]
  /** Event manager applets that enter dial-peers: what is configured may not be what is in force. */
  readonly dialPeerApplets: readonly string[]
  /** `voip-incoming translation-profile`: for inbound calls on peers without their own. */
  readonly incomingTranslation?: string
  /** `sip-profiles N` of `voice service voip`: for every peer without its own. */
  readonly sipProfiles?: string
  /** `asserted-id` of `voice service voip`. */
  readonly assertedIdentity?: string
  readonly privacyPolicy?: string
  /** `bind` of `voice service voip`, or of `sip-ua` in older releases. */
  readonly bindControl?: string
  readonly bindMedia?: string
}
