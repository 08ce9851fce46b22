import type {
  DeviceKind,
  DialedForm,
  DialedPattern,
  NumberInPartition,
  TalkingPair,
  TopRows,
} from '../../../model/calls/call-statistics.js'
import type { CallLimits } from '../call-limits.js'
import type { CallRecord } from '../records/call-record.js'
import { deviceKind, isBridgeNumber } from './device-kind.js'
import { HeavyHitters, type Tally } from './heavy-hitters.js'

/** Callers, leads, lengths and usages are closed sets; only a damaged file has more of them. */
const FORMS = 20_000

/** Parts of a key that no part can hold. */
const BETWEEN = '\u0000'

/** Adds up what was called, and who talked with whom. */
export class DialingTotals {
  private readonly topRows: number
  private readonly forms = new HeavyHitters(FORMS)
  private readonly patterns: HeavyHitters
  private readonly pairs: HeavyHitters

  constructor(limits: CallLimits) {
    this.topRows = limits.topRows
    this.patterns = new HeavyHitters(limits.patterns)
    this.pairs = new HeavyHitters(limits.pairs)
  }

  add(record: CallRecord): void {
    if (record.isRecording) return
    if (!record.isJoined && record.dialedNumber !== '') this.addDialed(record)
    const { connected, disconnected, callingNumber, finalNumber } = record
    if (connected === 0 || callingNumber === '' || finalNumber === '') return
    if (isBridgeNumber(callingNumber) || isBridgeNumber(finalNumber)) return
    const key = [callingNumber, record.callingPartition, finalNumber, record.finalPartition].join(BETWEEN)
    this.pairs.add(key, disconnected - connected)
  }

  rows(): {
    readonly forms: TopRows<DialedForm>
    readonly patterns: TopRows<DialedPattern>
    readonly pairs: TopRows<TalkingPair>
  } {
    return {
      forms: this.top(this.forms, ([caller = '', lead = '', length, usage], { calls }) => ({
        caller: caller as DeviceKind,
        lead,
        length: Number(length),
        usage: Number(usage),
        calls,
      })),
      patterns: this.top(this.patterns, ([caller = '', pattern = '', partition = '', usage], { calls }) => ({
        caller: caller as DeviceKind,
        pattern,
        partition,
        usage: Number(usage),
        calls,
      })),
      pairs: this.top(this.pairs, ([from, fromPartition, to, toPartition], { calls, seconds }) => ({
        from: inPartition(from, fromPartition),
        to: inPartition(to, toPartition),
        calls,
        seconds,
      })),
    }
  }

  private addDialed(record: CallRecord): void {
    const caller = deviceKind(record.origin)
    const { dialedNumber, dialedPartition, dialedPattern, patternUsage } = record
    this.forms.add([caller, leadOf(dialedNumber), dialedNumber.length, patternUsage].join(BETWEEN))
    if (dialedPattern === '') return
    this.patterns.add([caller, dialedPattern, dialedPartition, patternUsage].join(BETWEEN))
  }

  private top<T>(hitters: HeavyHitters, row: (parts: readonly string[], tally: Tally) => T): TopRows<T> {
    const { top, furtherCalls, furtherKeys, missed } = hitters.top(this.topRows)
    return {
      rows: top.map((tally) => row(tally.key.split(BETWEEN), tally)),
      furtherCalls,
      furtherRows: furtherKeys,
      missed,
    }
  }
}

function inPartition(number = '', partition = ''): NumberInPartition {
  return { number, partition }
}

/** What the called number begins with: habits such as an outside digit, or the plus. */
function leadOf(number: string): string {
  if (number.includes('@')) return 'uri'
  const [first = ''] = number
  return /[+*#0-9]/.test(first) ? first : 'other'
}
