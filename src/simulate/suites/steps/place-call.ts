import type { CallConditions, DeviceAnswer } from '../../../routing/call-conditions.js'
import type { DialingMode, Trace } from '../../../routing/trace.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { WrittenCall, SuiteMode } from '../format/suite-schema.js'

/** What one call leaves behind for the next one of the same test. */
export interface CallState {
  /** Device to what it will answer from now on. */
  readonly answers: ReadonlyMap<string, readonly DeviceAnswer[]>
  /** Circular route group to the device used last. */
  readonly lastUsed: ReadonlyMap<string, string>
}

export const NOTHING_HAPPENED: CallState = { answers: new Map(), lastUsed: new Map() }

/** How a call is dialed, and what holds while it is. */
export interface CallOptions {
  readonly mode?: DialingMode
  readonly conditions: CallConditions
}

/** The mode and conditions that a step states, and those that earlier calls of the test have left. */
export function callOptions(
  written: Omit<WrittenCall, 'dial'>,
  state: CallState,
  estate: UcmEstate,
  mode: SuiteMode | undefined = written.mode,
): CallOptions {
  const answers = new Map([...state.answers, ...scripts(written)])
  const conditions: CallConditions = {
    ...(written.at === undefined ? {} : { instant: written.at }),
    ...(answers.size === 0 ? {} : { answers }),
    lastUsed: new Map([...state.lastUsed, ...Object.entries(written.lastUsed ?? {})]),
    ...(written.authorizationLevel === undefined ? {} : { authorizationLevel: written.authorizationLevel }),
    ...(written.clientMatterCode === undefined ? {} : { clientMatterCode: written.clientMatterCode }),
    ...(written.blindTransfer === undefined ? {} : { cannotBePrompted: written.blindTransfer }),
  }
  return { ...(mode === undefined ? {} : { mode: dialingMode(mode, estate) }), conditions }
}

/** What a call leaves behind: scripts go on, pointers of circular groups stand on what was used. */
export function stateAfter(trace: Trace, { conditions }: CallOptions): CallState {
  return {
    answers: goneOn(conditions.answers ?? new Map(), trace),
    lastUsed: pointersAfter(conditions.lastUsed ?? new Map(), trace),
  }
}

function scripts({ answers }: Pick<WrittenCall, 'answers'>): readonly (readonly [string, readonly DeviceAnswer[]])[] {
  return Object.entries(answers ?? {}).map(([device, script]) => [device, Array.isArray(script) ? script : [script]])
}

/** A speed-dial button awaits further digits only where the service parameter says so (`routing-semantics` A4). */
function dialingMode(mode: SuiteMode, estate: UcmEstate): DialingMode {
  if (mode !== 'speed-dial') return mode
  const awaits = estate.serviceParameter('SpeedDialAwaitFurtherDigits')?.toLowerCase()
  return awaits === 't' || awaits === 'true' ? 'en-bloc-await' : 'en-bloc'
}

/** Scripts without the answers that were given; the last one stays. */
function goneOn(
  answers: ReadonlyMap<string, readonly DeviceAnswer[]>,
  { hops }: Trace,
): ReadonlyMap<string, readonly DeviceAnswer[]> {
  const left = new Map(answers)
  for (const { device, result } of hops.flatMap((hop) => (hop.kind === 'route' ? hop.offered : []))) {
    const script = left.get(device)
    const isGiven = result !== undefined && result.kind !== 'not-tried'
    if (isGiven && script !== undefined && script.length > 1) left.set(device, script.slice(1))
  }
  return left
}

function pointersAfter(lastUsed: ReadonlyMap<string, string>, { hops }: Trace): ReadonlyMap<string, string> {
  const pointers = hops.flatMap((hop) => (hop.kind === 'route' ? (hop.pointers ?? []) : []))
  return new Map([...lastUsed, ...pointers.map((each) => [each.routeGroup, each.lastUsed] as const)])
}
