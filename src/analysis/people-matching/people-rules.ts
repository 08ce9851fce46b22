import type { MatchRule } from './match-people.js'

/**
 * How a user of Unified CM and a person of a directory are known to be one (`audit-workbook` USR, `customer-assist`
 * 3), strongest first. A user id is a proof only for a person below the search base of the very agreement that the
 * user comes from (`ucm-exports` 1.5): another directory may well have the same login for somebody else.
 */
export const DIRECTORY_RULES = [
  { name: 'mail', confidence: 'PROVEN', isUnique: false },
  { name: 'synchronized-user-id', confidence: 'PROVEN', isUnique: false },
  { name: 'other-address', confidence: 'LIKELY', isUnique: false },
  { name: 'user-id', confidence: 'LIKELY', isUnique: false },
  { name: 'user-id-in-address', confidence: 'LIKELY', isUnique: false },
  { name: 'telephone-number', confidence: 'LIKELY', isUnique: true },
  { name: 'display-name', confidence: 'CHECK', isUnique: true },
] as const satisfies readonly MatchRule[]

/**
 * The same for a person of Webex, whose mail may also be that of the directory person who was found: no surer than
 * that person is. `directory-mail` is that of somebody who is proved, `directory-address` any address of somebody
 * who is still to be checked; between the two, addresses count as the user's own.
 */
export const WEBEX_RULES = [
  { name: 'mail', confidence: 'PROVEN', isUnique: false },
  { name: 'directory-mail', confidence: 'PROVEN', isUnique: false },
  { name: 'other-address', confidence: 'LIKELY', isUnique: false },
  { name: 'user-id-in-address', confidence: 'LIKELY', isUnique: false },
  { name: 'telephone-number', confidence: 'LIKELY', isUnique: true },
  { name: 'directory-address', confidence: 'CHECK', isUnique: false },
  { name: 'display-name', confidence: 'CHECK', isUnique: true },
] as const satisfies readonly MatchRule[]

export type DirectoryRule = (typeof DIRECTORY_RULES)[number]['name']
export type WebexRule = (typeof WEBEX_RULES)[number]['name']
