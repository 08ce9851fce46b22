import { describe, expect, it } from 'vitest'
import type { WebexLicense, WebexProduct } from '../../../src/model/webex/license.js'
import { SeatLedger } from '../../../src/plan/target/webex/seat-ledger.js'

const license = (name: string, product: WebexProduct, subscription: string, free: number): WebexLicense => ({
  name,
  product,
  subscription,
  totalUnits: free + 3,
  consumedUnits: 3,
})

describe('seats given out by a plan', () => {
  it('come from the subscription of the Professional license while it has one', () => {
    const ledger = new SeatLedger([
      license('CA', 'customer-assist', 'Sub-1', 1),
      license('CA', 'customer-assist', 'Sub-2', 9),
      license('Pro', 'professional', 'Sub-1', 0),
    ])
    expect(ledger.takeCustomerAssist(['Pro@Sub-1'])).toBe('CA@Sub-1')
    expect(ledger.takeCustomerAssist(['Pro@Sub-1'])).toBe('CA@Sub-2')
    expect(ledger.takeCustomerAssist([])).toBe('CA@Sub-2')
    expect(ledger.shortBy).toBe(0)
  })

  it('are counted when there are none left', () => {
    const ledger = new SeatLedger([license('CA', 'customer-assist', 'Sub-1', 1)])
    expect([1, 2, 3].map(() => ledger.takeCustomerAssist([]))).toEqual(['CA@Sub-1', 'CA@Sub-1', 'CA@Sub-1'])
    expect(ledger.shortBy).toBe(2)
  })

  it('have the name of the API while no organization was read', () => {
    const ledger = new SeatLedger([])
    expect(ledger.takeCustomerAssist([])).toBe('Customer Experience - Essential')
    expect(ledger.shortBy).toBe(1)
  })
})
