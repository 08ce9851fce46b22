/** One line of the tab Emergency: a mapped location or, before any mapping, a class of lines. */
export interface EmergencyRow {
  /** Hidden key: `location:…` or `css:…`. */
  readonly key: string
  readonly location: string
  readonly lines: number
  readonly agents: number
  readonly extensionOnlyAgents: number
  readonly elinGroups: string
  /** Which strings were dialed, with the country behind them. */
  readonly strings: string
  /** What the bare number does. */
  readonly direct: string
  /** What it does behind the outside digit. */
  readonly prefixed: string
  /** Who takes emergency calls after the move, from the mapping. */
  readonly carrier: string
  readonly callbackNumber: string
}

/** Headings and widths (characters) of the tab, in order. */
export const EMERGENCY_COLUMNS = [
  { field: 'location', header: 'Location', width: 26, kind: 'text' },
  { field: 'lines', header: 'Lines', width: 8, kind: 'integer' },
  { field: 'agents', header: 'Agents', width: 8, kind: 'integer' },
  { field: 'extensionOnlyAgents', header: 'Extension-only agents', width: 12, kind: 'integer' },
  { field: 'elinGroups', header: 'UCM ELIN group', width: 20, kind: 'text' },
  { field: 'strings', header: 'Dialed', width: 20, kind: 'text' },
  { field: 'direct', header: 'Without prefix', width: 44, kind: 'text' },
  { field: 'prefixed', header: 'Behind the outside digit', width: 36, kind: 'text' },
  { field: 'carrier', header: 'Carrier after the move', width: 18, kind: 'text' },
  { field: 'callbackNumber', header: 'Number to call back', width: 18, kind: 'phone' },
] as const satisfies readonly {
  readonly field: keyof EmergencyRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone' | 'integer'
}[]
