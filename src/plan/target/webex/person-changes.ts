import { finding } from '../../../findings/finding.js'
import type { WebexPerson } from '../../../model/webex/person.js'
import type { PlannedMover } from '../../plan.js'
import type { Use } from './webex-draft.js'
import type { WebexTargetInput } from './webex-target.js'

/** The app calls with Webex itself (`webex-api` 5.16). */
const NATIVE_CALLING = 'NATIVE_WEBEX_TEAMS_CALLING'

/** The part of a person's changes in which the Customer Assist license is given. */
export const CUSTOMER_ASSIST_PART = 'customer-assist'

/** A mover with the mail that a person in Webex needs. */
export type MailedMover = PlannedMover & { readonly mail: string }

/**
 * Days ahead (`corrections` 6): the account where there is none, then Customer Assist with location, number
 * and extension, and only after that was read back Professional away. Calls stay on Unified CM, because
 * its entitlement stays; nobody is ever without a calling license who has one.
 */
export function preparePerson(input: WebexTargetInput, mover: MailedMover, location: string): void {
  createMissing(input, mover)
  const note = { wave: input.wave.number, phase: 'prepare' as const, movers: [mover.key] }
  const person = personOf(input, mover)
  const hasSeat = input.seats.held(person.licenses, 'customer-assist').length > 0
  const seat = hasSeat ? undefined : input.seats.takeCustomerAssist(person.licenses)
  const uses: Use[] = [
    { kind: 'location', key: location },
    ...(mover.phoneNumber === undefined ? [] : [{ kind: 'number' as const, key: mover.phoneNumber }]),
  ]
  const licensed: WebexPerson = {
    ...person,
    location,
    ...(mover.extension === undefined ? {} : { extension: mover.extension }),
    ...(mover.phoneNumber === undefined ? {} : { phoneNumber: mover.phoneNumber }),
    licenses: seat === undefined ? person.licenses : [...new Set([...person.licenses, seat])].sort(),
  }
  input.draft.put('person', mover.mail, licensed, {
    ...note,
    part: CUSTOMER_ASSIST_PART,
    title: `Give ${mover.label} Customer Assist at ${location}${numberWords(mover)}.`,
    why: 'Agents and supervisors need the license days ahead; with the Unified CM entitlement kept, calling stays where it is (corrections 6).',
    uses,
  })
  const professional = new Set(input.seats.held(person.licenses, 'professional'))
  input.draft.put(
    'person',
    mover.mail,
    { ...licensed, licenses: licensed.licenses.filter((key) => !professional.has(key)) },
    {
      ...note,
      part: 'without-professional',
      title: `Take the Professional license from ${mover.label}.`,
      why: 'Customer Assist includes it; it goes only after Customer Assist was read back, so that there is no moment without a calling license (corrections 6).',
    },
  )
}

/**
 * At cutover: the app calls with Webex itself, then the Unified CM entitlement goes, which completes the
 * move (`corrections` 6). Its inverse gives it back.
 */
export function switchPerson(input: WebexTargetInput, mover: MailedMover): void {
  const note = { wave: input.wave.number, phase: 'cutover' as const, movers: [mover.key] }
  const interrupts = { whom: [mover.key], how: 'the app leaves Unified CM and calls with Webex' }
  const person = personOf(input, mover)
  const native: WebexPerson = { ...person, callingBehavior: NATIVE_CALLING }
  input.draft.put('person', mover.mail, native, {
    ...note,
    part: 'native-calling',
    title: `Let the app of ${mover.label} call with Webex itself.`,
    why: 'The app that was a phone of Unified CM becomes one of Webex (webex-api 5.16).',
    interrupts,
  })
  const entitlements = new Set(input.seats.held(person.licenses, 'ucm'))
  input.draft.put(
    'person',
    mover.mail,
    { ...native, licenses: native.licenses.filter((key) => !entitlements.has(key)) },
    {
      ...note,
      part: 'without-ucm',
      title: `Take the Unified CM entitlement from ${mover.label}.`,
      why: 'Removing it completes the move, so it is the last change to the person; giving it back is the way back (corrections 6).',
      interrupts,
    },
  )
}

function createMissing(input: WebexTargetInput, mover: MailedMover): void {
  if (input.draft.find('person', mover.mail) !== undefined) return
  const user = mover.userId === undefined ? undefined : input.question.estate.user(mover.userId)
  input.findings.push(
    finding({
      code: 'USR-005',
      subject: mover.key,
      message: `${mover.label} (${mover.mail}) is not in Webex; the plan creates the person.`,
      evidence: [{ label: 'mail', value: mover.mail }],
      location: mover.location,
      wave: mover.wave,
    }),
  )
  input.draft.put(
    'person',
    mover.mail,
    {
      mail: mover.mail,
      displayName: mover.label,
      ...(user?.firstName === undefined ? {} : { firstName: user.firstName }),
      ...(user?.lastName === undefined ? {} : { lastName: user.lastName }),
      licenses: [],
    },
    {
      wave: input.wave.number,
      phase: 'prepare',
      title: `Create ${mover.label} (${mover.mail}) in Webex.`,
      why: 'Nobody of this mail address is in the organization (audit-workbook USR-005).',
      movers: [mover.key],
    },
  )
}

function personOf({ draft }: WebexTargetInput, mover: MailedMover): WebexPerson {
  const person = draft.find('person', mover.mail)
  if (person === undefined) throw new Error(`no person ${mover.mail} in the draft`)
  return person
}

function numberWords({ phoneNumber, extension }: PlannedMover): string {
  const words = [
    ...(phoneNumber === undefined ? [] : [`number ${phoneNumber}`]),
    ...(extension === undefined ? [] : [`extension ${extension}`]),
  ]
  return words.length === 0 ? '' : ` with ${words.join(' and ')}`
}
