/** A SIP profile: what the checks of a trunk to a gateway look at (`local-gateway` 3.1, 3.4). */
export interface SipProfile {
  readonly name: string
  readonly description?: string
  /** OPTIONS tell whether the other side answers. */
  readonly optionsPing: boolean
  readonly optionsInServiceSeconds?: number
  readonly optionsOutOfServiceSeconds?: number
  readonly pingRetries?: number
  readonly pingRetryMilliseconds?: number
  /** e.g. `Best Effort (no MTP inserted)`. */
  readonly earlyOffer?: string
  /** `SIP Rel1XX Options`. */
  readonly reliableProvisional?: string
  readonly callingLineIdPresentation?: string
  /** `Reroute Incoming Request to new Trunk based on`. */
  readonly rerouteIncoming?: string
  readonly normalizationScript?: string
}
