import { textAt, type XmlElement } from '../protocol/xml-tree.js'
import { asGiven, type AxlColumn, type AxlTable, flag, inOrder, text } from './axl-table.js'

export const locations: AxlTable = {
  member: 'location.csv',
  sources: [{ list: 'listLocation', criteria: ['name'], listTags: 'name' }],
  columns: [text('NAME', 'name')],
  groups: [],
}

export const callManagerGroups: AxlTable = {
  member: 'callmanagergroup.csv',
  sources: [
    {
      list: 'listCallManagerGroup',
      criteria: ['name'],
      listTags: 'name',
      get: { operation: 'getCallManagerGroup', tags: 'name members(member(callManagerName priority))' },
    },
  ],
  columns: [text('CALL MANAGER GROUP NAME', 'name')],
  groups: [
    { repetitions: inOrder('members.member', 'priority'), columns: [text('CALL MANAGER #', 'callManagerName')] },
  ],
}

export const callManagers: AxlTable = {
  member: 'callmanager.csv',
  sources: [
    {
      list: 'listCallManager',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getCallManager',
        tags: 'name description ports(sipPorts(sipPhonePort sipPhoneSecurePort)) processNodeName',
      },
    },
  ],
  columns: [
    text('SERVER', 'processNodeName'),
    text('CISCO UNIFIED CALLMANAGER NAME', 'name'),
    text('DESCRIPTION', 'description'),
    text('SIP PHONE PORT', 'ports.sipPorts.sipPhonePort'),
    text('SIP PHONE SECURE PORT', 'ports.sipPorts.sipPhoneSecurePort'),
  ],
  groups: [],
}

/** Stands for all nodes in the database, and is none. */
const ALL_NODES = 'EnterpriseWideData'

export const servers: AxlTable = {
  member: 'server.csv',
  sources: [
    {
      list: 'listProcessNode',
      criteria: ['name'],
      listTags: 'name description ipv6Name',
      keep: (item: XmlElement) => textAt(item, 'name') !== ALL_NODES,
    },
  ],
  columns: [text('HOST NAME/IP ADDRESS', 'name'), text('DESCRIPTION', 'description'), text('IPV6 NAME', 'ipv6Name')],
  groups: [],
}

export const regions: AxlTable = {
  member: 'region.csv',
  sources: [
    {
      list: 'listRegion',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getRegion',
        tags: 'name relatedRegions(relatedRegion(regionName bandwidth videoBandwidth codecPreference))',
      },
    },
  ],
  columns: [text('NAME', 'name')],
  groups: [
    {
      repetitions: asGiven('relatedRegions.relatedRegion'),
      columns: [
        text('RELATED REGION NAME #', 'regionName'),
        bitRate('MAXIMUM AUDIO BIT RATE #', 'bandwidth'),
        text('VIDEO BANDWIDTH #', 'videoBandwidth'),
        text('AUDIO CODEC PREFERENCE LIST #', 'codecPreference'),
      ],
    },
  ],
}

/** The export writes the number alone, `64`, where AXL may say `64 kbps (G.722, G.711)`. */
function bitRate(name: string, path: string): AxlColumn {
  return {
    name,
    cell: (item) => {
      const said = textAt(item, path).trim()
      return /^(-?\d+)\s*kbps\b/i.exec(said)?.[1] ?? said
    },
  }
}

export const sipProfiles: AxlTable = {
  member: 'sipprofile.csv',
  sources: [
    {
      list: 'listSipProfile',
      criteria: ['name'],
      listTags:
        'name description rerouteIncomingRequest sipRe11XxEnabled enableOutboundOptionsPing ' +
        'optionsPingIntervalWhenStatusOK optionsPingIntervalWhenStatusNotOK sipOptionsRetryCount ' +
        'sipOptionsRetryTimer sipNormalizationScript callingLineIdentification earlyOfferSuppVoiceCall',
    },
  ],
  columns: [
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    text('SIP REL1XX', 'sipRe11XxEnabled'),
    text('REROUTE INCOMING REQUEST TO NEW TRUNK', 'rerouteIncomingRequest'),
    flag('SEND OPTIONS PING FOR DEFAULT TRUNK SERVICE TYPE', 'enableOutboundOptionsPing'),
    text(
      'KEEP ALIVE TIMER WHEN SIP TRUNK IS IN SERVICE OR PARTIALLY IN SERVICE (SECONDS)',
      'optionsPingIntervalWhenStatusOK',
    ),
    text('KEEP ALIVE TIMER WHEN SIP TRUNK IS OUT OF SERVICE (SECONDS)', 'optionsPingIntervalWhenStatusNotOK'),
    text('EARLY OFFER SUPPORT FOR VOICE AND VIDEO CALLS', 'earlyOfferSuppVoiceCall'),
    text('PING RETRY COUNT', 'sipOptionsRetryCount'),
    text('PING RETRY TIMER (MILLISECONDS)', 'sipOptionsRetryTimer'),
    text('NORMALIZATION SCRIPT NAME', 'sipNormalizationScript'),
    text('CALLING LINE IDENTIFICATION PRESENTATION', 'callingLineIdentification'),
  ],
  groups: [],
}

const NUMBER_TYPES = [
  ['NATIONAL', 'national'],
  ['INTERNATIONAL', 'international'],
  ['UNKNOWN', 'unknown'],
  ['SUBSCRIBER', 'subscriber'],
] as const

export const transformationProfiles: AxlTable = {
  member: 'transformationprofile.csv',
  sources: [
    {
      list: 'listTransformationProfile',
      criteria: ['name'],
      listTags:
        'name description nationalStripDigits internationalStripDigits unknownStripDigits subscriberStripDigits ' +
        'nationalPrefix internationalPrefix unknownPrefix subscriberPrefix nationalCssName internationalCssName ' +
        'unknownCssName subscriberCssName',
    },
  ],
  columns: [
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    ...NUMBER_TYPES.flatMap(([type, element]) => [
      text(`${type} NUMBER PREFIX`, `${element}Prefix`),
      text(`${type} NUMBER STRIP DIGITS`, `${element}StripDigits`),
      text(`${type} NUMBER CALLING SEARCH SPACE`, `${element}CssName`),
    ]),
  ],
  groups: [],
}

/** Name and password of the agreement are not asked for (`ucm-exports` 1.11). */
export const ldapAgreements: AxlTable = {
  member: 'ldapdir.csv',
  sources: [
    {
      list: 'listLdapDirectory',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getLdapDirectory',
        tags: 'name userSearchBase servers(server(hostName ldapPortNumber sslEnabled)) ldapFilter ldapFilterForGroups',
      },
    },
  ],
  columns: [
    text('LDAP SYNCHRONIZATION BASE', 'userSearchBase'),
    text('NAME', 'name'),
    text('LDAP CUSTOM FILTER FOR USERS', 'ldapFilter'),
    text('LDAP CUSTOM FILTER FOR GROUPS', 'ldapFilterForGroups'),
  ],
  groups: [
    {
      repetitions: asGiven('servers.server'),
      columns: [
        text('HOST NAME #', 'hostName'),
        flag('SSL ENABLED #', 'sslEnabled'),
        text('LDAP PORT NUMBER #', 'ldapPortNumber'),
      ],
    },
  ],
}

export const ldapFilters: AxlTable = {
  member: 'ldapcustomfilter.csv',
  sources: [{ list: 'listLdapFilter', criteria: ['name'], listTags: 'name filter' }],
  columns: [text('FILTER NAME', 'name'), text('FILTER', 'filter')],
  groups: [],
}
