import type { NetworkSnapshot } from '../../model/network.js'
import type { Change } from '../change.js'
import { NetworkProjection } from './network-projection.js'

/**
 * The network as it will be once the changes are made, in their order (DESIGN 2: before, `wave:N` and
 * after are projections). Pure; roots are computed anew. An object that is written without being there
 * is made, one that is removed without being there stays away: whether the preconditions hold is asked
 * by `safety/` and by the executor, not here. Throws for a change that no plan can hold.
 */
export function applyChanges(network: NetworkSnapshot, changes: readonly Change[]): NetworkSnapshot {
  if (changes.length === 0) return network
  const projection = new NetworkProjection(network)
  for (const { what } of changes) projection.apply(what)
  return projection.snapshot()
}
