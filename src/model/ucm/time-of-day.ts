/** Days as in exports and schedules, Sunday first as `Date` counts them. */
export const DAYS_OF_WEEK = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number]

/** A day of the year without a year. `month` 1–12. */
export interface DayOfYear {
  readonly month: number
  readonly day: number
}

/** The period and the schedule that every cluster has, over all hours; exports do not list them (`routing-semantics` A2.2). */
export const ALL_THE_TIME = 'All the time'

/** A stretch of time that repeats by week or by year; by year beats by week where both apply (`routing-semantics` A2.2). */
export interface TimePeriod {
  readonly name: string
  readonly description?: string
  /**
   * Minutes after midnight, 0–1440, start included, end excluded; an end before the start is on the next
   * day. Both absent = no office hours: never inside.
   */
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

/** Where a device pool keeps its clock. */
export interface DateTimeGroup {
  readonly name: string
  /** Of the IANA database, such as `America/New_York`; as exported, also where no such zone exists. */
  readonly timeZone?: string
}
