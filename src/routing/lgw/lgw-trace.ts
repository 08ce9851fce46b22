import type { SessionTarget } from '../../model/lgw/dial-peer.js'

/** A SIP call as it stands before a gateway (`local-gateway` 5.1). */
export interface SipCall {
  /** Host and port of the top-most Via: the sender. */
  readonly via: { readonly host: string; readonly port: number }
  /** Request-URI without the scheme, e.g. `+17175550111@192.0.2.1:5060;dtg=x`. */
  readonly requestUri: string
  readonly from: string
  readonly to: string
  readonly called: string
  readonly calling: string
  /**
   * Where the message came in, when that is known: only dial-peers of that VRF, and of the tenant that
   * listens on that port, take part (`local-gateway` 5.1).
   */
  readonly arrival?: { readonly interface?: string; readonly port?: number }
}

/** How an outbound dial-peer hands the call on. */
export interface OutboundLeg {
  readonly dialPeer: number
  readonly target: SessionTarget
  /** Tenant of the peer: its registrar says which trunk it is. */
  readonly tenant?: string
  /** `;otg=` value that the peer's sip-profiles add to From. */
  readonly otg?: string
  readonly called: string
  readonly calling: string
  /** Host and port of each server in the order tried; empty = unknown name. */
  readonly servers: readonly {
    /** The address where it is known, else the name. */
    readonly host: string
    readonly port: number
    /** The name under which the configuration knows it. */
    readonly name?: string
  }[]
  readonly steps: readonly string[]
}

export type LgwEnding =
  | 'sent'
  | 'refused'
  | 'no-inbound-match'
  | 'no-outbound-match'
  | 'ambiguous'
  | 'insufficient-information'

/** One call through one gateway. */
export interface LgwTrace {
  readonly gateway: string
  readonly ending: LgwEnding
  /** Tag of the inbound dial-peer; 0 = the default peer. */
  readonly inbound: number
  readonly inboundRule: string
  /** In the order tried. */
  readonly outbound: readonly OutboundLeg[]
  readonly outcome: string
  readonly steps: readonly string[]
  readonly missing: readonly string[]
}
