import { checkSafety } from '../../src/plan/safety/check-safety.js'
import type { Finding } from '../../src/findings/finding.js'
import type { Alteration, Change } from '../../src/plan/change.js'
import { changeId, NO_INTERRUPTION } from '../../src/plan/change.js'
import type { Plan } from '../../src/plan/plan.js'
import { changesOf } from '../../src/plan/plan.js'
import type { PlannedLyon } from './lyon-calls.js'

/** The brakes over a plan of Lyon with one further change at the end of its preparation, or at the very end. */
export class ChangedPlan {
  private readonly at: PlannedLyon
  private readonly known: ReadonlySet<string>

  constructor(at: PlannedLyon) {
    this.at = at
    this.known = new Set(this.judge(changesOf(at.plan)).map(({ code, subject }) => `${code} ${subject}`))
  }

  /** Code and subject of what the plan as made says. */
  get asMade(): readonly string[] {
    return [...this.known]
  }

  /** What is said besides, apart from what a step finds another state than it says (WAV-002). */
  with(what: Alteration, place: 'prepared' | 'last' = 'prepared'): readonly Finding[] {
    const changes = changesOf(this.at.plan)
    const late = place === 'last' ? -1 : changes.findIndex(({ phase }) => phase !== 'prepare')
    const phase = place === 'last' ? 'clean-up' : 'prepare'
    const extra: Change = {
      id: changeId(1, phase, what, 'extra'),
      wave: 1,
      phase,
      what,
      title: `Extra ${what.kind} ${what.key}`,
      why: '',
      needs: [],
      interrupts: NO_INTERRUPTION,
      movers: [],
    }
    const all = changes.toSpliced(late < 0 ? changes.length : late, 0, extra)
    return this.judge(all).filter(({ code, subject }) => !this.known.has(`${code} ${subject}`) && code !== 'WAV-002')
  }

  /** The sentences of one code. */
  says(code: string, what: Alteration, place?: 'prepared' | 'last'): readonly string[] {
    return this.with(what, place).flatMap((found) => (found.code === code ? [found.message] : []))
  }

  private judge(changes: readonly Change[]): readonly Finding[] {
    const { input } = this.at
    const plan: Plan = { ...this.at.plan, waves: [{ number: 1, locations: ['Lyon'], changes }] }
    return checkSafety({ network: input.network, plan, question: input.question })
  }
}
