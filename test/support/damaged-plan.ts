import type { Finding } from '../../src/findings/finding.js'
import type { Alteration, Change } from '../../src/plan/change.js'
import { changesOf } from '../../src/plan/plan.js'
import { checkSafety } from '../../src/plan/safety/check-safety.js'
import type { PlannedLyon } from './lyon-calls.js'

/** A plan of Lyon that can be damaged as somebody who edits the plan file could, and judged again. */
export class DamagedPlan {
  readonly made: readonly Change[]
  private readonly at: PlannedLyon

  constructor(at: PlannedLyon) {
    this.at = at
    this.made = changesOf(at.plan)
  }

  judge(changes: readonly Change[]): readonly Finding[] {
    const { input, plan } = this.at
    const damaged = { ...plan, waves: [{ number: 1, locations: ['Lyon'], changes }] }
    return checkSafety({ network: input.network, plan: damaged, question: input.question })
  }

  codes(changes: readonly Change[]): readonly string[] {
    return this.judge(changes).map(({ code, subject }) => `${code} ${subject}`)
  }

  /** What the damaged plan says, or says louder, that the plan as made does not. */
  fresh(changes: readonly Change[]): readonly string[] {
    const known = new Set(this.judge(this.made).map(inWords))
    return this.judge(changes).flatMap((found) => (known.has(inWords(found)) ? [] : [`${found.code} ${found.subject}`]))
  }

  /** The plan without the changes whose id matches; nobody needs them any more. Throws when there are none. */
  without(id: RegExp): readonly Change[] {
    const gone = new Set(this.made.flatMap((change) => (id.test(change.id) ? [change.id] : [])))
    if (gone.size === 0) throw new Error(`the plan has no ${id.source}`)
    return this.made
      .filter((change) => !gone.has(change.id))
      .map((change) => ({ ...change, needs: change.needs.filter((need) => !gone.has(need)) }))
  }

  /** The plan with the object that one change leaves made different. */
  edited<T>(id: string, edit: (after: T) => T): readonly Change[] {
    if (!this.made.some((change) => change.id === id)) throw new Error(`the plan has no ${id}`)
    return this.made.map((change) => {
      if (change.id !== id) return change
      if (!('after' in change.what)) throw new Error(`${id} leaves nothing`)
      return { ...change, what: { ...change.what, after: edit(change.what.after as T) } as Alteration }
    })
  }
}

function inWords({ code, subject, severity }: Finding): string {
  return `${code} ${subject} ${severity}`
}
