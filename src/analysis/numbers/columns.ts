/** What a number is for. */
export const NUMBER_TYPES = [
  'DID',
  'extension',
  'route point',
  'hunt',
  'pickup',
  'park',
  'directed park',
  'voicemail',
  'emergency',
] as const
export type NumberType = (typeof NUMBER_TYPES)[number]

/** One line of the tab Numbers. */
export interface NumberRow {
  /** Hidden key: `dn:…`, `hunt-pilot:…`, `pattern:…`, `pickup-group:…`. */
  readonly key: string
  readonly number: string
  readonly type: NumberType
  /** Person or object that has the number. */
  readonly owner: string
  readonly partition: string
  readonly devices: number
  readonly e164: string
  /** The rule that gave the +E.164 number, or why there is none. */
  readonly rule: string
  /** `accepted (E164)`, `accepted after prefix (US)` or `refused`. */
  readonly anchored: string
  readonly client: string
  readonly conflictWith: string
  readonly location: string
  readonly source: string
}

/** Headings and widths (characters) of the tab, in order. */
export const NUMBER_COLUMNS = [
  { field: 'number', header: 'Number', width: 18, kind: 'phone' },
  { field: 'type', header: 'Type', width: 13, kind: 'text' },
  { field: 'owner', header: 'UCM owner', width: 24, kind: 'text' },
  { field: 'partition', header: 'Partition', width: 20, kind: 'text' },
  { field: 'devices', header: 'Devices', width: 9, kind: 'integer' },
  { field: 'e164', header: '+E.164', width: 18, kind: 'phone' },
  { field: 'rule', header: 'Known by', width: 22, kind: 'text' },
  { field: 'anchored', header: 'Check: server', width: 20, kind: 'text' },
  { field: 'client', header: 'Check: client', width: 18, kind: 'text' },
  { field: 'conflictWith', header: 'Conflict with', width: 32, kind: 'text' },
  { field: 'location', header: 'Location', width: 18, kind: 'text' },
  { field: 'source', header: 'Read from', width: 24, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof NumberRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone' | 'integer'
}[]
