import { familySubject } from '../../analysis/css-family.js'
import { cssFamilies } from '../../analysis/css-family.js'
import type { QuestionInput } from '../../analysis/question.js'
import type { NetworkSnapshot } from '../../model/network.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { Change, UcmObjectChange } from '../change.js'
import type { Plan, PlannedMover, PlannedWave } from '../plan.js'
import { UcmProjection } from '../projection/ucm-projection.js'
import type { CallerClass } from './moment.js'
import { Moment } from './moment.js'

/** What the brakes judge: any list of changes, whoever wrote it. */
export interface SafetyInput {
  /** As it was when the plan was made. */
  readonly network: NetworkSnapshot
  readonly plan: Pick<Plan, 'movers' | 'waves'>
  /** Of the same network: mapping, settings, answers, scope; its estate and router stand for the beginning. */
  readonly question: QuestionInput
}

/** A number or pilot that a wave takes out of its partition. */
export interface MovedEntry {
  readonly kind: 'directory-number' | 'hunt-pilot'
  /** Before and after. */
  readonly key: string
  readonly newKey: string
  readonly change: Change
}

/** One wave with the cluster before it, once all is prepared, and once the window is over. */
export interface WaveStates {
  readonly wave: PlannedWave
  readonly movers: readonly PlannedMover[]
  readonly before: Moment
  readonly prepared: Moment
  readonly done: Moment
  readonly moved: readonly MovedEntry[]
  /** Every class of callers: each search space alone, and the pairs of lines and devices. */
  readonly classes: readonly CallerClass[]
}

/** The moments of a plan, wave by wave. */
export function waveStates({ network, plan, question }: SafetyInput): readonly WaveStates[] {
  const projection = new UcmProjection(network.ucm)
  const classes = callerClasses(question)
  let last = new Moment(question.estate, question.router)
  return plan.waves.map((wave) => {
    const before = last
    const ucm = wave.changes.flatMap((change) => (change.what.system === 'ucm' ? [{ change, what: change.what }] : []))
    const [early, late] = [
      ucm.filter(({ change }) => change.phase === 'prepare'),
      ucm.filter(({ change }) => change.phase !== 'prepare'),
    ]
    for (const { what } of early) projection.apply(what)
    const prepared = early.length === 0 ? before : Moment.of(projection.state(), question.settings)
    for (const { what } of late) projection.apply(what)
    const done = late.length === 0 ? prepared : Moment.of(projection.state(), question.settings)
    last = done
    const movers = plan.movers.filter((mover) => mover.wave === wave.number && mover.leftOut === undefined)
    const moved = ucm.flatMap(({ change, what }) => movedEntry(change, what))
    return { wave, movers, before, prepared, done, moved, classes }
  })
}

/** Route patterns that a wave adds or changes, by `pattern@partition`. */
export function plannedPatterns({ changes }: PlannedWave): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ what }) =>
      what.system === 'ucm' && what.kind === 'route-pattern' && what.after !== undefined
        ? [patternKey(what.after.pattern, what.after.partition)]
        : [],
    ),
  )
}

function movedEntry(change: Change, what: UcmObjectChange): readonly MovedEntry[] {
  if ((what.kind !== 'directory-number' && what.kind !== 'hunt-pilot') || what.after === undefined) return []
  const { key, kind, after } = what
  const newKey = patternKey('dn' in after ? after.dn : after.pattern, after.partition)
  return newKey === key ? [] : [{ kind, key, newKey, change }]
}

function callerClasses({ estate }: QuestionInput): readonly CallerClass[] {
  const singles = estate.all('css').map(({ key }) => ({ subject: `css:${key}`, spaces: [key] }))
  const pairs = cssFamilies(estate).flatMap(({ lineCss, deviceCss }) =>
    lineCss === undefined || deviceCss === undefined
      ? []
      : [{ subject: familySubject(lineCss, deviceCss), spaces: [lineCss, deviceCss] }],
  )
  return [...singles, ...pairs]
}
