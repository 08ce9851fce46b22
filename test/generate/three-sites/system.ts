import type { Cells, ExportBuilder } from '../../support/export-builder.js'

const NODES = ['ucm-pub', 'ucm-sub1', 'ucm-sub2'] as const
const CLUSTER_WIDE = 'EnterpriseWideData'

/** Servers, parameters, pools, regions, profiles: what stands before the first phone. */
export function addSystem(estate: ExportBuilder): void {
  addNodes(estate)
  addParameters(estate)
  addPlaces(estate)
  addDevicePools(estate)
  addProfiles(estate)
}

function addNodes(estate: ExportBuilder): void {
  for (const [index, node] of NODES.entries()) {
    estate.add('server', { 'HOST NAME/IP ADDRESS': `${node}.example.com`, 'IPV6 NAME': `2001:db8::1${index}` })
    estate.add('callmanager', {
      SERVER: `${node}.example.com`,
      'CISCO UNIFIED CALLMANAGER NAME': `CM_${node}`,
      DESCRIPTION: node,
      'ETHERNET PHONE PORT': '2000',
      'MGCP LISTEN PORT': '2427',
      'MGCP KEEP-ALIVE PORT': '2428',
      'SIP PHONE PORT': '5060',
      'SIP PHONE SECURE PORT': '5061',
    })
  }
  estate.add('server', { 'HOST NAME/IP ADDRESS': 'imp-pub.example.com', 'IPV6 NAME': '2001:db8::20' })
  estate.add(
    'callmanagergroup',
    { 'CALL MANAGER GROUP NAME': 'Default', 'DEFAULT TFTP': 't', 'CALL MANAGER 1': 'CM_ucm-sub1' },
    { 'CALL MANAGER GROUP NAME': 'CMG-AUS', 'CALL MANAGER 1': 'CM_ucm-sub1', 'CALL MANAGER 2': 'CM_ucm-sub2' },
    {
      'CALL MANAGER GROUP NAME': 'CMG-REMOTE',
      'CALL MANAGER 1': 'CM_ucm-sub2',
      'CALL MANAGER 2': 'CM_ucm-sub1',
      'CALL MANAGER 3': 'CM_ucm-pub',
    },
  )
}

function addParameters(estate: ExportBuilder): void {
  const enterprise = [
    ['AAInstalledFlag', 'T'],
    ['ClusterID', 'ThreeSites'],
    ['ClusterName', 'ThreeSites'],
    ['ClusterSecurityMode', '0'],
    ['OrganizationDomain', 'example.com'],
  ] as const
  for (const [name, value] of enterprise)
    estate.add('enterpriseparameter', { 'PARAM NAME': name, 'PARAM VALUE': value })
  const service = [
    ['TimerT301_msec', '180000', 'long'],
    ['TimerT302_msec', '15000', 'long'],
    ['TimerT303_msec', '4000', 'long'],
    ['TimerT310_msec', '60000', 'long'],
    ['SpeedDialAwaitFurtherDigits', 'F', 'boolean'],
    ['ForwardNoAnswerTimeout', '12', 'long'],
    ['ForwardMaximumHopCount', '12', 'long'],
    ['MaxForwardsToDn', '12', 'long'],
    ['CallParkReversionTimeout', '60', 'long'],
    ['ParkMonitoringReversionTimeout', '60', 'long'],
    ['EnableClusterwideCallPark', 'F', 'boolean'],
    ['LocalRouteGroupForRedirectedCalls', '0', 'string'],
    ['StopRoutingOnOutOfBandwidthFlag', 'F', 'boolean'],
    ['StopRoutingOnUnallocatedNumberFlag', 'T', 'boolean'],
    ['StopRoutingOnUserBusyFlag', 'T', 'boolean'],
    ['DisplayFACInCDR', 'T', 'boolean'],
  ] as const
  for (const [name, value, type] of service) addServiceParameter(estate, CLUSTER_WIDE, name, value, type)
  for (const node of NODES) {
    addServiceParameter(estate, `${node}.example.com`, 'CdrEnabled', 'T', 'boolean')
    addServiceParameter(estate, `${node}.example.com`, 'CdrLogCallsWithZeroDurationFlag', 'T', 'boolean')
  }
}

function addServiceParameter(estate: ExportBuilder, server: string, name: string, value: string, type: string): void {
  estate.add('serviceparameter', {
    SERVER: server,
    'PARAM NAME': name,
    'PARAM VALUE': value,
    'PARAM TYPE': type,
    'SERVICE TYPE': 'Cisco CallManager',
  })
}

/** Calls between the sites are narrow; the other direction is the same pair and has no columns. */
const OVER_THE_WAN: Cells = Object.fromEntries(
  ['R-LYN', 'R-BOS'].flatMap((name, at) => [
    [`RELATED REGION NAME ${at + 2}`, name],
    [`MAXIMUM AUDIO BIT RATE ${at + 2}`, '8'],
    [`VIDEO BANDWIDTH ${at + 2}`, '-2'],
    [`AUDIO CODEC PREFERENCE LIST ${at + 2}`, 'Factory Default lossy'],
  ]),
)

