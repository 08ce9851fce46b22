import { compareText, finding, type Finding } from '../findings/finding.js'
import { UserError } from '../findings/user-error.js'
import type { Change } from '../plan/change.js'
import { ChangeChains } from './change-chains.js'
import { converge, inWords } from './converge.js'
import { driverOf, endsOf, type DriverTools } from './drivers.js'
import { judge, unseenFields } from './judge.js'
import { PhaseGate } from './phase-gate.js'
import type { Journal, Systems } from './ports.js'
import { type ChangeHistory, historiesOf } from './run-history.js'
import { CHANGE_STATES, type ChangeResult, type ChangeState, type RunResult, SETTLED } from './run-result.js'
import { schedule } from './schedule.js'
import { CannotRead, SystemReader } from './system-reader.js'
import { WebexDirectory } from './webex/webex-directory.js'

/** What the executor tells while it works. */
export interface RunProgress {
  readonly change: Change
  readonly state: ChangeState
  readonly done: number
  readonly of: number
}

export interface RunInput {
  /** `<plan id>@<twin|live>`. */
  readonly run: string
  /** All changes of the plan, in order. */
  readonly changes: readonly Change[]
  readonly systems: Systems
  readonly journal: Journal
  readonly sleep: (seconds: number) => Promise<void>
  /** The changes to carry out; what they need comes along. By default all. */
  readonly only?: (change: Change) => boolean
  /** False: what the journal calls done is not read again. */
  readonly verify?: boolean
  /** Changes in flight per system, at most. */
  readonly concurrency?: number
  readonly progress?: (event: RunProgress) => void
}

const DEFAULT_CONCURRENCY = 4

/**
 * Carries changes out, each by reading, judging and sending one request at a time, with a journal
 * that is written ahead (DESIGN 7). What is as planned already is left alone, so a second call after
 * a complete one sends nothing, and a call after a crash goes on where the last one stopped. Bad
 * states and refusals end the change, not the run; changes that need it are not begun,
 * nor those of a later phase that serve the same people.
 */
export async function runChanges(input: RunInput): Promise<RunResult> {
  const { changes, systems } = input
  const chains = new ChangeChains(changes)
  const gate = new PhaseGate(changes)
  const histories = historiesOf(input.journal, input.run)
  const history = new Map(changes.map((change) => [change.id, histories(change.id)]))
  const results = new Map<string, ChangeResult>()
  const selected = selection(changes, chains, input.only)
  const tools = toolsOf(input)
  const settled = (id: string): boolean => {
    const result = results.get(id)
    if (result !== undefined) return SETTLED.has(result.state)
    const past = history.get(id)
    return past !== undefined && (past.isDone || past.isConfirmed)
  }
  const needsOf = (change: Change): readonly string[] => {
    const previous = chains.previous(change.id)
    return previous === undefined ? change.needs : [...new Set([...change.needs, previous])]
  }
  // What is done already is only read, whatever has become of the phases before it.
  const heldBack = (change: Change, past: ChangeHistory): string | undefined =>
    past.isDone || past.isConfirmed ? undefined : gate.heldBack(change, settled)
  await schedule(selected, {
    needsOf,
    limit: input.concurrency ?? DEFAULT_CONCURRENCY,
    carryOut: async (change) => {
      const past = history.get(change.id)
      if (past === undefined) throw new Error(`no history of ${change.id}`)
      const missing = needsOf(change).filter((id) => !settled(id))
      const superseded = chains.later(change.id).some((id) => history.get(id)?.isBegun === true)
      const wanting = missing.length > 0 ? `needs ${missing.join(', ')}` : heldBack(change, past)
      const result =
        wanting !== undefined
          ? plain(change, 'not-begun', wanting)
          : await carryOut(change, past, { tools, systems, superseded, verify: input.verify ?? true })
      results.set(change.id, result)
      input.progress?.({ change, state: result.state, done: results.size, of: selected.length })
    },
  })
  return runResult(
    input.run,
    systems.kind,
    selected.flatMap((change) => results.get(change.id) ?? []),
  )
}

interface Circumstances {
  readonly tools: DriverTools & Pick<RunInput, 'sleep'>
  readonly systems: Systems
  /** A later change of the same object has begun: what it shall be now is that one's affair. */
  readonly superseded: boolean
  readonly verify: boolean
}

