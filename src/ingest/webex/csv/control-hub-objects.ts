import { compareText } from '../../../findings/finding.js'
import type { Entry } from '../../../model/snapshot.js'
import { PARK_RECALLS, type WebexCallPark, type WebexCallPickup } from '../../../model/webex/call-group.js'
import { scopedKey } from '../../../model/webex/dialing-rule.js'
import type { WebexKinds } from '../../../model/webex/kinds.js'
import { type WebexLicense, licenseKey } from '../../../model/webex/license.js'
import { queueKey } from '../../../model/webex/queue.js'
import { present } from '../../present.js'
import { licenseProduct } from '../objects/license.js'
import { e164 } from '../objects/phone-number.js'
import type { ExportRow, ExportTable } from './control-hub-table.js'

/** The kinds that exports of Control Hub tell of, as far as their columns are documented (`customer-assist` 5). */
export const EXPORTED_KINDS = ['person', 'virtual-line', 'call-park', 'call-park-extension', 'call-pickup'] as const
export type ExportedKind = (typeof EXPORTED_KINDS)[number]

/** What one export tells; `problem` for a row of which no object can be made. */
export interface ExportedObjects {
  readonly kind: ExportedKind
  readonly entries: readonly Entry<WebexKinds[ExportedKind]>[]
  readonly trouble: readonly { readonly row: number; readonly problem: string }[]
}

const MAIL = 'User ID/Email (Required)'
const PARK_EXTENSION = 'Call Park Extension Name'
const PARK = 'Call Park Name'
const NOTIFICATION = 'Notification Type'

/** Which export a header belongs to, by columns that no other one has together. */
const HEADERS: readonly (readonly [ExportedKind, needed: readonly string[]])[] = [
  ['person', [MAIL]],
  ['call-park-extension', [PARK_EXTENSION, 'Location', 'Extension']],
  ['call-park', [PARK, 'Location Name', 'Recall To']],
  ['call-pickup', ['Name', 'Location', NOTIFICATION, 'Agent1 ID']],
  ['virtual-line', ['First Name', 'Last Name', 'Display Name', 'Location', 'Phone Number', 'Extension']],
]

/** The export by its columns; undefined when it is none whose columns are documented. */
export function exportedKind(columns: readonly string[]): ExportedKind | undefined {
  const names = new Set(columns.map((name) => name.toLowerCase()))
  return HEADERS.find(([, needed]) => needed.every((name) => names.has(name.toLowerCase())))?.[0]
}

/** The objects of one export; `licenses` are those that the answers of the platform show. */
export function exportedObjects(
  kind: ExportedKind,
  table: ExportTable,
  file: string,
  licenses: readonly Entry<WebexLicense>[],
): ExportedObjects {
  const entries: Entry<WebexKinds[ExportedKind]>[] = []
  const trouble = [...table.trouble]
  const held = kind === 'person' ? heldLicenses(table.columns, licenses) : []
  for (const row of table.rows) {
    try {
      const [key, value] = objectOf(kind, row, table.columns, held)
      entries.push({ key, value, source: { file, row: row.row } })
    } catch (error) {
      if (!(error instanceof UnusableRow)) throw error
      trouble.push({ row: row.row, problem: error.message })
    }
  }
  return { kind, entries: joinedGroups(kind, entries), trouble }
}

/** A row that lacks what its object must have. */
class UnusableRow extends Error {}

/** What a reader of one row looks at. */
interface Cells {
  readonly optional: (column: string) => string | undefined
  /** Throws UnusableRow when the cell is empty. */
  readonly needed: (column: string) => string
  /** Mails of `Agent1 ID`, `Agent2 ID`, …, sorted. */
  readonly agents: readonly string[]
  /** Keys of the licenses of columns that say TRUE, sorted. */
  readonly licenses: readonly string[]
}

function objectOf(
  kind: ExportedKind,
  row: ExportRow,
  columns: readonly string[],
  held: readonly HeldLicense[],
): readonly [string, WebexKinds[ExportedKind]] {
  const optional = (column: string): string | undefined => row.cell(column) || undefined
  const agents = columns.filter((name) => /^agent\d+ id$/i.test(name)).flatMap((name) => optional(name) ?? [])
  const licenses = held.filter(({ column }) => row.cell(column).toUpperCase() === 'TRUE').map(({ key }) => key)
  return READERS[kind]({
    optional,
    needed: (column) => {
      const cell = optional(column)
      if (cell === undefined) throw new UnusableRow(`${column} is empty`)
      return cell
    },
    agents: agents.map((agent) => agent.toLowerCase()).sort(compareText),
    licenses: [...new Set(licenses)].sort(compareText),
  })
}

