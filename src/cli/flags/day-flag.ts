import { Flags } from '@oclif/core'
import { UserError } from '../../findings/user-error.js'

/** A flag that takes a day of the calendar, `YYYY-MM-DD`. */
export function dayFlag(name: string, summary: string) {
  return Flags.string({
    helpValue: 'DATE',
    summary,
    parse: (text) => {
      if (!isDay(text)) {
        throw new UserError(`--${name} ${text} is no day`, { kind: 'usage', hint: 'write it as YYYY-MM-DD' })
      }
      return Promise.resolve(text)
    },
  })
}

/** True for a day that exists: 2026-02-30 does not. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
