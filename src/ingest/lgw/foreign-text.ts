import { UserError } from '../../findings/user-error.js'
import { LGW_KINDS } from '../../model/lgw/kinds.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'

/**
 * Refuses a text that is no configuration of a gateway: it names no host, and nothing in it says how calls
 * are passed (no dial-peer, `voice class`, `voice service voip`, `sip-ua`, translation), or most of its lines
 * are no commands. Throws UserError that names the file and what it holds.
 */
export function refuseForeignText(file: string, { objects, account }: LgwSnapshot): void {
  const [facts] = objects.facts
  if (facts?.value.hostname !== undefined) return
  const { understood, irrelevant, unknown } = account
  const none = LGW_KINDS.every((kind) => kind === 'facts' || kind === 'ip-host' || objects[kind].length === 0)
  if (!none && unknown.length <= understood + irrelevant) return
  const all = understood + irrelevant + unknown.length
  throw new UserError(`${file} is no configuration of a gateway; nothing was stored`, {
    hint: `Of ${all} ${all === 1 ? 'line' : 'lines'} ${unknown.length} ${unknown.length === 1 ? 'is' : 'are'} not known, ${none ? 'none says how calls are passed' : 'which is most of them'}, and there is no hostname. Save the output of "show running-config" as text.`,
  })
}
