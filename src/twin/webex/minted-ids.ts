import { sha256 } from '../../model/fingerprint.js'
import type { WebexTables } from './webex-tables.js'

/** The types that stand inside a Webex id (`webex-api` 2). */
export type IdType =
  | 'ORGANIZATION'
  | 'LICENSE'
  | 'LOCATION'
  | 'TRUNK'
  | 'ROUTE_GROUP'
  | 'DIAL_PLAN'
  | 'PEOPLE'
  | 'CALL_QUEUE'
  | 'JOB'

/** `ciscospark://us/TYPE/name` in base64 without padding, as Webex writes ids. */
export function webexId(type: IdType, name: string): string {
  return btoa(`ciscospark://us/${type}/${name}`).replace(/=+$/, '')
}

/** A UUID that looks random and depends on the text only. */
export function uuidOf(text: string): string {
  const hex = sha256(text)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${'89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** A UUID for a new object; never the same twice, also when the object has a predecessor of that name. */
export function mintUuid(tables: WebexTables, type: string, naturalKey: string): string {
  const organization = [...tables.organization.all()][0]
  if (organization === undefined) throw new Error('The twin of the organization was never made')
  const minted = organization.minted + 1
  tables.organization.put(organization.id, { ...organization, minted })
  return uuidOf(`${type}|${naturalKey}|${minted}`)
}

export function mintId(tables: WebexTables, type: IdType, naturalKey: string): string {
  return webexId(type, mintUuid(tables, type, naturalKey))
}
