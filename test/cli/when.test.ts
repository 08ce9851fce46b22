import { describe, expect, it } from 'vitest'
import { parseWhen, WHEN_FORMS } from '../../src/cli/flags/when.js'
import { UserError } from '../../src/findings/user-error.js'

describe('when a call is made', () => {
  it.each(WHEN_FORMS)('%s', (text) => {
    expect(new Date(parseWhen(text)).toISOString()).toBe('2026-11-22T22:30:00.000Z')
  })

  it.each([
    ['2026-11-22T17:30-05:00[Europe/Berlin]', 'the clocks of Europe/Berlin are at +01:00 then'],
    ['2026-07-22T17:30-05:00[America/New_York]', 'the clocks of America/New_York are at -04:00 then'],
    ['2026-11-22T17:30+05:00[Asia/Kolkata]', 'the clocks of Asia/Kolkata are at +05:30 then'],
    ['2026-03-08T02:30-05:00[America/New_York]', 'the clocks of America/New_York are at -04:00 then'],
  ])('refuses %s: the offset is not that of the zone', (text, reason) => {
    expect(() => parseWhen(text)).toThrow(`--when ${text}: ${reason}`)
  })

  it.each([
    // RFC 9557 3.4: Z leaves the local time open.
    ['2026-11-22T22:30Z[America/New_York]', '2026-11-22T22:30:00.000Z'],
    ['2026-11-22T22:30:15+05:30[Asia/Kolkata]', '2026-11-22T17:00:15.000Z'],
    // The hour that autumn repeats: the offset says which.
    ['2026-11-01T01:30-04:00[America/New_York]', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T01:30-05:00[America/New_York]', '2026-11-01T06:30:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(new Date(parseWhen(text)).toISOString()).toBe(instant)
  })

  it.each(['', 'now', '17:30', '2026-11-22T17:30', '2026-11-22T17:30[Nowhere]', '2026-11-22T17:30-05:00[Nowhere]'])(
    'refuses «%s» with examples',
    (text) => {
      const attempt = (): number => parseWhen(text)
      expect(attempt).toThrow(UserError)
      try {
        attempt()
      } catch (error) {
        expect(error).toMatchObject({ kind: 'usage', message: expect.stringContaining(`--when ${text}: `) as string })
        expect((error as UserError).hint).toContain('2026-11-22T17:30-05:00 or 2026-11-22T17:30[America/New_York]')
      }
    },
  )
})
