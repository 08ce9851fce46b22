import { compareText } from '../../../findings/finding.js'
import type {
  OutgoingPermission,
  WebexDomain,
  WebexForwarding,
  WebexLocationSettings,
  WebexOrganizationSettings,
  WebexPersonSettings,
} from '../../../model/webex/calling-settings.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { e164 } from './phone-number.js'
import { personKeyOf } from './person.js'

/** Answers about one thing, by what they are; absent ones were not read or say that nothing is set. */
type Answers<K extends string> = { readonly [P in K]?: JsonRecord | undefined }

/**
 * What is set at a calling location, of the answers `GET /telephony/config/locations/{id}`,
 * `…/features/emergencyCallbackNumber`, `…/voicePortal`, `…/outgoingPermission`; undefined when they say nothing.
 *
 * @throws UnreadableAnswer
 */
export function readLocationSettings(
  location: string,
  answers: Answers<'calling' | 'emergency' | 'voicePortal' | 'permissions'>,
  resolve: ResolveId,
): WebexLocationSettings | undefined {
  const calling = optional(answers.calling)
  const emergency = optional(answers.emergency)
  const portal = optional(answers.voicePortal)
  const settings = present<WebexLocationSettings>({
    location,
    externalCallerIdName: calling?.optionalText('externalCallerIdName'),
    e911SetupRequired: calling?.optionalFlag('e911SetupRequired'),
    emergencyCallback: emergency === undefined ? undefined : emergencyCallback(emergency, resolve),
    voicePortal:
      portal === undefined
        ? undefined
        : present<NonNullable<WebexLocationSettings['voicePortal']>>({
            extension: portal.optionalText('extension'),
            phoneNumber: optionalAsE164(portal, 'phoneNumber'),
          }),
    outgoingPermissions: optional(answers.permissions)
      ?.optionalObjects('callingPermissions')
      .map((each): OutgoingPermission => ({ callType: each.text('callType'), action: each.text('action') }))
      .sort((a, b) => compareText(a.callType, b.callType)),
  })
  return Object.keys(settings).length === 1 ? undefined : settings
}

function emergencyCallback(
  json: JsonMembers,
  resolve: ResolveId,
): NonNullable<WebexLocationSettings['emergencyCallback']> {
  const selected = json.text('selected').toUpperCase()
  const byMember = selected === 'LOCATION_MEMBER_NUMBER'
  const info = json.optionalObject(byMember ? 'locationMemberInfo' : 'locationInfo')
  const member = byMember ? info?.optionalText('memberId') : undefined
  const isPerson = info?.optionalText('memberType')?.toUpperCase() === 'PEOPLE'
  const names = [info?.optionalText('firstName'), info?.optionalText('lastName')].filter((name) => name !== undefined)
  const named = names.length === 0 ? member : names.join(' ')
  return present<NonNullable<WebexLocationSettings['emergencyCallback']>>({
    selected,
    number:
      info === undefined ? undefined : (optionalAsE164(info, 'effectiveValue') ?? optionalAsE164(info, 'phoneNumber')),
    member: member !== undefined && isPerson ? (resolve(member) ?? named) : named,
  })
}

/**
 * Roles and features of one person: an item of `GET /people` with `/people/{id}/features/voicemail` and
 * `…/callForwarding` where they were asked for; undefined when there is nothing to tell.
 *
 * @throws UnreadableAnswer
 */
