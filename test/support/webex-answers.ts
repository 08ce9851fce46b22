import { webexId } from '../ingest/webex/made-answers.js'
import {
  ADMIN,
  agent,
  atLocation,
  AUSTIN,
  BASIC,
  CONFIG,
  extension,
  GROUP,
  HOURS,
  HUNT,
  license,
  LYON,
  type MadeAnswer,
  NAMES,
  ORG,
  PARK,
  person,
  personFeatures,
  PICKUP,
  PLAN,
  PSTN,
  queue,
  queueServices,
  RANGE,
  ROUTE_LIST,
  SERVICE,
  TRUNK,
  who,
} from './webex-answer-parts.js'

const location = (id: string, name: string): object => ({
  id,
  name,
  orgId: ORG,
  timeZone: 'America/New_York',
  address: { address1: '1 Example Street', city: name, state: 'PA', postalCode: '17601', country: 'US' },
})

const member = (name: string): object => ({
  id: who(name),
  firstName: name,
  lastName: 'Example',
  displayName: `${name} Example`,
  type: 'PEOPLE',
  email: `${name}@example.com`,
  numbers: [{ extension: extension(name) }],
})

const IN_LYON = { locationId: LYON, locationName: 'Lyon' }

/** One of everything that is read; keys are paths, with the query where it makes a difference. */
export function madeOrganization(): Readonly<Record<string, MadeAnswer>> {
  return {
    organizations: {
      list: 'items',
      body: { items: [{ id: ORG, displayName: 'Example Stores', created: '2026-01-01T00:00:00.000Z' }] },
    },
    licenses: {
      list: 'items',
      body: {
        items: [
          {
            id: license('CXE'),
            name: 'Customer Experience - Essential',
            totalUnits: 12,
            consumedUnits: 4,
            subscriptionId: 'Sub-1',
          },
          {
            id: license('UCM'),
            name: 'Unified Communication Manager (UCM)',
            totalUnits: 100,
            consumedUnits: 1,
            subscriptionId: 'Sub-2',
          },
        ],
      },
    },
    roles: { list: 'items', body: { items: [{ id: ADMIN, name: 'Full Administrator' }] } },
    people: { list: 'items', body: { items: NAMES.map(person), notFoundIds: [] } },
    ...Object.fromEntries(NAMES.flatMap((name) => Object.entries(personFeatures(name)))),
    locations: { list: 'items', body: { items: [location(LYON, 'Lyon'), location(AUSTIN, 'Austin')] } },
    [`${CONFIG}/locations`]: {
      list: 'locations',
      body: {
        locations: [
          { id: LYON, name: 'Lyon', routingPrefix: '8471' },
          { id: AUSTIN, name: 'Austin', routingPrefix: '8512' },
        ],
      },
    },
    ...atLocation(LYON, 'Lyon'),
    ...atLocation(AUSTIN, 'Austin'),
    [`${CONFIG}/locations/${LYON}/schedules/businessHours/${HOURS}`]: {
      body: {
        id: HOURS,
        name: 'Open',
        type: 'businessHours',
        events: [
          {
            id: 'e',
            name: 'Week',
            startDate: '2026-01-05',
            endDate: '2026-01-05',
            startTime: '08:00',
            endTime: '18:00',
            allDayEnabled: false,
            recurrence: { recurForEver: true, recurWeekly: { sunday: false, monday: true, friday: true } },
          },
        ],
      },
    },
    [`${CONFIG}/locations/${LYON}/callParks/${PARK}`]: {
      body: {
        id: PARK,
        name: 'Café park',
        recall: {
          option: 'ALERT_PARKING_USER_FIRST_THEN_HUNT_GROUP',
          huntGroupId: HUNT,
          huntGroupName: 'Returns',
        },
        agents: [member('bob'), member('ann')],
        parkOnAgentsEnabled: true,
        callParkExtensions: [{ id: 'pe', extension: '4780', name: 'Park 1', ...IN_LYON }],
      },
    },
    [`${CONFIG}/locations/${LYON}/callPickups/${PICKUP}`]: {
      body: {
        id: PICKUP,
        name: 'Front desk',
        notificationType: 'AUDIO_ONLY',
        notificationDelayTimerSeconds: 6,
        agents: [member('cy'), member('dee')],
      },
    },
    [`${CONFIG}/numbers`]: {
      list: 'phoneNumbers',
      body: {
        phoneNumbers: [
          {
            phoneNumber: '+17175550100',
            extension: '4700',
            state: 'ACTIVE',
            phoneNumberType: 'PRIMARY',
            mainNumber: true,
            location: { id: LYON, name: 'Lyon' },
            owner: { id: webexId('AUTO_ATTENDANT', 'aa'), type: 'AUTO_ATTENDANT', lastName: 'Greeting' },
          },
          {
            phoneNumber: '+17175550110',
            extension: '4711',
            state: 'ACTIVE',
            location: { id: LYON, name: 'Lyon' },
            owner: { id: who('ann'), type: 'PEOPLE', firstName: 'ann', lastName: 'Example' },
          },
          { phoneNumber: '+15125550100', state: 'INACTIVE', location: { id: AUSTIN, name: 'Austin' } },
          {
            extension: '4790',
            state: 'ACTIVE',
            location: { id: LYON, name: 'Lyon' },
            owner: { id: webexId('PLACE', 'lobby'), type: 'PLACE', displayName: 'Lobby' },
          },
        ],
      },
    },
    [`${PSTN}/trunks`]: {
      list: 'trunks',
      body: { trunks: [{ id: TRUNK, name: 'LGW', location: { id: LYON, name: 'Lyon' }, trunkType: 'REGISTERING' }] },
    },
    [`${PSTN}/trunks/${TRUNK}`]: {
      body: {
        id: TRUNK,
        name: 'LGW',
        location: { id: LYON, name: 'Lyon' },
        otgDtgId: 'lgw1234_lgu',
        linePort: 'LGW1234_LGU@example.com',
        outboundProxy: { outboundProxy: 'us01.example.com' },
        sipAuthenticationUserName: 'LGW1234_LGU',
        status: 'online',
        dualIdentitySupportEnabled: true,
        trunkType: 'REGISTERING',
        deviceType: 'Cisco Unified Border Element',
        isRestrictedToDedicatedInstance: false,
      },
    },
    [`${PSTN}/routeGroups`]: {
      list: 'routeGroups',
      body: { routeGroups: [{ id: GROUP, name: 'Premises', inUse: true }] },
    },
    [`${PSTN}/routeGroups/${GROUP}`]: {
      body: {
        name: 'Premises',
        organization: { id: ORG, name: 'Example Stores' },
        localGateways: [{ id: TRUNK, name: 'LGW', locationId: LYON, priority: 1 }],
      },
    },
    [`${PSTN}/dialPlans`]: {
      list: 'dialPlans',
      body: {
        dialPlans: [{ id: PLAN, name: 'To UCM', routeId: GROUP, routeName: 'Premises', routeType: 'ROUTE_GROUP' }],
      },
    },
    [`${PSTN}/dialPlans/${PLAN}/dialPatterns`]: {
      list: 'dialPatterns',
      body: { dialPatterns: ['+1512!', '+1408!', '+1415555XXXX'] },
    },
    [`${PSTN}/routeLists`]: {
      list: 'routeLists',
      body: {
        routeLists: [{ id: ROUTE_LIST, name: 'DI', routeGroupId: GROUP, routeGroupName: 'Premises', ...IN_LYON }],
      },
    },
    [`${PSTN}/routeLists/${ROUTE_LIST}/numbers`]: {
      list: 'numbers',
      body: { numbers: ['+17175550188', '+17175550187'] },
    },
    [`${CONFIG}/callRouting/translationPatterns`]: {
      list: 'translationPatterns',
      body: {
        translationPatterns: [
          {
            id: 't1',
            name: 'Help desk',
            matchingPattern: '555',
            replacementPattern: '+17175550150',
            level: 'Organization',
          },
          {
            id: 't2',
            name: 'Help desk',
            matchingPattern: '555',
            replacementPattern: '+17175550151',
            level: 'Location',
            location: { id: LYON, name: 'Lyon' },
          },
        ],
      },
    },
    [`${CONFIG}/virtualExtensions`]: {
      list: 'virtualExtensions',
      body: {
        virtualExtensions: [
          {
            id: 'v1',
            displayName: 'Ulla Wolf',
            extension: '4760',
            phoneNumber: '+14085550160',
            esn: '84714760',
            level: 'LOCATION',
            ...IN_LYON,
          },
        ],
      },
    },
    [`${CONFIG}/virtualExtensionRanges`]: {
      list: 'virtualExtensionRanges',
      body: {
        virtualExtensionRanges: [{ id: RANGE, name: 'Stores', prefix: '+1408555', level: 'ORGANIZATION' }],
      },
    },
    [`${CONFIG}/virtualExtensionRanges/${RANGE}`]: {
      body: { id: RANGE, name: 'Stores', prefix: '+1408555', patterns: ['62XX', '61XX'] },
    },
    [`${CONFIG}/queues?hasCxEssentials=true`]: {
      list: 'queues',
      body: { queues: [{ id: SERVICE, name: 'Service', enabled: true, extension: '4750', ...IN_LYON }] },
    },
    // As published: all queues, also those of Customer Assist, and nothing that tells them apart.
    [`${CONFIG}/queues`]: {
      list: 'queues',
      body: {
        queues: [
          { id: SERVICE, name: 'Service', enabled: true, extension: '4750', ...IN_LYON },
          { id: BASIC, name: 'Old', enabled: true, extension: '4751', ...IN_LYON },
        ],
      },
    },
    [`${CONFIG}/locations/${LYON}/queues/${SERVICE}`]: { body: queue(SERVICE, 'Service', {}) },
    [`${CONFIG}/locations/${LYON}/queues/${BASIC}`]: { body: queue(BASIC, 'Old', { enabled: false }) },
    ...queueServices(SERVICE),
    ...queueServices(BASIC),
    [`${CONFIG}/supervisors?hasCxEssentials=true`]: {
      list: 'supervisors',
      body: { supervisors: [{ id: who('dee'), firstName: 'dee', lastName: 'Example', agentCount: 2 }] },
    },
    [`${CONFIG}/supervisors`]: { list: 'supervisors', body: { supervisors: [] } },
    [`${CONFIG}/supervisors/${who('dee')}`]: {
      list: 'agents',
      body: {
        id: who('dee'),
        agents: ['ann', 'bob'].map((name) => ({ id: who(name), firstName: name, lastName: 'Example' })),
      },
    },
    [`${CONFIG}/huntGroups`]: {
      list: 'huntGroups',
      body: { huntGroups: [{ id: HUNT, name: 'Returns', enabled: true, extension: '4770', ...IN_LYON }] },
    },
    [`${CONFIG}/locations/${LYON}/huntGroups/${HUNT}`]: {
      body: {
        id: HUNT,
        name: 'Returns',
        enabled: true,
        extension: '4770',
        distinctiveRing: false,
        alternateNumbers: [],
        callPolicies: {
          policy: 'REGULAR',
          noAnswer: {
            nextAgentEnabled: true,
            nextAgentRings: 3,
            forwardEnabled: true,
            destination: '4799',
            numberOfRings: 12,
            destinationVoicemailEnabled: false,
          },
          busyRedirect: { enabled: true, destination: '+17175550197', destinationVoicemailEnabled: false },
        },
        agents: [agent('cy', true), { id: webexId('PLACE', 'lobby'), type: 'PLACE', lastName: 'Lobby' }],
      },
    },
    [`${CONFIG}/callParkExtensions`]: {
      list: 'callParkExtensions',
      body: { callParkExtensions: [{ id: 'pe', extension: '4780', name: 'Park 1', ...IN_LYON }] },
    },
    [`${CONFIG}/voicemailGroups`]: {
      list: 'voicemailGroups',
      body: { voicemailGroups: [{ id: 'vg', name: 'Team mailbox', extension: '4785', enabled: true, ...IN_LYON }] },
    },
    [`${CONFIG}/virtualExtensions/settings`]: { body: { mode: 'STANDARD' } },
    [`${CONFIG}/callRecording`]: {
      body: {
        organization: { id: ORG, name: 'Example Stores' },
        enabled: true,
        vendorId: 'v',
        vendorName: 'Webex',
        termsOfServiceUrl: 'https://example.com/terms',
      },
    },
    [`${CONFIG}/queues/settings`]: { body: { forceAgentUnavailableOnBouncedEnabled: true } },
    [`${CONFIG}/voicemail/settings`]: {
      body: {
        messageExpiryEnabled: true,
        numberOfDaysForMessageExpiry: 14,
        strictDeletionEnabled: false,
        voiceMessageForwardingEnabled: true,
      },
    },
    [`contacts/organizations/${ORG}/contacts/search`]: {
      body: {
        result: [
          {
            contactId: 'k',
            schemas: 'urn:cisco:codev:identity:contact:core:1.0',
            meta: {},
            source: 'CH',
            displayName: 'Reception',
            phoneNumbers: [{ type: 'work', value: '+17175550120', primary: true }],
          },
        ],
        start: 0,
        limit: 1000,
        total: 1,
      },
    },
  }
}
