import { compareText } from '../../../findings/finding.js'
import type { PilotLoad } from '../../../model/calls/call-statistics.js'
import { type CallLimits, tooManyRecords } from '../call-limits.js'
import type { CallRecord } from '../records/call-record.js'
import { deviceKind, isPhone } from './device-kind.js'
import { heldFrom } from './device-totals.js'
import { hashNumbers } from './hash-64.js'
import { HashTable } from './hash-table.js'
import { LoadTimeline } from './load-timeline.js'
import type { MemoryBudget } from './memory-budget.js'

/** What all records of one call to a pilot say together, packed into 32 bits: five flags and the wait. */
type PilotCall = number

const SEEN = 1
const ANSWERED = 2
const OVERFLOWED = 4
const QUEUED = 8
const UNCLEAR = 16
const FLAGS = 0x1f
const WAIT = 5
const LONGEST_WAIT = 0x1ffffff

/** Forwarding: on behalf of it, or busy, no answer, all calls as the reason (`ucm-exports` 4). */
const FORWARDING = 5
const FORWARD_REASONS: readonly number[] = [1, 2, 15]

interface PilotTotal {
  readonly pilot: string
  readonly partition: string
  offered: number
  answered: number
  overflowed: number
  unclear: number
  queued: number
  abandonedInQueue: number
  waitSeconds: number
  longestWaitSeconds: number
  readonly talking: LoadTimeline
  readonly held: LoadTimeline
}

/** Adds up the calls to hunt pilots and queues. */
export class PilotTotals {
  private readonly limits: CallLimits
  private readonly budget: MemoryBudget
  private readonly pilots = new Map<string, { readonly index: number; readonly total: PilotTotal }>()
  private readonly calls: HashTable
  private readonly callKey = { high: 0, low: 0 }
  private furtherRecords = 0

  constructor(limits: CallLimits, budget: MemoryBudget) {
    this.limits = limits
    this.budget = budget
    this.calls = new HashTable(limits.records, { withNumbers: true, refusal: tooManyRecords })
  }

  /** `cluster` numbers the cluster of the record, from 0. */
  add(record: CallRecord, cluster: number): void {
    if (record.huntPilot === '' || record.isRecording) return
    const known = this.pilotOf(record)
    if (known === undefined) {
      this.furtherRecords += 1
      return
    }
    const { index, total } = known
    const said = pilotCall(record)
    const before = record.callId > 0 ? this.callOf(index, record, cluster) : 0
    const after = merged(before, said)
    if (record.callId > 0) this.calls.number = after
    count(total, before, -1)
    count(total, after, 1)
    if (isQueued(after)) total.longestWaitSeconds = Math.max(total.longestWaitSeconds, after >>> WAIT)
    const { connected, disconnected, originated, isJoined } = record
    const isOverflowed = (said & OVERFLOWED) !== 0
    if ((said & ANSWERED) !== 0) total.talking.add(connected, disconnected)
    total.held.add(heldFrom(connected, originated, isJoined), isOverflowed && connected > 0 ? connected : disconnected)
  }

  loads(): { readonly pilots: readonly PilotLoad[]; readonly furtherPilotRecords: number } {
    const pilots = [...this.pilots.values()]
      .sort(({ total: a }, { total: b }) => compareText(a.pilot, b.pilot) || compareText(a.partition, b.partition))
      .map(({ total: { talking, held, ...counts } }) => ({
        ...counts,
        abandoned: counts.offered - counts.answered - counts.overflowed - counts.unclear,
        talking: talking.load(),
        held: held.load(),
      }))
    return { pilots, furtherPilotRecords: this.furtherRecords }
  }

  private callOf(pilot: number, { callManager, callId }: CallRecord, cluster: number): PilotCall {
    hashNumbers(this.callKey, pilot, cluster, callManager, callId)
    this.calls.add(this.callKey)
    return this.calls.number
  }

  private pilotOf({ huntPilot, huntPilotPartition }: CallRecord) {
    const key = `${huntPilot}\0${huntPilotPartition}`
    const known = this.pilots.get(key)
    if (known !== undefined) return known
    if (this.pilots.size >= this.limits.pilots) return undefined
    const total = {
      pilot: huntPilot,
      partition: huntPilotPartition,
      offered: 0,
      answered: 0,
      overflowed: 0,
      unclear: 0,
      queued: 0,
      abandonedInQueue: 0,
      waitSeconds: 0,
      longestWaitSeconds: 0,
      talking: new LoadTimeline(this.budget),
      held: new LoadTimeline(this.budget),
    }
    const added = { index: this.pilots.size, total }
    this.pilots.set(key, added)
    return added
  }
}

/**
 * What one record says about the call. The pilot stays the final number when a member answers, unless the
 * cluster shows the member; another final number after a forward by the pilot is where it overflowed to. A queued
 * call for which only the pilot stands there, connected to no phone, may have been with a member on some other
 * device, or with the music: no document says what is written for that.
 */
function pilotCall(record: CallRecord): PilotCall {
  const isForward = record.lastRedirectOnBehalfOf === FORWARDING || FORWARD_REASONS.includes(record.lastRedirectReason)
  const isOverflowed =
    isForward && record.lastRedirectNumber === record.huntPilot && record.finalNumber !== record.huntPilot
  const isConnected = record.connected > 0 && record.destination.device !== '' && !isOverflowed
  const isUnclear =
    isConnected &&
    record.wasQueued &&
    record.finalNumber === record.huntPilot &&
    !isPhone(deviceKind(record.destination))
  const outcome = isOverflowed ? OVERFLOWED : isUnclear ? UNCLEAR : isConnected ? ANSWERED : 0
  const flags = SEEN | outcome | (record.wasQueued ? QUEUED : 0)
  return flags | (record.wasQueued ? Math.min(record.queueSeconds, LONGEST_WAIT) << WAIT : 0)
}

/** All that was seen, and the longer wait: the records of one call repeat it. */
function merged(a: PilotCall, b: PilotCall): PilotCall {
  return ((a | b) & FLAGS) | (Math.max(a >>> WAIT, b >>> WAIT) << WAIT)
}

function isQueued(call: PilotCall): boolean {
  return (call & QUEUED) !== 0
}

/** Adds a call to the totals or takes it off: answered goes before overflowed, unclear and abandoned, in this order. */
function count(total: PilotTotal, call: PilotCall, times: 1 | -1): void {
  if ((call & SEEN) === 0) return
  const isAnswered = (call & ANSWERED) !== 0
  const isOverflowed = !isAnswered && (call & OVERFLOWED) !== 0
  const isUnclear = !isAnswered && !isOverflowed && (call & UNCLEAR) !== 0
  total.offered += times
  if (isAnswered) total.answered += times
  if (isOverflowed) total.overflowed += times
  if (isUnclear) total.unclear += times
  if (!isQueued(call)) return
  total.queued += times
  total.waitSeconds += times * (call >>> WAIT)
  if (!isAnswered && !isOverflowed && !isUnclear) total.abandonedInQueue += times
}
