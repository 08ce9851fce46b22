import type { ChangeResult, ChangeState, RunResult } from '../../../execute/run-result.js'
import { CHANGE_STATES } from '../../../execute/run-result.js'
import type { Finding } from '../../../findings/finding.js'
import type { Difference } from '../../../plan/projection/compare-networks.js'
import { differenceLine } from './drift-view.js'
import type { Paint } from '../paint.js'
import { counted } from '../text-table.js'

/** What `rehearse` did, as the view needs it. */
export interface RehearsedPlan {
  readonly plan: string
  readonly standing: string
  readonly throughWave: number
  readonly seeded?: string
  readonly run: RunResult
  readonly differences: readonly Difference[]
  readonly findings: readonly Finding[]
  readonly complete: boolean
}

const SEEDED: Readonly<Record<string, string>> = {
  first: 'The twin was made from the inputs.',
  asked: 'The twin was made anew.',
  'cut-short': 'The twin was made anew: it had not been finished.',
  'other-plan': 'The twin was made anew: it held another plan.',
  'other-inputs': 'The twin was made anew: the inputs have changed.',
}

const GOOD: ReadonlySet<ChangeState> = new Set(['done', 'adopted', 'confirmed'])

/** A rehearsal for people: what was done, what is not and why, and whether the twin is as projected. */
export function rehearseView(result: RehearsedPlan, paint: Paint): string {
  const { run } = result
  const open = run.changes.filter(({ state }) => !GOOD.has(state))
  const parts = CHANGE_STATES.filter((state) => run.counts[state] > 0).map((state) => `${run.counts[state]} ${state}`)
  return [
    paint.strong(`Rehearsal of plan ${result.plan} (${result.standing}) through wave ${result.throughWave}`),
    ...(result.seeded === undefined ? [] : [SEEDED[result.seeded] ?? '']),
    `${counted(run.changes.length, 'change')}: ${parts.join(', ') || 'none'}; ${counted(run.sent, 'request')} sent`,
    ...open.flatMap((change) => openLines(change, paint)),
    ...(result.differences.length === 0
      ? [paint.good('The twin, read back, is as the plan projects it.')]
      : [
          paint.bad(
            `The twin, read back, differs from the projection in ${counted(result.differences.length, 'place')}:`,
          ),
          ...result.differences.map((difference) => `  ${differenceLine(difference)}`),
        ]),
    result.complete ? paint.good('complete') : paint.bad('incomplete: run it again to go on'),
  ].join('\n')
}

/** The same for programs. */
export function rehearseJson(result: RehearsedPlan): object {
  const { run, ...rest } = result
  return {
    ...rest,
    run: run.run,
    target: run.target,
    counts: run.counts,
    sent: run.sent,
    changes: run.changes.map(({ change, state, detail, sent, disagreements }) => ({
      id: change.id,
      title: change.title,
      wave: change.wave,
      phase: change.phase,
      state,
      ...(detail === undefined ? {} : { detail }),
      sent,
      disagreements,
    })),
  }
}

function openLines({ change, state, detail }: ChangeResult, paint: Paint): readonly string[] {
  return [
    `  ${paint.bad(state)} ${change.title} ${paint.faint(change.id)}`,
    ...(detail === undefined ? [] : [`    ${detail}`]),
  ]
}