function addPlaces(estate: ExportBuilder): void {
  const zones = [
    ['CMLocal', 'Etc/GMT'],
    ['DTG-CENTRAL', 'America/Chicago'],
    ['DTG-EASTERN', 'America/New_York'],
  ] as const
  for (const [name, zone] of zones) {
    estate.add('datetimegroup', {
      'GROUP NAME': name,
      'DATE FORMAT': 'M/D/Y',
      'TIME FORMAT': zone,
      'RESET TYPE': 'Restart',
      'RESET REQUESTED': 'f',
    })
  }
  for (const name of ['Hub_None', 'Phantom', 'Shadow', 'LOC-AUS', 'LOC-LYN', 'LOC-BOS']) {
    estate.add('location', { NAME: name, 'ASSOCIATED LOCATION 1': 'Hub_None', 'RSVP SETTING 1': 'No Reservation' })
  }
  for (const name of ['Default', 'R-AUS', 'R-LYN', 'R-BOS']) {
    estate.add('region', {
      NAME: name,
      'RELATED REGION NAME 1': name,
      'MAXIMUM AUDIO BIT RATE 1': '64',
      'VIDEO BANDWIDTH 1': '384',
      'AUDIO CODEC PREFERENCE LIST 1': 'Use System Default (Factory Default low loss)',
      ...(name === 'R-AUS' ? OVER_THE_WAN : {}),
    })
  }
}

/** The four pools; trunks and gateways of Austin have one of their own. */
function addDevicePools(estate: ExportBuilder): void {
  const pools = [
    ['DP-AUS-PHONES', 'CMG-AUS', 'DTG-CENTRAL', 'R-AUS', 'LOC-AUS', 'RG-PSTN-AUS'],
    ['DP-AUS-GATEWAYS', 'CMG-AUS', 'DTG-CENTRAL', 'R-AUS', 'LOC-AUS', 'RG-PSTN-AUS'],
    ['DP-LYN-PHONES', 'CMG-REMOTE', 'DTG-EASTERN', 'R-LYN', 'LOC-LYN', 'RG-PSTN-LYN'],
    ['DP-BOS-PHONES', 'CMG-REMOTE', 'DTG-EASTERN', 'R-BOS', 'LOC-BOS', 'RG-PSTN-BOS'],
  ] as const
  estate.add('devicepool', { 'DEVICE POOL NAME': 'Default', 'CISCO UNIFIED CALLMANAGER GROUP': 'Default' })
  for (const [name, group, zone, region, location, routeGroup] of pools) {
    estate.add('devicepool', {
      'DEVICE POOL NAME': name,
      'CISCO UNIFIED CALLMANAGER GROUP': group,
      'DATE/TIME GROUP': zone,
      REGION: region,
      LOCATION: location,
      'Local Route Group 0': 'Standard Local Route Group',
      'Route Group 0': routeGroup,
      'Local Route Group 1': 'LRG-EMERGENCY',
      'Route Group 1': routeGroup,
    })
  }
  estate.add(
    'localroutegroup',
    { NAME: 'Standard Local Route Group', DESCRIPTION: 'Always present' },
    { NAME: 'LRG-EMERGENCY', DESCRIPTION: 'Gateway of the site for emergency calls' },
  )
}

function addProfiles(estate: ExportBuilder): void {
  for (const [name, ping] of [
    ['Standard SIP Profile', 'f'],
    ['Standard SIP Profile With Options Ping', 't'],
  ] as const) {
    estate.add('sipprofile', {
      NAME: name,
      'TIMER INVITE EXPIRES(SECONDS)': '180',
      'RETRY INVITE': '6',
      'USER INFO': 'None',
      'SEND OPTIONS PING FOR DEFAULT TRUNK SERVICE TYPE': ping,
      'EARLY OFFER SUPPORT FOR VOICE AND VIDEO CALLS': 'Disabled (Default value)',
      'SIP REL1XX': 'Disabled',
      'KEEP ALIVE TIMER WHEN SIP TRUNK IS IN SERVICE OR PARTIALLY IN SERVICE (SECONDS)': '60',
      'KEEP ALIVE TIMER WHEN SIP TRUNK IS OUT OF SERVICE (SECONDS)': '120',
      'PING RETRY COUNT': '6',
      'PING RETRY TIMER (MILLISECONDS)': '500',
    })
  }
  for (const [name, port] of [
    ['Non Secure SIP Trunk Profile', '5060'],
    ['LGW Webex 5065', '5065'],
  ] as const) {
    estate.add('securityprofile', {
      'INCOMING PORT': port,
      NAME: name,
      'TYPE OF SECURITYPOLICY': 'SIP Trunk',
      'TYPE OF TRANSPORT': 'TCP+UDP',
      'TYPE OF TRANSPORT_OUT': 'TCP',
      'TYPE DEVICE SECURITY MODE': 'Non Secure',
    })
  }
  estate.add('routefilter', { 'ROUTE FILTER NAME': 'RF-AREA-512', 'DIAL PLAN': 'NANP', 'RESET REQUESTED': 'f' })
  estate.add('timeperiod', {
    NAME: 'TP-EVENING',
    'TIME OF DAY START': '18:00',
    'TIME OF DAY END': '24:00',
    'DAY OF WEEK START': 'Mon',
    'DAY OF WEEK END': 'Fri',
  })
  estate.add('timeschedule', {
    'TIME SCHEDULE NAME': 'TS-AFTER-HOURS',
    DESCRIPTION: 'Weekday evenings',
    'TIME PERIOD 1': 'TP-EVENING',
  })
}
