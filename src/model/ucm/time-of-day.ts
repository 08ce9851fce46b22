/** Days as in exports and schedules, Sunday first as `Date` counts them. */
export const DAYS_OF_WEEK = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number]

/** A day of the year without a year. `month` 1–12. */
export interface DayOfYear {
  readonly month: number
  readonly day: number
}

/** A stretch of time that repeats by week or by year; by year beats by week where both apply (`routing-semantics` A2.2). */
export interface TimePeriod {
  readonly name: string
  readonly description?: string
  /** Minutes after midnight, start included, end excluded; both absent = no office hours: never inside. */
  readonly startMinute?: number
  readonly endMinute?: number
  readonly days:
    | { readonly kind: 'week'; readonly from: DayOfWeek; readonly to: DayOfWeek }
    | { readonly kind: 'year'; readonly from: DayOfYear; readonly to: DayOfYear }
}

/** Time periods under one name; a partition with a schedule is there only while the schedule is active. */
export interface TimeSchedule {
  readonly name: string
  readonly description?: string
  readonly periods: readonly string[]
}

/** Where a device pool keeps its clock: an IANA zone such as `America/New_York`. */
export interface DateTimeGroup {
  readonly name: string
  readonly timeZone?: string
}
