import { instantsOf, isTimeZone, localTime } from './time-zone.js'

/** Milliseconds since 1970 UTC, or why the text is none. */
export type WrittenInstant =
  | { readonly ok: true; readonly instant: number }
  | { readonly ok: false; readonly reason: string }

const FORM =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))? ?(?:(?:(Z)|([+-])(\d\d):(\d\d))(?:\[([^\]]+)\])?|\[([^\]]+)\]|([A-Za-z].*))$/
const UNZONED = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?$/

/**
 * Reads a date and time with its offset (`2026-11-22T17:30-05:00`, `…Z`), its zone
 * (`2026-11-22T17:30[America/New_York]`, `2026-11-22 17:30 America/New_York`), or both (RFC 9557,
 * `2026-11-22T17:30-05:00[America/New_York]`): then the zone must have that offset at that time, only
 * behind `Z` it need not. An hour that the zone repeats in autumn needs the offset.
 */
export function readInstant(text: string): WrittenInstant {
  const found = FORM.exec(text)
  if (found === null) {
    return { ok: false, reason: UNZONED.test(text) ? 'it has no offset or time zone' : 'it is no date and time' }
  }
  const [year, month, day, hour, minute, second] = found
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0)) as Numbers
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || hour > 23 || minute > 59 || second > 59) {
    return { ok: false, reason: 'there is no such date or time' }
  }
  const [utc, sign, offsetHours, offsetMinutes, besides, bracketed, named] = found.slice(7)
  const zone = bracketed ?? named
  if (zone !== undefined) return inZone({ year, month, day, minute: hour * 60 + minute }, second, zone)
  const shift = utc === undefined ? Number(offsetHours) * 60 + Number(offsetMinutes) : 0
  if (shift > 15 * 60 || Number(offsetMinutes ?? 0) > 59) return { ok: false, reason: 'no place has that offset' }
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  const minutes = sign === '-' ? -shift : shift
  const instant = local - minutes * 60_000
  return besides === undefined
    ? { ok: true, instant }
    : withBoth(instant, utc === undefined ? minutes : undefined, besides)
}

/** RFC 9557 3.4: `Z` says nothing of the local time, any other offset must be the zone's. */
function withBoth(instant: number, minutes: number | undefined, zone: string): WrittenInstant {
  if (!isTimeZone(zone)) return { ok: false, reason: `there is no time zone ${zone}` }
  const shown = localTime(instant, zone)
  const clocks = Date.UTC(shown.year, shown.month - 1, shown.day, 0, shown.minute)
  const ahead = clocks / 60_000 - Math.floor(instant / 60_000)
  if (minutes === undefined || ahead === minutes) return { ok: true, instant }
  return { ok: false, reason: `the clocks of ${zone} are at ${offsetText(ahead)} then` }
}

function offsetText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const distance = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`
}

type Numbers = [year: number, month: number, day: number, hour: number, minute: number, second: number]

function inZone(local: Parameters<typeof instantsOf>[0], second: number, zone: string): WrittenInstant {
  if (!isTimeZone(zone)) return { ok: false, reason: `there is no time zone ${zone}` }
  const [instant, again] = instantsOf(local, zone)
  if (instant === undefined) return { ok: false, reason: `the clocks of ${zone} leave that time out` }
  if (again !== undefined) return { ok: false, reason: `the clocks of ${zone} show that time twice; write its offset` }
  return { ok: true, instant: instant + second * 1000 }
}
