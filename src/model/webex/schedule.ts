export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** When an event comes back. */
export interface ScheduleRecurrence {
  /** `YYYY-MM-DD`; absent = for ever. */
  readonly until?: string
  /** Names of days, in the order of the week. */
  readonly weekly?: readonly (typeof WEEKDAYS)[number][]
  /** e.g. `DECEMBER 25`, `FOURTH THURSDAY OF NOVEMBER`. */
  readonly yearly?: string
}

export interface ScheduleEvent {
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly startDate: string
  readonly endDate: string
  /** `HH:MM`; absent = all day. */
  readonly startTime?: string
  readonly endTime?: string
  readonly recurrence?: ScheduleRecurrence
}

/** Business hours or holidays of a location; queues name it (`webex-api` 5.11). */
export interface WebexSchedule {
  readonly name: string
  readonly location: string
  readonly type: 'businessHours' | 'holidays'
  /** Sorted by start and name. */
  readonly events: readonly ScheduleEvent[]
}

/** `type name@location`. */
export function scheduleKey({ type, name, location }: Pick<WebexSchedule, 'type' | 'name' | 'location'>): string {
  return `${type} ${name}@${location}`
}
