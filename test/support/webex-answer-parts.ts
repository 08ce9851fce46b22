import { webexId } from '../ingest/webex/made-answers.js'

/** What the made-up organization answers to a GET: one object, or a list under its own member. */
export interface MadeAnswer {
  readonly body: object
  /** The member that is cut into pages. */
  readonly list?: string
}

export const ORG = webexId('ORGANIZATION', '7a1d0b6e-0000-4000-8000-000000000001')
export const LYON = webexId('LOCATION', '7a1d0b6e-0000-4000-8000-00000000000a')
export const AUSTIN = webexId('LOCATION', '7a1d0b6e-0000-4000-8000-00000000000b')
export const SERVICE = webexId('CALL_QUEUE', 'service')
export const BASIC = webexId('CALL_QUEUE', 'basic')
export const PSTN = 'telephony/config/premisePstn'
export const CONFIG = 'telephony/config'
export const TRUNK = webexId('TRUNK', 'lgw')
export const GROUP = webexId('ROUTE_GROUP', 'premises')
export const PLAN = webexId('DIAL_PLAN', 'to-ucm')
export const ROUTE_LIST = webexId('ROUTE_LIST', 'di')
export const HUNT = webexId('HUNT_GROUP', 'returns')
/** Ids of parks and schedules hold names (`webex-api` 2): this one holds what no file name may. */
export const PARK = `${webexId('CALL_PARK', 'Café park')}/x`
export const PICKUP = webexId('CALL_PICKUP', 'Front desk')
export const HOURS = webexId('SCHEDULE', 'Open')
export const RANGE = webexId('VIRTUAL_EXTENSION_RANGE', 'stores')
export const ADMIN = webexId('ROLE', 'id_full_admin')
export const license = (token: string): string => webexId('LICENSE', `org:${token}_1`)
export const who = (name: string): string => webexId('PEOPLE', name)

export const NAMES = ['ann', 'bob', 'cy', 'dee', 'eve']
export const extension = (name: string): string => `47${11 + NAMES.indexOf(name)}`

/** An item of the list of people. */
export function person(name: string): object {
  const calls = name !== 'eve'
  return {
    id: who(name),
    emails: [`${name[0]?.toUpperCase() ?? ''}${name.slice(1)}@example.com`],
    displayName: `${name} Example`,
    firstName: name,
    lastName: 'Example',
    roles: name === 'ann' ? [ADMIN] : [],
    licenses: calls ? [license('CXE')] : [license('UCM')],
    status: 'active',
    type: 'person',
    ...(calls
      ? {
          locationId: LYON,
          extension: extension(name),
          phoneNumbers: [{ type: 'work', value: `+1717555011${NAMES.indexOf(name)}` }],
        }
      : {}),
  }
}

/** Answers about one person. */
export function personFeatures(name: string): Readonly<Record<string, MadeAnswer>> {
  const features = `people/${who(name)}/features`
  return {
    [`${features}/callingBehavior`]: {
      body: {
        behaviorType: name === 'eve' ? 'NATIVE_SIP_CALL_TO_UCM' : 'null',
        effectiveBehaviorType: 'NATIVE_WEBEX_TEAMS_CALLING',
        profileId: 'none',
      },
    },
    [`${features}/voicemail`]: {
      body: {
        enabled: true,
        sendAllCalls: { enabled: false },
        sendBusyCalls: { enabled: true, greeting: 'DEFAULT', greetingUploaded: false },
        sendUnansweredCalls: {
          enabled: true,
          greeting: 'DEFAULT',
          greetingUploaded: false,
          numberOfRings: 4,
          systemMaxNumberOfRings: 20,
        },
        notifications: { enabled: false },
        transferToNumber: { enabled: false },
        emailCopyOfMessage: { enabled: false, emailId: '' },
        messageStorage: { mwiEnabled: true, storageType: 'INTERNAL', externalEmail: '' },
        faxMessage: { enabled: false },
      },
    },
    [`${features}/callForwarding`]: {
      body: {
        callForwarding: {
          always: { ...redirect, ringReminderEnabled: false },
          busy: redirect,
          noAnswer: {
            enabled: true,
            destination: '+17175550190',
            numberOfRings: 3,
            systemMaxNumberOfRings: 20,
            destinationVoicemailEnabled: false,
          },
        },
        businessContinuity: redirect,
      },
    },
  }
}

export const redirect = { enabled: false, destinationVoicemailEnabled: false }
/** An agent of a queue or hunt group. */
export const agent = (name: string, joinEnabled: boolean): object => ({
  id: who(name),
  firstName: name,
  lastName: 'Example',
  type: 'PEOPLE',
  joinEnabled,
})

/** The answer about one queue. */
export function queue(id: string, name: string, extra: object): object {
  return {
    id,
    name,
    enabled: true,
    extension: name === 'Service' ? '4750' : '4751',
    callPolicies: {
      policy: 'CIRCULAR',
      routingType: 'PRIORITY_BASED',
      callBounce: {
        callBounceEnabled: true,
        callBounceMaxRings: 5,
        agentUnavailableEnabled: true,
        alertAgentEnabled: false,
        alertAgentMaxSeconds: 30,
        callBounceOnHoldEnabled: false,
        callBounceOnHoldMaxSeconds: 60,
      },
      distinctiveRing: { enabled: false },
    },
    queueSettings: {
      queueSize: 10,
      overflow: {
        action: 'TRANSFER_TO_PHONE_NUMBER',
        transferNumber: '+17175550199',
        overflowAfterWaitEnabled: true,
        overflowAfterWaitTime: 60,
        greeting: 'DEFAULT',
      },
    },
    phoneNumberForOutgoingCallsEnabled: true,
    allowAgentJoinEnabled: true,
    callingLineIdPolicy: 'LOCATION_NUMBER',
    agents: [agent('ann', true), agent('bob', false)],
    ...extra,
  }
}

