import type { Cells, ExportBuilder } from '../../support/export-builder.js'

/** Name, then what it is for. */
const PARTITIONS: readonly (readonly [name: string, description: string])[] = [
  ['Global Learned Enterprise Numbers', ''],
  ['Global Learned Enterprise Patterns', ''],
  ['Global Learned E164 Numbers', ''],
  ['Global Learned E164 Patterns', ''],
  ['DN-E164-PT', 'Numbers of Austin and Lyon'],
  ['LYN-OLD-PT', 'Left over from the renumbering of Lyon'],
  ['BOS-DN-PT', 'Numbers of Boston'],
  ['BOS-OLD-PT', 'Left over from the previous Boston store'],
  ['AUS-XLATE-PT', 'Short dialing in Austin'],
  ['LYN-XLATE-PT', 'Short dialing in Lyon'],
  ['BOS-XLATE-PT', 'Short dialing in Boston'],
  ['ISITE-XLATE-PT', 'Dialing between sites'],
  ['INBOUND-PT', 'Ten digits from the carrier to our numbers'],
  ['EMER-PT', 'Emergency without prefix'],
  ['EMER9-PT', 'Emergency behind 9'],
  ['PSTN-PT', 'Outside calls behind 9'],
  ['PSTN-E164-PT', 'Outside calls from the directory'],
  ['PSTN-SVC-PT', 'Service codes of the carrier'],
  ['BLK-LD-PT', 'Blocks long distance'],
  ['BLK-INTL-PT', 'Blocks international'],
  ['HUNT-PT', 'Hunt pilots'],
  ['PARK-PT', 'Call park'],
  ['DPARK-PT', 'Directed call park'],
  ['PICKUP-PT', 'Pickup group numbers'],
  ['VM-PT', 'Voicemail pilot'],
  ['CTI-PT', 'Application numbers'],
  ['CONF-PT', 'Conference bridge'],
  ['SVC-PT', 'Other systems'],
  ['WEBEX-TEST-PT', 'First tests through the Local Gateway'],
  ['LEGACY-PT', 'Numbering plan macro of the fax server'],
]

/** Calling search spaces in search order. */
const CALLING_SEARCH_SPACES: Readonly<Record<string, readonly string[]>> = {
  'LINE-INTERNAL-CSS': ['BLK-LD-PT', 'BLK-INTL-PT'],
  'LINE-NATIONAL-CSS': ['BLK-INTL-PT'],
  'LINE-INTL-CSS': [],
  'AUS-DEV-CSS': [
    ...['EMER-PT', 'EMER9-PT', 'AUS-XLATE-PT', 'ISITE-XLATE-PT', 'DN-E164-PT', 'HUNT-PT', 'PARK-PT', 'DPARK-PT'],
    ...['PICKUP-PT', 'VM-PT', 'CTI-PT', 'SVC-PT', 'CONF-PT', 'WEBEX-TEST-PT', 'AUS-NIGHT-PT', 'PSTN-PT'],
    ...['PSTN-E164-PT', 'Directory URI'],
  ],
  'LYN-DEV-CSS': [
    ...['EMER-PT', 'EMER9-PT', 'LYN-XLATE-PT', 'ISITE-XLATE-PT', 'DN-E164-PT', 'LYN-OLD-PT', 'HUNT-PT', 'PARK-PT'],
    ...['DPARK-PT', 'PICKUP-PT', 'VM-PT', 'PSTN-PT', 'PSTN-E164-PT'],
  ],
  'BOS-DEV-CSS': [
    ...['EMER-PT', 'EMER9-PT', 'BOS-XLATE-PT', 'ISITE-XLATE-PT', 'BOS-DN-PT', 'BOS-OLD-PT', 'DN-E164-PT', 'HUNT-PT'],
    ...['PARK-PT', 'PICKUP-PT', 'VM-PT', 'PSTN-PT'],
  ],
  'BOS-FLOOR-CSS': ['EMER9-PT', 'BOS-XLATE-PT', 'BOS-DN-PT', 'PSTN-PT'],
  'AUS-LEGACY-CSS': ['EMER-PT', 'EMER9-PT', 'DN-E164-PT', 'LEGACY-PT'],
  'ISITE-CSS': ['LYN-XLATE-PT', 'AUS-XLATE-PT', 'DN-E164-PT'],
  'BOS-IN-CSS': ['BOS-DN-PT'],
  'SVC-CSS': ['PSTN-SVC-PT'],
  'FWD-CSS': ['DN-E164-PT', 'BOS-DN-PT', 'HUNT-PT', 'VM-PT', 'ISITE-XLATE-PT'],
  'LYN-FWD-CSS': ['LYN-XLATE-PT', 'DN-E164-PT'],
  'VM-CSS': ['VM-PT'],
  'REC-CSS': ['SVC-PT'],
  'INBOUND-DEST-CSS': ['DN-E164-PT', 'HUNT-PT', 'BOS-DN-PT'],
  'TRK-WEBEX-CSS': ['EMER-PT', 'DN-E164-PT', 'ISITE-XLATE-PT', 'PSTN-E164-PT'],
  'TRK-PSTN-CSS': ['INBOUND-PT', 'DN-E164-PT', 'HUNT-PT'],
  'TRK-VM-CSS': ['DN-E164-PT', 'BOS-DN-PT'],
  'TRK-SME-CSS': ['DN-E164-PT', 'ISITE-XLATE-PT'],
}

