import { compareText } from '../../../findings/finding.js'
import type { WebexContact, WebexPerson, WebexSupervisor } from '../../../model/webex/person.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { e164 } from './phone-number.js'

/** Key of a person as an answer shows it: the mail in lower case (`emails` has exactly one). */
export function personKeyOf(json: JsonRecord): string {
  const members = new JsonMembers(json)
  const [mail] = members.optionalTexts('emails')
  return mail === undefined || mail === '' ? members.refuse('emails', 'is missing') : mail.toLowerCase()
}

/** Bots and applications have a mail as well, and place no calls. */
export function isPerson(json: JsonRecord): boolean {
  return !['bot', 'appuser'].includes(new JsonMembers(json).optionalText('type')?.toLowerCase() ?? 'person')
}

/**
 * `GET /people/{id}?callingData=true`, or an item of the list, with `…/features/callingBehavior`. A
 * work number that is not +E.164 comes from a directory and is passed over; one that is may do so,
 * too: whether it is a number of Webex Calling is told by the licenses (`webex-api` 5.1).
 *
 * @throws UnreadableAnswer
 */
export function readPerson(json: JsonRecord, resolve: ResolveId, callingBehavior?: JsonRecord): WebexPerson {
  const members = new JsonMembers(json)
  const locationId = members.optionalText('locationId')
  const licenses = members.optionalTexts('licenses').map((id) => resolve(id) ?? id)
  return present<WebexPerson>({
    mail: personKeyOf(json),
    displayName: members.optionalText('displayName'),
    firstName: members.optionalText('firstName'),
    lastName: members.optionalText('lastName'),
    status: members.optionalText('status'),
    location: locationId === undefined ? undefined : (resolve(locationId) ?? locationId),
    extension: members.optionalText('extension'),
    phoneNumber: workNumber(members),
    licenses: [...new Set(licenses)].sort(compareText),
    callingBehavior: callingBehavior === undefined ? undefined : behaviorType(callingBehavior),
  })
}

function workNumber(members: JsonMembers): string | undefined {
  const numbers = members
    .optionalObjects('phoneNumbers')
    .filter((number) => number.optionalText('type') === 'work')
    .map((number) => e164(number.optionalText('value') ?? ''))
  return numbers.find((number) => number !== undefined)
}

/** `null`, also as text, is the default of the organization (`webex-api` 5.16). */
function behaviorType(json: JsonRecord): string | undefined {
  const type = new JsonMembers(json).optionalText('behaviorType')
  return type === 'null' ? undefined : type
}

/**
 * `GET /telephony/config/supervisors/{id}`; the id is that of a person.
 *
 * @throws UnreadableAnswer
 */
export function readSupervisor(json: JsonRecord, resolve: ResolveId): WebexSupervisor {
  const members = new JsonMembers(json)
  const id = members.text('id')
  const agents = members.objects('agents').map((agent) => agent.text('id'))
  return {
    mail: resolve(id) ?? id,
    agents: [...new Set(agents.map((agent) => resolve(agent) ?? agent))].sort(compareText),
  }
}

/**
 * One entry of the organization's contacts, once per number; none without a number.
 *
 * @throws UnreadableAnswer
 */
export function readContacts(json: JsonRecord): readonly WebexContact[] {
  const members = new JsonMembers(json)
  const numbers = members.optionalObjects('phoneNumbers').map((number) => e164(number.optionalText('value') ?? ''))
  const names = [members.optionalText('firstName'), members.optionalText('lastName')]
  const displayName =
    members.optionalText('displayName') ??
    (names.filter((name) => name !== undefined).join(' ') || members.optionalText('companyName') || '')
  return [...new Set(numbers)].flatMap((phoneNumber) =>
    phoneNumber === undefined ? [] : [{ phoneNumber, displayName }],
  )
}
