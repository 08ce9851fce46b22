import type { DeviceClass } from '../../../model/ucm/phone.js'

const BY_TYPE: readonly (readonly [DeviceClass, RegExp])[] = [
  ['template', /template/i],
  ['cti-port', /^CTI Port$/i],
  ['remote-device', /remote device/i],
  ['soft-client', /client services framework|dual mode|jabber|ip communicator|soft ?phone|webex app/i],
  ['analog', /analog|vgc|\bATA\b/i],
  ['desk-phone', /^Cisco (?:\d{4}|Unified (?:Wireless )?IP Phone|IP Phone|DX\d|Desk Phone|Wireless Phone)/i],
]

const BY_NAME: readonly (readonly [DeviceClass, RegExp])[] = [
  ['desk-phone', /^(?:SEP[0-9A-F]{12}|MACADDRESS)$/i],
  ['soft-client', /^(?:CSF|BOT|TCT|TAB)/i],
  ['analog', /^(?:AN|VG)[0-9A-F]{8,}/i],
]

/**
 * What a row of phone.csv really is, by its device type; by its name where the file has no type, as
 * in import sets (`ucm-exports` 1.3).
 */
export function deviceClass(deviceType: string | undefined, name: string): DeviceClass {
  const [rules, text] = deviceType === undefined ? [BY_NAME, name] : [BY_TYPE, deviceType]
  return rules.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}
