import { UserError } from '../../findings/user-error.js'
import { LGW_KINDS } from '../../model/lgw/kinds.js'
import type { LgwObjects, LgwSnapshot } from '../../model/lgw/snapshot.js'

/**
 * Refuses a text that is no configuration of a gateway: it names no host, and nothing in it says how calls
 * are passed (no dial-peer, `voice class`, `voice service voip`, `sip-ua`, translation), or most of its lines
 * are no commands. Throws UserError that names the file and what it holds.
 */
export function refuseForeignText(file: string, { objects, account }: LgwSnapshot): void {
  const [facts] = objects.facts
  const { understood, irrelevant, unknown } = account
  const all = understood + irrelevant + unknown.length
  if (all === 0) {
    throw new UserError(`${file} is no configuration of a gateway, it is empty`, {
      hint: 'Save the output of "show running-config" as text.',
    })
  }
  if (facts?.value.hostname !== undefined) return
  const none = saysNothing(objects)
  if (!none && unknown.length <= understood + irrelevant) return
  throw new UserError(`${file} is no configuration of a gateway`, {
    hint: `Of ${all} ${all === 1 ? 'line' : 'lines'} ${unknown.length} ${unknown.length === 1 ? 'is' : 'are'} not known, ${none ? 'none says how calls are passed' : 'which is most of them'}, and there is no hostname. Save the output of "show running-config" as text.`,
  })
}

/**
 * Refuses what would take the place of a better configuration of the same gateway: a capture that was cut
 * off, or a text in which nothing says how calls are passed. Throws UserError.
 */
export function refuseLesser(file: string, snapshot: LgwSnapshot, known: LgwSnapshot | undefined): void {
  if (known === undefined || known.root === snapshot.root || saysNothing(known.objects)) return
  const why =
    snapshot.account.cutOff === true && known.account.cutOff !== true
      ? 'ends before the "end" of the configuration'
      : saysNothing(snapshot.objects)
        ? 'says nothing about calls'
        : undefined
  if (why === undefined) return
  throw new UserError(`${file} ${why}; the configuration of ${snapshot.name} that is here already was kept`, {
    hint: 'Capture it again ("terminal length 0" first, then "show running-config"), from the prompt to the "end".',
  })
}

/** Nothing in it says how calls are passed. */
function saysNothing(objects: LgwObjects): boolean {
  return LGW_KINDS.every((kind) => kind === 'facts' || kind === 'ip-host' || objects[kind].length === 0)
}
