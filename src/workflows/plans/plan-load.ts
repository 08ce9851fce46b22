import { UserError } from '../../findings/user-error.js'
import { parsePlan } from '../../plan/plan-file.js'
import type { Plan } from '../../plan/plan.js'
import type { Workspace } from '../ports.js'

/** Beside the plans: which of them was made last. No plan can have this name, they end with eight digits. */
const CURRENT = 'current'

type PlanFiles = Pick<Workspace, 'planIds' | 'readPlan' | 'writePlan'>

/** Names of the plans of a workspace, sorted. */
export function planNames(workspace: Pick<PlanFiles, 'planIds'>): readonly string[] {
  return workspace.planIds().filter((id) => id !== CURRENT)
}

/** The plan that was made last, while it is still there; else the only one. */
export function currentPlanId(workspace: Pick<PlanFiles, 'planIds' | 'readPlan'>): string | undefined {
  const names = planNames(workspace)
  const recorded = currentRecord(workspace.readPlan(CURRENT))
  if (recorded !== undefined && names.includes(recorded)) return recorded
  return names.length === 1 ? names[0] : undefined
}

/** Writes down which plan was made last. */
export function recordCurrentPlan(workspace: Pick<PlanFiles, 'writePlan'>, id: string): void {
  workspace.writePlan(CURRENT, `${JSON.stringify({ plan: id })}\n`)
}

/**
 * The plan of that name, or a name that begins so; without a name the one made last, or the only one.
 * UserError when there is none, several fit, or the file was changed.
 */
export function loadPlan(workspace: Pick<PlanFiles, 'planIds' | 'readPlan'>, id: string | undefined): Plan {
  const name = chosenName(workspace, id)
  const text = workspace.readPlan(name)
  if (text === undefined) throw new UserError(`plan ${name} is gone`, { hint: 'make it anew: rehome plan create' })
  return parsePlan(text, `plans/${name}.json`)
}

/** As `loadPlan`; for a plan that is gone or damaged, why it cannot be read. */
export function planOrReason(workspace: Pick<PlanFiles, 'planIds' | 'readPlan'>, id: string): Plan | string {
  try {
    return loadPlan(workspace, id)
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

function chosenName(workspace: Pick<PlanFiles, 'planIds' | 'readPlan'>, id: string | undefined): string {
  const names = planNames(workspace)
  if (names.length === 0) {
    throw new UserError('this workspace holds no plan yet', { hint: 'rehome plan create --location <name>' })
  }
  if (id === undefined) {
    const current = currentPlanId(workspace)
    if (current !== undefined) return current
    throw new UserError('there are several plans, and which was made last is not known', {
      kind: 'usage',
      hint: `name one of: ${names.join(', ')}`,
    })
  }
  const fitting = names.includes(id) ? [id] : names.filter((name) => name.startsWith(id))
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return only
  throw new UserError(fitting.length === 0 ? `there is no plan ${id}` : `${id} means several plans`, {
    kind: 'usage',
    hint: `plans: ${(fitting.length === 0 ? names : fitting).join(', ')}`,
  })
}

function currentRecord(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    const value = JSON.parse(text) as { readonly plan?: unknown } | null
    return typeof value?.plan === 'string' ? value.plan : undefined
  } catch {
    // A record that cannot be read names no plan; the plans themselves are whole.
    return undefined
  }
}
