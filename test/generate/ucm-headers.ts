import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const table: string[][] = parse(readFileSync(new URL('./ucm-headers-14.0.1.csv', import.meta.url)), {
  relax_column_count: true,
})

/**
 * The header row of every CSV member of a 14.0.1 export, by member name, in order: with duplicate
 * names, trailing and double blanks and the one empty name. An empty list: the member has no header.
 */
export const UCM_HEADERS: ReadonlyMap<string, readonly string[]> = new Map(
  table.map(([member = '', ...columns]) => [member, columns]),
)

/** Header of one member. Throws when an export has no such member. */
export function ucmHeader(member: string): readonly string[] {
  const header = UCM_HEADERS.get(member)
  if (header === undefined) throw new Error(`no such member in a 14.0.1 export: ${member}`)
  return header
}

/** Members that come without any header row, with the bytes they consist of. */
export const HEADERLESS_MEMBERS: Readonly<Record<string, string>> = { 'gateway.csv': '', 'ipmaconfig.csv': '\n' }

/** CSV members that header.txt of a 14.0.1 export does not list. */
export const UNLISTED_MEMBERS: readonly string[] = [
  'ipmaconfig',
  'locationedge',
  'sdpvaluefromlist',
  'selfprovisioningselectedlanguage',
]

/** Names of the SIP normalization scripts that ship with the product and are exported with it. */
export const LUA_MEMBERS: readonly string[] = [
  'HCS-PCV-PAI-passthrough.lua',
  'att-header-passthrough.lua',
  'cisco-meeting-server-interop.lua',
  'cisco-telepresence-conductor-interop.lua',
  'cisco-telepresence-mcu-ts-direct-interop.lua',
  'diversion-counter.lua',
  'refer-passthrough.lua',
  'vcs-interop.lua',
]
