import type { CodeEntry } from './code-entry.js'
import { DIRECTORY_NUMBER_CODES } from './dn.js'
import { DIAL_PLAN_CODES } from './dial.js'
import { GROUP_CODES } from './groups.js'
import { GATEWAY_CODES } from './lgw.js'
import { INPUT_CODES } from './pre.js'
import { LICENSE_CODES } from './lic.js'
import { LOCATION_CODES } from './loc.js'
import { ROUND_TRIP_CODES } from './rt.js'
import { SAFETY_CODES } from './safety.js'
import { TARGET_CODES } from './target.js'
import { USER_CODES } from './usr.js'
import { WAVE_CODES } from './wav.js'

/** Every code the tool can report, in the order they are documented. Codes are never renumbered. */
export const CATALOG = {
  ...INPUT_CODES,
  ...LICENSE_CODES,
  ...USER_CODES,
  ...DIRECTORY_NUMBER_CODES,
  ...DIAL_PLAN_CODES,
  ...LOCATION_CODES,
  ...GROUP_CODES,
  ...TARGET_CODES,
  ...GATEWAY_CODES,
  ...SAFETY_CODES,
  ...WAVE_CODES,
  ...ROUND_TRIP_CODES,
} as const satisfies Record<string, CodeEntry>

export type FindingCode = keyof typeof CATALOG

/** All codes, in catalog order. */
export const FINDING_CODES = Object.keys(CATALOG) as readonly FindingCode[]

/** Narrows a text to a code of the catalog. */
export function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(CATALOG, text)
}

/** The entry of a code, widened so that optional fields can be read. */
export function codeEntry(code: FindingCode): CodeEntry {
  return CATALOG[code]
}
