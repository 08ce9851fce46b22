import type { DeviceKind } from '../../../model/calls/call-statistics.js'
import type { RecordedEnd } from '../records/call-record.js'

/** Protocols between clusters, gateways and providers; CTI (3) is a program beside a phone (`ucm-exports` 4). */
const TRUNK_PROTOCOLS: readonly number[] = [1, 2, 4]

/** Desk phones and analog ports are named after their hardware. */
const PHONE = /^((SEP|ATA)[0-9A-F]{12}|(AN|VGC?)[0-9A-F]{10,14})$/i
/** Prefixes that Unified CM demands of phones made of software. */
const SOFT_CLIENT = /^(CSF|BOT|TCT|TAB)/i

/**
 * What kind of device one end of a record is. Which devices are trunks only the configuration knows; the
 * records tell a protocol and a name, so ports of programs, bridges and recorders are `other`.
 */
export function deviceKind({ device, protocol }: RecordedEnd): DeviceKind {
  if (device === '') return 'none'
  if (PHONE.test(device)) return 'phone'
  if (TRUNK_PROTOCOLS.includes(protocol)) return 'trunk'
  return SOFT_CLIENT.test(device) ? 'soft-client' : 'other'
}

/** Whether somebody can answer on it, as far as the records tell. */
export function isPhone(kind: DeviceKind): boolean {
  return kind === 'phone' || kind === 'soft-client'
}

/** Whether calls over a device are added up for it alone. */
export function isLoaded(kind: DeviceKind): boolean {
  return kind === 'trunk' || kind === 'other'
}

/** Conference bridges and recorders have numbers of their own making, a `b` and digits. */
export function isBridgeNumber(number: string): boolean {
  return number.startsWith('b') && /^b\d{8,}$/.test(number)
}
