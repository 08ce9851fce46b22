/** What could become of a hunt pilot. */
export const PILOT_KINDS = ['KEEP_UCM', 'CA_QUEUE', 'HUNT_GROUP'] as const
export type PilotKind = (typeof PILOT_KINDS)[number]

/** One line of the tab Hunt and queues. */
export interface HuntRow {
  /** `hunt-pilot:<pattern>@<partition>` */
  readonly key: string
  readonly pilot: string
  readonly partition: string
  readonly description: string
  readonly huntList: string
  readonly lineGroups: string
  readonly algorithm: string
  readonly members: number
  readonly moving: number
  readonly staying: number
  readonly maximumCallers: number | undefined
  readonly maximumWaitSeconds: number | undefined
  readonly overflow: string
  /** Columns from which queueing is inferred; empty = probably no queue. */
  readonly signals: string
  readonly proposedKind: PilotKind
  readonly why: string
  readonly source: string
}

/** Headings and widths (characters) of the tab, in order. */
export const HUNT_COLUMNS = [
  { field: 'pilot', header: 'UCM pilot', width: 18, kind: 'phone' },
  { field: 'partition', header: 'Partition', width: 18, kind: 'text' },
  { field: 'description', header: 'Description', width: 24, kind: 'text' },
  { field: 'huntList', header: 'Hunt list', width: 18, kind: 'text' },
  { field: 'lineGroups', header: 'Line groups', width: 24, kind: 'text' },
  { field: 'algorithm', header: 'Algorithms', width: 18, kind: 'text' },
  { field: 'members', header: 'Members', width: 9, kind: 'integer' },
  { field: 'moving', header: 'Moving', width: 8, kind: 'integer' },
  { field: 'staying', header: 'Staying', width: 8, kind: 'integer' },
  { field: 'maximumCallers', header: 'Callers in queue (maximum)', width: 12, kind: 'integer' },
  { field: 'maximumWaitSeconds', header: 'Wait in queue (seconds)', width: 12, kind: 'integer' },
  { field: 'overflow', header: 'Overflow destinations', width: 32, kind: 'text' },
  { field: 'signals', header: 'Signs of a queue', width: 28, kind: 'text' },
  { field: 'proposedKind', header: 'Proposed kind', width: 14, kind: 'text' },
  { field: 'why', header: 'Why proposed', width: 32, kind: 'text' },
  { field: 'source', header: 'Read from', width: 22, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof HuntRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone' | 'integer'
}[]
