import { compareText } from '../../../findings/finding.js'
import type { WebexLicense, WebexProduct } from '../../../model/webex/license.js'
import { licenseKey } from '../../../model/webex/license.js'

/** The name under which Customer Assist is sold by the API, used while no organization was read (`webex-api` 5.1). */
const CUSTOMER_ASSIST_NAME = 'Customer Experience - Essential'

/** One license of the organization by its key. */
interface LedgerLine {
  readonly key: string
  readonly license: WebexLicense
  free: number
}

/**
 * Which licenses there are and how many seats are left while a plan gives them out. Seats that a swap
 * releases are not counted: they are free only once that was read back (`customer-assist` 2.4-4).
 */
export class SeatLedger {
  private readonly lines: readonly LedgerLine[]
  private readonly byKey: ReadonlyMap<string, LedgerLine>
  private missing = 0

  constructor(licenses: readonly WebexLicense[]) {
    this.lines = licenses.map((license) => ({
      key: licenseKey(license.name, license.subscription),
      license,
      free: license.totalUnits - license.consumedUnits,
    }))
    this.byKey = new Map(this.lines.map((line) => [line.key, line]))
  }

  /** What a license is, by its key; undefined for one that plays no part. */
  productOf(key: string): WebexProduct | undefined {
    return this.byKey.get(key)?.license.product
  }

  /** The keys of `held` that are this product. */
  held(held: readonly string[], product: WebexProduct): readonly string[] {
    return held.filter((key) => this.productOf(key) === product)
  }

  /**
   * Takes a Customer Assist seat for somebody who holds these licenses: in the subscription of their
   * Professional license if it has one left (`corrections` 6), else where most are left.
   */
  takeCustomerAssist(held: readonly string[]): string {
    const home = this.held(held, 'professional').map((key) => this.byKey.get(key)?.license.subscription)
    const offers = this.lines.filter(({ license }) => license.product === 'customer-assist')
    const [best] = [...offers].sort(
      (a, b) =>
        Number(b.free > 0) - Number(a.free > 0) ||
        Number(home.includes(b.license.subscription)) - Number(home.includes(a.license.subscription)) ||
        b.free - a.free ||
        compareText(a.key, b.key),
    )
    if (best === undefined || best.free <= 0) this.missing += 1
    if (best === undefined) return licenseKey(CUSTOMER_ASSIST_NAME, undefined)
    best.free -= 1
    return best.key
  }

  /** Seats taken that are not there. */
  get shortBy(): number {
    return this.missing
  }

  /** Keys, totals and consumption of the Customer Assist licenses, for evidence. */
  get offers(): readonly { readonly key: string; readonly text: string }[] {
    return this.lines
      .filter(({ license }) => license.product === 'customer-assist')
      .map(({ key, license }) => ({ key, text: `${license.totalUnits} total, ${license.consumedUnits} consumed` }))
  }
}
