import type { ApplicationUser, EndUser, PrimaryExtension, UserDevice } from '../../../model/ucm/end-user.js'
import type { EnterpriseParameter, ServiceParameter } from '../../../model/ucm/parameter.js'
import type { RecordingProfile, VoicemailPilot, VoicemailProfile } from '../../../model/ucm/voicemail.js'
import { type Column, columns, family, names, type Sheet } from './sheet.js'

const USER_DEVICE: readonly Column<UserDevice>[] = [
  ['DEVICE NAME #', 'name'],
  ['TYPE USER ASSOCIATION #', 'association'],
]

/** enduser.csv; status 1 is an active user (`ucm-exports` 1.5). A snapshot holds no secret, so none is written. */
export const END_USERS: Sheet<EndUser> = {
  member: 'enduser.csv',
  parts: [
    columns(
      ['FIRST NAME', 'firstName'],
      ['LAST NAME', 'lastName'],
      ['USER ID', 'userId'],
      ['MANAGER', 'manager'],
      ['DEPARTMENT', 'department'],
      ['TELEPHONE NUMBER', 'telephoneNumber'],
      ['MAIL ID', 'mail'],
      ['STATUS', ({ active }) => (active ? 1 : 0)],
      ['TITLE', 'title'],
      ['DIRECTORY PLUGIN CONFIG', 'ldapAgreement'],
      ['DIRECTORY URI', 'directoryUri'],
      ['HOME CLUSTER', 'homeCluster'],
      ['UC SERVICE PROFILE', 'ucServiceProfile'],
      ['DISPLAY NAME', 'displayName'],
    ),
    names('ACCESS CONTROL GROUP #', (user) => user.accessControlGroups),
    family((user) => user.devices, USER_DEVICE),
    family<EndUser, PrimaryExtension>(
      (user) => user.primaryExtensions,
      [
        ['PRIMARY EXTENSION #', 'dn'],
        ['TYPE PATTERN USAGE #', 'usage'],
      ],
    ),
  ],
}

/** appuser.csv. */
export const APPLICATION_USERS: Sheet<ApplicationUser> = {
  member: 'appuser.csv',
  parts: [columns(['APPLICATION USER NAME', 'name']), family((user) => user.devices, USER_DEVICE)],
}

/** voicemailpilot.csv. */
export const VOICEMAIL_PILOTS: Sheet<VoicemailPilot> = {
  member: 'voicemailpilot.csv',
  parts: [
    columns(
      ['DIRECTORY NUMBER', 'number'],
      ['DESCRIPTION', 'description'],
      ['CALLING SEARCH SPACE', 'callingSearchSpace'],
      ['IS DEFAULT', 'isDefault'],
    ),
  ],
}

/** voicemailprofile.csv: the pilot is written `number/css`, `null` for what is not there (`ucm-exports` 1.8). */
export const VOICEMAIL_PROFILES: Sheet<VoicemailProfile> = {
  member: 'voicemailprofile.csv',
  parts: [
    columns(
      ['NAME', 'name'],
      [
        'VOICE MAIL PILOT',
        ({ pilot, pilotCallingSearchSpace }) => `${pilot ?? 'null'}/${pilotCallingSearchSpace ?? 'null'}`,
      ],
      ['VOICE MAIL BOX MASK', 'mailboxMask'],
      ['IS DEFAULT', 'isDefault'],
    ),
  ],
}

/** recprofile.csv. */
export const RECORDING_PROFILES: Sheet<RecordingProfile> = {
  member: 'recprofile.csv',
  parts: [
    columns(['NAME', 'name'], ['CALLING SEARCH SPACE', 'callingSearchSpace'], ['RECORDER DESTINATION', 'destination']),
  ],
}

/** enterpriseparameter.csv. */
export const ENTERPRISE_PARAMETERS: Sheet<EnterpriseParameter> = {
  member: 'enterpriseparameter.csv',
  parts: [columns(['PARAM NAME', 'name'], ['PARAM VALUE', 'value'])],
}

/** serviceparameter.csv. */
export const SERVICE_PARAMETERS: Sheet<ServiceParameter> = {
  member: 'serviceparameter.csv',
  parts: [columns(['SERVER', 'server'], ['PARAM NAME', 'name'], ['PARAM VALUE', 'value'], ['SERVICE TYPE', 'service'])],
}
