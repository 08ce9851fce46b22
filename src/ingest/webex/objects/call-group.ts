import { compareText } from '../../../findings/finding.js'
import {
  type GroupRedirect,
  PARK_RECALLS,
  type WebexCallPark,
  type WebexCallPickup,
  type WebexHuntGroup,
  type WebexParkExtension,
  type WebexVoicemailGroup,
} from '../../../model/webex/call-group.js'
import { queueKey } from '../../../model/webex/queue.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { e164, optionalNumber } from './phone-number.js'
import { POLICIES, queueLocation } from './queue.js'

const NOTIFICATIONS = ['NONE', 'AUDIO_ONLY', 'VISUAL_ONLY', 'AUDIO_AND_VISUAL'] as const

/**
 * `GET /telephony/config/locations/{location}/huntGroups/{id}` (`webex-api` 5.11).
 *
 * @throws UnreadableAnswer
 */
export function readHuntGroup(json: JsonRecord, resolve: ResolveId): WebexHuntGroup {
  const members = new JsonMembers(json)
  const policies = members.object('callPolicies')
  const noAnswer = policies.optionalObject('noAnswer')
  const passesOn = noAnswer?.optionalFlag('nextAgentEnabled') ?? false
  return present<WebexHuntGroup>({
    name: members.text('name'),
    location: groupLocation(members, resolve),
    enabled: members.optionalFlag('enabled') ?? true,
    extension: members.optionalText('extension'),
    phoneNumber: optionalNumber(members, 'phoneNumber'),
    policy: policies.choice('policy', POLICIES),
    nextAgentRings: passesOn ? noAnswer?.optionalInteger('nextAgentRings') : undefined,
    noAnswer:
      noAnswer?.optionalFlag('forwardEnabled') === true
        ? withRings(redirect(noAnswer), noAnswer.optionalInteger('numberOfRings'))
        : undefined,
    busy: switchedRedirect(policies, 'busyRedirect'),
    businessContinuity: switchedRedirect(policies, 'businessContinuityRedirect'),
    alternateNumbers: alternateNumbers(members),
    agents: agentsOf(members, resolve),
  })
}

/** Numbers of a queue or hunt group besides its own, sorted; absent where there are none. */
export function alternateNumbers(members: JsonMembers): readonly string[] | undefined {
  const listed = [
    ...(members.optionalObject('alternateNumberSettings')?.optionalObjects('alternateNumbers') ?? []),
    ...members.optionalObjects('alternateNumbers'),
  ]
  const numbers = listed.flatMap((each) => optionalNumber(each, 'phoneNumber') ?? [])
  return numbers.length === 0 ? undefined : [...new Set(numbers)].sort(compareText)
}

function switchedRedirect(policies: JsonMembers, name: string): GroupRedirect | undefined {
  const members = policies.optionalObject(name)
  return members?.optionalFlag('enabled') === true ? redirect(members) : undefined
}

function withRings(to: GroupRedirect, rings: number | undefined): NonNullable<WebexHuntGroup['noAnswer']> {
  return rings === undefined ? to : { ...to, rings }
}

function redirect(members: JsonMembers): GroupRedirect {
  const destination = members.optionalText('destination')
  return present<GroupRedirect>({
    destination: destination === undefined ? undefined : (e164(destination) ?? destination),
    toVoicemail: members.optionalFlag('destinationVoicemailEnabled') ?? false,
  })
}

/**
 * `GET /telephony/config/locations/{location}/callParks/{id}`.
 *
 * @throws UnreadableAnswer
 */
export function readCallPark(json: JsonRecord, resolve: ResolveId): WebexCallPark {
  const members = new JsonMembers(json)
  const location = groupLocation(members, resolve)
  const recall = members.object('recall')
  const group = recall.optionalText('huntGroupName')
  const groupId = recall.optionalText('huntGroupId')
  const extensions = members
    .optionalObjects('callParkExtensions')
    .map((each) => queueKey(each.text('name'), each.optionalText('locationName') ?? location))
  return present<WebexCallPark>({
    name: members.text('name'),
    location,
    recall: recall.choice('option', PARK_RECALLS),
    recallHuntGroup: group ?? groupId,
    agents: agentsOf(members, resolve).toSorted(compareText),
    extensions: extensions.sort(compareText),
  })
}

/**
 * One item of `GET /telephony/config/callParkExtensions`.
 *
 * @throws UnreadableAnswer
 */
export function readParkExtension(json: JsonRecord, resolve: ResolveId): WebexParkExtension {
  const members = new JsonMembers(json)
  return {
    name: members.text('name'),
    location: groupLocation(members, resolve),
    extension: members.text('extension'),
  }
}

/**
 * `GET /telephony/config/locations/{location}/callPickups/{id}`.
 *
 * @throws UnreadableAnswer
 */
export function readCallPickup(json: JsonRecord, resolve: ResolveId): WebexCallPickup {
  const members = new JsonMembers(json)
  return present<WebexCallPickup>({
    name: members.text('name'),
    location: groupLocation(members, resolve),
    notification: members.optionalChoice('notificationType', NOTIFICATIONS),
    notificationDelaySeconds: members.optionalInteger('notificationDelayTimerSeconds'),
    agents: agentsOf(members, resolve).toSorted(compareText),
  })
}

/**
 * One item of `GET /telephony/config/voicemailGroups`.
 *
 * @throws UnreadableAnswer
 */
export function readVoicemailGroup(json: JsonRecord, resolve: ResolveId): WebexVoicemailGroup {
  const members = new JsonMembers(json)
  return present<WebexVoicemailGroup>({
    name: members.text('name'),
    location: groupLocation(members, resolve),
    enabled: members.optionalFlag('enabled') ?? true,
    extension: members.optionalText('extension'),
    phoneNumber: optionalNumber(members, 'phoneNumber'),
  })
}

function groupLocation(members: JsonMembers, resolve: ResolveId): string {
  return queueLocation(members, resolve) ?? members.text('locationName')
}

/** Mails in the order in which they stand; agents who are no people (workspaces, virtual lines) by their names. */
function agentsOf(members: JsonMembers, resolve: ResolveId): readonly string[] {
  const agents = members.optionalObjects('agents').map((agent) => {
    const type = agent.optionalText('type')?.toUpperCase() ?? 'PEOPLE'
    if (type !== 'PEOPLE')
      return agent.optionalText('displayName') ?? agent.optionalText('lastName') ?? agent.text('id')
    const id = agent.text('id')
    return resolve(id) ?? agent.optionalText('email')?.toLowerCase() ?? id
  })
  return [...new Set(agents)]
}
