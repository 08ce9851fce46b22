/** What a license lets its holder do, as far as a migration cares (`webex-api` 5.1, `customer-assist` 2.1). */
export const WEBEX_PRODUCTS = [
  'customer-assist',
  'professional',
  'standard',
  'workspaces',
  'attendant-console',
  'route-list-calls',
  /** The entitlement that makes the Webex app a Unified CM client; removing it completes a move (`corrections` 6). */
  'ucm',
] as const
export type WebexProduct = (typeof WEBEX_PRODUCTS)[number]

/** Licenses that give their holder a number or extension in Webex Calling. */
export const CALLING_PRODUCTS: ReadonlySet<WebexProduct> = new Set(['customer-assist', 'professional', 'standard'])

/** Seats of one product in one subscription. */
export interface WebexLicense {
  /** As reported, e.g. `Customer Experience - Essential`. */
  readonly name: string
  /** Absent for products that play no part (meetings, messaging, …). */
  readonly product?: WebexProduct
  readonly subscription?: string
  readonly totalUnits: number
  readonly consumedUnits: number
}

/** `name@subscription`, or the bare name where the API names no subscription. */
export function licenseKey(name: string, subscription: string | undefined): string {
  return subscription === undefined ? name : `${name}@${subscription}`
}
