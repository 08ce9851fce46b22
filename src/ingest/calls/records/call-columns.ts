import type { CellTexts } from './cell-text.js'
import type { RecordCells } from './record-scanner.js'

/** Columns without which a record says nothing about a call. */
const NEEDED = [
  'cdrRecordType',
  'dateTimeOrigination',
  'dateTimeConnect',
  'dateTimeDisconnect',
  'callingPartyNumber',
  'finalCalledPartyNumber',
  'origDeviceName',
  'destDeviceName',
] as const

/** Columns that older releases lack; what they would say is not counted then. */
const USED = [
  'globalCallID_callManagerId',
  'globalCallID_callId',
  'origLegCallIdentifier',
  'destLegIdentifier',
  'globalCallId_ClusterID',
  'pkid',
  'origIpAddr',
  'destIpAddr',
  'origIpv4v6Addr',
  'destIpv4v6Addr',
  'origCause_value',
  'destCause_value',
  'callingPartyNumberPartition',
  'originalCalledPartyNumber',
  'originalCalledPartyNumberPartition',
  'finalCalledPartyNumberPartition',
  'lastRedirectDn',
  'duration',
  'origCallTerminationOnBehalfOf',
  'destCallTerminationOnBehalfOf',
  'origCalledPartyRedirectOnBehalfOf',
  'lastRedirectRedirectOnBehalfOf',
  'lastRedirectRedirectReason',
  'joinOnBehalfOf',
  'IncomingProtocolID',
  'OutgoingProtocolID',
  'huntPilotDN',
  'huntPilotPartition',
  'calledPartyPatternUsage',
  'wasCallQueued',
  'totalWaitTimeInQueue',
  'originalCalledPartyPattern',
] as const

export type CallColumn = (typeof NEEDED)[number] | (typeof USED)[number]

const COLUMNS: readonly CallColumn[] = [...NEEDED, ...USED]

/** Where a file has which column; -1 where it has not. */
export type ColumnPlaces = Readonly<Record<CallColumn, number>>

/** What a header line says about the lines below it. */
export interface CallHeader {
  /** Records of calls, quality records that lie beside them (CMR), or neither. */
  readonly kind: 'calls' | 'quality' | 'neither'
  readonly width: number
  readonly places: ColumnPlaces
  /** Columns we use and the file has not. */
  readonly absent: readonly CallColumn[]
}

/** The cell by which a header is known wherever it stands in a file (`ucm-exports` 4). */
const HEADER_MARK = 'cdrrecordtype'
const TYPE = /^(INTEGER|VARCHAR\(\d+\)|UNIQUEIDENTIFIER)$/i

/**
 * What a line is that holds no data: names of columns, or the types below them. Undefined for anything else.
 * Columns are found by name, in any order and without regard to case.
 */
export function readHeader(cells: RecordCells, texts: CellTexts): CallHeader | 'types' | undefined {
  const first = texts.text(cells, 0).trim()
  if (TYPE.test(first)) return isAllTypes(cells, texts) ? 'types' : undefined
  const names = Array.from({ length: cells.count }, (_, index) => texts.text(cells, index).trim().toLowerCase())
  if (!names.includes(HEADER_MARK)) return undefined
  const place = (column: CallColumn): number => names.indexOf(column.toLowerCase())
  const places = Object.fromEntries(COLUMNS.map((column) => [column, place(column)])) as ColumnPlaces
  return {
    kind: kindOf(names, places),
    width: cells.count,
    places,
    absent: COLUMNS.filter((column) => places[column] < 0),
  }
}

function isAllTypes(cells: RecordCells, texts: CellTexts): boolean {
  for (let index = 0; index < cells.count; index += 1) {
    if (!TYPE.test(texts.text(cells, index).trim())) return false
  }
  return true
}

function kindOf(names: readonly string[], places: ColumnPlaces): CallHeader['kind'] {
  if (NEEDED.every((column) => places[column] >= 0)) return 'calls'
  return names.includes('directorynum') && places.callingPartyNumber < 0 ? 'quality' : 'neither'
}
