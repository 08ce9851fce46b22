/** One line of the tab Locations: a mapped place. Empty text where nothing is known. */
export interface LocationRow {
  /** `location:<name>`: the hidden key of the answers. */
  readonly key: string
  readonly location: string
  readonly devicePools: string
  readonly ucmLocation: string
  readonly physicalLocation: string
  /** `yes`, or what is missing. */
  readonly addressComplete: string
  readonly country: string
  readonly timeZone: string
  readonly language: string
  readonly routingPrefix: string
  readonly extensionLength: number | undefined
  readonly outboundDialDigit: string
  readonly pstn: string
  /** Route groups that the device pools use for outside calls. */
  readonly trunk: string
  readonly mainNumber: string
  readonly agents: number
  /** People of the location who do not move. */
  readonly stayingUsers: number
  /** `yes`, or what is missing. */
  readonly emergencyReady: string
  readonly status: string
}

/** Headings and widths (characters) of the tab, in order. */
export const LOCATION_COLUMNS = [
  { field: 'location', header: 'Location', width: 20, kind: 'text' },
  { field: 'devicePools', header: 'Device pools', width: 28, kind: 'text' },
  { field: 'ucmLocation', header: 'UCM location', width: 18, kind: 'text' },
  { field: 'physicalLocation', header: 'Physical location', width: 18, kind: 'text' },
  { field: 'addressComplete', header: 'Address complete?', width: 26, kind: 'text' },
  { field: 'country', header: 'Country', width: 9, kind: 'text' },
  { field: 'timeZone', header: 'Time zone', width: 20, kind: 'text' },
  { field: 'language', header: 'Language', width: 10, kind: 'text' },
  { field: 'routingPrefix', header: 'Routing prefix', width: 12, kind: 'phone' },
  { field: 'extensionLength', header: 'Extension length', width: 10, kind: 'integer' },
  { field: 'outboundDialDigit', header: 'Outbound dial digit', width: 10, kind: 'phone' },
  { field: 'pstn', header: 'PSTN', width: 16, kind: 'text' },
  { field: 'trunk', header: 'Trunk or route group', width: 24, kind: 'text' },
  { field: 'mainNumber', header: 'Main number', width: 17, kind: 'phone' },
  { field: 'agents', header: 'Agents', width: 8, kind: 'integer' },
  { field: 'stayingUsers', header: 'Staying users', width: 10, kind: 'integer' },
  { field: 'emergencyReady', header: 'Emergency ready?', width: 26, kind: 'text' },
  { field: 'status', header: 'Mapping', width: 11, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof LocationRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone' | 'integer'
}[]
