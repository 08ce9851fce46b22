/** One line of the tab Licenses: one product in one subscription. */
export interface LicenseRow {
  /** `license:<product>@<subscription>` */
  readonly key: string
  readonly subscription: string
  readonly product: string
  /** Undefined, as the next two, where seats are needed and nobody stated how many there are. */
  readonly total: number | undefined
  readonly consumed: number | undefined
  readonly free: number | undefined
  /** New seats needed up to each wave, e.g. `wave 1: 3, wave 2: 7`; empty where none are. */
  readonly neededPerWave: string
  /** Free seats of the product in all subscriptions less all that is needed; undefined where none is, or nothing is stated. */
  readonly balance: number | undefined
  readonly statedBy: string
}

/** Headings and widths (characters) of the tab, in order. */
export const LICENSE_COLUMNS = [
  { field: 'subscription', header: 'Subscription', width: 18, kind: 'text' },
  { field: 'product', header: 'Product', width: 20, kind: 'text' },
  { field: 'total', header: 'Total', width: 8, kind: 'integer' },
  { field: 'consumed', header: 'Consumed', width: 10, kind: 'integer' },
  { field: 'free', header: 'Free', width: 8, kind: 'integer' },
  { field: 'neededPerWave', header: 'Needed up to each wave', width: 30, kind: 'text' },
  { field: 'balance', header: 'Balance after all waves', width: 12, kind: 'integer' },
  { field: 'statedBy', header: 'As stated by', width: 28, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof LicenseRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'integer'
}[]
