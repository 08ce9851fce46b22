export interface TrunkDestination {
  readonly address: string
  readonly port?: number
}

/** A SIP or H.323 trunk of Unified CM. */
export interface Trunk {
  readonly name: string
  readonly type?: string
  readonly protocol?: string
  readonly description?: string
  readonly devicePool?: string
  readonly location?: string
  readonly classification?: string
  /** Inbound: what callers behind the trunk may dial. */
  readonly callingSearchSpace?: string
  readonly reroutingCallingSearchSpace?: string
  /** For automated alternate routing and failover to the public network. */
  readonly aarCallingSearchSpace?: string
  readonly calledTransformationCss?: string
  readonly callingTransformationCss?: string
  /** The device pool's search spaces apply instead; absent = no. */
  readonly usesPoolCalledTransformationCss?: boolean
  readonly usesPoolCallingTransformationCss?: boolean
  readonly sipProfile?: string
  readonly securityProfile?: string
  readonly transformationProfile?: string
  readonly dtmfMethod?: string
  readonly mtpRequired?: boolean
  readonly srtpAllowed?: boolean
  /** Which identity headers are sent and believed (`local-gateway` 3.4). */
  readonly remotePartyId?: boolean
  readonly assertedIdentity?: boolean
  readonly assertedType?: string
  readonly diversionInbound?: boolean
  readonly diversionOutbound?: boolean
  readonly normalizationScript?: string
  readonly pstnAccess?: boolean
  readonly runOnAllNodes?: boolean
  /** Digits kept of an inbound called number, from the right; 99 or absent = all. */
  readonly significantDigits?: number
  readonly prefixDn?: string
  readonly destinations: readonly TrunkDestination[]
}

/** A SIP trunk security profile: the port on which Unified CM listens for its trunks, and names in its Via (`local-gateway` 3.4). */
export interface SecurityProfile {
  readonly name: string
  readonly description?: string
  readonly incomingPort?: number
  /** e.g. `TCP+UDP`, `TLS`. */
  readonly incomingTransport?: string
  readonly outgoingTransport?: string
  /** e.g. `Non Secure`, `Encrypted`. */
  readonly securityMode?: string
  /** Name in the certificate of the other side. */
  readonly x509SubjectName?: string
}