/** Partitions of the one search space that is full: with the rest of it 1,024 characters are reached. */
const WIDE_PARTITIONS = Array.from(
  { length: 21 },
  (_, index) => `AUS-PARTNER-INTERCONNECT-CAMPAIGN-ROUTING-${String(index + 1).padStart(2, '0')}-PT`,
)
const WIDE_CSS = ['EMER-PT', 'EMER9-PT', 'DN-E164-PT', 'HUNT-PT', 'VM-PT', ...WIDE_PARTITIONS]

/** Partitions, calling search spaces and every pattern that rewrites or routes. */
export function addDialPlan(estate: ExportBuilder): void {
  for (const [name, description] of PARTITIONS) estate.add('partition', { NAME: name, DESCRIPTION: description })
  for (const name of WIDE_PARTITIONS) estate.add('partition', { NAME: name, DESCRIPTION: 'Partner campaign' })
  estate.add('partition', {
    NAME: 'AUS-NIGHT-PT',
    DESCRIPTION: 'Evening service of Austin',
    'TIME SCHEDULE': 'TS-AFTER-HOURS',
    'SPECIFIC TIME ZONE': 'America/Chicago',
    'ORIGINATING DEVICE': 'f',
  })
  for (const [name, partitions] of Object.entries({ ...CALLING_SEARCH_SPACES, 'AUS-WIDE-CSS': WIDE_CSS })) {
    estate.add('css', {
      NAME: name,
      DESCRIPTION: name,
      ...Object.fromEntries(partitions.map((partition, index) => [`ROUTE PARTITION ${index + 1}`, partition])),
    })
  }
  estate.add('translationpattern', ...TRANSLATION_PATTERNS)
  estate.add('routepattern', ...ROUTE_PATTERNS)
  estate.add('siproutepattern', ...SIP_ROUTE_PATTERNS)
}

const ORIGINATOR: Cells = { "USE ORIGINATOR'S CALLING SEARCH SPACE": 't' }
const NO_WAIT: Cells = { 'DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS': 't' }
const SHORT: Cells = { ...ORIGINATOR, ...NO_WAIT }

