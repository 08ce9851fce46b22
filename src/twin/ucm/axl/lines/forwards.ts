import type { JsonObject, JsonValue } from '../../../../execute/ports.js'
import { FORWARD_KINDS, type Forward, type ForwardKind } from '../../../../model/ucm/directory-number.js'
import type { UcmRows } from '../../state/rows.js'
import { without } from '../../state/without.js'
import { mustExist } from '../constraints.js'
import type { Field } from '../fields.js'
import { elements, flagOf, integerOf, objectOf, textOf } from '../json-text.js'

type Row = UcmRows['directory-number']

/** What AXL calls the forwards of a line; those without `Int` are for external calls. */
const ELEMENTS: Readonly<Record<ForwardKind, string>> = {
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
const WITH_DURATION: readonly ForwardKind[] = ['no-answer-internal', 'no-answer-external']

/**
 * The forwards of a line. A forward without voicemail and without a destination does nothing, but keeps
 * its search space, as in Unified CM; a bulk export of it reads as not set.
 */
export const FORWARD_FIELDS: readonly Field<Row>[] = FORWARD_KINDS.map((kind) => ({
  element: ELEMENTS[kind],
  get: (row) => described(row, kind),
  set(row, value, state) {
    const forward = forwardOf(row, kind, value)
    if (forward?.callingSearchSpace !== undefined) mustExist(state, 'css', forward.callingSearchSpace)
    return withSecondary(withDuration(withForward(row, kind, forward), kind, value), kind, value, (name) =>
      mustExist(state, 'css', name),
    )
  },
}))

function described(row: Row, kind: ForwardKind): JsonObject {
  const forward = row.forwards.find((one) => one.kind === kind)
  return elements({
    forwardToVoiceMail: forward?.toVoicemail ?? false,
    callingSearchSpaceName: forward?.callingSearchSpace,
    secondaryCallingSearchSpaceName: kind === 'all' ? textOf(row.given?.[SECONDARY]) : undefined,
    destination: forward?.destination,
    duration: WITH_DURATION.includes(kind) ? row.noAnswerRingDurationSeconds : undefined,
  })
}

/** What is left out stays; what is nil or empty goes. The search space is always said. */
function forwardOf(row: Row, kind: ForwardKind, value: JsonValue): Forward | undefined {
  const said = objectOf(value)
  const before = row.forwards.find((one) => one.kind === kind)
  const toVoicemail = 'forwardToVoiceMail' in said ? flagOf(said['forwardToVoiceMail']) : before?.toVoicemail
  const destination = 'destination' in said ? textOf(said['destination']) : before?.destination
  const callingSearchSpace = textOf(said['callingSearchSpaceName'])
  if (toVoicemail !== true && destination === undefined && callingSearchSpace === undefined) return undefined
  return {
    kind,
    toVoicemail: toVoicemail ?? false,
    ...(destination === undefined ? {} : { destination }),
    ...(callingSearchSpace === undefined ? {} : { callingSearchSpace }),
  }
}

function withForward(row: Row, kind: ForwardKind, forward: Forward | undefined): Row {
  const others = row.forwards.filter((one) => one.kind !== kind)
  const forwards = forward === undefined ? others : [...others, forward]
  return {
    ...row,
    forwards: forwards.toSorted((a, b) => FORWARD_KINDS.indexOf(a.kind) - FORWARD_KINDS.indexOf(b.kind)),
  }
}

function withDuration(row: Row, kind: ForwardKind, value: JsonValue): Row {
  if (!WITH_DURATION.includes(kind) || !('duration' in objectOf(value))) return row
  const rest = without(row, 'noAnswerRingDurationSeconds')
  const seconds = integerOf(objectOf(value)['duration'])
  return seconds === undefined ? rest : { ...rest, noAnswerRingDurationSeconds: seconds }
}

const SECONDARY = 'secondaryCallingSearchSpaceName'

/** The second search space of a forward-all has no field in the model. */
function withSecondary(row: Row, kind: ForwardKind, value: JsonValue, check: (name: string) => void): Row {
  if (kind !== 'all') return row
  const name = textOf(objectOf(value)[SECONDARY])
  const given = without(row.given ?? {}, SECONDARY)
  if (name !== undefined) check(name)
  return { ...row, given: name === undefined ? given : { ...given, [SECONDARY]: name } }
}
