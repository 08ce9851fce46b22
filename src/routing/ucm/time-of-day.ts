import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Partition } from '../../model/ucm/partition.js'
import type { TimePeriod } from '../../model/ucm/time-of-day.js'
import { ALL_THE_TIME, DAYS_OF_WEEK } from '../../model/ucm/time-of-day.js'
import type { LocalTime } from '../../model/time-zone.js'
import { isTimeZone, localTime } from '../../model/time-zone.js'

/** The partitions of a search space at one instant; each stands in exactly one of the first three lists, in its order. */
export interface PartitionPresence {
  readonly present: readonly string[]
  readonly absent: readonly string[]
  /** Present or not: the inputs do not say, for want of what `missing` names. */
  readonly undecided: readonly string[]
  readonly missing: readonly string[]
  /** One sentence about each partition that has a time schedule. */
  readonly notes: readonly string[]
}

/**
 * Which partitions are there for a call (`routing-semantics` A2.2). A schedule is evaluated in the
 * partition's own zone, or in that of the originating device; without a schedule a partition is always
 * there.
 *
 * @param partitions names; one that the estate does not describe has no schedule
 * @param instant milliseconds since 1970 UTC; without it schedules are not evaluated and all are there
 * @param originZone of the originating device, see `originZoneOf`
 */
export function presentPartitions(
  estate: UcmEstate,
  partitions: readonly string[],
  instant: number | undefined,
  originZone: string | undefined,
): PartitionPresence {
  const sorted = { present: [] as string[], absent: [] as string[], undecided: [] as string[] }
  const missing: string[] = []
  const notes: string[] = []
  for (const name of partitions) {
    const partition = estate.find('partition', name)?.value
    const found = partition === undefined ? ALWAYS : presence(estate, partition, instant, originZone)
    sorted[found.verdict].push(name)
    missing.push(...found.missing)
    if (found.why !== undefined) notes.push(`${name} ${WORDS[found.verdict]}: ${found.why}`)
  }
  return { ...sorted, missing: [...new Set(missing)], notes }
}

/** The zone in which the date/time group of a device pool keeps its clock; undefined where the inputs do not say. */
export function originZoneOf(estate: UcmEstate, devicePool: string | undefined): string | undefined {
  const pool = devicePool === undefined ? undefined : estate.find('device-pool', devicePool)?.value
  return pool?.dateTimeGroup === undefined
    ? undefined
    : estate.find('date-time-group', pool.dateTimeGroup)?.value.timeZone
}

type Verdict = 'present' | 'absent' | 'undecided'

interface Presence {
  readonly verdict: Verdict
  readonly why?: string
  readonly missing: readonly string[]
}

const ALWAYS: Presence = { verdict: 'present', missing: [] }
const WORDS: Readonly<Record<Verdict, string>> = {
  present: 'is there',
  absent: 'is not there',
  undecided: 'may be there or not',
}

function presence(
  estate: UcmEstate,
  { name, timeSchedule, timeZone }: Partition,
  instant: number | undefined,
  originZone: string | undefined,
): Presence {
  if (timeSchedule === undefined || timeSchedule === ALL_THE_TIME) return ALWAYS
  if (instant === undefined) {
    return { verdict: 'present', missing: [], why: `no time was given, so schedule ${timeSchedule} was not evaluated` }
  }
  const schedule = estate.find('time-schedule', timeSchedule)?.value
  if (schedule === undefined) return lacking(`time schedule ${timeSchedule}`)
  const zone = timeZone ?? originZone
  if (zone === undefined) return lacking(`the time zone of the caller, for schedule ${timeSchedule} of ${name}`)
  if (!isTimeZone(zone)) return lacking(`a time zone called ${zone}, for schedule ${timeSchedule} of ${name}`)
  const now = localTime(instant, zone)
  const periods = schedule.periods.map((period) => ({ name: period, period: periodOf(estate, period) }))
  const unknown = periods.filter(({ period }) => period === undefined).map((one) => `time period ${one.name}`)
  const active = isActive(
    periods.flatMap(({ period }) => period ?? []),
    now,
    unknown.length > 0,
  )
  if (active === undefined)
    return { ...lacking(...unknown), why: `${unknown.join(', ')} of ${timeSchedule} is missing` }
  const state = active ? 'active' : 'not active'
  const why = `schedule ${timeSchedule} is ${state} on ${written(now)} in ${zone}`
  return { verdict: active ? 'present' : 'absent', missing: [], why }
}

function lacking(...missing: readonly string[]): Presence {
  return { verdict: 'undecided', missing, why: `the inputs lack ${missing.join(', ')}` }
}

function periodOf(estate: UcmEstate, name: string): TimePeriod | undefined {
  const found = estate.find('time-period', name)?.value
  if (found !== undefined || name !== ALL_THE_TIME) return found
  return { name, startMinute: 0, endMinute: 1440, days: { kind: 'week', from: 'Sun', to: 'Sat' } }
}

/**
 * Whether one of the periods of a schedule is active. On a day that a day-of-year period names, those of
 * the week do not count (`routing-semantics` A2.2); otherwise any of them will do. Undefined when the
 * answer would hang on a period that is not known.
 */
function isActive(periods: readonly TimePeriod[], now: LocalTime, others: boolean): boolean | undefined {
  const yearly = periods.filter(({ days }) => days.kind === 'year')
  if (yearly.some((period) => isInside(period, now))) return true
  const overridden = yearly.some((period) => isDayOf(period, now))
  const weekly = periods.filter(({ days }) => days.kind === 'week')
  const active = !overridden && weekly.some((period) => isInside(period, now))
  return others ? undefined : active
}

/** A period that ends before it starts goes on after midnight. */
function isInside(period: TimePeriod, now: LocalTime): boolean {
  const { startMinute, endMinute } = period
  if (startMinute === undefined || endMinute === undefined) return false
  if (endMinute >= startMinute) return isDayOf(period, now) && now.minute >= startMinute && now.minute < endMinute
  if (now.minute >= startMinute && isDayOf(period, now)) return true
  return now.minute < endMinute && isDayOf(period, dayBefore(now))
}

/** Weeks and years go round: Fri–Mon, and 24 December to 2 January. */
function isDayOf({ days }: TimePeriod, day: LocalTime): boolean {
  if (days.kind === 'week') {
    return isBetween(DAYS_OF_WEEK.indexOf(days.from), DAYS_OF_WEEK.indexOf(days.to), day.weekday)
  }
  const ordinal = ({ month, day: dayOfMonth }: { month: number; day: number }): number => month * 100 + dayOfMonth
  return isBetween(ordinal(days.from), ordinal(days.to), ordinal(day))
}

function isBetween(from: number, to: number, value: number): boolean {
  return from <= to ? from <= value && value <= to : value >= from || value <= to
}

function dayBefore({ year, month, day, minute, weekday }: LocalTime): LocalTime {
  const before = new Date(Date.UTC(year, month - 1, day - 1))
  return {
    year: before.getUTCFullYear(),
    month: before.getUTCMonth() + 1,
    day: before.getUTCDate(),
    minute,
    weekday: (weekday + 6) % 7,
  }
}

function written({ year, month, day, minute, weekday }: LocalTime): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  return `${DAYS_OF_WEEK[weekday] ?? ''} ${year}-${two(month)}-${two(day)} ${clock}`
}