async function carryOut(change: Change, history: ChangeHistory, around: Circumstances): Promise<ChangeResult> {
  if (change.what.system === 'people') return manualStep(change, history, around.systems.kind)
  if (history.isDone && (around.superseded || !around.verify)) return plain(change, 'done')
  try {
    const driver = driverOf(change.what, around.tools)
    const ends = endsOf(change.what)
    if (history.isDone) {
      const after = ends.after
      const judgement = judge(await driver.read(), { ...ends, ...(after === undefined ? {} : { after }) }, driver.rules)
      return judgement.state === 'equal' ? plain(change, 'done') : drifted(change, judgement)
    }
    if (!history.isBegun) history.append({ event: 'begun' })
    const unseen = unseenFields(ends, driver.rules)
    if (unseen.length > 0) {
      const detail = `no request changes ${unseen.join(', ')} of a ${change.what.kind}`
      history.append({ event: 'failed', detail })
      return plain(change, 'failed', detail)
    }
    const { systems, tools } = around
    return { change, ...(await converge({ driver, ends, history, systems, sleep: tools.sleep })) }
  } catch (error) {
    if (!(error instanceof CannotRead || error instanceof UserError)) throw error
    history.append({ event: 'failed', detail: error.message })
    return plain(change, 'failed', error.message)
  }
}

/** In a rehearsal nobody is there to look: the step is taken as done, and the journal says so. */
function manualStep(change: Change, history: ChangeHistory, target: Systems['kind']): ChangeResult {
  if (history.isConfirmed) return plain(change, 'confirmed')
  if (!history.isBegun) history.append({ event: 'begun' })
  if (target === 'live') return plain(change, 'waiting', 'somebody must say that it is done')
  history.append({ event: 'confirmed', detail: 'rehearsal: taken as done' })
  return plain(change, 'confirmed')
}

function drifted(change: Change, judgement: Exclude<ReturnType<typeof judge>, { state: 'equal' }>): ChangeResult {
  const disagreements = judgement.state === 'conflict' ? judgement.disagreements : []
  const detail = judgement.state === 'conflict' ? inWords(disagreements) : 'it was done and is undone again'
  return { change, state: 'drifted', detail, disagreements, sent: 0 }
}

function plain(change: Change, state: ChangeState, detail?: string): ChangeResult {
  return { change, state, disagreements: [], sent: 0, ...(detail === undefined ? {} : { detail }) }
}

/** The wanted changes with all that they need, in the order of the plan. */
function selection(changes: readonly Change[], chains: ChangeChains, only: RunInput['only']): readonly Change[] {
  if (only === undefined) return changes
  const byId = new Map(changes.map((change) => [change.id, change]))
  const wanted = new Set<string>()
  const open = changes.filter(only).map(({ id }) => id)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (wanted.has(id)) continue
    wanted.add(id)
    const previous = chains.previous(id)
    open.push(...(byId.get(id)?.needs ?? []), ...(previous === undefined ? [] : [previous]))
  }
  return changes.filter(({ id }) => wanted.has(id))
}

function toolsOf(input: RunInput): Circumstances['tools'] {
  let now = ''
  const journalTime = (): string => {
    now = input.journal.records(input.run).at(-1)?.at ?? now
    return now
  }
  const reader = new SystemReader(input.systems, { sleep: input.sleep, now: journalTime })
  return {
    reader,
    webex: new WebexDirectory(reader),
    trunkPassword: (trunk) => input.systems.trunkPassword(trunk),
    sleep: input.sleep,
  }
}

function runResult(run: string, target: Systems['kind'], changes: readonly ChangeResult[]): RunResult {
  const counts = Object.fromEntries(
    CHANGE_STATES.map((state) => [state, changes.filter((result) => result.state === state).length]),
  ) as Record<ChangeState, number>
  return {
    run,
    target,
    changes,
    counts,
    sent: changes.reduce((sum, result) => sum + result.sent, 0),
    findings: changes.flatMap(driftFindings).sort((a, b) => compareText(a.subject, b.subject)),
    complete: changes.every(({ state }) => SETTLED.has(state)),
  }
}

function driftFindings({ change, state, detail, disagreements }: ChangeResult): readonly Finding[] {
  if (state !== 'conflict' && state !== 'drifted') return []
  const { what, wave } = change
  return [
    finding({
      code: 'WAV-003',
      subject: `${what.kind}:${what.key}`,
      scope: `wave:${wave}`,
      wave,
      message: `${what.system} ${what.kind} ${what.key}: ${detail ?? ''}`,
      evidence: disagreements.flatMap(({ field, found, before, planned }) => [
        { label: `${field} found`, value: found },
        { label: `${field} before`, value: before },
        { label: `${field} planned`, value: planned },
      ]),
    }),
  ]
}
