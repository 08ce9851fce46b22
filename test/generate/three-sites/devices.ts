import type { Cells, ExportBuilder } from '../../support/export-builder.js'
import type { Person, Site } from './cast.js'
import { CAST, deskPhone } from './cast.js'
import { castMember, line, lineOf, onLine } from './lines.js'

const SITE_CELLS: Readonly<Record<Site, Cells>> = {
  Austin: { 'Device Pool': 'DP-AUS-PHONES', CSS: 'AUS-DEV-CSS', Location: 'LOC-AUS' },
  Lyon: { 'Device Pool': 'DP-LYN-PHONES', CSS: 'LYN-DEV-CSS', Location: 'LOC-LYN' },
  Boston: { 'Device Pool': 'DP-BOS-PHONES', CSS: 'BOS-DEV-CSS', Location: 'LOC-BOS' },
}

/** People with a soft client beside the desk phone. */
const TWO_DEVICES = new Set(['ngarcia', 'rsato', 'bcho', 'devans'])
const RECORDED_PHONE: Cells = { 'Built in Bridge': 'On', Privacy: 'Off' }

/** Phones, soft clients, profiles, application devices and the numbers on no device. */
export function addDevices(estate: ExportBuilder): void {
  estate.add('phone', ...DESCRIBED_TEMPLATES)
  estate.add('universaldevicetemplate', ...DESCRIBED_TEMPLATES)
  for (const someone of CAST) {
    if (someone.reach === undefined) estate.add('phone', personalPhone(someone))
    if (someone.reach === 'soft-client' || TWO_DEVICES.has(someone.id)) estate.add('phone', softClient(someone))
  }
  estate.add('phone', ...commonAreaPhones(), ...applicationDevices(), sparkRemoteDevice())
  addProfiles(estate)
  addRoutePoint(estate)
  addUnassignedNumbers(estate)
}

const DESCRIBED_TEMPLATES: readonly Cells[] = [
  {
    'Device Name': 'Auto-registration Template',
    Description: 'Auto #Extension#',
    'Device Pool': 'Default',
    'Phone Button Template': 'Universal Device Template Button Layout',
    'Device Type': 'Universal Device Template',
    'Device Security Profile': 'Universal Device Template - Model-independent Security Profile',
  },
]

function personalPhone(someone: Person): Cells {
  const agent = someone.part !== 'stays' && someone.part !== 'reception'
  return {
    ...desk(deskPhone(someone.site, someone.ext), `${someone.first} ${someone.last}, ${someone.site}`, someone.site),
    'User ID 1': someone.id,
    'Owner User ID': someone.id,
    ...(agent ? RECORDED_PHONE : {}),
    ...onLine(1, lineOf(someone)),
    ...(PHONE_SPECIALS[someone.id]?.() ?? {}),
  }
}

/** Second buttons and other things that belong to one desk phone. */
const PHONE_SPECIALS: Readonly<Record<string, () => Cells>> = {
  rreyes: () => ({
    ...onLine(2, mainNumber()),
    ...onLine(3, { ...line('Austin', '29', 'Night bell'), 'Line CSS': 'LINE-INTL-CSS' }),
    ...intercom('7901', 'Stone', '7902'),
  }),
  sstone: () => ({ ...onLine(2, mainNumber()), ...intercom('7902', 'Reyes', '7901') }),
  pquinn: () => ({ CSS: 'AUS-WIDE-CSS' }),
  dwhite: () => ({
    ...onLine(2, lineOf(castMember('qrossi'))),
    'Speed Dial Number 1': '4711',
    'Speed Dial Label 1': 'Nina',
    'Speed Dial Label ASCII 1': 'Nina',
    'Speed Dial Number 2': '9011525555550142,,2',
    'Speed Dial Label 2': 'Supplier, desk 2',
    'Speed Dial Label ASCII 2': 'Supplier, desk 2',
    'Busy Lamp Field Directory Number 1': '\\+17175550111 in DN-E164-PT',
    'Busy Lamp Field Label 1': 'Nina "service" Garcia',
    'Busy Lamp Field Label ASCII 1': 'Nina "service" Garcia',
    'Busy Lamp Field Call Pickup 1': 't',
    'Busy Lamp Field Destination 2': '84220',
    'Busy Lamp Field Label 2': 'Front desk Austin',
    'Busy Lamp Field Label ASCII 2': 'Front desk Austin',
    'Busy Lamp Field Call Pickup 2': 'f',
    'BLF Directed Call Park Directory Number 1': '7010 in DPARK-PT',
    'BLF Directed Call Park Label 1': 'Park 0',
    'BLF Directed Call Park Label ASCII 1': 'Park 0',
    'Subscribed Service Name 1': 'Corporate Directory',
  }),
  zzhang: () => uccxAgent('46'),
  abaker: () => uccxAgent('47'),
  eford: () => onLine(2, { ...line('Boston', '05', 'Stock call-in'), 'Directory Number': '9112' }),
}

