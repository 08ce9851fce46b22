/** What a clock and a calendar show in one place. */
export interface LocalTime {
  readonly year: number
  /** 1–12. */
  readonly month: number
  readonly day: number
  /** Minutes after midnight, 0–1439. */
  readonly minute: number
  /** 0 = Sunday. */
  readonly weekday: number
}

const FORMATS = new Map<string, Intl.DateTimeFormat>()

/**
 * True for a name of the IANA database, as date/time groups and partitions hold them: `America/New_York`,
 * `Etc/GMT+5`, `PST8PDT`.
 */
export function isTimeZone(name: string): boolean {
  // An offset such as `+05:00` has no summer time and is no name of a zone.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    format(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * What the clocks of the zone show at an instant in milliseconds since 1970 UTC; seconds are dropped.
 *
 * @throws RangeError for a zone that does not exist, or an instant that is no time
 */
export function localTime(instant: number, zone: string): LocalTime {
  const parts: Partial<Record<string, number>> = {}
  for (const { type, value } of format(zone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return { year, month, day, minute: hour * 60 + minute, weekday }
}

/**
 * The instants at which the clocks of the zone show this date and minute: usually one; none in the hour
 * that is left out in spring, two in the hour that is repeated in autumn; earliest first.
 */
export function instantsOf(local: Omit<LocalTime, 'weekday'>, zone: string): readonly number[] {
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, 0, local.minute)
  // No zone is further than 15 hours from UTC, and none changes its clocks twice within that time.
  const offsets = [-15, 15].map((hours) => offsetAt(asUtc + hours * 3_600_000, zone))
  const instants = [...new Set(offsets)].map((offset) => asUtc - offset)
  return instants.filter((instant) => offsetAt(instant, zone) === asUtc - instant).sort((a, b) => a - b)
}

/** How far the clocks of the zone are ahead of UTC, in milliseconds; instants of whole minutes. */
function offsetAt(instant: number, zone: string): number {
  const { year, month, day, minute } = localTime(instant, zone)
  return Date.UTC(year, month - 1, day, 0, minute) - instant
}

function format(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  FORMATS.set(zone, made)
  return made
}
