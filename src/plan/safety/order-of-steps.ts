import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { canonicalJson } from '../../model/fingerprint.js'
import type { UcmKinds } from '../../model/ucm/kinds.js'
import { patternKey } from '../../model/ucm/partition.js'
import { queueKey } from '../../model/webex/queue.js'
import type { Change, ChangedUcmKind, WebexObjectChange } from '../change.js'
import { PHASES } from '../change.js'
import { NetworkProjection } from '../projection/network-projection.js'
import type { SafetyInput } from './wave-states.js'

/**
 * WAV-002: steps out of order. What a step needs stands before it, phases and waves follow one another,
 * every id is there once, and each step finds what the steps before it leave.
 */
export function checkOrder({ network, plan }: SafetyInput): readonly Finding[] {
  const done = new Set<string>()
  const projection = new NetworkProjection(network)
  const findings: Finding[] = []
  let lastWave = Number.NEGATIVE_INFINITY
  for (const wave of plan.waves) {
    if (wave.number <= lastWave)
      findings.push(
        outOfOrder(wave.number, `wave:${wave.number}`, `Wave ${wave.number} stands behind wave ${lastWave}.`),
      )
    lastWave = wave.number
    let phase = 0
    for (const change of wave.changes) {
      const problems = [
        ...(done.has(change.id) ? ['stands twice in the plan'] : []),
        ...(change.wave === wave.number ? [] : [`belongs to wave ${change.wave}`]),
        ...change.needs.filter((id) => !done.has(id)).map((id) => `needs ${id}, which is not made before it`),
        ...(PHASES.indexOf(change.phase) < phase
          ? [`is of phase ${change.phase}, but stands behind ${PHASES[phase] ?? ''}`]
          : []),
        ...misnamed(change),
        ...mismatch(projection, change),
      ]
      phase = Math.max(phase, PHASES.indexOf(change.phase))
      done.add(change.id)
      if (change.what.system !== 'lgw') projection.apply(change.what)
      if (problems.length > 0) {
        findings.push(
          outOfOrder(wave.number, `change:${change.id}`, `${change.title}: the step ${problems.join('; it ')}.`),
        )
      }
    }
  }
  return findings
}

/** The key under which a step leaves an object is the object's own. */
function misnamed({ what }: Change): readonly string[] {
  if ((what.system !== 'ucm' && what.system !== 'webex') || what.after === undefined) return []
  const key = ('newKey' in what ? what.newKey : undefined) ?? what.key
  const own = what.system === 'ucm' ? ucmKey(what.after) : webexKey(what)
  return own === key ? [] : [`says ${key}, but leaves ${own}`]
}

function ucmKey(value: UcmKinds[ChangedUcmKind]): string {
  if ('dn' in value) return patternKey(value.dn, value.partition)
  return 'pattern' in value ? patternKey(value.pattern, value.partition) : value.name
}

function webexKey({ kind, after, key }: WebexObjectChange): string {
  if (after === undefined) return key
  switch (kind) {
    case 'person':
    case 'supervisor':
      return after.mail
    case 'queue':
      return queueKey(after.name, after.location)
    case 'number':
      return after.number
    case 'contact':
      return after.phoneNumber
    default:
      return after.name
  }
}

/** What a step states as the object before must be what is there. */
function mismatch(projection: NetworkProjection, { what }: Change): readonly string[] {
  if (what.system !== 'ucm' && what.system !== 'webex') return []
  const current =
    what.system === 'ucm' ? projection.ucm.find(what.kind, what.key) : projection.webex?.find(what.kind, what.key)
  const wrong: string[] = []
  if (what.before === undefined && current !== undefined)
    wrong.push(`creates ${what.kind} ${what.key}, which is there already`)
  if (what.before !== undefined && current === undefined)
    wrong.push(`changes ${what.kind} ${what.key}, which is not there`)
  if (what.before !== undefined && current !== undefined && !isEqual(what.before, current)) {
    wrong.push(`starts from a ${what.kind} ${what.key} that is not as the steps before leave it`)
  }
  if (what.system !== 'ucm' || what.newKey === undefined || what.newKey === what.key) return wrong
  if (projection.ucm.find(what.kind, what.newKey) === undefined) return wrong
  return [...wrong, `takes the place of ${what.newKey}, which is there already`]
}

function isEqual(a: object, b: object): boolean {
  return a === b || canonicalJson(withoutRegistration(a)) === canonicalJson(withoutRegistration(b))
}

function withoutRegistration(value: object): object {
  return 'registration' in value ? { ...value, registration: undefined } : value
}

function outOfOrder(wave: number, subject: string, message: string): Finding {
  return finding({ code: 'WAV-002', subject, scope: `wave:${wave}`, wave, message, evidence: [] })
}