/** The front desk of Austin talks to itself; `features.ts` has the numbers. */
function intercom(number: string, label: string, calls: string): Cells {
  return {
    'Intercom Maximum Number of Calls 1': '1',
    'Intercom Directory Number 1': number,
    'Intercom Route Partition 1': 'AUS-ICOM-PT',
    'Intercom CSS 1': 'AUS-ICOM-CSS',
    'Intercom Line Text Label 1': label,
    'Intercom Speed Dial 1': calls,
    'Intercom Auto Answer 1': 'Auto Answer with Speakerphone',
  }
}

function mainNumber(): Cells {
  return { ...line('Austin', '00', 'Main number'), 'Line CSS': 'LINE-INTL-CSS' }
}

function uccxAgent(icdExt: string): Cells {
  return {
    'Application User 1': 'uccxjtapiuser_1',
    'Application User 2': 'uccxrmcmuser',
    ...onLine(2, {
      ...line('Austin', icdExt, 'Contact center'),
      'Line CSS': 'LINE-NATIONAL-CSS',
      'Maximum Number of Calls': '2',
      'Busy Trigger': '1',
    }),
  }
}

function desk(name: string, description: string, site: Site): Cells {
  return {
    'Device Name': name,
    Description: description,
    ...SITE_CELLS[site],
    'Phone Button Template': 'Standard 8845 SIP',
    'Softkey Template': 'Standard User',
    'Device Type': 'Cisco 8845',
    'Device Security Profile': 'Cisco 8845 - Standard SIP Non-Secure Profile',
  }
}

function softClient(someone: Person): Cells {
  return {
    ...desk(`CSF${someone.id.toUpperCase()}`, `${someone.first} ${someone.last}, soft client`, someone.site),
    'Phone Button Template': 'Standard Client Services Framework',
    'Softkey Template': '',
    'Device Type': 'Cisco Unified Client Services Framework',
    'Device Security Profile': 'Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile',
    'User ID 1': someone.id,
    'Owner User ID': someone.id,
    ...onLine(1, lineOf(someone)),
  }
}

function commonAreaPhones(): readonly Cells[] {
  const floor = { 'Device Pool': 'DP-BOS-PHONES', CSS: 'BOS-FLOOR-CSS', Location: 'LOC-BOS' }
  return [
    commonArea('Austin', '91', 'Lobby Austin'),
    commonArea('Austin', '92', 'Break room Austin'),
    { ...commonArea('Austin', '93', 'Hot desk Austin'), 'Extension Mobility': 't' },
    {
      ...commonArea('Austin', '94', 'Fax Austin'),
      'Device Name': 'ANAUSFAX0000001',
      'Device Type': 'Analog Phone',
      'Device Protocol': 'SCCP',
      'Phone Button Template': 'Standard Analog',
      'Device Security Profile': 'Analog Phone - Standard SCCP Non-Secure Profile',
      CSS: 'AUS-LEGACY-CSS',
    },
    commonArea('Lyon', '91', 'Lobby Lyon'),
    commonArea('Lyon', '92', 'Shared agent desk Lyon'),
    commonArea('Boston', '00', 'Service desk Boston'),
    ...['30', '31', '32', '33'].map((ext) => ({ ...commonArea('Boston', ext, `Sales floor ${ext}`), ...floor })),
  ]
}

function commonArea(site: Site, ext: string, name: string): Cells {
  return { ...desk(deskPhone(site, ext), name, site), ...onLine(1, line(site, ext, name)) }
}

