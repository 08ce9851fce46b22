/** Where Webex sends calls: a trunk or route group of the organization, by name. */
export interface WebexRoute {
  readonly kind: 'trunk' | 'route-group'
  readonly name: string
}

export interface WebexAddress {
  readonly line1: string
  readonly line2?: string
  readonly city: string
  readonly state?: string
  readonly postalCode: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** A location; `callingEnabled` is the second of its two stages (`webex-api` 5.2). */
export interface WebexLocation {
  readonly name: string
  readonly address: WebexAddress
  /** IANA name. */
  readonly timeZone: string
  /** Lower case, e.g. `en_us`. */
  readonly preferredLanguage: string
  readonly callingEnabled: boolean
  readonly announcementLanguage?: string
  readonly routingPrefix?: string
  readonly outsideDialDigit?: string
  readonly enforceOutsideDialDigit: boolean
  /** +E.164 of the caller ID number; without one there are no outgoing calls. */
  readonly mainNumber?: string
  /** PSTN of the location through premises. */
  readonly pstn?: WebexRoute
  /** Where extensions unknown to Webex go; absent = the switch is off. */
  readonly unknownExtensionRoute?: WebexRoute
}

/** A number owned by the organization; who uses it stands at the person or queue. */
export interface WebexNumber {
  /** +E.164. */
  readonly number: string
  readonly location: string
  /** Inactive numbers are not in service: activating is the switch of a wave. */
  readonly state: 'ACTIVE' | 'INACTIVE'
}
