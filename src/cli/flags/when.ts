import { UserError } from '../../findings/user-error.js'
import { readInstant } from '../../model/written-instant.js'

/** How it is written when a call is made, for help and messages. */
export const WHEN_FORMS = [
  '2026-11-22T17:30-05:00',
  '2026-11-22T17:30[America/New_York]',
  '2026-11-22T17:30-05:00[America/New_York]',
] as const

/**
 * Reads when a call is made, as milliseconds since 1970 UTC: a date and time with its offset or its zone.
 *
 * @throws UserError (usage) for anything else; there is no «now», so that an answer can be had again
 */
export function parseWhen(text: string): number {
  const read = readInstant(text)
  if (read.ok) return read.instant
  throw new UserError(`--when ${text}: ${read.reason}`, {
    kind: 'usage',
    hint: `write a date and time with offset or time zone: ${WHEN_FORMS.join(' or ')}`,
  })
}
