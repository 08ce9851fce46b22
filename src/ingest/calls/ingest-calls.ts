import { compareFindings, compareText, type Finding, finding } from '../../findings/finding.js'
import type { CallStatistics, CallWindow } from '../../model/calls/call-statistics.js'
import { canonicalJson, sha256 } from '../../model/fingerprint.js'
import type { ByteSet, ByteSource } from '../ports.js'
import { CALL_LIMITS, type CallLimits, tooManyRecords } from './call-limits.js'
import type { CallRecord } from './records/call-record.js'
import { CellTexts } from './records/cell-text.js'
import { DeviceTotals } from './totals/device-totals.js'
import { DialingTotals } from './totals/dialing-totals.js'
import type { Hash64 } from './totals/hash-64.js'
import { HashTable } from './totals/hash-table.js'
import { MemberAccounts } from './member-accounts.js'
import { MemoryBudget } from './totals/memory-budget.js'
import { PendingJoins } from './totals/pending-joins.js'
import { PilotTotals } from './totals/pilot-totals.js'
import { noRows, RecordReader } from './records/record-reader.js'

const DAY_SECONDS = 86_400

/**
 * Adds up call records while they stream by (`ucm-exports` 4), in memory that `CALL_LIMITS` bounds whatever the
 * size of the input. The statistics are the same in whatever order files and records come; a record counts
 * once however often it is there.
 *
 * @throws UserError for more records than the limits allow, and for files that cannot be read to their end
 */
export async function ingestCalls(
  set: ByteSet,
  window: CallWindow = {},
  limits: CallLimits = CALL_LIMITS,
): Promise<CallStatistics> {
  const totals = new CallTotals(window, limits)
  for await (const source of set.sources()) await totals.read(source)
  totals.close()
  return totals.statistics(set)
}

class CallTotals {
  private readonly window: CallWindow
  private readonly limits: CallLimits
  private readonly first: number
  private readonly end: number
  private readonly texts = new CellTexts()
  private readonly seen: HashTable
  private readonly devices: DeviceTotals
  private readonly pilots: PilotTotals
  private readonly dialing: DialingTotals
  private readonly joins: PendingJoins
  private readonly members: MemberAccounts
  private readonly clusters = new Map<string, number>()
  private readonly absent = new Set<string>()
  private readonly account = noRows()
  private recordingLegs = 0
  private from = Number.POSITIVE_INFINITY
  private to = 0

  constructor(window: CallWindow, limits: CallLimits) {
    this.window = window
    this.limits = limits
    this.first = window.from === undefined ? 0 : dayStart(window.from)
    this.end = window.to === undefined ? Number.POSITIVE_INFINITY : dayStart(window.to) + DAY_SECONDS
    const budget = new MemoryBudget(limits.timelineBytes, tooManyRecords)
    this.seen = new HashTable(limits.records, { withNumbers: false, refusal: tooManyRecords })
    this.devices = new DeviceTotals(limits, budget)
    this.pilots = new PilotTotals(limits, budget)
    this.dialing = new DialingTotals(limits)
    this.joins = new PendingJoins(limits.records, budget, tooManyRecords)
    this.members = new MemberAccounts(limits.members)
  }

  async read(source: ByteSource): Promise<void> {
    const { name, skipped } = source
    if (skipped !== undefined) {
      this.members.add({ name, fate: 'unknown', bytes: 0, note: skipped }, undefined)
      return
    }
    const reader = new RecordReader(name, this.texts, (record, identity) => this.take(record, identity))
    await reader.read(source.chunks())
    for (const fate of ['rows', 'counted', 'repeated', 'outside', 'quality', 'broken'] as const) {
      this.account[fate] += reader.fates[fate]
    }
    for (const column of reader.absentColumns) this.absent.add(column)
    this.members.add(reader.account(), reader.finding())
  }

  /** Once, after the last record. */
  close(): void {
    for (const { record, cluster } of this.joins.settled()) this.add(record, cluster)
  }

  statistics(set: ByteSet): CallStatistics {
    const records = this.account.counted
    const content = {
      window: this.window,
      clusterIds: [...this.clusters.keys()].sort(compareText),
      records,
      recordingLegs: this.recordingLegs,
      ...(records === 0 ? {} : { from: this.from, to: this.to }),
      absentColumns: [...this.absent].sort(compareText),
      ...this.devices.loads(),
      ...this.pilots.loads(),
      ...this.dialing.rows(),
    }
    return {
      system: 'calls',
      root: sha256(canonicalJson(content)),
      ...content,
      account: { ...this.account },
      members: this.members.all(),
      findings: [...this.members.findings(), ...tooLargeForControlHub(set)].sort(compareFindings),
    }
  }

  private take(record: CallRecord, identity: Hash64): 'counted' | 'repeated' | 'outside' {
    if (record.originated < this.first || record.originated >= this.end) return 'outside'
    if (!this.seen.add(identity)) return 'repeated'
    const cluster = this.clusterOf(record.clusterId)
    this.from = Math.min(this.from, record.originated)
    this.to = Math.max(this.to, record.disconnected)
    if (record.isRecording) this.recordingLegs += 1
    if (!this.joins.take(record, cluster)) this.add(record, cluster)
    return 'counted'
  }

  private add(record: CallRecord, cluster: number): void {
    this.devices.add(record, cluster)
    this.pilots.add(record, cluster)
    this.dialing.add(record)
  }

  /** Clusters by number; more of them than any company has share one. */
  private clusterOf(id: string): number {
    const known = this.clusters.get(id)
    if (known !== undefined) return known
    const next = this.clusters.size
    if (next >= this.limits.clusterIds || id === '') return this.limits.clusterIds
    this.clusters.set(id, next)
    return next
  }
}

/** Control Hub's own tool refuses more than that (`customer-assist` 4.2). */
const CONTROL_HUB_BYTES = 2 * 1024 ** 3

function tooLargeForControlHub(set: ByteSet): readonly Finding[] {
  const { bytes } = set.summary()
  if (bytes <= CONTROL_HUB_BYTES) return []
  return [
    finding({
      code: 'PRE-005',
      subject: `file:${set.name}`,
      message: `${set.name} has ${bytes} bytes of call records; Control Hub takes 2 GB at most.`,
      evidence: [{ label: 'bytes', value: String(bytes) }],
    }),
  ]
}

/** Seconds since 1970 at which a day begins in UTC. */
function dayStart(day: string): number {
  return new Date(`${day}T00:00:00Z`).getTime() / 1000
}
