/** One line of the tab Dial plan: one entry that competes in digit analysis. */
export interface DialPlanRow {
  /** Hidden key: `pattern:…`, `dn:…`, `hunt-pilot:…`. */
  readonly key: string
  readonly side: 'UCM'
  readonly pattern: string
  readonly partition: string
  /** In words: `route pattern`, `directory number`, … */
  readonly type: string
  readonly target: string
  /** `OnNet` or `OffNet` where the entry has a class. */
  readonly class: string
  readonly urgent: string
  readonly block: string
  readonly transformations: string
  /** How many numbers it matches, or `variable` where they have several lengths. */
  readonly strings: string
  /** Calling search spaces that see it; all of them see `<None>`. */
  readonly searchSpaces: number
  readonly remarks: string
  readonly source: string
}

/** Headings and widths (characters) of the tab, in order. */
export const DIAL_PLAN_COLUMNS = [
  { field: 'side', header: 'Side', width: 7, kind: 'text' },
  { field: 'pattern', header: 'Pattern', width: 22, kind: 'phone' },
  { field: 'partition', header: 'Partition', width: 24, kind: 'text' },
  { field: 'type', header: 'Type', width: 19, kind: 'text' },
  { field: 'target', header: 'Target', width: 28, kind: 'text' },
  { field: 'class', header: 'Class of service', width: 10, kind: 'text' },
  { field: 'urgent', header: 'Urgent', width: 8, kind: 'text' },
  { field: 'block', header: 'Blocked', width: 9, kind: 'text' },
  { field: 'transformations', header: 'Transformations', width: 34, kind: 'text' },
  { field: 'strings', header: 'Matches', width: 12, kind: 'text' },
  { field: 'searchSpaces', header: 'Seen by search spaces', width: 10, kind: 'integer' },
  { field: 'remarks', header: 'Remarks', width: 44, kind: 'text' },
  { field: 'source', header: 'Read from', width: 24, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof DialPlanRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone' | 'integer'
}[]
