import type { Cells, ExportBuilder } from '../../support/export-builder.js'

/** Trunks, route groups and route lists. */
export function addTrunks(estate: ExportBuilder): void {
  estate.add('trunk', ...TRUNKS)
  for (const { name, devices } of ROUTE_GROUPS) {
    estate.add('routegroup', { NAME: name, ...ordered('DEVICE NAME', 'DEVICE SELECTION ORDER', devices) })
  }
  for (const { name, description, groups } of ROUTE_LISTS) {
    estate.add('routelist', {
      NAME: name,
      DESCRIPTION: description,
      'CISCO UNIFIED COMMUNICATIONS MANAGER GROUP': 'CMG-AUS',
      ...ordered('ROUTE GROUP', 'SELECTION ORDER', groups),
    })
  }
  estate.patch('routelist', { NAME: 'RL-PSTN' }, 'CALLING PARTY TRANSFORM MASK 2', '5125550100')
}

const TRUNKS: readonly Cells[] = [
  trunk('LGW-WEBEX-AUS', 'Local Gateway to Webex Calling', '192.0.2.20', '5065', {
    'CALL CLASSIFICATION': 'OnNet',
    'CALLING SEARCH SPACE': 'TRK-WEBEX-CSS',
    'SIP TRUNK SECURITY PROFILE': 'LGW Webex 5065',
  }),
  trunk('CUBE-PSTN-AUS', 'Carrier, Austin', '192.0.2.21', '5060', outside()),
  trunk('CUBE-PSTN-LYN', 'Carrier, Lyon', '198.51.100.21', '5060', { ...outside(), 'DEVICE POOL': 'DP-LYN-PHONES' }),
  trunk('CUBE-PSTN-BOS', 'Carrier, Boston', '203.0.113.21', '5060', { ...outside(), 'DEVICE POOL': 'DP-BOS-PHONES' }),
  trunk('UNITY-VM', 'Unity Connection voicemail', 'unity.example.com', '5060', {
    'CALL CLASSIFICATION': 'OnNet',
    'CALLING SEARCH SPACE': 'TRK-VM-CSS',
  }),
  trunk('EXPRESSWAY-C', 'Expressway-C for remote access and URI calls', 'expc.example.com', '5060', {
    'CALLING SEARCH SPACE': 'TRK-SME-CSS',
  }),
  trunk('CMS-CONF', 'Meeting server', 'cms.example.com', '5060', { 'CALLING SEARCH SPACE': 'TRK-SME-CSS' }),
  trunk('SME-CORE', 'Session management cluster', 'sme1.example.com', '5060', {
    'CALL CLASSIFICATION': 'OnNet',
    'CALLING SEARCH SPACE': 'TRK-SME-CSS',
    'RUN ON ALL ACTIVE UNIFIED CM NODES': 't',
    'DESTINATION ADDRESS 2': 'sme2.example.com',
    'DESTINATION PORT 2': '5060',
  }),
  trunk('T-0815', '', '192.0.2.99', '5060', {}),
]

const ROUTE_GROUPS: readonly { readonly name: string; readonly devices: readonly string[] }[] = [
  { name: 'RG-PSTN-AUS', devices: ['CUBE-PSTN-AUS', 'CUBE-PSTN-LYN'] },
  { name: 'RG-PSTN-LYN', devices: ['CUBE-PSTN-LYN'] },
  { name: 'RG-PSTN-BOS', devices: ['CUBE-PSTN-BOS'] },
  { name: 'RG-WEBEX', devices: ['LGW-WEBEX-AUS'] },
]

interface RouteListRow {
  readonly name: string
  readonly description: string
  readonly groups: readonly string[]
}

const LOCAL = 'Standard Local Route Group'
const ROUTE_LISTS: readonly RouteListRow[] = [
  { name: 'RL-EMERGENCY', description: 'Emergency', groups: ['LRG-EMERGENCY', 'RG-PSTN-AUS'] },
  { name: 'RL-PSTN', description: 'National and local', groups: [LOCAL, 'RG-PSTN-AUS'] },
  { name: 'RL-E164', description: 'From the directory', groups: [LOCAL, 'RG-PSTN-AUS'] },
  { name: 'RL-INTL', description: 'International leaves in Austin', groups: ['RG-PSTN-AUS'] },
  { name: 'RL-WEBEX', description: 'Webex Calling', groups: ['RG-WEBEX'] },
  { name: 'RL-RETIRED', description: 'Fax server, switched off', groups: [] },
]

function ordered(column: string, orderColumn: string, names: readonly string[]): Cells {
  const cells: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    cells[`${column} ${index + 1}`] = name
    cells[`${orderColumn} ${index + 1}`] = String(index + 1)
  }
  return cells
}

function trunk(name: string, description: string, address: string, port: string, cells: Cells): Cells {
  return {
    'DEVICE NAME': name,
    DESCRIPTION: description,
    'DEVICE POOL': 'DP-AUS-GATEWAYS',
    'DESTINATION ADDRESS 1': address,
    'DESTINATION PORT 1': port,
    ...cells,
  }
}

function outside(): Cells {
  return { 'CALL CLASSIFICATION': 'OffNet', 'CALLING SEARCH SPACE': 'TRK-PSTN-CSS' }
}
