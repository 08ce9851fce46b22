import { elementAt, textAt, type XmlElement } from '../protocol/xml-tree.js'
import { asGiven, type AxlTable, fixed, flag, inOrder, text } from './axl-table.js'

const SIP_TAGS =
  'name description product protocol callingSearchSpaceName devicePoolName networkLocation locationName ' +
  'automatedAlternateRoutingCssName securityProfileName sipProfileName cgpnTransformationCssName ' +
  'useDevicePoolCgpnTransformCss cdpnTransformationCssName useDevicePoolCdpnTransformCss ' +
  'rerouteCallingSearchSpaceName mtpRequired sigDigits prefixDn acceptInboundRdnis acceptOutboundRdnis srtpAllowed ' +
  'isPaiEnabled isRpidEnabled sipAssertedType dtmfSignalingMethod pstnAccess imeE164TransformationName ' +
  'sipNormalizationScriptName runOnEveryNode ' +
  'destinations(destination(addressIpv4 addressIpv6 port sortOrder))'

const H323_TAGS =
  'name description product protocol callingSearchSpaceName devicePoolName networkLocation locationName ' +
  'cgpnTransformationCssName useDevicePoolCgpnTransformCss cdpnTransformationCssName ' +
  'useDevicePoolCdpnTransformCss srtpAllowed mtpRequired sigDigits prefixDn pstnAccess imeE164TransformationName ' +
  'automatedAlternateRoutingCssName runOnEveryNode ' +
  'destinations(destination(addressIpv4 sortOrder))'

export const trunks: AxlTable = {
  member: 'trunk.csv',
  sources: [
    {
      list: 'listSipTrunk',
      criteria: ['name'],
      listTags: 'name',
      get: { operation: 'getSipTrunk', tags: SIP_TAGS },
    },
    {
      list: 'listH323Trunk',
      criteria: ['name'],
      listTags: 'name',
      get: { operation: 'getH323Trunk', tags: H323_TAGS },
    },
  ],
  columns: [
    text('TRUNK TYPE', 'product'),
    text('DEVICE PROTOCOL', 'protocol'),
    text('DEVICE NAME', 'name'),
    text('DESCRIPTION', 'description'),
    text('DEVICE POOL', 'devicePoolName'),
    text('CALL CLASSIFICATION', 'networkLocation'),
    text('LOCATION', 'locationName'),
    text('CALLING SEARCH SPACE', 'callingSearchSpaceName'),
    text('AAR CALLING SEARCH SPACE', 'automatedAlternateRoutingCssName'),
    text('CALLED PARTY TRANSFORMATION CSS', 'cdpnTransformationCssName'),
    flag('USE DEVICE POOL CALLED PARTY TRANSFORMATION CSS', 'useDevicePoolCdpnTransformCss'),
    text('CALLING PARTY TRANSFORMATION CSS', 'cgpnTransformationCssName'),
    flag('USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS', 'useDevicePoolCgpnTransformCss'),
    text('SIP TRUNK SECURITY PROFILE', 'securityProfileName'),
    text('REROUTING CSS', 'rerouteCallingSearchSpaceName'),
    text('SIP PROFILE', 'sipProfileName'),
    text('DTMF SIGNALING METHOD', 'dtmfSignalingMethod'),
    flag('MEDIA TERMINATION POINT REQUIRED', 'mtpRequired'),
    flag('SRTP ALLOWED', 'srtpAllowed'),
    flag('REMOTE-PARTY-ID', 'isRpidEnabled'),
    flag('ASSERTED-IDENTITY', 'isPaiEnabled'),
    text('ASSERTED-TYPE', 'sipAssertedType'),
    flag('REDIRECTING DIVERSION HEADER DELIVERY-INBOUND', 'acceptInboundRdnis'),
    flag('REDIRECTING DIVERSION HEADER DELIVERY-OUTBOUND', 'acceptOutboundRdnis'),
    text('NORMALIZATION SCRIPT NAME', 'sipNormalizationScriptName'),
    text('E.164 TRANSFORMATION PROFILE', 'imeE164TransformationName'),
    flag('PSTN ACCESS', 'pstnAccess'),
    flag('RUN ON ALL ACTIVE UNIFIED CM NODES', 'runOnEveryNode'),
    { name: 'SIGNIFICANT DIGITS(SIPDEVICE)', cell: significantDigits },
    text('PREFIX DN(SIPDEVICE)', 'prefixDn'),
  ],
  groups: [
    {
      repetitions: inOrder('destinations.destination', 'sortOrder'),
      columns: [
        text('DESTINATION ADDRESS #', 'addressIpv4'),
        text('DESTINATION ADDRESS IPV6 #', 'addressIpv6'),
        text('DESTINATION PORT #', 'port'),
      ],
    },
  ],
}

/** 99 = all digits, which is also meant where keeping only some is not enabled (`ucm-exports` 1.6). */
function significantDigits(item: XmlElement): string {
  const kept = elementAt(item, 'sigDigits')
  return kept?.attributes['enable'] === 'false' ? '99' : (kept?.text ?? '')
}

export const securityProfiles: AxlTable = {
  member: 'securityprofile.csv',
  sources: [
    {
      list: 'listSipTrunkSecurityProfile',
      criteria: ['name'],
      listTags: 'name description securityMode incomingTransport outgoingTransport x509SubjectName incomingPort',
    },
  ],
  columns: [
    text('INCOMING PORT', 'incomingPort'),
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    fixed('TYPE OF SECURITYPOLICY', 'SIP Trunk'),
    text('TYPE OF TRANSPORT', 'incomingTransport'),
    text('TYPE OF TRANSPORT_OUT', 'outgoingTransport'),
    text('TYPE DEVICE SECURITY MODE', 'securityMode'),
    text('SUBJECT NAME', 'x509SubjectName'),
  ],
  groups: [],
}