export function readPersonSettings(
  person: JsonRecord,
  answers: Answers<'voicemail' | 'forwarding'>,
  roleOf: (id: string) => string,
): WebexPersonSettings | undefined {
  const roles = [...new Set(new JsonMembers(person).optionalTexts('roles').map(roleOf))].sort(compareText)
  const voicemail = optional(answers.voicemail)
  const forwarding = optional(answers.forwarding)
  if (roles.length === 0 && voicemail === undefined && forwarding === undefined) return undefined
  const calls = forwarding?.optionalObject('callForwarding')
  const unanswered = voicemail?.optionalObject('sendUnansweredCalls')
  return present<WebexPersonSettings>({
    mail: personKeyOf(person),
    roles,
    voicemail:
      voicemail === undefined
        ? undefined
        : present<NonNullable<WebexPersonSettings['voicemail']>>({
            enabled: voicemail.optionalFlag('enabled') ?? false,
            afterRings:
              unanswered?.optionalFlag('enabled') === true ? unanswered.optionalInteger('numberOfRings') : undefined,
            external:
              voicemail.optionalObject('messageStorage')?.optionalText('storageType')?.toUpperCase() === 'EXTERNAL',
          }),
    forwardAlways: readForwarding(calls?.optionalObject('always')),
    forwardBusy: readForwarding(calls?.optionalObject('busy')),
    forwardNoAnswer: withRings(calls?.optionalObject('noAnswer')),
    businessContinuity: readForwarding(forwarding?.optionalObject('businessContinuity')),
  })
}

/** `{enabled, destination, destinationVoicemailEnabled}`. */
export function readForwarding(json: JsonMembers | undefined): WebexForwarding | undefined {
  if (json === undefined) return undefined
  return present<WebexForwarding>({
    enabled: json.optionalFlag('enabled') ?? false,
    destination: optionalAsE164(json, 'destination'),
    toVoicemail: json.optionalFlag('destinationVoicemailEnabled') ?? false,
  })
}

function withRings(json: JsonMembers | undefined): WebexPersonSettings['forwardNoAnswer'] {
  const forwarding = readForwarding(json)
  const rings = json?.optionalInteger('numberOfRings')
  return forwarding === undefined || rings === undefined ? forwarding : { ...forwarding, rings }
}

/** The settings of the whole organization, of four answers; undefined when none of them was read. */
export function readOrganizationSettings(
  answers: Answers<'virtualExtensions' | 'callRecording' | 'queues' | 'voicemail'>,
): WebexOrganizationSettings | undefined {
  if (Object.values(answers).every((answer) => answer === undefined)) return undefined
  const recording = optional(answers.callRecording)
  const voicemail = optional(answers.voicemail)
  const expires = voicemail?.optionalFlag('messageExpiryEnabled') === true
  return present<WebexOrganizationSettings>({
    virtualExtensionMode: optional(answers.virtualExtensions)?.optionalText('mode')?.toUpperCase(),
    callRecording:
      recording === undefined
        ? undefined
        : present<NonNullable<WebexOrganizationSettings['callRecording']>>({
            enabled: recording.optionalFlag('enabled') ?? false,
            vendor: recording.optionalText('vendorName'),
          }),
    bouncedAgentUnavailable: optional(answers.queues)?.optionalFlag('forceAgentUnavailableOnBouncedEnabled'),
    voicemailExpiryDays: expires ? voicemail.optionalInteger('numberOfDaysForMessageExpiry') : undefined,
  })
}

/** Domains of an answer of `POST /identity/organizations/{id}/actions/verifyDomain`; no GET lists them. */
export function readDomains(json: JsonRecord): readonly WebexDomain[] {
  const members = new JsonMembers(json)
  const lower = (name: string): readonly string[] => members.optionalTexts(name).map((domain) => domain.toLowerCase())
  const [verified, claimed] = [new Set(lower('verifiedDomains')), new Set(lower('claimedDomains'))]
  return [...new Set([...verified, ...claimed])].map((name) => ({
    name,
    // A domain must be verified before it can be claimed (`webex-api` 5.16).
    verified: verified.has(name) || claimed.has(name),
    claimed: claimed.has(name),
  }))
}

/** +E.164 where it is such a number; extensions and addresses as they stand. */
export function optionalAsE164(members: JsonMembers, name: string): string | undefined {
  const text = members.optionalText(name)
  return text === undefined ? undefined : (e164(text) ?? text)
}

function optional(json: JsonRecord | undefined): JsonMembers | undefined {
  return json === undefined ? undefined : new JsonMembers(json)
}
