import type { MemberAccount } from '../../../model/snapshot.js'
import type { Finding } from '../../../findings/finding.js'
import { type CallColumn, type CallHeader, readHeader } from './call-columns.js'
import { type CallRecord, identify, readCallRecord } from './call-record.js'
import { type CellTexts, cellInteger } from './cell-text.js'
import type { Hash64 } from '../totals/hash-64.js'
import { type RecordCells, RecordScanner, type RecordSink } from './record-scanner.js'
import { RecordTrouble, type RecordTroubleKind } from './record-trouble.js'
import { transcoded } from './utf-16.js'

/** What became of the rows of one file; the fates add up to the rows. */
export interface RowFates {
  rows: number
  counted: number
  /** Seen before, in this file or another. */
  repeated: number
  /** Outside the days that were asked for. */
  outside: number
  /** Quality records (CMR) among the calls. */
  quality: number
  broken: number
}

export function noRows(): RowFates {
  return { rows: 0, counted: 0, repeated: 0, outside: 0, quality: 0, broken: 0 }
}

/** What is asked of every record that can be read: whether and how it counts. */
export type RecordTaker = (record: CallRecord, identity: Hash64) => 'counted' | 'repeated' | 'outside'

const CALL_ENDED = 1
const QUALITY = 2
/** Lines of numbers that are narrower than this are no call records of any release. */
const NARROWEST_RECORD = 60
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39

/** Reads one file of call records while its bytes stream by. */
export class RecordReader implements RecordSink {
  readonly fates = noRows()
  readonly absentColumns = new Set<CallColumn>()
  private readonly name: string
  private readonly texts: CellTexts
  private readonly take: RecordTaker
  private readonly identity: Hash64 = { high: 0, low: 0 }
  private readonly trouble: RecordTrouble
  private header: CallHeader | undefined
  private callHeaders = 0
  private columns = 0
  private bytes = 0

  constructor(name: string, texts: CellTexts, take: RecordTaker) {
    this.name = name
    this.texts = texts
    this.take = take
    this.trouble = new RecordTrouble(name)
  }

  get width(): number {
    return this.header?.width ?? 0
  }

  async read(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const scanner = new RecordScanner(this)
    for await (const chunk of transcoded(this.counted(chunks))) scanner.push(chunk)
    scanner.end()
  }

  record(cells: RecordCells, line: number): void {
    const isData = startsWithDigit(cells)
    if (!isData && this.readAsHeader(cells, line)) return
    // A text that is nothing of the kind is told once, not line by line.
    if (this.header === undefined && !(isData && cells.count >= NARROWEST_RECORD)) return
    this.fates.rows += 1
    const fate = this.fateOf(cells)
    if (typeof fate === 'string') this.fates[fate] += 1
    else this.broken(fate.trouble, line)
    if (this.texts.guessed) {
      this.texts.guessed = false
      this.trouble.note('encoding', line)
    }
    if (this.texts.sawNul) {
      this.texts.sawNul = false
      this.trouble.note('nul-byte', line)
    }
  }

  brokenLine(kind: 'malformed-quoting' | 'oversized', line: number): void {
    if (this.header === undefined) return
    this.fates.rows += 1
    this.broken(kind, line)
  }

  account(): MemberAccount {
    const { rows } = this.fates
    const isRead = this.callHeaders > 0
    const isOnlyQuality = !isRead && this.header?.kind === 'quality'
    const note = this.note(isOnlyQuality)
    return {
      name: this.name,
      fate: isRead ? 'read' : isOnlyQuality ? 'known-unused' : 'unknown',
      bytes: this.bytes,
      rows,
      ...(this.columns === 0 ? {} : { columns: this.columns }),
      ...(note === undefined ? {} : { note }),
    }
  }

  private note(isOnlyQuality: boolean): string | undefined {
    const { rows, quality } = this.fates
    if (isOnlyQuality) return 'call management records (CMR), passed over'
    if (this.bytes === 0) return 'empty'
    if (rows === 0) return this.header === undefined ? 'no call records' : 'header only'
    return quality > 0 ? `${quality} call management records (CMR) in it, passed over` : undefined
  }

  finding(): Finding | undefined {
    return this.trouble.finding()
  }

  private async *counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.bytes += chunk.length
      yield chunk
    }
  }

  /** True when the line names columns or their types. A merged file may have it anywhere; the last one holds. */
  private readAsHeader(cells: RecordCells, line: number): boolean {
    const header = readHeader(cells, this.texts)
    if (header === undefined) return false
    if (header === 'types') return true
    this.header = header
    this.columns = Math.max(this.columns, header.width)
    if (header.kind === 'neither') this.trouble.note('unusable-header', line)
    if (header.kind !== 'calls') return true
    this.callHeaders += 1
    for (const column of header.absent) this.absentColumns.add(column)
    return true
  }

  private fateOf(cells: RecordCells): Exclude<keyof RowFates, 'rows'> | { readonly trouble: RecordTroubleKind } {
    const { header } = this
    if (header === undefined) return { trouble: 'no-header' }
    if (header.kind === 'quality') return 'quality'
    if (header.kind === 'neither') return { trouble: 'unusable-header' }
    const type = cellInteger(cells, header.places.cdrRecordType)
    if (type === QUALITY) return 'quality'
    if (cells.count < header.width) return { trouble: 'too-narrow' }
    if (cells.count > header.width) return { trouble: 'too-wide' }
    if (type !== CALL_ENDED) return { trouble: 'other-record-type' }
    const record = readCallRecord(cells, header.places, this.texts)
    if (typeof record === 'string') return { trouble: record }
    identify(this.identity, cells, header.places, record)
    return this.take(record, this.identity)
  }

  private broken(kind: RecordTroubleKind, line: number): void {
    this.fates.broken += 1
    this.trouble.note(kind, line)
  }
}

/** Records begin with their type, a digit; header lines do not. */
function startsWithDigit({ bytes, starts }: RecordCells): boolean {
  const byte = bytes[starts[0] as number] ?? 0
  return byte >= DIGIT_0 && byte <= DIGIT_9
}