/** The export's own columns are not documented; names that a pattern can point to are enough (`ucm-exports` 1.6). */
export const gateways: AxlTable = {
  member: 'gateway.csv',
  sources: [
    { list: 'listGateway', criteria: ['domainName'], listTags: 'domainName description' },
    { list: 'listH323Gateway', criteria: ['name'], listTags: 'name description' },
  ],
  columns: [
    { name: 'GATEWAY NAME', cell: (item) => textAt(item, 'domainName') || textAt(item, 'name') },
    text('DESCRIPTION', 'description'),
  ],
  groups: [],
}

export const routeGroups: AxlTable = {
  member: 'routegroup.csv',
  sources: [
    {
      list: 'listRouteGroup',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getRouteGroup',
        tags: 'distributionAlgorithm members(member(deviceSelectionOrder deviceName port)) name',
      },
    },
  ],
  columns: [text('NAME', 'name'), text('TYPE DISTRIBUTE ALGORITHM', 'distributionAlgorithm')],
  groups: [
    {
      repetitions: inOrder('members.member', 'deviceSelectionOrder'),
      columns: [
        text('DEVICE NAME #', 'deviceName'),
        text('PORT #', 'port'),
        text('DEVICE SELECTION ORDER #', 'deviceSelectionOrder'),
      ],
    },
  ],
}

export const routeLists: AxlTable = {
  member: 'routelist.csv',
  sources: [
    {
      list: 'listRouteList',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getRouteList',
        tags:
          'name description callManagerGroupName routeListEnabled members(member(routeGroupName selectionOrder ' +
          'calledPartyTransformationMask callingPartyTransformationMask digitDiscardInstructionName ' +
          'callingPartyPrefixDigits prefixDigitsOut useFullyQualifiedCallingPartyNumber callingPartyNumberType ' +
          'calledPartyNumberType)) runOnEveryNode',
      },
    },
  ],
  columns: [
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    flag('ENABLE THIS ROUTE LIST', 'routeListEnabled'),
    text('CISCO UNIFIED COMMUNICATIONS MANAGER GROUP', 'callManagerGroupName'),
    flag('RUN ON ALL ACTIVE UNIFIED CM NODES', 'runOnEveryNode'),
  ],
  groups: [
    {
      repetitions: inOrder('members.member', 'selectionOrder'),
      columns: [
        text('SELECTION ORDER #', 'selectionOrder'),
        text('CALLING PARTY TRANSFORM MASK #', 'callingPartyTransformationMask'),
        text('CALLING PARTY PREFIX DIGITS #', 'callingPartyPrefixDigits'),
        text("USE CALLING PARTY'S EXTERNAL PHONE NUMBER MASK #", 'useFullyQualifiedCallingPartyNumber'),
        text('CALLING PARTY NUMBER TYPE #', 'callingPartyNumberType'),
        text('ROUTE GROUP #', 'routeGroupName'),
        text('DISCARD DIGITS #', 'digitDiscardInstructionName'),
        text('CALLED PARTY TRANSFORM MASK #', 'calledPartyTransformationMask'),
        text('CALLED PARTY PREFIX DIGITS #', 'prefixDigitsOut'),
        text('CALLED PARTY NUMBER TYPE #', 'calledPartyNumberType'),
      ],
    },
  ],
}

export const localRouteGroups: AxlTable = {
  member: 'localroutegroup.csv',
  sources: [{ list: 'listLocalRouteGroup', criteria: ['name'], listTags: 'name description' }],
  columns: [text('NAME', 'name'), text('DESCRIPTION', 'description')],
  groups: [],
}

export const devicePools: AxlTable = {
  member: 'devicepool.csv',
  sources: [
    {
      list: 'listDevicePool',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getDevicePool',
        tags:
          'name dateTimeSettingName callManagerGroupName regionName automatedAlternateRoutingCssName locationName ' +
          'physicalLocationName cgpnTransformationCssName cdpnTransformationCssName localRouteGroup(name value) ' +
          'callingPartyTransformationCSS elinGroup',
      },
    },
  ],
  columns: [
    text('DEVICE POOL NAME', 'name'),
    text('CISCO UNIFIED CALLMANAGER GROUP', 'callManagerGroupName'),
    text('DATE/TIME GROUP', 'dateTimeSettingName'),
    text('REGION', 'regionName'),
    text('LOCATION', 'locationName'),
    text('PHYSICAL LOCATION', 'physicalLocationName'),
    text('AAR CALLING SEARCH SPACE', 'automatedAlternateRoutingCssName'),
    text('CALLED PARTY TRANSFORMATION CSS', 'cdpnTransformationCssName'),
    // Twice, as the export has it: for trunks, then for the caller id of phones (`ucm-exports` 1.2).
    text('CALLING PARTY TRANSFORMATION CSS', 'cgpnTransformationCssName'),
    text('EMERGENCY LOCATION (ELIN) GROUP', 'elinGroup'),
    text('CALLING PARTY TRANSFORMATION CSS', 'callingPartyTransformationCSS'),
  ],
  groups: [
    {
      repetitions: asGiven('localRouteGroup', 0),
      columns: [text('Local Route Group #', 'name'), text('Route Group #', 'value')],
    },
  ],
}
