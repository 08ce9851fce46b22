import { UserError } from '../../findings/user-error.js'
import type { Instant } from '../../workflows/plans/network-at.js'

/** How instants are written, for help and messages. */
export const INSTANT_FORMS = 'before|wave:N|after|twin'

/** Reads `before`, `after`, `twin` or `wave:2`. Throws UserError (usage). */
export function parseInstant(text: string): Instant {
  if (text === 'before' || text === 'after' || text === 'twin') return text
  const wave = /^wave:([1-9][0-9]{0,3})$/.exec(text)?.[1]
  if (wave !== undefined) return { wave: Number(wave) }
  throw new UserError(`--at ${text} is no instant`, { kind: 'usage', hint: `write ${INSTANT_FORMS}` })
}
