import { parseDialedDigits } from '../../dialing/digits.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { Finding } from '../../findings/finding.js'
import { compareFindings, finding } from '../../findings/finding.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { Trace } from '../../routing/trace.js'
import { callerOfCss } from '../../routing/ucm/resolve-caller.js'
import { evidence, listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import type { Mover } from '../migration-scope.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import { lacksRoutingColumns } from '../routing-columns.js'
import type { SetForward } from './forwards.js'
import { stayingForwards } from './forwards.js'

/** A forward with what becomes of it today. */
interface FollowedForward {
  readonly forward: SetForward
  readonly trace: Trace
}

/** A forward that reaches somebody who moves and stops working then. */
interface LostForward extends FollowedForward {
  readonly mover: Mover
  readonly why: string
}

/** Which forwards of what stays reach people who move, in a form that stops working. */
export function askForwarding(input: QuestionInput): QuestionResult {
  const { estate, scope } = input
  if (lacksRoutingColumns(estate)) {
    return unanswered('the export has no search spaces of forwards', UNLOCK['routing-columns'])
  }
  if (scope.movers.length === 0) return unanswered('nobody is known to move', UNLOCK.roster)
  const followed = followForwards(input)
  return {
    findings: lostForwards(input, followed),
    rows: [],
    unchecked: [...untraceable(followed), ...presumedOnly(input)],
  }
}

function unanswered(missing: string, unlock: string): QuestionResult {
  return { findings: [], rows: [], unchecked: [{ code: 'FWD-001', missing, unlock }] }
}

/** Each (destination, search space) is routed once: thousands of numbers forward alike. */
function followForwards({ estate, router, scope }: QuestionInput): readonly FollowedForward[] {
  const traces = new Map<string, Trace | undefined>()
  return stayingForwards(estate, scope).flatMap((forward) => {
    const { destination, callingSearchSpace } = forward
    const key = JSON.stringify([destination, callingSearchSpace ?? null])
    if (!traces.has(key)) {
      const digits = parseDialedDigits(destination.replace('\\+', '+'))
      const caller = callerOfCss(estate, callingSearchSpace, undefined)
      traces.set(key, digits === undefined ? undefined : router.route(caller, digits, { mode: 'en-bloc' }))
    }
    const trace = traces.get(key)
    return trace === undefined ? [] : [{ forward, trace }]
  })
}

/**
 * FWD-001, one per number, pilot or park range. After the move the number is hidden and a +E.164
 * pattern in a partition of its own takes over: a forward without search space does not see it, and
 * a short form ends at the hidden number (`routing-semantics` A9, C8).
 */
function lostForwards({ scope }: QuestionInput, followed: readonly FollowedForward[]): readonly Finding[] {
  const movers = new Map<string, Mover>()
  for (const mover of scope.movers) {
    for (const { dn, partition } of mover.lines) {
      const key = `dn:${patternKey(dn, partition)}`
      if (!movers.has(key)) movers.set(key, mover)
    }
  }
  const lost = followed.flatMap(({ forward, trace }): LostForward[] => {
    const mover = trace.reached === undefined ? undefined : movers.get(trace.reached)
    const why = lossOf(forward)
    return mover === undefined || why === undefined ? [] : [{ forward, trace, mover, why }]
  })
  return [...groupedBy(lost, ({ forward }) => forward.subject)]
    .map(([subject, group]) => lostFinding(subject, group, scope.basis === 'presumed'))
    .sort(compareFindings)
}

function lossOf({ destination, callingSearchSpace }: SetForward): string | undefined {
  if (callingSearchSpace === undefined) return 'without a search space it will not see the pattern that takes over'
  if (/^\\?\+/.test(destination)) return undefined
  return 'the short form ends at the number that will be hidden'
}

function lostFinding(subject: string, group: readonly LostForward[], isPresumed: boolean): Finding {
  const [first] = group
  if (first === undefined) throw new Error(`no forward stands behind ${subject}`)
  const { forward, mover, why } = first
  const what = subject.slice(subject.indexOf(':') + 1)
  const fields = listSome([...new Set(group.map((one) => one.forward.field))], 4)
  const moves = isPresumed ? 'is presumed to move' : 'moves'
  return finding({
    code: 'FWD-001',
    subject,
    ...(isPresumed ? { confidence: 'LIKELY' as const } : {}),
    location: mover.location,
    wave: mover.wave,
    message: `${what} sends calls (${fields}) to ${forward.destination} in ${spaceOf(forward)}, which is ${mover.label}, who ${moves}: ${why}.`,
    evidence: group.flatMap((one) => [
      evidence(one.forward.field, `${one.forward.destination} in ${spaceOf(one.forward)}`, one.forward.source),
      evidence('reaches today', `${one.mover.label}: ${one.trace.outcome}`),
    ]),
  })
}

function spaceOf({ callingSearchSpace }: SetForward): string {
  return callingSearchSpace ?? NO_PARTITION
}

function untraceable(followed: readonly FollowedForward[]): readonly Unchecked[] {
  const open = followed.filter(({ trace }) => trace.disposition === 'insufficient-information')
  if (open.length === 0) return []
  const names = [...new Set(open.flatMap(({ trace }) => trace.missing))].sort()
  return [
    {
      code: 'FWD-001',
      missing: `${open.length} forwards lead to what is not in the inputs: ${listSome(names, 5)}`,
      unlock: UNLOCK.ucm,
    },
  ]
}

function presumedOnly({ scope }: QuestionInput): readonly Unchecked[] {
  if (scope.basis === 'roster') return []
  return [{ code: 'FWD-001', missing: 'no roster; the movers are presumed', unlock: UNLOCK.roster }]
}
