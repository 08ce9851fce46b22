import { dialableDigits, parseDialedDigits } from '../../dialing/digits.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { Mapping } from '../../model/mapping.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import { callerOfCss } from '../../routing/ucm/resolve-caller.js'
import type { Trace } from '../../routing/trace.js'
import type { ForwardField } from '../target/ucm/forward-fields.js'
import { forwardsOf, overflowsOf } from '../target/ucm/forward-fields.js'
import type { Moment } from './moment.js'
import { webexTrunks } from './moment.js'
import type { WaveStates } from './wave-states.js'

/** FWD-001: a forward or overflow of what stays that reached a moved number and leads nowhere afterwards. */
export function checkForwards({ wave, before, done, moved }: WaveStates, mapping: Mapping): readonly Finding[] {
  const trunks = webexTrunks(mapping)
  const gone = new Set(moved.map(({ kind, key }) => `${kind === 'hunt-pilot' ? 'hunt-pilot' : 'dn'}:${key}`))
  if (gone.size === 0) return []
  const [today, later] = [memory(before), memory(done)]
  const judge = (subject: string, was: readonly ForwardField[], is: readonly ForwardField[]): readonly Finding[] => {
    const lost = was.flatMap((forward) => {
      const reached = today(forward)?.reached
      if (reached === undefined || !gone.has(reached)) return []
      const now = is.find(({ field }) => field === forward.field)
      if (now === undefined) return [{ forward, reached, now: forward, ends: 'the forward is gone' }]
      const trace = later(now)
      const trunk = trace?.reached?.startsWith('trunk:') === true ? trace.reached.slice('trunk:'.length) : undefined
      if (trunk !== undefined && trunks.has(trunk)) return []
      return [{ forward, reached, now, ends: trace?.outcome ?? 'cannot be dialed' }]
    })
    const [first] = lost
    if (first === undefined) return []
    return [
      finding({
        code: 'FWD-001',
        subject,
        scope: `wave:${wave.number}`,
        wave: wave.number,
        message: `${subject.slice(subject.indexOf(':') + 1)} sends calls to ${first.now.destination} in ${first.now.callingSearchSpace ?? NO_PARTITION}; it reached ${first.reached}, which moves, and afterwards: ${first.ends}.`,
        evidence: lost.map(({ now, ends }) => ({
          label: now.field,
          value: `${now.destination} in ${now.callingSearchSpace ?? NO_PARTITION}: ${ends}`,
        })),
      }),
    ]
  }
  const numbers = before.estate.all('directory-number').flatMap(({ key, value }) => {
    if (gone.has(`dn:${key}`) || value.forwards.length === 0) return []
    const now = done.estate.find('directory-number', key)?.value
    return judge(`dn:${key}`, forwardsOf(value), now === undefined ? [] : forwardsOf(now))
  })
  const pilots = before.estate.all('hunt-pilot').flatMap(({ key, value }) => {
    if (gone.has(`hunt-pilot:${key}`)) return []
    const now = done.estate.find('hunt-pilot', key)?.value
    return judge(`hunt-pilot:${key}`, overflowsOf(value), now === undefined ? [] : overflowsOf(now))
  })
  return [...numbers, ...pilots]
}

/** Routes each (destination, search space) once: thousands of numbers forward alike. */
function memory({ estate, router }: Moment): (forward: ForwardField) => Trace | undefined {
  const known = new Map<string, Trace | undefined>()
  return ({ destination, callingSearchSpace }) => {
    const key = JSON.stringify([destination, callingSearchSpace ?? null])
    if (!known.has(key)) {
      const digits = parseDialedDigits(dialableDigits(destination))
      const caller = callerOfCss(estate, callingSearchSpace, undefined)
      known.set(key, digits === undefined ? undefined : router.route(caller, digits, { mode: 'en-bloc' }))
    }
    return known.get(key)
  }
}
