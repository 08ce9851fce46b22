import { describe, expect, it } from 'vitest'
import { parseWhen, WHEN_FORMS } from '../../src/cli/flags/when.js'
import { UserError } from '../../src/findings/user-error.js'

describe('when a call is made', () => {
  it.each(WHEN_FORMS)('%s', (text) => {
    expect(new Date(parseWhen(text)).toISOString()).toBe('2026-11-22T22:30:00.000Z')
  })

  it.each(['', 'now', '17:30', '2026-11-22T17:30', '2026-11-22T17:30[Nowhere]'])(
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
