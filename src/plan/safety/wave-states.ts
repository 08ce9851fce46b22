import type { CssFamily } from '../../analysis/css-family.js'
import { cssFamilies, familySubject } from '../../analysis/css-family.js'
import type { QuestionInput } from '../../analysis/question.js'
import { lacksRoutingColumns } from '../../analysis/routing-columns.js'
import type { NetworkSnapshot } from '../../model/network.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { Change, UcmObjectChange } from '../change.js'
import type { Plan, PlannedMover, PlannedWave } from '../plan.js'
import { UcmProjection } from '../projection/ucm-projection.js'
import { forwardsOf, overflowsOf } from '../target/ucm/forward-fields.js'
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
  /** Every class of callers: each search space alone, the pairs of lines and devices, and those without any. */
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

function callerClasses(question: QuestionInput): readonly CallerClass[] {
  const { estate } = question
  const families = cssFamilies(estate)
  const singles = estate.all('css').map(({ key }) => ({ subject: `css:${key}`, spaces: [key] }))
  const pairs = families.flatMap(({ lineCss, deviceCss }) =>
    lineCss === undefined || deviceCss === undefined
      ? []
      : [{ subject: familySubject(lineCss, deviceCss), spaces: [lineCss, deviceCss] }],
  )
  const without = hasCallersWithoutSpace(question, families)
    ? [{ subject: familySubject(undefined, undefined), spaces: [] }]
    : []
  return [...singles, ...pairs, ...without]
}

/**
 * Lines, trunks, forwards and translations that have no search space: they see `<None>` and nothing else
 * (`routing-semantics` A2.1). Trunks toward Webex do not count, for them `loop-guard.ts` holds; nor do those
 * that a person has said to ignore.
 */
function hasCallersWithoutSpace({ estate, mapping }: QuestionInput, families: readonly CssFamily[]): boolean {
  if (lacksRoutingColumns(estate)) return false
  const silent = new Set(
    mapping.trunks.flatMap(({ name, role }) => (role === 'lgw' || role === 'ignore' ? [name] : [])),
  )
  const isWithout = ({ callingSearchSpace }: { readonly callingSearchSpace?: string }): boolean =>
    callingSearchSpace === undefined
  return (
    families.some(({ lineCss, deviceCss }) => lineCss === undefined && deviceCss === undefined) ||
    estate.all('trunk').some(({ value }) => !silent.has(value.name) && isWithout(value)) ||
    estate
      .all('translation-pattern')
      .some(({ value }) => !value.block && !value.useOriginatorsCallingSearchSpace && isWithout(value)) ||
    estate.all('directory-number').some(({ value }) => forwardsOf(value).some(isWithout)) ||
    estate.all('hunt-pilot').some(({ value }) => overflowsOf(value).some(isWithout))
  )
}