const READERS: { readonly [K in ExportedKind]: (cells: Cells) => readonly [string, WebexKinds[K]] } = {
  person: ({ optional, needed, licenses }) => {
    const mail = needed(MAIL).toLowerCase()
    const person = present<WebexKinds['person']>({
      mail,
      displayName: optional('Display Name'),
      firstName: optional('First Name'),
      lastName: optional('Last Name'),
      status: optional('User Status')?.toLowerCase(),
      location: optional('Location'),
      extension: optional('Extension'),
      phoneNumber: number(optional('Phone Number')),
      licenses,
      callingBehavior: undefined,
    })
    return [mail, person]
  },
  'virtual-line': ({ optional, needed }) => {
    const names = [optional('First Name'), optional('Last Name')].filter((name) => name !== undefined).join(' ')
    const line = present<WebexKinds['virtual-line']>({
      displayName: optional('Display Name') ?? names,
      location: needed('Location'),
      extension: optional('Extension'),
      phoneNumber: number(optional('Phone Number')),
    })
    return [scopedKey(line.displayName, line.location), line]
  },
  'call-park': ({ optional, needed, agents }) => {
    const [name, location] = [needed(PARK), needed('Location Name')]
    const recallTo = needed('Recall To').toUpperCase()
    const recall = PARK_RECALLS.find((option) => option === recallTo.replaceAll(/[^A-Z]+/g, '_'))
    if (recall === undefined) throw new UnusableRow('Recall To is none of the documented values')
    const recallHuntGroup = optional('Hunt Group Name')
    const park = present<WebexCallPark>({ name, location, recall, recallHuntGroup, agents, extensions: [] })
    return [queueKey(name, location), park]
  },
  'call-park-extension': ({ needed }) => {
    const [name, location] = [needed(PARK_EXTENSION), needed('Location')]
    return [queueKey(name, location), { name, location, extension: needed('Extension') }]
  },
  'call-pickup': ({ optional, needed, agents }) => {
    const [name, location] = [needed('Name'), needed('Location')]
    const delay = optional('Notification Delay Timer In Seconds') ?? ''
    const pickup = present<WebexCallPickup>({
      name,
      location,
      notification: NOTIFICATIONS.find((word) => word === optional(NOTIFICATION)?.toUpperCase()),
      notificationDelaySeconds: /^\d{1,4}$/.test(delay) ? Number(delay) : undefined,
      agents,
    })
    return [queueKey(name, location), pickup]
  },
}

const NOTIFICATIONS = ['NONE', 'AUDIO_ONLY', 'VISUAL_ONLY', 'AUDIO_AND_VISUAL'] as const

function number(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const found = e164(text)
  if (found === undefined) throw new UnusableRow('Phone Number is not a number in the form +E.164')
  return found
}

interface HeldLicense {
  readonly column: string
  readonly key: string
}

/**
 * The license that a TRUE in a column means: that of its product, where the answers show one in that
 * subscription, or one at all; else the column's own name (`customer-assist` 2.1, 5). Columns of other
 * services than calls are passed over.
 */
function heldLicenses(columns: readonly string[], licenses: readonly Entry<WebexLicense>[]): readonly HeldLicense[] {
  return columns.flatMap((column) => {
    const [, name = '', place] = /^(.*?)\s*(?:\[([^\]]*)\])?$/.exec(column) ?? []
    const product = licenseProduct(name, undefined)
    if (product === undefined) return []
    const same = licenses.filter(({ value }) => value.product === product)
    const meant = same.length === 1 ? same[0] : same.find(({ value }) => place?.includes(value.subscription ?? '\0'))
    return [{ column, key: meant?.key ?? licenseKey(name, place) }]
  })
}

/** Groups with more members than fit into one row go on in the next one under the same name. */
function joinedGroups(
  kind: ExportedKind,
  entries: readonly Entry<WebexKinds[ExportedKind]>[],
): readonly Entry<WebexKinds[ExportedKind]>[] {
  if (kind !== 'call-park' && kind !== 'call-pickup') return entries
  const groups = new Map<string, Entry<WebexKinds[ExportedKind]>>()
  for (const entry of entries) {
    const earlier = groups.get(entry.key)
    if (earlier === undefined || !('agents' in earlier.value) || !('agents' in entry.value))
      groups.set(entry.key, entry)
    else {
      const agents = [...new Set([...earlier.value.agents, ...entry.value.agents])].sort(compareText)
      groups.set(entry.key, { ...earlier, value: { ...earlier.value, agents } })
    }
  }
  return [...groups.values()]
}
