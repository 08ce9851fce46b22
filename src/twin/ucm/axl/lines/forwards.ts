import type { JsonObject, JsonValue } from '../../../../execute/ports.js'
import { type Loose, present } from '../../../../ingest/present.js'
import { FORWARD_KINDS, type Forward, type ForwardKind } from '../../../../model/ucm/directory-number.js'
import type { UcmRows } from '../../state/rows.js'
import { without } from '../../state/without.js'
import { mustExist } from '../constraints.js'
import type { Field } from '../fields.js'
import { elements, flagOf, integerOf, objectOf, textOf } from '../json-text.js'

type Row = UcmRows['directory-number']

type ElementKind = Exclude<ForwardKind, `park-${string}`>

/** What AXL calls the forwards of a line, but for those of parked calls, which have no element of their own; those without `Int` are for external calls. */
const ELEMENTS: Readonly<Record<ElementKind, string>> = {
  all: 'callForwardAll',
  'busy-internal': 'callForwardBusyInt',
  'busy-external': 'callForwardBusy',
  'no-answer-internal': 'callForwardNoAnswerInt',
  'no-answer-external': 'callForwardNoAnswer',
  'no-coverage-internal': 'callForwardNoCoverageInt',
  'no-coverage-external': 'callForwardNoCoverage',
  'unregistered-internal': 'callForwardNotRegisteredInt',
  'unregistered-external': 'callForwardNotRegistered',
  'cti-failure': 'callForwardOnFailure',
}

/** Both no-answer forwards carry the ring duration of the line. */
const WITH_DURATION: readonly ElementKind[] = ['no-answer-internal', 'no-answer-external']

/**
 * The forwards of a line. A forward without voicemail and without a destination does nothing, but keeps
 * its search space, as in Unified CM; a bulk export of it reads as not set.
 */
export const FORWARD_FIELDS: readonly Field<Row>[] = (Object.keys(ELEMENTS) as readonly ElementKind[]).map((kind) => ({
  element: ELEMENTS[kind],
  get: (row) => described(row, kind),
  set(row, value, state) {
    const forward = forwardOf(row, kind, value)
    for (const name of [forward?.callingSearchSpace, forward?.secondaryCallingSearchSpace]) {
      if (name !== undefined) mustExist(state, 'css', name)
    }
    return withDuration(withForward(row, kind, forward), kind, value)
  },
}))

function described(row: Row, kind: ElementKind): JsonObject {
  const forward = row.forwards.find((one) => one.kind === kind)
  return elements({
    forwardToVoiceMail: forward?.toVoicemail ?? false,
    callingSearchSpaceName: forward?.callingSearchSpace,
    secondaryCallingSearchSpaceName: forward?.secondaryCallingSearchSpace,
    destination: forward?.destination,
    duration: WITH_DURATION.includes(kind) ? row.noAnswerRingDurationSeconds : undefined,
  })
}

/** What is left out stays; what is nil or empty goes. The search space is always said. */
function forwardOf(row: Row, kind: ElementKind, value: JsonValue): Forward | undefined {
  const said = objectOf(value)
  const before = row.forwards.find((one) => one.kind === kind)
  const toVoicemail = 'forwardToVoiceMail' in said ? flagOf(said['forwardToVoiceMail']) : before?.toVoicemail
  const destination = 'destination' in said ? textOf(said['destination']) : before?.destination
  return forwardWith(kind, {
    toVoicemail: toVoicemail ?? false,
    destination,
    callingSearchSpace: textOf(said['callingSearchSpaceName']),
    // Required like the first, and of forward-all only.
    secondaryCallingSearchSpace: kind === 'all' ? textOf(said['secondaryCallingSearchSpaceName']) : undefined,
  })
}

/** The forward, or undefined when nothing of it is set. */
export function forwardWith(kind: ForwardKind, said: Loose<Omit<Forward, 'kind'>>): Forward | undefined {
  const names = [said.destination, said.callingSearchSpace, said.secondaryCallingSearchSpace]
  const isSet = said.toVoicemail || names.some((name) => name !== undefined)
  return isSet ? present<Forward>({ kind, ...said }) : undefined
}

/** The line with that forward in the place of the one of its kind. */
export function withForward(row: Row, kind: ForwardKind, forward: Forward | undefined): Row {
  const others = row.forwards.filter((one) => one.kind !== kind)
  const forwards = forward === undefined ? others : [...others, forward]
  return {
    ...row,
    forwards: forwards.toSorted((a, b) => FORWARD_KINDS.indexOf(a.kind) - FORWARD_KINDS.indexOf(b.kind)),
  }
}

function withDuration(row: Row, kind: ElementKind, value: JsonValue): Row {
  if (!WITH_DURATION.includes(kind) || !('duration' in objectOf(value))) return row
  const rest = without(row, 'noAnswerRingDurationSeconds')
  const seconds = integerOf(objectOf(value)['duration'])
  return seconds === undefined ? rest : { ...rest, noAnswerRingDurationSeconds: seconds }
}