/** The answers about what takes a call before the queue does. */
export function queueServices(id: string): Readonly<Record<string, MadeAnswer>> {
  const path = `${CONFIG}/locations/${LYON}/queues/${id}`
  return {
    [`${path}/holidayService`]: {
      body: {
        holidayServiceEnabled: true,
        action: 'TRANSFER',
        holidayScheduleLevel: 'LOCATION',
        holidayScheduleName: 'Holidays',
        transferPhoneNumber: '4799',
        playAnnouncementBeforeEnabled: false,
        audioMessageSelection: 'DEFAULT',
      },
    },
    [`${path}/nightService`]: {
      body: {
        nightServiceEnabled: true,
        action: 'BUSY',
        playAnnouncementBeforeEnabled: false,
        announcementMode: 'NORMAL',
        audioMessageSelection: 'DEFAULT',
        businessHoursName: 'Open',
        businessHoursLevel: 'LOCATION',
        forceNightServiceEnabled: false,
        manualAudioMessageSelection: 'DEFAULT',
      },
    },
    [`${path}/forcedForward`]: {
      body: { forcedForwardEnabled: false, playAnnouncementBeforeEnabled: false, audioMessageSelection: 'DEFAULT' },
    },
    [`${path}/strandedCalls`]: {
      body: { action: 'TRANSFER', transferPhoneNumber: '+17175550198', audioMessageSelection: 'DEFAULT' },
    },
    [`${path}/callForwarding`]: {
      body: {
        callForwarding: {
          always: { ...redirect, ringReminderEnabled: false },
          selective: { ...redirect, ringReminderEnabled: false },
        },
      },
    },
  }
}

/** Answers about one location. */
export function atLocation(id: string, name: string): Readonly<Record<string, MadeAnswer>> {
  const path = `${CONFIG}/locations/${id}`
  const isLyon = name === 'Lyon'
  const number = isLyon ? '+17175550100' : '+15125550100'
  const info = { effectiveLevel: 'LOCATION_NUMBER', effectiveValue: number, quality: 'RECOMMENDED' }
  return {
    [path]: {
      body: {
        id,
        name,
        announcementLanguage: 'en_us',
        callingLineId: { name, phoneNumber: number },
        externalCallerIdName: `${name} store`,
        outsideDialDigit: '9',
        enforceOutsideDialDigit: true,
        routingPrefix: isLyon ? '8471' : '8512',
        e911SetupRequired: !isLyon,
      },
    },
    [`${path}/internalDialing`]: {
      body: isLyon
        ? {
            enableUnknownExtensionRoutePolicy: true,
            unknownExtensionRouteIdentity: { id: GROUP, name: 'Premises', type: 'ROUTE_GROUP' },
          }
        : { enableUnknownExtensionRoutePolicy: false },
    },
    [`telephony/pstn/locations/${id}/connection`]: {
      body: { id: 'c-1', pstnConnectionType: 'LOCAL_GATEWAY', routeType: 'TRUNK', routeId: TRUNK },
    },
    [`${path}/features/emergencyCallbackNumber`]: {
      body: {
        locationInfo: { ...info, phoneNumber: number },
        locationMemberInfo: isLyon
          ? { ...info, memberId: who('ann'), memberType: 'PEOPLE', firstName: 'ann', lastName: 'Example' }
          : { ...info, effectiveLevel: 'NONE' },
        selected: isLyon ? 'LOCATION_MEMBER_NUMBER' : 'LOCATION_NUMBER',
        elinExpiryTimeMinutes: 30,
      },
    },
    [`${path}/voicePortal`]: { body: { id: 'vp', name: 'Voice portal', extension: isLyon ? '4798' : '5798' } },
    [`${path}/outgoingPermission`]: {
      body: {
        callingPermissions: [
          { callType: 'NATIONAL', action: 'ALLOW', transferEnabled: false, isCallTypeRestrictionEnabled: false },
          { callType: 'INTERNATIONAL', action: 'BLOCK', transferEnabled: false, isCallTypeRestrictionEnabled: false },
        ],
      },
    },
    [`${path}/schedules`]: {
      list: 'schedules',
      body: {
        schedules: isLyon
          ? [{ id: HOURS, name: 'Open', type: 'businessHours', locationId: id, locationName: name }]
          : [],
      },
    },
    [`${path}/callParks`]: {
      list: 'callParks',
      body: { callParks: isLyon ? [{ id: PARK, name: 'Café park', locationId: id, locationName: name }] : [] },
    },
    [`${path}/callPickups`]: {
      list: 'callPickups',
      body: { callPickups: isLyon ? [{ id: PICKUP, name: 'Front desk', locationId: id, locationName: name }] : [] },
    },
  }
}
