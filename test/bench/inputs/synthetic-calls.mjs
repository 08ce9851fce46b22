// Made-up call records in the layout of Unified CM: 133 columns, about 600 bytes a record.
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const COLUMNS = JSON.parse(readFileSync(new URL('../../support/call-columns.json', import.meta.url), 'utf8')).map(
  ([name, type]) => ({ name, type, isText: type !== 'INTEGER' }),
)

const HEADER = `${COLUMNS.map(({ name }) => `"${name}"`).join(',')}\n${COLUMNS.map(({ type }) => type).join(',')}\n`
const FILE_BYTES = 8 << 20
const PHONES = 20_000
const TRUNKS = 60
const QUEUES = 300
const START = 1_735_689_600
const RECORDS_A_SECOND = 0.8

/** Fills a folder with files of about 8 MB; returns how many bytes and records it holds. */
export function writeCallFolder(folder, bytes) {
  mkdirSync(folder, { recursive: true })
  const next = generator(7)
  let written = 0
  let records = 0
  for (let file = 0; written < bytes; file += 1) {
    const fd = openSync(join(folder, `cdr_BenchCluster_01_${String(file).padStart(6, '0')}_1`), 'w')
    let text = HEADER
    const most = Math.min(FILE_BYTES, bytes - written)
    while (text.length < most) text += record((records += 1), next)
    written += writeSync(fd, text)
    closeSync(fd)
  }
  return { bytes: written, records }
}

function record(id, next) {
  const originated = START + Math.floor(id / RECORDS_A_SECOND)
  const connected = next(10) === 0 ? 0 : originated + next(20)
  const disconnected = (connected || originated) + next(420)
  const trunk = `SIP-TRUNK-${next(TRUNKS)}`
  const phone = 1000 + next(PHONES)
  const outside = `+1${200 + next(700)}555${String(next(10_000)).padStart(4, '0')}`
  const kind = next(4)
  const pilot = kind === 0 ? String(800_000 + next(QUEUES)) : ''
  const isInbound = kind < 2
  const isOutbound = kind === 2
  const other = 1000 + ((phone * 7 + next(20)) % PHONES)
  return row({
    cdrRecordType: 1,
    globalCallID_callManagerId: 1,
    globalCallID_callId: id,
    origLegCallIdentifier: 2 * id,
    destLegIdentifier: 2 * id + 1,
    dateTimeOrigination: originated,
    dateTimeConnect: connected,
    dateTimeDisconnect: disconnected,
    duration: connected === 0 ? 0 : disconnected - connected,
    callingPartyNumber: isInbound ? outside : phone,
    callingPartyNumberPartition: isInbound ? '' : 'PT-Internal',
    originalCalledPartyNumber: isOutbound ? outside : pilot || other,
    finalCalledPartyNumber: isOutbound ? outside : pilot || other,
    originalCalledPartyNumberPartition: 'PT-Internal',
    finalCalledPartyNumberPartition: 'PT-Internal',
    originalCalledPartyPattern: isOutbound ? '\\+1XXXXXXXXXX' : pilot || other,
    finalCalledPartyPattern: isOutbound ? '\\+1XXXXXXXXXX' : pilot || other,
    calledPartyPatternUsage: isOutbound ? 5 : pilot === '' ? 2 : 7,
    origDeviceName: isInbound ? trunk : mac(phone),
    destDeviceName: isOutbound ? trunk : connected === 0 ? '' : mac(other),
    IncomingProtocolID: isInbound ? 1 : 0,
    OutgoingProtocolID: isOutbound ? 1 : 0,
    origIpv4v6Addr: '192.0.2.10',
    destIpv4v6Addr: '192.0.2.11',
    origCause_value: 16,
    pkid: uuid(next),
    globalCallId_ClusterID: 'BenchCluster',
    huntPilotDN: pilot,
    huntPilotPartition: pilot === '' ? '' : 'PT-Internal',
    wasCallQueued: pilot === '' ? 0 : next(2),
    totalWaitTimeInQueue: pilot === '' ? 0 : next(120),
    origDeviceSessionID: uuid(next),
    destDeviceSessionID: uuid(next),
  })
}

function row(values) {
  return `${COLUMNS.map(({ name, isText }) => (isText ? `"${values[name] ?? ''}"` : (values[name] ?? 0))).join(',')}\n`
}

function mac(number) {
  return `SEP0000${number.toString(16).toUpperCase().padStart(8, '0')}`
}

function uuid(next) {
  const part = () => next(0x10000).toString(16).padStart(4, '0')
  return `${part()}${part()}-${part()}-4${part().slice(1)}-8${part().slice(1)}-${part()}${part()}${part()}`
}

/** Whole numbers below a bound, the same in every run (mulberry32). */
function generator(seed) {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
