import { codeEntry } from '../../../findings/codes/catalog.js'
import { isFindingCode } from '../../../findings/codes/catalog.js'
import type { Severity } from '../../../findings/severity.js'
import { SEVERITIES } from '../../../findings/severity.js'
import type { Change, Interruption } from '../../../plan/change.js'
import { PHASES } from '../../../plan/change.js'
import type { Plan, PlannedMover, PlannedWave } from '../../../plan/plan.js'
import { changesOf } from '../../../plan/plan.js'
import type { Paint } from '../paint.js'
import { counted, textTable } from '../text-table.js'

/** A plan and where it stands, as the view needs it. */
export interface StandingPlan {
  readonly plan: Plan
  readonly approval?: { readonly by: string; readonly at: string }
  readonly stale: readonly string[]
}

export interface PlanViewOptions {
  readonly paint: Paint
  /** Only this wave. */
  readonly wave?: number | undefined
  /** Every change with its reason; without it only how many there are. */
  readonly changes: boolean
}

const PHASE_WORDS = {
  prepare: 'days ahead',
  cutover: 'in the window',
  'clean-up': 'after sign-off',
} as const satisfies Record<Change['phase'], string>

const SYSTEM_WORDS = {
  ucm: 'Unified CM',
  webex: 'Webex',
  lgw: 'gateway',
  people: 'people',
} as const satisfies Record<Change['what']['system'], string>

/** A plan for people: who moves, what is done when and why, what is wrong, what is open. */
export function planView({ plan, approval, stale }: StandingPlan, options: PlanViewOptions): string {
  const { paint } = options
  const waves = plan.waves.filter(({ number }) => options.wave === undefined || number === options.wave)
  const numbered = numberOf(plan)
  return [
    `${paint.strong(`Plan ${plan.id}`)}: ${plan.locations.join(', ')}`,
    standingLine(approval, stale, paint),
    '',
    ...waves.flatMap((wave) => waveLines(plan, wave, numbered, options)),
    ...leftOutLines(plan, waves, paint),
    ...findingLines(plan, options.wave, paint),
    ...openLines(plan, paint),
  ]
    .join('\n')
    .trimEnd()
}

/** Number of each change in the whole plan, from 1. */
function numberOf(plan: Plan): ReadonlyMap<string, number> {
  return new Map(changesOf(plan).map(({ id }, index) => [id, index + 1]))
}

function standingLine(approval: StandingPlan['approval'], stale: readonly string[], paint: Paint): string {
  const word = approval === undefined ? paint.bad('DRAFT') : paint.good(`APPROVED by ${approval.by} at ${approval.at}`)
  return stale.length === 0 ? word : `${word}, ${paint.bad('STALE')}: ${stale.join('; ')}`
}

function waveLines(
  plan: Plan,
  wave: PlannedWave,
  numbered: ReadonlyMap<string, number>,
  options: PlanViewOptions,
): readonly string[] {
  const movers = plan.movers.filter((mover) => mover.wave === wave.number && mover.leftOut === undefined)
  const { paint } = options
  return [
    paint.strong(`Wave ${wave.number}: ${wave.locations.join(', ')}, ${counted(movers.length, 'person', 'people')}`),
    '',
    ...(movers.length === 0 ? [] : [moverTable(movers), '']),
    ...PHASES.flatMap((phase) => phaseLines(wave, phase, plan, numbered, options)),
  ]
}

function moverTable(movers: readonly PlannedMover[]): string {
  const rows = movers.map(({ label, role, phoneNumber, extension, queues, mail }) => [
    label,
    role,
    phoneNumber ?? '-',
    extension ?? '-',
    queues.length === 0 ? '-' : queues.join(', '),
    mail ?? '',
  ])
  return textTable(['who', 'role', 'number', 'extension', 'queues', 'mail'], rows)
}

function phaseLines(
  wave: PlannedWave,
  phase: Change['phase'],
  plan: Plan,
  numbered: ReadonlyMap<string, number>,
  { paint, changes: inFull }: PlanViewOptions,
): readonly string[] {
  const changes = wave.changes.filter((change) => change.phase === phase)
  if (changes.length === 0) return []
  const heading = `${phase} (${PHASE_WORDS[phase]}): ${counted(changes.length, 'change')}, ${countsBySystem(changes)}`
  if (!inFull) return [heading, '']
  const labels = new Map(plan.movers.map(({ key, label }) => [key, label]))
  return [paint.strong(heading), ...changes.flatMap((change) => changeLines(change, numbered, labels, paint)), '']
}

function changeLines(
  { id, title, why, what, interrupts }: Change,
  numbered: ReadonlyMap<string, number>,
  labels: ReadonlyMap<string, string>,
  paint: Paint,
): readonly string[] {
  const number = String(numbered.get(id) ?? 0).padStart(4)
  return [
    `${number}  ${SYSTEM_WORDS[what.system]}: ${title}`,
    `      ${paint.faint(why)}`,
    ...(what.system === 'people' ? [`      do: ${what.text}`, `      expected: ${what.expected}`] : []),
    ...(interrupts.whom.length === 0 ? [] : [`      interrupts ${interruptionWords(interrupts, labels)}`]),
  ]
}

function interruptionWords({ whom, seconds, how }: Interruption, labels: ReadonlyMap<string, string>): string {
  const names = whom.map((key) => labels.get(key) ?? key).join(', ')
  const time = seconds === undefined ? 'until the end of the window' : `for ${counted(seconds, 'second')}`
  return `${names} ${seconds === 0 ? 'not for the next call' : time}: ${how}`
}

function countsBySystem(changes: readonly Change[]): string {
  const systems = Object.keys(SYSTEM_WORDS) as (keyof typeof SYSTEM_WORDS)[]
  return systems
    .map((system) => ({ system, count: changes.filter(({ what }) => what.system === system).length }))
    .filter(({ count }) => count > 0)
    .map(({ system, count }) => `${count} ${SYSTEM_WORDS[system]}`)
    .join(', ')
}

function leftOutLines(plan: Plan, waves: readonly PlannedWave[], paint: Paint): readonly string[] {
  const numbers = new Set(waves.map(({ number }) => number))
  const left = plan.movers.filter(({ leftOut, wave }) => leftOut !== undefined && numbers.has(wave))
  if (left.length === 0) return []
  return [
    paint.strong('Left out:'),
    ...left.map(({ label, wave, leftOut }) => `  ${label} (wave ${wave}) ${leftOut ?? ''}`),
    '',
  ]
}

function findingLines(plan: Plan, wave: number | undefined, paint: Paint): readonly string[] {
  const findings = plan.findings.filter(
    (finding) => wave === undefined || finding.wave === undefined || finding.wave === wave,
  )
  if (findings.length === 0) return []
  return [
    paint.strong('Findings of the plan:'),
    ...findings.map(
      ({ severity, code, subject, message }) => `  ${paint.severity(severity)} ${code} ${subject}: ${message}`,
    ),
    '',
  ]
}

function openLines({ open }: Plan, paint: Paint): readonly string[] {
  if (open.length === 0) return [paint.good('Nothing open forbids approval.')]
  return [
    paint.strong(`Open, and forbidding approval: ${counted(open.length, 'question')}`),
    ...open.map(({ id, code, severity, subject }) => {
      const title = isFindingCode(code) ? codeEntry(code).title : ''
      const word = SEVERITIES.find((each): each is Severity => each === severity)
      return `  ${word === undefined ? severity : paint.severity(word)} ${code} ${subject}: ${title} ${paint.faint(id)}`
    }),
  ]
}
