import { textAt, type XmlElement } from '../protocol/xml-tree.js'
import { type AxlTable, flag, inOrder, text } from './axl-table.js'

/** The export keeps partitions and search spaces for other ends in files of their own. */
function isGeneral(item: XmlElement): boolean {
  return ['', 'General'].includes(textAt(item, 'partitionUsage')) && textAt(item, 'name') !== DIRECTORY_URI
}

function isIntercom(item: XmlElement): boolean {
  return textAt(item, 'partitionUsage') === 'Intercom'
}

/** Every cluster has this partition, search spaces name it, and no export lists it (`ucm-exports` 1.6). */
const DIRECTORY_URI = 'Directory URI'

const PARTITION_TAGS = 'name description timeScheduleIdName useOriginatingDeviceTimeZone timeZone partitionUsage'
const SEARCH_SPACE = {
  operation: 'getCss',
  tags: 'description members(member(routePartitionName index)) partitionUsage name',
}

export const partitions: AxlTable = {
  member: 'partition.csv',
  sources: [{ list: 'listRoutePartition', criteria: ['name'], listTags: PARTITION_TAGS, keep: isGeneral }],
  columns: [
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    text('TIME SCHEDULE', 'timeScheduleIdName'),
    text('SPECIFIC TIME ZONE', 'timeZone'),
    flag('ORIGINATING DEVICE', 'useOriginatingDeviceTimeZone'),
  ],
  groups: [],
}

export const searchSpaces: AxlTable = {
  member: 'css.csv',
  sources: [
    { list: 'listCss', criteria: ['name'], listTags: 'partitionUsage name', keep: isGeneral, get: SEARCH_SPACE },
  ],
  columns: [
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    text('TYPE OF PARTITION USAGE', 'partitionUsage'),
  ],
  groups: [
    { repetitions: inOrder('members.member', 'index'), columns: [text('ROUTE PARTITION #', 'routePartitionName')] },
  ],
}

export const intercomPartitions: AxlTable = {
  member: 'intercomroutepartition.csv',
  sources: [{ list: 'listRoutePartition', criteria: ['name'], listTags: PARTITION_TAGS, keep: isIntercom }],
  columns: [
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    text('TIME SCHEDULE', 'timeScheduleIdName'),
    flag('USE ORIGINATING DEVICE TIME ZONE', 'useOriginatingDeviceTimeZone'),
    text('TIME ZONE', 'timeZone'),
  ],
  groups: [],
}

export const intercomSearchSpaces: AxlTable = {
  member: 'intercomcss.csv',
  sources: [
    { list: 'listCss', criteria: ['name'], listTags: 'partitionUsage name', keep: isIntercom, get: SEARCH_SPACE },
  ],
  columns: [text('NAME', 'name'), text('DESCRIPTION', 'description')],
  groups: searchSpaces.groups,
}

