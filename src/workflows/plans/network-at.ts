import { UserError } from '../../findings/user-error.js'
import type { NetworkSnapshot } from '../../model/network.js'
import { applyChanges } from '../../plan/projection/apply-changes.js'
import type { Plan } from '../../plan/plan.js'
import { changesOf } from '../../plan/plan.js'
import { clusterName } from '../../model/snapshot.js'
import { readTwin } from '../../twin/read-back.js'
import { requireSnapshot } from '../questions/estate-question.js'
import { loadPlan } from './plan-load.js'
import type { Workspace } from '../ports.js'

/** Before the plan, when all waves are done, when this wave and those before it are, or as the twin stands. */
export type Instant = 'before' | 'after' | 'twin' | { readonly wave: number }

/** All systems as they were read: the network before any change. UserError while there is no Unified CM export. */
export function networkAsRead(workspace: Workspace): NetworkSnapshot {
  return {
    ucm: requireSnapshot(workspace),
    webex: workspace.store.currentWebex(),
    gateways: workspace.store.currentGateways(),
  }
}

/**
 * The network at an instant. `after` and waves are the projection of the plan, the given one or the
 * only one of the workspace; the inputs must be those that it was made from. UserError otherwise.
 */
export function networkAt(workspace: Workspace, at: Instant, plan?: Plan): NetworkSnapshot {
  if (at === 'twin') return networkOfTwin(workspace)
  const before = networkAsRead(workspace)
  if (at === 'before') return before
  const projected = plan ?? loadPlan(workspace, undefined)
  refuseStale(projected, before)
  if (at === 'after') return applyChanges(before, changesOf(projected))
  const waves = projected.waves.map(({ number }) => number)
  if (!waves.includes(at.wave)) {
    throw new UserError(`plan ${projected.id} has no wave ${at.wave}`, {
      kind: 'usage',
      hint: `waves: ${waves.join(', ') || 'none'}`,
    })
  }
  return applyChanges(before, changesOf(projected, at.wave))
}

function networkOfTwin(workspace: Workspace): NetworkSnapshot {
  const store = workspace.openTwin()
  try {
    const network = readTwin(store)
    const here = clusterName(requireSnapshot(workspace).cluster)
    const there = clusterName(network.ucm.cluster)
    if (here === there) return network
    throw new UserError(`the twin holds cluster ${there}, not ${here}`, { hint: `--cluster ${there}` })
  } finally {
    store.close()
  }
}

function refuseStale(plan: Plan, { ucm, webex, gateways }: NetworkSnapshot): void {
  const { basis } = plan
  const names = new Set(gateways.map(({ name }) => name))
  const changed = [
    ...(basis.ucm === ucm.root ? [] : ['the Unified CM export']),
    ...(basis.webex === webex?.root ? [] : ['the Webex organization']),
    ...gateways.filter(({ name, root }) => basis.gateways[name] !== root).map(({ name }) => `gateway ${name}`),
    ...Object.keys(basis.gateways)
      .filter((name) => !names.has(name))
      .map((name) => `gateway ${name}`),
  ]
  if (changed.length === 0) return
  throw new UserError(`plan ${plan.id} was made from other inputs: ${changed.join(', ')} changed since`, {
    kind: 'refused',
    hint: 'make the plan anew with rehome plan create',
  })
}
