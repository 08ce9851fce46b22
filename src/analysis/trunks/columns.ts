/** One line of the tab Trunks: a trunk of Unified CM and what lies behind it. */
export interface TrunkRow {
  /** `trunk:<name>`: the hidden key of the answers. */
  readonly key: string
  readonly trunk: string
  readonly role: string
  /** `proposed`, `confirmed`, or empty when nobody said anything. */
  readonly status: string
  readonly hints: string
  readonly description: string
  readonly location: string
  readonly type: string
  readonly destinations: string
  readonly inboundCss: string
  readonly reroutingCss: string
  readonly sipProfile: string
  readonly securityProfile: string
  readonly classification: string
  readonly routeGroups: string
  readonly routeLists: string
  readonly patterns: string
  readonly domains: string
}

/** Headings and widths (characters) of the tab, in order. */
export const TRUNK_COLUMNS = [
  { field: 'trunk', header: 'Trunk', width: 28, kind: 'text' },
  { field: 'role', header: 'Role now', width: 16, kind: 'text' },
  { field: 'status', header: 'Mapping', width: 11, kind: 'text' },
  { field: 'hints', header: 'What speaks for it', width: 40, kind: 'text' },
  { field: 'description', header: 'Description', width: 28, kind: 'text' },
  { field: 'location', header: 'Location', width: 18, kind: 'text' },
  { field: 'type', header: 'Type', width: 12, kind: 'text' },
  { field: 'destinations', header: 'Destinations', width: 26, kind: 'text' },
  { field: 'inboundCss', header: 'Inbound CSS', width: 20, kind: 'text' },
  { field: 'reroutingCss', header: 'Rerouting CSS', width: 20, kind: 'text' },
  { field: 'sipProfile', header: 'SIP profile', width: 24, kind: 'text' },
  { field: 'securityProfile', header: 'Security profile', width: 24, kind: 'text' },
  { field: 'classification', header: 'Classification', width: 14, kind: 'text' },
  { field: 'routeGroups', header: 'Route groups', width: 20, kind: 'text' },
  { field: 'routeLists', header: 'Route lists', width: 20, kind: 'text' },
  { field: 'patterns', header: 'Patterns that lead to it', width: 34, kind: 'phone' },
  { field: 'domains', header: 'SIP route patterns', width: 24, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof TrunkRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone' | 'integer'
}[]
