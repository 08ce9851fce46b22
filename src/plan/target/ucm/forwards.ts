import { listSome } from '../../../analysis/evidence.js'
import { dialableDigits, parseDialedDigits } from '../../../dialing/digits.js'
import type { Finding } from '../../../findings/finding.js'
import { finding } from '../../../findings/finding.js'
import { UcmEstate } from '../../../model/ucm/estate.js'
import { NO_PARTITION } from '../../../model/ucm/partition.js'
import { callerOfCss } from '../../../routing/ucm/resolve-caller.js'
import type { Trace } from '../../../routing/trace.js'
import { UcmRouter } from '../../../routing/ucm/ucm-router.js'
import type { Aim, ForwardField } from './forward-fields.js'
import { forwardsOf, overflowsOf, withForwards, withOverflows } from './forward-fields.js'
import { movingKeys } from './mover-callers.js'
import type { MovingNumber } from './moving-numbers.js'
import type { UcmDraft } from './ucm-draft.js'
import type { UcmTargetInput } from './ucm-target-input.js'

/** A cluster at one moment, with a memory of what was routed: thousands of numbers forward alike. */
class Moment {
  private readonly estate: UcmEstate
  private readonly router: UcmRouter
  private readonly known = new Map<string, Trace | undefined>()

  constructor(estate: UcmEstate, router: UcmRouter) {
    this.estate = estate
    this.router = router
  }

  route({ destination, callingSearchSpace }: Aim): Trace | undefined {
    const key = JSON.stringify([destination, callingSearchSpace ?? null])
    if (!this.known.has(key)) {
      const digits = parseDialedDigits(dialableDigits(destination))
      const caller = callerOfCss(this.estate, callingSearchSpace, undefined)
      this.known.set(key, digits === undefined ? undefined : this.router.route(caller, digits, { mode: 'en-bloc' }))
    }
    return this.known.get(key)
  }
}

interface BrokenForward {
  readonly forward: ForwardField
  readonly number: MovingNumber
  readonly aim: Aim | undefined
}

/**
 * Forwards and overflows of those who stay that reach a mover today: where routing shows that the
 * forward's own search space does not lead to Webex afterwards, they are aimed at the number in the form
 * that does (`routing-semantics` A9). What cannot be aimed is FWD-001.
 */
export function aimForwards(
  input: UcmTargetInput,
  draft: UcmDraft,
  numbers: readonly MovingNumber[],
  needs: readonly string[],
): readonly Finding[] {
  const { estate, router, settings } = input.question
  const moving = movingKeys(numbers)
  const before = new Moment(estate, router)
  const reached = new Map(
    numbers.map((number) => [`${number.kind === 'hunt-pilot' ? 'hunt-pilot' : 'dn'}:${number.key}`, number]),
  )
  const aimingAt = (forward: Aim): MovingNumber | undefined => reached.get(before.route(forward)?.reached ?? '')
  const lines = estate.all('directory-number').flatMap(({ key, value }) => {
    const forwards = moving.has(key) ? [] : forwardsOf(value).filter((forward) => aimingAt(forward) !== undefined)
    return forwards.length === 0 ? [] : [{ key, forwards, spaces: ownSpaces(estate, key) }]
  })
  const pilots = estate.all('hunt-pilot').flatMap(({ key, value }) => {
    const forwards = moving.has(key) ? [] : overflowsOf(value).filter((forward) => aimingAt(forward) !== undefined)
    return forwards.length === 0 ? [] : [{ key, forwards, spaces: [] as readonly string[] }]
  })
  if (lines.length + pilots.length === 0) return []
  const afterwards = new UcmEstate(draft.state())
  const after = new Moment(afterwards, new UcmRouter(afterwards, settings))
  const judge = (forwards: readonly ForwardField[], spaces: readonly string[]): readonly BrokenForward[] =>
    forwards.flatMap((forward) => {
      const number = aimingAt(forward)
      if (number === undefined || arrives(after.route(forward), number, input.trunk)) return []
      return [{ forward, number, aim: newAim(after, forward, number, spaces, input.trunk) }]
    })
  const findings: Finding[] = []
  for (const { key, forwards, spaces } of lines) {
    const broken = judge(forwards, spaces)
    const value = draft.find('directory-number', key)
    if (value !== undefined && broken.some(({ aim }) => aim !== undefined)) {
      draft.put('directory-number', key, withForwards(value, aimsOf(broken)), noteOf(key, broken, needs))
    }
    findings.push(...unaimed(input, `dn:${key}`, broken))
  }
  for (const { key, forwards, spaces } of pilots) {
    const broken = judge(forwards, spaces)
    const value = draft.find('hunt-pilot', key)
    if (value !== undefined && broken.some(({ aim }) => aim !== undefined)) {
      draft.put('hunt-pilot', key, withOverflows(value, aimsOf(broken)), noteOf(key, broken, needs))
    }
    findings.push(...unaimed(input, `hunt-pilot:${key}`, broken))
  }
  return [...findings, ...parkReversions(input, aimingAt, after)]
}

