import type { NetworkSnapshot } from '../../src/model/network.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import type { UcmSnapshot } from '../../src/model/snapshot.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import type { Change } from '../../src/plan/change.js'
import { makePlan } from '../../src/plan/make-plan.js'
import type { PlanInput } from '../../src/plan/plan-input.js'
import type { Plan } from '../../src/plan/plan.js'
import { changesOf } from '../../src/plan/plan.js'
import { applyChanges } from '../../src/plan/projection/apply-changes.js'
import type { CallerReference } from '../../src/routing/caller.js'
import { resolveCaller } from '../../src/routing/ucm/resolve-caller.js'
import { UcmRouter } from '../../src/routing/ucm/ucm-router.js'
import { questionInput, threeSites } from './asked-estate.js'
import type { ExportBuilder } from './export-builder.js'
import type { PlannedWith } from './lyon-plan.js'
import { lyonInput } from './lyon-plan.js'

/** A plan of Lyon with what it was made from. */
export interface PlannedLyon {
  readonly input: PlanInput
  readonly plan: Plan
}

/** From the bytes of a patched export to the plan of Lyon. */
export async function plannedLyon(
  patch?: (estate: ExportBuilder) => void,
  asked: PlannedWith = {},
): Promise<PlannedLyon> {
  const input = await lyonInput({
    ...(patch === undefined ? {} : { snapshot: await patchedSnapshot(patch) }),
    ...asked,
  })
  return { input, plan: makePlan(input) }
}

/** The export of three-sites, patched and read. */
export async function patchedSnapshot(patch: (estate: ExportBuilder) => void): Promise<UcmSnapshot> {
  const estate = await threeSites()
  patch(estate)
  return (await questionInput(estate)).estate.snapshot
}

/** The changes of one system, in order. */
export function ucmChanges(plan: Plan): readonly Change[] {
  return changesOf(plan).filter(({ what }) => what.system === 'ucm')
}

/** The network once all is prepared. */
export function prepared({ input, plan }: PlannedLyon): NetworkSnapshot {
  return applyChanges(
    input.network,
    changesOf(plan).filter(({ phase }) => phase === 'prepare'),
  )
}

/** The network after the plan. */
export function done({ input, plan }: PlannedLyon): NetworkSnapshot {
  return applyChanges(input.network, changesOf(plan))
}

/** How a call in Unified CM ends: `dn:…`, `trunk:… <digits>`, or the disposition. */
export function dial(network: NetworkSnapshot, reference: CallerReference, digits: string): string {
  const estate = new UcmEstate(network.ucm)
  const resolved = resolveCaller(estate, reference)
  if (!resolved.ok) throw new Error(resolved.reason)
  const { reached, disposition, finalDigits } = new UcmRouter(estate, DEFAULT_SETTINGS).route(resolved.caller, digits)
  if (reached === undefined) return disposition
  return reached.startsWith('trunk:') ? `${reached} ${finalDigits}` : reached
}
