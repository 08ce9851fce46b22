import type { TimePeriod } from '../../src/model/ucm/time-of-day.js'

/**
 * Time of day as the field describes it, painted minute by minute into a table of days (`routing-semantics`
 * A2.2). Slow and obvious; it shares with the product only the shape of a period.
 */

const MINUTES = 1440
const DAY = 86_400_000
const WEEK = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

interface PaintedDay {
  readonly weekly: boolean[]
  readonly yearly: boolean[]
  named: boolean
}

/** True when a schedule of these periods is active at a minute of a local date. */
export function naiveActive(periods: readonly TimePeriod[], date: string, minute: number): boolean {
  const days = [-1, 0, 1].map((offset) => new Date(Date.parse(`${date}T00:00Z`) + offset * DAY))
  const painted = new Map(days.map((day) => [isoDate(day), emptyDay()]))
  for (const period of periods) for (const day of days) paint(period, day, painted)
  const today = painted.get(date)
  if (today === undefined) throw new Error(`no ${date}`)
  if (today.yearly[minute] === true) return true
  return !today.named && today.weekly[minute] === true
}

/** `active`, `not active`, or `unknown` when what is missing could make it either. */
export function naiveActiveWithMissing(
  periods: readonly TimePeriod[],
  missing: boolean,
  date: string,
  minute: number,
): 'active' | 'not active' | 'unknown' {
  const year: TimePeriod['days'] = { kind: 'year', from: { month: 1, day: 1 }, to: { month: 12, day: 31 } }
  const possible: readonly (readonly TimePeriod[])[] = missing
    ? [[], [{ name: 'never', days: year }], [{ name: 'always', startMinute: 0, endMinute: MINUTES, days: year }]]
    : [[]]
  const answers = new Set(possible.map((more) => naiveActive([...periods, ...more], date, minute)))
  return answers.size > 1 ? 'unknown' : answers.has(true) ? 'active' : 'not active'
}

function paint(period: TimePeriod, day: Date, painted: ReadonlyMap<string, PaintedDay>): void {
  if (!namesDay(period.days, day)) return
  const yearly = period.days.kind === 'year'
  const own = painted.get(isoDate(day))
  if (own !== undefined && yearly) own.named = true
  if (period.startMinute === undefined || period.endMinute === undefined) return
  const length =
    period.endMinute < period.startMinute
      ? MINUTES - period.startMinute + period.endMinute
      : period.endMinute - period.startMinute
  for (let step = 0; step < length; step += 1) {
    const at = new Date(day.getTime() + (period.startMinute + step) * 60_000)
    const table = painted.get(isoDate(at))
    if (table !== undefined) table[yearly ? 'yearly' : 'weekly'][at.getUTCHours() * 60 + at.getUTCMinutes()] = true
  }
}

/** Walks from the first day of the period, day by day, until it comes to the day or to the last one. */
function namesDay(days: TimePeriod['days'], day: Date): boolean {
  if (days.kind === 'week') {
    const wanted = WEEK[day.getUTCDay()]
    let at = WEEK.indexOf(days.from)
    while (WEEK[at] !== days.to && WEEK[at] !== wanted) at = (at + 1) % 7
    return WEEK[at] === wanted
  }
  // A leap year holds every date there is.
  const leap = (month: number, dayOfMonth: number): number => Date.UTC(2024, month - 1, dayOfMonth)
  const wanted = leap(day.getUTCMonth() + 1, day.getUTCDate())
  const last = leap(days.to.month, days.to.day)
  let at = leap(days.from.month, days.from.day)
  while (at !== last && at !== wanted) at = at === leap(12, 31) ? leap(1, 1) : at + DAY
  return at === wanted
}

function isoDate(day: Date): string {
  return day.toISOString().slice(0, 10)
}

function emptyDay(): PaintedDay {
  return { weekly: Array<boolean>(MINUTES).fill(false), yearly: Array<boolean>(MINUTES).fill(false), named: false }
}
