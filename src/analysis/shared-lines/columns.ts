/** Who is on the devices of a line (`ucm-exports` 1.8). */
export const SHARING_KINDS = [
  'several devices of one person',
  'shared between people',
  'shared with a common area',
  'common area only',
] as const
export type SharingKind = (typeof SHARING_KINDS)[number]

/** Answers of the field Choice. */
export const SHARED_LINE_CHOICES = ['MOVE_ALL', 'KEEP_ALL', 'SPLIT_VIRTUAL_LINE', 'BUDDY'] as const
export type SharedLineChoice = (typeof SHARED_LINE_CHOICES)[number]

/** One line of the tab Shared lines: a number on more than one device. */
export interface SharedLineRow {
  /** `dn:<dn>@<partition>`: the hidden key of the answers. */
  readonly key: string
  readonly dn: string
  readonly partition: string
  readonly sharing: SharingKind
  readonly devices: string
  readonly users: string
  readonly moving: string
  readonly staying: string
  /** Whose first button the line is on; the natural owner. */
  readonly lineOneOwner: string
  /** Empty where nothing has to be decided. */
  readonly proposed: SharedLineChoice | ''
  readonly source: string
}

/** Headings and widths (characters) of the tab, in order. */
export const SHARED_LINE_COLUMNS = [
  { field: 'dn', header: 'DN', width: 18, kind: 'phone' },
  { field: 'partition', header: 'Partition', width: 18, kind: 'text' },
  { field: 'sharing', header: 'Kind', width: 26, kind: 'text' },
  { field: 'devices', header: 'Devices', width: 32, kind: 'text' },
  { field: 'users', header: 'Users', width: 24, kind: 'text' },
  { field: 'moving', header: 'Moving', width: 24, kind: 'text' },
  { field: 'staying', header: 'Staying', width: 24, kind: 'text' },
  { field: 'lineOneOwner', header: 'Line 1 owner', width: 18, kind: 'text' },
  { field: 'proposed', header: 'Proposed', width: 20, kind: 'text' },
  { field: 'source', header: 'Read from', width: 22, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof SharedLineRow
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'phone'
}[]
