import { elementsAt, textAt } from '../protocol/xml-tree.js'
import { type AxlColumn, type AxlGroup, type AxlTable, flag, names, own, text } from './axl-table.js'
import { DEVICE_KEY_TAGS, deviceKeys, SERVICE_TAGS } from './device-keys.js'
import { LINES, phoneLines, routePointLines } from './device-lines.js'
import { mobility } from './mobility.js'

/** On and Off of AXL where the export has a boolean. */
function switched(name: string, path: string): AxlColumn {
  const words: Readonly<Record<string, string>> = { on: 't', true: 't', off: 'f', false: 'f' }
  return { name, cell: (item) => words[textAt(item, path).trim().toLowerCase()] ?? '' }
}

const users: AxlGroup = {
  needs: 'usersOfDevice',
  repetitions: names((item, related) => related.usersOfDevice?.get(textAt(item, 'name')) ?? []),
  columns: [own('User ID #')],
}

const applications: AxlGroup = {
  needs: 'applicationsOfDevice',
  repetitions: names((item, related) => related.applicationsOfDevice?.get(textAt(item, 'name')) ?? []),
  columns: [own('Application User #')],
}

export const phones: AxlTable = {
  member: 'phone.csv',
  sources: [
    {
      list: 'listPhone',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getPhone',
        tags:
          'name description product model protocol callingSearchSpaceName devicePoolName locationName ' +
          `automatedAlternateRoutingCssName ${LINES} phoneTemplateName ${DEVICE_KEY_TAGS} ${SERVICE_TAGS} ` +
          'enableExtensionMobility builtInBridgeStatus hlogStatus ownerUserName rerouteCallingSearchSpaceName mobilityUserIdName cgpnIngressDN ' +
          'useDevicePoolCgpnIngressDN elinGroup',
      },
    },
  ],
  columns: [
    text('Device Name', 'name'),
    text('Description', 'description'),
    text('Device Pool', 'devicePoolName'),
    text('Phone Button Template', 'phoneTemplateName'),
    text('CSS', 'callingSearchSpaceName'),
    text('AAR CSS', 'automatedAlternateRoutingCssName'),
    text('Location', 'locationName'),
    flag('Extension Mobility', 'enableExtensionMobility'),
    text('Built in Bridge', 'builtInBridgeStatus'),
    text('Owner User ID', 'ownerUserName'),
    { name: 'Device Type', cell: (item) => textAt(item, 'model') || textAt(item, 'product') },
    text('Device Protocol', 'protocol'),
    switched('Logged Into Hunt Group', 'hlogStatus'),
    text('Rerouting Calling Search Space', 'rerouteCallingSearchSpaceName'),
    text('Mobility User ID', 'mobilityUserIdName'),
    // Of calls that come in from the phone; `cgpnTransformationCssName` is for the numbers shown on it.
    text('Caller ID Calling Party Transformation CSS', 'cgpnIngressDN'),
    flag('Caller ID Use Device Pool Calling Party Transformation CSS', 'useDevicePoolCgpnIngressDN'),
    text('Emergency Location (ELIN) Group', 'elinGroup'),
  ],
  groups: [users, applications, ...mobility, phoneLines, ...deviceKeys],
}

export const deviceProfiles: AxlTable = {
  member: 'deviceprofile.csv',
  sources: [
    {
      list: 'listDeviceProfile',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getDeviceProfile',
        tags: `name description model ${LINES} ${DEVICE_KEY_TAGS} loginUserId ${SERVICE_TAGS}`,
      },
    },
  ],
  columns: [
    text('Device Profile Name', 'name'),
    text('Description', 'description'),
    text('Login User Id', 'loginUserId'),
    text('Device Type', 'model'),
  ],
  groups: [
    {
      needs: 'usersOfProfile',
      repetitions: names((item, related) => related.usersOfProfile?.get(textAt(item, 'name')) ?? []),
      columns: [own('User ID #')],
    },
    phoneLines,
    ...deviceKeys,
  ],
}

export const remoteDestinationProfiles: AxlTable = {
  member: 'rdp.csv',
  sources: [
    {
      list: 'listRemoteDestinationProfile',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getRemoteDestinationProfile',
        tags: `name description callingSearchSpaceName devicePoolName ${LINES} userId rerouteCallingSearchSpaceName`,
      },
    },
  ],
  columns: [
    text('Remote Destination Profile Name', 'name'),
    text('Description', 'description'),
    text('Mobility User ID', 'userId'),
    text('Device Pool', 'devicePoolName'),
    text('CSS', 'callingSearchSpaceName'),
    text('Rerouting CSS', 'rerouteCallingSearchSpaceName'),
  ],
  groups: [phoneLines],
}

export const ctiRoutePoints: AxlTable = {
  member: 'ctiroutepoint.csv',
  sources: [
    {
      list: 'listCtiRoutePoint',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getCtiRoutePoint',
        tags: `name description callingSearchSpaceName devicePoolName locationName ${LINES}`,
      },
    },
  ],
  columns: [
    text('DEVICE NAME', 'name'),
    text('DESCRIPTION', 'description'),
    text('DEVICE POOL', 'devicePoolName'),
    text('CSS', 'callingSearchSpaceName'),
    text('LOCATION', 'locationName'),
  ],
  groups: [applications, routePointLines, { ...users, columns: [own('END USER #')] }],
}

/** Written as wide as its header: what the export lacks a header for is not needed (`ucm-exports` 1.9). */
export const remoteDestinations: AxlTable = {
  member: 'remotedestination.csv',
  sources: [
    {
      list: 'listRemoteDestination',
      criteria: ['name'],
      listTags: 'name destination',
      get: {
        operation: 'getRemoteDestination',
        tags:
          'name destination answerTooSoonTimer answerTooLateTimer delayBeforeRingingCell remoteDestinationProfileName ' +
          'ctiRemoteDeviceName dualModeDeviceName isMobilePhone enableMobileConnect ' +
          'lineAssociations(lineAssociation(pattern routePartitionName index)) timeZone mobilityProfileName',
      },
    },
  ],
  columns: [
    text('NAME', 'name'),
    text('REMOTE DESTINATION PROFILE', 'remoteDestinationProfileName'),
    text('CTI REMOTE DEVICE', 'ctiRemoteDeviceName'),
    text('DESTINATION 1', 'destination'),
    flag('ISMOBILEPHONE 1', 'isMobilePhone'),
    flag('ENABLE MOBILE CONNECT 1', 'enableMobileConnect'),
  ],
  groups: [
    {
      repetitions: (item) =>
        elementsAt(item, 'lineAssociations.lineAssociation')
          .filter((line) => textAt(line, 'pattern') !== '')
          .map((line, position) => ({ number: position + 1, item: line })),
      columns: [text('ASSOCIATED LINE NUMBER #', 'pattern'), text('ROUTE PARTITION #', 'routePartitionName')],
    },
  ],
}