function arrives(trace: Trace | undefined, number: MovingNumber, trunk: string): boolean {
  return trace?.reached === `trunk:${trunk}` && trace.finalDigits === number.webexDigits
}

/** The number in full, in its own search space where it has one, else in one of the line that forwards. */
function newAim(
  after: Moment,
  forward: ForwardField,
  number: MovingNumber,
  spaces: readonly string[],
  trunk: string,
): Aim | undefined {
  const destination = dialableDigits(number.routed[0]?.pattern ?? '')
  const own = forward.callingSearchSpace
  const candidates: readonly Aim[] = [
    ...(own === undefined ? [] : [{ destination, callingSearchSpace: own }]),
    ...spaces.map((callingSearchSpace) => ({ destination, callingSearchSpace })),
  ]
  return candidates.find((aim) => arrives(after.route(aim), number, trunk))
}

/** Search spaces of a line, then of its devices. */
function ownSpaces(estate: UcmEstate, key: string): readonly string[] {
  const value = estate.find('directory-number', key)?.value
  if (value === undefined) return []
  const devices = estate
    .appearancesOf(value.dn, value.partition)
    .flatMap(({ kind, device }) => estate.find(kind, device)?.value.callingSearchSpace ?? [])
  return [...new Set([...(value.callingSearchSpace === undefined ? [] : [value.callingSearchSpace]), ...devices])]
}

function aimsOf(broken: readonly BrokenForward[]): ReadonlyMap<string, Aim> {
  return new Map(broken.flatMap(({ forward, aim }) => (aim === undefined ? [] : [[forward.field, aim] as const])))
}

function noteOf(key: string, broken: readonly BrokenForward[], needs: readonly string[]) {
  const aimed = broken.filter(({ aim }) => aim !== undefined)
  const first = aimed[0]
  return {
    phase: 'cutover' as const,
    part: 'forwards',
    title: `Aim forwards of ${key} (${aimed.map(({ forward }) => forward.field).join(', ')}) at ${first?.aim?.destination ?? ''}`,
    why: `As they stand they would not reach ${listSome([...new Set(aimed.map(({ number }) => number.label))], 3)} any more (routing-semantics A9).`,
    needs,
    movers: [...new Set(aimed.flatMap(({ number }) => number.movers))],
  }
}

function unaimed(input: UcmTargetInput, subject: string, broken: readonly BrokenForward[]): readonly Finding[] {
  const lost = broken.filter(({ aim }) => aim === undefined)
  const [first] = lost
  if (first === undefined) return []
  return [
    finding({
      code: 'FWD-001',
      subject,
      scope: `wave:${input.wave}`,
      wave: input.wave,
      location: input.location.name,
      message: `${subject.slice(subject.indexOf(':') + 1)} sends calls (${lost.map(({ forward }) => forward.field).join(', ')}) to ${first.forward.destination}, which is ${first.number.label}; no search space that it could use reaches Webex.`,
      evidence: lost.map(({ forward }) => ({
        label: forward.field,
        value: `${forward.destination} in ${forward.callingSearchSpace ?? NO_PARTITION}`,
      })),
    }),
  ]
}

/** Reversions of directed park cannot be changed by a plan. */
function parkReversions(
  input: UcmTargetInput,
  aimingAt: (aim: Aim) => MovingNumber | undefined,
  after: Moment,
): readonly Finding[] {
  return input.question.estate.all('directed-call-park').flatMap(({ key, value }) => {
    if (value.reversionNumber === undefined) return []
    const { reversionNumber: destination, reversionCallingSearchSpace: css } = value
    const forward: ForwardField = {
      field: 'park reversion',
      destination,
      ...(css === undefined ? {} : { callingSearchSpace: css }),
    }
    const number = aimingAt(forward)
    if (number === undefined || arrives(after.route(forward), number, input.trunk)) return []
    return unaimed(input, `pattern:${key}`, [{ forward, number, aim: undefined }])
  })
}