function applicationDevices(): readonly Cells[] {
  return ['1', '2'].map((number) => ({
    'Device Name': `UCCX-PORT-${number}`,
    Description: `Contact center port ${number}`,
    ...SITE_CELLS.Austin,
    'Device Type': 'CTI Port',
    'Device Protocol': 'SCCP',
    'Device Security Profile': 'Cisco CTI Port - Standard SCCP Non-Secure Profile',
    'Application User 1': 'uccxjtapiuser_1',
    'Directory Number 1': `730${number}`,
    'Route Partition 1': 'CTI-PT',
    'Line CSS 1': 'LINE-NATIONAL-CSS',
  }))
}

function sparkRemoteDevice(): Cells {
  return {
    'Device Name': 'IPRICE',
    Description: 'Remote device of Ivan Price',
    ...SITE_CELLS.Austin,
    'Device Type': 'Cisco Spark Remote Device',
    'Device Protocol': 'CTI Remote Device',
    'Built in Bridge': 'Off',
    'User ID 1': 'iprice',
    'Owner User ID': 'iprice',
    ...onLine(1, lineOf(castMember('iprice'))),
  }
}

function addProfiles(estate: ExportBuilder): void {
  estate.add('deviceprofile', {
    'Device Profile Name': 'EM-HOLSON',
    Description: 'Hana Olson, any desk',
    'Phone Button Template': 'Standard 8845 SIP',
    'Softkey Template': 'Standard User',
    'Device Type': 'Cisco 8845',
    'Login User Id': 'holson',
    'User ID 1': 'holson',
    ...onLine(1, lineOf(castMember('holson'))),
  })
  estate.add('rdp', {
    'Remote Destination Profile Name': 'RDP-IPRICE',
    Description: 'Mobile of Ivan Price',
    'Mobility User ID': 'iprice',
    'Device Pool': 'DP-AUS-PHONES',
    CSS: 'AUS-DEV-CSS',
    'Rerouting CSS': 'AUS-DEV-CSS',
    'Use Device Pool Calling Party Transformation CSS': 't',
    ...onLine(1, lineOf(castMember('iprice'))),
  })
  // One value more than the header has names: the export leaves out a name behind the profile.
  const policies = ['Use System Default', 'Use System Default']
  const rows = [
    [...['Mobile of Ivan', 'RDP-IPRICE', 'NULL', 'America/Chicago', 'NULL', 'NULL', 'NULL', ''], ...policies],
    [...['Webex App', 'NULL', 'NULL', 'Etc/GMT', 'NULL', 'NULL', 'NULL', 'IPRICE'], ...policies],
  ]
  const destinations = ['915125550170', 'ivan.price@calls.example.com']
  const mobile = ['t', 'f']
  for (const [index, row] of rows.entries()) {
    const cells = [...row, destinations[index] ?? '', '1500', '19000', '4000', mobile[index] ?? '', 't']
    estate.csv('remotedestination').addRaw([...cells, ...Array.from({ length: 40 - cells.length }, () => '')])
  }
}

function addRoutePoint(estate: ExportBuilder): void {
  estate.add('ctiroutepoint', {
    'DEVICE NAME': 'UCCX-RP-SALES',
    DESCRIPTION: 'Contact center, sales',
    'DEVICE POOL': 'DP-AUS-PHONES',
    CSS: 'AUS-DEV-CSS',
    'APPLICATION USER 1': 'uccxjtapiuser_1',
    'DIRECTORY NUMBER 1': '\\+15125550190',
    'ROUTE PARTITION 1': 'CTI-PT',
    'LINE DESCRIPTION 1': 'Sales script',
    'LINE CSS 1': 'LINE-NATIONAL-CSS',
  })
}

/** Numbers on no device; one of them twice, one beside a route pattern of the same key. */
function addUnassignedNumbers(estate: ExportBuilder): void {
  const rows = [
    ['911', 'EMER-PT', 't', 'Emergency'],
    ['\\+15125550178', 'DN-E164-PT', 'f', 'Former fax'],
    ['\\+15125550177', 'NULL', 'f', 'Auto-registered once'],
    ['\\+17175550112', 'LYN-OLD-PT', 'f', 'Old number of Otto'],
    ['7115120', 'BOS-OLD-PT', 'f', 'Old store'],
    ['7115198', 'BOS-DN-PT', 'f', 'Spare'],
    ['7115198', 'BOS-DN-PT', 'f', 'Spare, entered twice'],
  ] as const
  for (const [number, partition, active, description] of rows) {
    estate.add('directorynumber', {
      'Directory Number': number,
      'Route Partition': partition,
      Active: active,
      Description: description,
    })
  }
}
