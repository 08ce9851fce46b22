import { UserError } from '../findings/user-error.js'
import { canonicalJson, sha256 } from '../model/fingerprint.js'
import type { Plan } from './plan.js'
import { PLAN_SCHEMA } from './schema/plan-document.js'

/** A plan before its content has given it a name. */
export type UnnamedPlan = Omit<Plan, 'id'>

/** Names a plan by its locations and its content: `lyon-1a2b3c4d`. Equal plans have equal names. */
export function namePlan(plan: UnnamedPlan): Plan {
  return { ...plan, id: planId(plan) }
}

function planId(plan: UnnamedPlan): string {
  const words = plan.locations.join('-').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const slug = words
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  return `${slug === '' ? 'plan' : slug}-${sha256(canonicalJson(plan)).slice(0, 8)}`
}

/** The bytes of a plan file: keys sorted, one change or mover a line, no clock, no path. */
export function renderPlan(plan: Plan): string {
  const { waves, movers, findings, ...rest } = plan
  const lines = (items: readonly unknown[]): string =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => canonicalJson(item)).join(',\n')}\n]`
  const waveText = waves.map(({ changes, ...wave }) => `{"changes":${lines(changes)},${canonicalJson(wave).slice(1)}`)
  const members: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, canonicalJson(value)])),
    findings: lines(findings),
    movers: lines(movers),
    waves: `[${waveText.join(',\n')}]`,
  }
  const keys = Object.keys(members).sort()
  return `{\n${keys.map((key) => `${JSON.stringify(key)}:${members[key] ?? 'null'}`).join(',\n')}\n}\n`
}

/** SHA-256 of a plan file; what an approval is bound to. */
export function planHash(text: string): string {
  return sha256(text)
}

/**
 * Reads a plan file. UserError naming the place in the document when it is no plan, was made by another
 * version, or was edited by hand: its name no longer fits its content.
 */
export function parsePlan(text: string, file: string): Plan {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no JSON'
    throw new UserError(`${file} is not readable as JSON: ${reason}`, { hint: REPLAN })
  }
  const result = PLAN_SCHEMA.safeParse(value)
  if (!result.success) {
    const issue = result.error.issues[0]
    const place = issue === undefined ? '' : issue.path.map(String).join('.')
    throw new UserError(`${file} is no plan: ${place === '' ? 'at the top' : place}: ${issue?.message ?? ''}`, {
      hint: REPLAN,
    })
  }
  const { id, ...rest } = result.data
  if (planId(rest) !== id) {
    throw new UserError(`${file} was changed after it was made: its content does not fit its name ${id}`, {
      hint: REPLAN,
      kind: 'refused',
    })
  }
  return result.data
}

const REPLAN = 'plans are made by the tool, not edited: rehome plan create'