export const routePatterns: AxlTable = {
  member: 'routepattern.csv',
  sources: [
    {
      list: 'listRoutePattern',
      criteria: ['pattern'],
      listTags: 'pattern routePartitionName',
      get: {
        operation: 'getRoutePattern',
        tags:
          'pattern description routePartitionName blockEnable calledPartyTransformationMask ' +
          'callingPartyTransformationMask useCallingPartyPhoneMask callingPartyPrefixDigits dialPlanName ' +
          'digitDiscardInstructionName networkLocation patternUrgency prefixDigitsOut routeFilterName releaseClause ' +
          'allowDeviceOverride callingPartyNumberType calledPartyNumberType destination(gatewayName routeListName) ' +
          'authorizationCodeRequired authorizationLevelRequired clientCodeRequired isEmergencyServiceNumber',
      },
    },
  ],
  columns: [
    text('ROUTE PATTERN', 'pattern'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('DESCRIPTION', 'description'),
    text('NUMBERING PLAN', 'dialPlanName'),
    text('ROUTE FILTER', 'routeFilterName'),
    flag('ROUTE OPTION', 'blockEnable'),
    text('TYPE OF RELEASE CAUSE VALUE', 'releaseClause'),
    text('CALL CLASSIFICATION', 'networkLocation'),
    flag('ALLOW DEVICE OVERRIDE', 'allowDeviceOverride'),
    flag('URGENT PRIORITY', 'patternUrgency'),
    flag('REQUIRE FORCED AUTHORIZATION CODE', 'authorizationCodeRequired'),
    text('AUTHORIZATION LEVEL', 'authorizationLevelRequired'),
    flag('REQUIRE CLIENT MATTER CODE', 'clientCodeRequired'),
    text('USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK', 'useCallingPartyPhoneMask'),
    text('CALLING PARTY TRANSFORM MASK', 'callingPartyTransformationMask'),
    text('PREFIX_DIGITS_CALLING_PARTY', 'callingPartyPrefixDigits'),
    text('CALLING PARTY NUMBER TYPE', 'callingPartyNumberType'),
    text('DISCARD DIGITS', 'digitDiscardInstructionName'),
    text('CALLED PARTY TRANSFORM MASK', 'calledPartyTransformationMask'),
    text('PREFIX_DIGITS_CALLED_PARTY', 'prefixDigitsOut'),
    text('CALLED PARTY NUMBER TYPE', 'calledPartyNumberType'),
    flag('IS AN EMERGENCY SERVICES NUMBER', 'isEmergencyServiceNumber'),
    {
      name: 'GATEWAY/ROUTE LIST',
      cell: (item) => textAt(item, 'destination.routeListName') || textAt(item, 'destination.gatewayName'),
    },
  ],
  groups: [],
}

export const translationPatterns: AxlTable = {
  member: 'translationpattern.csv',
  sources: [
    {
      list: 'listTransPattern',
      criteria: ['pattern'],
      listTags:
        'pattern description routePartitionName blockEnable calledPartyTransformationMask ' +
        'callingPartyTransformationMask useCallingPartyPhoneMask callingPartyPrefixDigits dialPlanName ' +
        'digitDiscardInstructionName patternUrgency prefixDigitsOut routeFilterName callingSearchSpaceName ' +
        'routeNextHopByCgpn releaseClause useOriginatorCss dontWaitForIDTOnSubsequentHops isEmergencyServiceNumber',
    },
  ],
  columns: [
    text('TRANSLATION PATTERN', 'pattern'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('DESCRIPTION', 'description'),
    text('NUMBERING PLAN', 'dialPlanName'),
    text('ROUTE FILTER', 'routeFilterName'),
    text('CALLING SEARCH SPACE', 'callingSearchSpaceName'),
    flag('ROUTE OPTION', 'blockEnable'),
    flag('URGENT PRIORITY', 'patternUrgency'),
    text('CALLING PARTY TRANSFORMATION MASK', 'callingPartyTransformationMask'),
    text('CALLING PARTY PREFIX DIGITS (OUTGOING CALLS)', 'callingPartyPrefixDigits'),
    text('DISCARD DIGITS', 'digitDiscardInstructionName'),
    text('CALLED PARTY TRANSFORM MASK', 'calledPartyTransformationMask'),
    text('CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)', 'prefixDigitsOut'),
    text('BLOCK THIS PATTERN OPTION', 'releaseClause'),
    text('USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK', 'useCallingPartyPhoneMask'),
    flag('ROUTE NEXT HOP BY CALLING PARTY NUMBER', 'routeNextHopByCgpn'),
    flag("USE ORIGINATOR'S CALLING SEARCH SPACE", 'useOriginatorCss'),
    flag('DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS', 'dontWaitForIDTOnSubsequentHops'),
    flag('IS AN EMERGENCY SERVICES NUMBER', 'isEmergencyServiceNumber'),
  ],
  groups: [],
}

export const callingTransformationPatterns: AxlTable = {
  member: 'callingpartytranspattern.csv',
  sources: [
    {
      list: 'listCallingPartyTransformationPattern',
      criteria: ['pattern'],
      listTags:
        'pattern description routePartitionName callingPartyTransformationMask useCallingPartyPhoneMask ' +
        'dialPlanName digitDiscardInstructionName callingPartyPrefixDigits routeFilterName',
    },
  ],
  columns: [
    text('PATTERN', 'pattern'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('DESCRIPTION', 'description'),
    text('NUMBERING PLAN', 'dialPlanName'),
    text('ROUTE FILTER', 'routeFilterName'),
    text('USE CALLING PARTY EXTERNAL PHONE NUMBER MASK', 'useCallingPartyPhoneMask'),
    text('DISCARD DIGIT INSTRUCTIONS', 'digitDiscardInstructionName'),
    text('CALLING PARTY TRANSFORMATION MASK', 'callingPartyTransformationMask'),
    text('PREFIX DIGITS_OUTGOING CALLS', 'callingPartyPrefixDigits'),
  ],
  groups: [],
}

export const calledTransformationPatterns: AxlTable = {
  member: 'calledpartytranspattern.csv',
  sources: [
    {
      list: 'listCalledPartyTransformationPattern',
      criteria: ['pattern'],
      listTags:
        'pattern description routePartitionName calledPartyTransformationMask dialPlanName ' +
        'digitDiscardInstructionName routeFilterName calledPartyPrefixDigits',
    },
  ],
  columns: [
    text('PATTERN', 'pattern'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('DESCRIPTION', 'description'),
    text('NUMBERING PLAN', 'dialPlanName'),
    text('ROUTE FILTER', 'routeFilterName'),
    text('DISCARD DIGITS', 'digitDiscardInstructionName'),
    text('CALLED PARTY TRANSFORMATION MASK', 'calledPartyTransformationMask'),
    text('PREFIX DIGITS', 'calledPartyPrefixDigits'),
  ],
  groups: [],
}

export const sipRoutePatterns: AxlTable = {
  member: 'siproutepattern.csv',
  sources: [
    {
      list: 'listSipRoutePattern',
      criteria: ['pattern'],
      listTags: 'pattern description usage routePartitionName blockEnable sipTrunkName dnOrPatternIpv6',
    },
  ],
  columns: [
    text('IPV4 PATTERN', 'pattern'),
    text('DESCRIPTION', 'description'),
    text('ROUTE PARTITION', 'routePartitionName'),
    flag('BLOCK PATTERN', 'blockEnable'),
    text('IPV6 PATTERN', 'dnOrPatternIpv6'),
    {
      name: 'PATTERN USAGE',
      // The export writes the same usage in three words.
      cell: (item) => textAt(item, 'usage').replace(/^IPAddress /, 'IP Address '),
    },
    text('SIP TRUNK', 'sipTrunkName'),
  ],
  groups: [],
}

export const routeFilters: AxlTable = {
  member: 'routefilter.csv',
  sources: [{ list: 'listRouteFilter', criteria: ['name'], listTags: 'name clause dialPlanName' }],
  columns: [
    text('ROUTE FILTER NAME', 'name'),
    text('DIAL PLAN', 'dialPlanName'),
    // No export has a column for it; the reader takes it where an input has one.
    text('CLAUSE', 'clause'),
  ],
  groups: [],
}

/** The codes themselves are secret and never asked for (`ucm-exports` 1.11 rule 5). */
export const authorizationCodes: AxlTable = {
  member: 'forcedauthorizationcodes.csv',
  sources: [{ list: 'listFacInfo', criteria: ['name'], listTags: 'name authorizationLevel' }],
  columns: [text('NAME', 'name'), text('AUTHORIZATION LEVEL', 'authorizationLevel')],
  groups: [],
}

export const meetMeNumbers: AxlTable = {
  member: 'meetmenumber.csv',
  sources: [{ list: 'listMeetMe', criteria: ['pattern'], listTags: 'pattern description routePartitionName' }],
  columns: [
    text('MEETME NUMBER', 'pattern'),
    text('DESCRIPTION', 'description'),
    text('ROUTEPARTITION', 'routePartitionName'),
  ],
  groups: [],
}
