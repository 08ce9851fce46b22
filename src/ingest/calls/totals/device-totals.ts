import { compareText } from '../../../findings/finding.js'
import type { DeviceKind, DeviceLoad } from '../../../model/calls/call-statistics.js'
import type { CallLimits } from '../call-limits.js'
import { tooManyRecords } from '../call-limits.js'
import type { CallRecord, RecordedEnd } from '../records/call-record.js'
import { deviceKind, isLoaded } from './device-kind.js'
import { HashTable } from './hash-table.js'
import { addToChain, chainedCall, type Direction } from './leg-chain.js'
import { LoadTimeline } from './load-timeline.js'
import type { MemoryBudget } from './memory-budget.js'

const ADDRESSES = 8

interface DeviceTotal {
  readonly index: number
  isTrunk: boolean
  readonly protocols: Set<number>
  readonly addresses: Set<string>
  readonly inbound: { calls: number; answered: number }
  readonly outbound: { calls: number; answered: number }
  legs: number
  recordingLegs: number
  readonly talking: LoadTimeline
  readonly seized: LoadTimeline
}

/** Adds up the use of every device that is no phone. */
export class DeviceTotals {
  private readonly limits: CallLimits
  private readonly budget: MemoryBudget
  private readonly devices = new Map<string, DeviceTotal>()
  private readonly chains: HashTable
  private readonly chainKey = { high: 0, low: 0 }
  private furtherLegs = 0

  constructor(limits: CallLimits, budget: MemoryBudget) {
    this.limits = limits
    this.budget = budget
    this.chains = new HashTable(2 * limits.records, { withNumbers: true, refusal: tooManyRecords })
  }

  /** `cluster` numbers the cluster of the record, from 0. */
  add(record: CallRecord, cluster: number): void {
    this.addEnd(record, record.origin, 'in', cluster)
    this.addEnd(record, record.destination, 'out', cluster)
  }

  loads(): { readonly devices: readonly DeviceLoad[]; readonly furtherDeviceLegs: number } {
    const devices = [...this.devices]
      .sort(([a], [b]) => compareText(a, b))
      .map(([device, total]) => ({
        device,
        kind: kindOf(total),
        protocols: [...total.protocols].sort((a, b) => a - b),
        addresses: [...total.addresses].sort(compareText),
        inbound: { ...total.inbound },
        outbound: { ...total.outbound },
        legs: total.legs,
        recordingLegs: total.recordingLegs,
        talking: total.talking.load(),
        seized: total.seized.load(),
      }))
    return { devices, furtherDeviceLegs: this.furtherLegs }
  }

  /** A call enters the cluster by its origin and leaves it by its destination. */
  private addEnd(record: CallRecord, end: RecordedEnd, direction: Direction, cluster: number): void {
    const kind = deviceKind(end)
    if (!isLoaded(kind)) return
    const total = this.totalOf(end.device)
    if (total === undefined) {
      this.furtherLegs += 1
      return
    }
    if (kind === 'trunk') total.isTrunk = true
    if (end.protocol > 0) total.protocols.add(end.protocol)
    if (end.address !== undefined) keepSmallest(total.addresses, end.address)
    total.legs += 1
    if (record.isRecording) total.recordingLegs += 1
    this.countCall(total, record, end, direction, cluster)
    const { connected, originated, disconnected } = record
    if (connected > 0) total.talking.add(connected, disconnected)
    total.seized.add(heldFrom(connected, originated, record.isJoined), disconnected)
  }

  /** Only records that a transfer or a conference ended or began share a leg with others. */
  private countCall(
    total: DeviceTotal,
    record: CallRecord,
    end: RecordedEnd,
    direction: Direction,
    cluster: number,
  ): void {
    const isAnswered = record.connected > 0
    if (end.leg === 0 || !(record.isSplit || record.isJoined)) {
      count(total, { direction, isAnswered }, 1)
      return
    }
    this.chainKey.high = (cluster << 16) | total.index
    this.chainKey.low = end.leg | 0
    this.chains.add(this.chainKey)
    const before = this.chains.number
    const after = addToChain(before, { direction, isAnswered, isJoined: record.isJoined })
    this.chains.number = after
    count(total, chainedCall(before), -1)
    count(total, chainedCall(after), 1)
  }

  private totalOf(device: string): DeviceTotal | undefined {
    const known = this.devices.get(device)
    if (known !== undefined) return known
    if (this.devices.size >= this.limits.devices) return undefined
    const total = {
      index: this.devices.size,
      isTrunk: false,
      protocols: new Set<number>(),
      addresses: new Set<string>(),
      inbound: { calls: 0, answered: 0 },
      outbound: { calls: 0, answered: 0 },
      legs: 0,
      recordingLegs: 0,
      talking: new LoadTimeline(this.budget),
      seized: new LoadTimeline(this.budget),
    }
    this.devices.set(device, total)
    return total
  }
}

function count(total: DeviceTotal, call: ReturnType<typeof chainedCall>, times: 1 | -1): void {
  if (call === undefined) return
  const calls = call.direction === 'in' ? total.inbound : total.outbound
  calls.calls += times
  if (call.isAnswered) calls.answered += times
}

/** From when on a record holds its ends: what a transfer joined did not ring. */
export function heldFrom(connected: number, originated: number, isJoined: boolean): number {
  if (connected === 0) return originated
  return isJoined ? connected : Math.min(originated, connected)
}

function kindOf({ isTrunk }: DeviceTotal): DeviceKind {
  return isTrunk ? 'trunk' : 'other'
}

/** Which are kept must not depend on the order in which they come. */
function keepSmallest(kept: Set<string>, value: string): void {
  kept.add(value)
  if (kept.size > ADDRESSES) kept.delete([...kept].sort(compareText).at(-1) ?? '')
}
