/** One line of the onboarding list. */
export interface ReadinessRow {
  /** Key of the mapping row, `readiness|<item>`. */
  readonly key: string
  readonly item: string
  /** `yes`, `no`, or empty while nobody answered. */
  readonly answer: string
  readonly owner: string
}

/** Headings and widths (characters), in order. */
export const READINESS_COLUMNS = [
  { field: 'item', header: 'To be made ready', width: 44, kind: 'text' },
  { field: 'answer', header: 'Answer', width: 9, kind: 'text' },
  { field: 'owner', header: 'Owner', width: 24, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof ReadinessRow
  readonly header: string
  readonly width: number
  readonly kind: 'text'
}[]
