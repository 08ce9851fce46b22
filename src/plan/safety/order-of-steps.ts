import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { canonicalJson } from '../../model/fingerprint.js'
import type { Change } from '../change.js'
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