const TRANSLATION_PATTERNS: readonly Cells[] = [
  translation('42XX', 'AUS-XLATE-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '+151255501XX' }),
  translation('0', 'AUS-XLATE-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '+15125550100' }),
  translation('*77', 'AUS-XLATE-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '8500' }),
  translation('47XX', 'LYN-XLATE-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '+171755501XX' }),
  translation('0', 'LYN-XLATE-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '+17175550120' }),
  translation('51XX', 'BOS-XLATE-PT', { ...SHORT, 'CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)': '711' }),
  translation('0', 'BOS-XLATE-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '7115100' }),
  translation('711', 'BOS-XLATE-PT', {
    DESCRIPTION: 'Relay service for the deaf',
    'CALLING SEARCH SPACE': 'SVC-CSS',
    'CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)': '9',
  }),
  translation('8.4XXX', 'ISITE-XLATE-PT', {
    ...NO_WAIT,
    'CALLING SEARCH SPACE': 'ISITE-CSS',
    'DISCARD DIGITS': 'PreDot',
  }),
  translation('8.51XX', 'ISITE-XLATE-PT', {
    'CALLING SEARCH SPACE': 'BOS-IN-CSS',
    'DISCARD DIGITS': 'PreDot',
    'CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)': '711',
  }),
  translation('86XX', 'ISITE-XLATE-PT', {
    ...ORIGINATOR,
    DESCRIPTION: 'Queues of Austin, the flag for the next hop was forgotten',
    'CALLED PARTY TRANSFORM MASK': '+151255501XX',
  }),
  translation('8.3XXX', 'ISITE-XLATE-PT', {
    DESCRIPTION: 'Recovery site, kept in another export',
    'CALLING SEARCH SPACE': 'LEGACY-DR-CSS',
    'DISCARD DIGITS': 'PreDot',
  }),
  translation('8997', 'ISITE-XLATE-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '8998' }),
  translation('8998', 'ISITE-XLATE-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '8997' }),
  translation('51255501XX', 'INBOUND-PT', inbound('+1')),
  translation('71755501XX', 'INBOUND-PT', inbound('+1')),
  translation('6175550100', 'INBOUND-PT', {
    'CALLING SEARCH SPACE': 'INBOUND-DEST-CSS',
    'CALLED PARTY TRANSFORM MASK': '7115100',
  }),
  translation('4298', 'AUS-NIGHT-PT', { ...SHORT, 'CALLED PARTY TRANSFORM MASK': '8500' }),
  block('9.1[2-9]XX[2-9]XXXXXX', 'BLK-LD-PT'),
  block('\\+1[2-9]XX[2-9]XXXXXX', 'BLK-LD-PT'),
  block('9.011!', 'BLK-INTL-PT'),
  block('9.011!#', 'BLK-INTL-PT'),
  block('\\+[2-9]!', 'BLK-INTL-PT'),
]

const ROUTE_PATTERNS: readonly Cells[] = [
  route('911', 'EMER-PT', 'RL-EMERGENCY', { 'URGENT PRIORITY': 't', 'IS AN EMERGENCY SERVICES NUMBER': 't' }),
  route('9.911', 'EMER9-PT', 'RL-EMERGENCY', {
    'URGENT PRIORITY': 't',
    'IS AN EMERGENCY SERVICES NUMBER': 't',
    'DISCARD DIGITS': 'PreDot',
  }),
  route('9.1[2-9]XX[2-9]XXXXXX', 'PSTN-PT', 'RL-PSTN', { 'DISCARD DIGITS': 'PreDot' }),
  route('9.[2-9]XXXXXX', 'PSTN-PT', 'RL-PSTN', { 'DISCARD DIGITS': 'PreDot' }),
  route('9.011!', 'PSTN-PT', 'RL-INTL', { 'DISCARD DIGITS': 'PreDot' }),
  route('9.011!#', 'PSTN-PT', 'RL-INTL', { 'DISCARD DIGITS': 'PreDot Trailing-#' }),
  route('9.1900[2-9]XXXXXX', 'PSTN-PT', 'RL-PSTN', {
    DESCRIPTION: 'Premium services, code required',
    'DISCARD DIGITS': 'PreDot',
    'REQUIRE FORCED AUTHORIZATION CODE': 't',
    'AUTHORIZATION LEVEL': '50',
  }),
  route('\\+1[2-9]XX[2-9]XXXXXX', 'PSTN-E164-PT', 'RL-E164'),
  route('\\+!', 'PSTN-E164-PT', 'RL-INTL'),
  route('9.711', 'PSTN-SVC-PT', 'RL-PSTN', { 'DISCARD DIGITS': 'PreDot' }),
  route('8500', 'VM-PT', 'UNITY-VM', { 'CALL CLASSIFICATION': 'OnNet', DESCRIPTION: 'Voicemail pilot' }),
  route('81XX', 'CONF-PT', 'CMS-CONF', { 'CALL CLASSIFICATION': 'OnNet', DESCRIPTION: 'Meeting rooms' }),
  route('\\+140855501XX', 'SVC-PT', 'SME-CORE', { 'CALL CLASSIFICATION': 'OnNet', DESCRIPTION: 'West coast cluster' }),
  route('8990', 'SVC-PT', 'SME-CORE', { 'CALL CLASSIFICATION': 'OnNet', DESCRIPTION: 'Recorder' }),
  route('87[1-5]X', 'SVC-PT', 'SME-CORE', { 'CALL CLASSIFICATION': 'OnNet' }),
  route('87[5-9]X', 'SVC-PT', 'T-0815', { 'CALL CLASSIFICATION': 'OnNet' }),
  route('88XX', 'SVC-PT', 'RL-RETIRED', { DESCRIPTION: 'Fax server, switched off' }),
  route('\\+1512555018X', 'WEBEX-TEST-PT', 'RL-WEBEX', { 'URGENT PRIORITY': 't', 'CALL CLASSIFICATION': 'OnNet' }),
  route('9.@', 'LEGACY-PT', 'RL-PSTN', {
    'NUMBERING PLAN': 'NANP',
    'ROUTE FILTER': 'RF-AREA-512',
    'DISCARD DIGITS': 'PreDot',
  }),
]

const SIP_ROUTE_PATTERNS: readonly Cells[] = [
  { 'IPV4 PATTERN': '*.meet.example.com', DESCRIPTION: 'Meetings', 'SIP TRUNK': 'EXPRESSWAY-C' },
  { 'IPV4 PATTERN': 'partner.example.com', DESCRIPTION: 'Partner by address', 'SIP TRUNK': 'EXPRESSWAY-C' },
]

function translation(pattern: string, partition: string, cells: Cells): Cells {
  return { 'TRANSLATION PATTERN': pattern, 'ROUTE PARTITION': partition, ...cells }
}

function inbound(prefix: string): Cells {
  return { 'CALLING SEARCH SPACE': 'INBOUND-DEST-CSS', 'CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)': prefix }
}

function block(pattern: string, partition: string): Cells {
  return translation(pattern, partition, { 'ROUTE OPTION': 't', 'BLOCK THIS PATTERN OPTION': 'Call Rejected' })
}

function route(pattern: string, partition: string, target: string, cells: Cells = {}): Cells {
  return { 'ROUTE PATTERN': pattern, 'ROUTE PARTITION': partition, 'GATEWAY/ROUTE LIST': target, ...cells }
}
