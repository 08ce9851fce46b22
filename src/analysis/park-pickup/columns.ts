/** One line of the tab Park and pickup: a pickup group or a park number. */
export interface ParkPickupRow {
  /** `pickup-group:<name>` or `pattern:<pattern>@<partition>` */
  readonly key: string
  /** Name of the group, or the park number or range. */
  readonly name: string
  readonly kind: 'pickup group' | 'park' | 'directed park'
  /** Number that is dialed for the group. */
  readonly number: string
  readonly partition: string
  readonly moving: string
  readonly staying: string
  readonly splitNeeded: 'yes' | 'no' | ''
  readonly proposedObject: string
  readonly detail: string
  readonly source: string
}

/** Headings and widths (characters) of the tab, in order. */
export const PARK_PICKUP_COLUMNS = [
  { field: 'name', header: 'Group or number', width: 22, kind: 'text' },
  { field: 'kind', header: 'Kind', width: 14, kind: 'text' },
  { field: 'number', header: 'Number', width: 16, kind: 'phone' },
  { field: 'partition', header: 'Partition', width: 18, kind: 'text' },
  { field: 'moving', header: 'Members moving', width: 32, kind: 'text' },
  { field: 'staying', header: 'Members staying', width: 32, kind: 'text' },
  { field: 'splitNeeded', header: 'Split needed?', width: 10, kind: 'text' },
  { field: 'proposedObject', header: 'Proposed Webex object', width: 28, kind: 'text' },
  { field: 'detail', header: 'Detail', width: 32, kind: 'text' },
  { field: 'source', header: 'Read from', width: 22, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof ParkPickupRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone'
}[]
