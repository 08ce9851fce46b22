import type { UserError } from '../../../findings/user-error.js'
import type { CallRecord } from '../records/call-record.js'
import { hashNumbers } from './hash-64.js'
import { HashTable } from './hash-table.js'
import { FIRST_INSTANT } from './load-timeline.js'
import type { MemoryBudget } from './memory-budget.js'

/** What one record takes at most that waits for the others. */
const RECORD_BYTES = 512

interface PendingRecord {
  readonly record: CallRecord
  readonly cluster: number
}

/**
 * Records that a feature joined, until it is known whether they go on with a leg of an earlier one. A pickup that
 * is answered by hand leaves one record, so that it is a call that was dialed and rang; an automatic one leaves a
 * record of the ringing, too. Which is which only the other records tell, in whatever order they come.
 */
export class PendingJoins {
  private readonly budget: MemoryBudget
  private readonly pending: PendingRecord[] = []
  /** When the first split record of a leg ended. */
  private readonly splits: HashTable
  private readonly legKey = { high: 0, low: 0 }

  constructor(most: number, budget: MemoryBudget, refusal: () => UserError) {
    this.budget = budget
    this.splits = new HashTable(2 * most, { withNumbers: true, refusal })
  }

  /** True for a record that is kept back. `cluster` numbers its cluster, from 0. */
  take(record: CallRecord, cluster: number): boolean {
    if (record.isSplit) {
      for (const leg of legsOf(record)) {
        const before = this.splitOf(leg, cluster)
        const ended = record.disconnected - FIRST_INSTANT
        this.splits.number = before === 0 ? ended : Math.min(before, ended)
      }
    }
    if (!record.isPerhapsJoined) return false
    this.budget.take(RECORD_BYTES)
    this.pending.push({ record, cluster })
    return true
  }

  /** All that were kept back, each joined if a record of one of its legs was split before it ended. */
  *settled(): Generator<PendingRecord> {
    for (const { record, cluster } of this.pending) {
      const isJoined = legsOf(record).some((leg) => {
        const ended = this.splitOf(leg, cluster)
        return ended > 0 && ended < record.disconnected - FIRST_INSTANT
      })
      yield { record: { ...record, isJoined }, cluster }
    }
  }

  private splitOf(leg: number, cluster: number): number {
    hashNumbers(this.legKey, cluster, leg)
    this.splits.add(this.legKey)
    return this.splits.number
  }
}

function legsOf({ origin, destination }: CallRecord): readonly number[] {
  return [origin.leg, destination.leg].filter((leg) => leg > 0)
}
