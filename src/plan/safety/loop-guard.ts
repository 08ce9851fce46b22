import { dialableDigits, isPlainNumber } from '../../dialing/digits.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { Mapping } from '../../model/mapping.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import { callerOfTrunk } from '../../routing/ucm/resolve-caller.js'
import { webexTrunks } from './moment.js'
import type { WaveStates } from './wave-states.js'

/**
 * DIAL-012 (`local-gateway` 3.1): the search space of calls from Webex sees a planned partition with patterns
 * that lead there, or a call that Webex hands back with the digits it was given leaves to Webex again.
 * Every search space that a plan makes visible on the way is judged by routing.
 */
export function checkLoopGuard(states: WaveStates, mapping: Mapping): readonly Finding[] {
  const trunks = webexTrunks(mapping)
  return [...trunks].flatMap((name) => [...seenPartitions(states, name, trunks), ...returningCalls(states, name)])
}

function seenPartitions({ wave, done }: WaveStates, name: string, trunks: ReadonlySet<string>): readonly Finding[] {
  const css = done.estate.find('trunk', name)?.value.callingSearchSpace
  const seen = new Set(css === undefined ? [] : done.estate.find('css', css)?.value.partitions)
  const found = new Map<string, string>()
  for (const { what } of wave.changes) {
    if (what.system !== 'ucm' || what.kind !== 'route-pattern' || what.after === undefined) continue
    const { pattern, partition } = what.after
    if ((partition !== undefined && !seen.has(partition)) || found.has(partition ?? '')) continue
    const digits = isPlainNumber(pattern) ? dialableDigits(pattern) : undefined
    const reached = digits === undefined ? undefined : done.routeWithin(partition, digits).reached
    const leads = reached === undefined || trunks.has(reached.replace(/^trunk:/, ''))
    if (leads) found.set(partition ?? '', pattern)
  }
  return [...found].map(([partition, pattern]) =>
    finding({
      code: 'DIAL-012',
      subject: `css:${css ?? NO_PARTITION}`,
      scope: `wave:${wave.number}`,
      wave: wave.number,
      message: `Calls from Webex arrive over ${name} in ${css ?? NO_PARTITION}, which sees ${partition === '' ? NO_PARTITION : partition} with ${pattern}: what Webex hands back goes round.`,
      evidence: [
        { label: 'trunk', value: name },
        { label: 'partition', value: partition === '' ? NO_PARTITION : partition },
        { label: 'pattern', value: pattern },
      ],
    }),
  )
}

/** Sends back in what goes out to Webex, and looks whether it goes out again. */
function returningCalls({ wave, done, moved }: WaveStates, name: string): readonly Finding[] {
  const trunk = done.estate.find('trunk', name)?.value
  if (trunk === undefined) return []
  const caller = callerOfTrunk(done.estate, trunk)
  const sent = new Map<string, string>()
  for (const { what } of wave.changes) {
    if (what.system !== 'ucm' || what.kind !== 'route-pattern' || what.after === undefined) continue
    const { pattern, partition } = what.after
    if (!isPlainNumber(pattern)) continue
    const out = done.routeWithin(partition, dialableDigits(pattern))
    if (out.reached === `trunk:${name}`) sent.set(out.finalDigits, pattern)
  }
  if (moved.length === 0) return []
  return [...sent].flatMap(([digits, pattern]) => {
    const back = done.router.route(caller, digits, { mode: 'en-bloc' })
    if (back.disposition !== 'loop' && (back.reached !== `trunk:${name}` || !sent.has(back.finalDigits))) return []
    return [
      finding({
        code: 'DIAL-012',
        subject: `pattern:${pattern}`,
        scope: `wave:${wave.number}`,
        wave: wave.number,
        message: `${digits} goes to Webex, and when Webex hands it back over ${name} it goes to Webex again: ${back.outcome}.`,
        evidence: back.hops.flatMap((hop) =>
          hop.kind === 'lookup' && hop.winner !== undefined
            ? [{ label: hop.digits, value: `${hop.winner.pattern} in ${hop.winner.partition ?? NO_PARTITION}` }]
            : [],
        ),
      }),
    ]
  })
}
