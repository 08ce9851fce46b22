import type {
  DialPeer,
  DialPeerGroup,
  GatewayFacts,
  IpHost,
  PatternMap,
  ServerGroup,
  SipProfiles,
  Tenant,
  TranslationProfile,
  TranslationRule,
  UriClass,
} from './dial-peer.js'

/** Every kind of object that a gateway configuration holds for call routing. */
export interface LgwKinds {
  facts: GatewayFacts
  'dial-peer': DialPeer
  'dial-peer-group': DialPeerGroup
  'uri-class': UriClass
  tenant: Tenant
  'server-group': ServerGroup
  'pattern-map': PatternMap
  'translation-rule': TranslationRule
  'translation-profile': TranslationProfile
  'sip-profiles': SipProfiles
  'ip-host': IpHost
  /**
   * Blocks that are only referred to (codec, srtp-crypto, stun-usage, …), key `<class> <tag>`, and the two
   * that every gateway has once, `voice service voip` and `sip-ua`, with an empty tag. Lines of a block
   * within a block are written `stun / stun flowdata …`.
   */
  class: { readonly kind: string; readonly tag: string; readonly lines: readonly string[] }
}

export type LgwKind = keyof LgwKinds

export const LGW_KINDS = [
  'facts',
  'ip-host',
  'uri-class',
  'tenant',
  'sip-profiles',
  'server-group',
  'pattern-map',
  'translation-rule',
  'translation-profile',
  'class',
  'dial-peer',
  'dial-peer-group',
] as const satisfies readonly LgwKind[]
