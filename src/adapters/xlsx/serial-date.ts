const DAY_MILLISECONDS = 86_400_000
/** Serial 0 of the 1900 calendar as it is valid from 1900-03-01 on (its February 1900 has 29 days). */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
/** Days between the two calendars that workbooks use. */
const DAYS_1904 = 1462
/** 9999-12-31, the last day a spreadsheet knows. */
const LAST_SERIAL = 2_958_465
/** 1900-03-01, the first day on which all programs agree. */
const FIRST_SERIAL = 61

/** Serial number (1900 calendar) of an existing day written `YYYY-MM-DD`; undefined for any other text. */
export function serialOfIsoDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  const serial = (time - EPOCH_1900) / DAY_MILLISECONDS
  return serial >= FIRST_SERIAL && isoOfSerial(serial, false) === text ? serial : undefined
}

/**
 * ISO form of a serial date: `YYYY-MM-DD`, with `THH:MM:SS` when it has a time of day (rounded to
 * the second). Undefined outside 1900-03-01 to 9999-12-31.
 */
export function isoOfSerial(serial: number, calendar1904: boolean): string | undefined {
  const days = calendar1904 ? serial + DAYS_1904 : serial
  if (!(days >= FIRST_SERIAL && days < LAST_SERIAL + 1)) return undefined
  const time = new Date(EPOCH_1900 + Math.round(days * 86_400) * 1000)
  const iso = time.toISOString().slice(0, 19)
  return iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso
}
