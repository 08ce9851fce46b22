import type { Cells, ExportBuilder } from '../../support/export-builder.js'
import { dnAt, NUMBER_PARTITION } from './cast.js'
import { castMember } from './lines.js'

/** Hunting, park, pickup, voicemail, recording. */
export function addFeatures(estate: ExportBuilder): void {
  addHunting(estate)
  estate.add('callpark', parkRange('700[0-4]', 'CM_ucm-sub1'), parkRange('700[5-9]', 'CM_ucm-sub2'))
  estate.add('directedcallpark', {
    NUMBER: '701[0-9]',
    DESCRIPTION: 'Directed park',
    'ROUTE PARTITION': 'DPARK-PT',
    'REVERSION NUMBER': '4220',
    'REVERSION CALLING SEARCH SPACE': 'AUS-DEV-CSS',
    'RETRIEVAL PREFIX': '*1',
  })
  estate.add(
    'callpickupgroup',
    { 'CPG NUMBER': '7210', DESCRIPTION: 'Lyon service', 'ROUTE PARTITION': 'PICKUP-PT', 'CPG NAME': 'LYN-PICKUP' },
    { 'CPG NUMBER': '7220', DESCRIPTION: 'Austin office', 'ROUTE PARTITION': 'PICKUP-PT', 'CPG NAME': 'AUS-PICKUP' },
  )
  addIntercom(estate)
  addVoicemail(estate)
  estate.add('recprofile', { NAME: 'REC-MAIN', 'CALLING SEARCH SPACE': 'REC-CSS', 'RECORDER DESTINATION': '8990' })
}

function addHunting(estate: ExportBuilder): void {
  estate.add(
    'linegroup',
    lineGroup('LG-AUS-SUPPORT-1', 'Longest Idle Time', ['tturner', 'uurban', 'vvance', 'wwells', 'xxu', 'yyoung']),
    lineGroup('LG-AUS-SUPPORT-2', 'Top Down', ['bbell', 'amartin']),
    lineGroup('LG-LYN-SERVICE', 'Circular', ['ngarcia', 'omeyer', 'plam', 'qrossi', 'rsato', 'sjensen']),
    lineGroup('LG-AUS-DESK', 'Top Down', ['rreyes', 'sstone']),
    lineGroup('LG-BOS-APPL', 'Broadcast', ['eford', 'cdavis', 'dellis']),
  )
  estate.add(
    'huntlist',
    huntList('HL-AUS-SUPPORT', 'LG-AUS-SUPPORT-1', 'LG-AUS-SUPPORT-2'),
    huntList('HL-LYN-SERVICE', 'LG-LYN-SERVICE'),
    huntList('HL-AUS-DESK', 'LG-AUS-DESK'),
    huntList('HL-BOS-APPL', 'LG-BOS-APPL'),
  )
  estate.add(
    'huntpilot',
    huntPilot('\\+15125550150', 'Austin support', 'HL-AUS-SUPPORT', {
      ...queue('20', '300'),
      'DESTINATION WHEN QUEUE IS FULL 1': '+15125550120',
      'FULL QUEUE CALLING SEARCH SPACE 1': 'FWD-CSS',
      'DESTINATION WHEN MAXIMUM WAIT TIME IS MET 1': '84711',
      'MAXIMUM WAIT TIME CALLING SEARCH SPACE 1': 'FWD-CSS',
    }),
    huntPilot('\\+17175550150', 'Lyon service', 'HL-LYN-SERVICE', {
      ...queue('10', '600'),
      'DESTINATION WHEN QUEUE IS FULL 1': '+17175550120',
      'FULL QUEUE CALLING SEARCH SPACE 1': 'FWD-CSS',
    }),
    huntPilot('\\+15125550160', 'Austin front desk', 'HL-AUS-DESK', {
      'FORWARD HUNT NO ANSWER DESTINATION': '8500',
      'FORWARD HUNT NO ANSWER CSS': 'VM-CSS',
      'MAXIMUM HUNT TIMER': '45',
    }),
    huntPilot('7115160', 'Boston appliances', 'HL-BOS-APPL', { 'USE FORWARD SETTINGS OF LINE GROUP MEMBER#2': 't' }),
  )
}

/** Intercom numbers are apart from all others: no ordinary search space sees them. */
function addIntercom(estate: ExportBuilder): void {
  estate.add('intercomroutepartition', {
    NAME: 'AUS-ICOM-PT',
    DESCRIPTION: 'Intercom of the front desk',
    'TIME SCHEDULE': 'NULL',
    'TIME ZONE': 'Etc/GMT',
    'USE ORIGINATING DEVICE TIME ZONE': 't',
    'TYPE OF PARTITION USAGE': 'Intercom',
  })
  estate.add('intercomcss', {
    NAME: 'AUS-ICOM-CSS',
    DESCRIPTION: 'Intercom of the front desk',
    'TYPE OF PARTITION USAGE': 'Intercom',
    'ROUTE PARTITION 1': 'AUS-ICOM-PT',
  })
  for (const [number, name] of [
    ['7901', 'Rosa'],
    ['7902', 'Sam'],
  ] as const) {
    estate.add('intercomdn', {
      'INTERCOM DIRECTORY NUMBER': number,
      'ROUTE PARTITION': 'AUS-ICOM-PT',
      DESCRIPTION: `Intercom ${name}`,
      'ALERTING NAME': name,
      'ASCII ALERTING NAME': name,
      'CALLING SEARCH SPACE': 'AUS-ICOM-CSS',
      'PRESENCE GROUP': 'Standard Presence group',
      'AUTO ANSWER': 'Auto Answer with Speakerphone',
      'INTERCOM DEFAULT ACTIVATED DEVICE': 'NULL',
    })
  }
}

function addVoicemail(estate: ExportBuilder): void {
  estate.add(
    'voicemailpilot',
    { DESCRIPTION: 'Default', 'IS DEFAULT': 'f' },
    { 'DIRECTORY NUMBER': '8500', DESCRIPTION: 'Unity', 'CALLING SEARCH SPACE': 'VM-CSS', 'IS DEFAULT': 't' },
    {
      'DIRECTORY NUMBER': '8599',
      DESCRIPTION: 'Old Boston system',
      'CALLING SEARCH SPACE': 'VM-CSS',
      'IS DEFAULT': 'f',
    },
  )
  const profiles = [
    ['Default', '8500/VM-CSS', '+XXXXXXXXXXX', 't'],
    ['NoVoiceMail', 'null/null', 'NULL', 'f'],
    ['VM-STANDARD', '8500/VM-CSS', '+XXXXXXXXXXX', 'f'],
    ['VM-BOSTON', '8599/VM-CSS', 'NULL', 'f'],
  ] as const
  for (const [name, pilot, mask, isDefault] of profiles) {
    estate.add('voicemailprofile', {
      NAME: name,
      DESCRIPTION: name,
      'VOICE MAIL PILOT': pilot,
      'VOICE MAIL BOX MASK': mask,
      'IS DEFAULT': isDefault,
    })
  }
}

function lineGroup(name: string, algorithm: string, members: readonly string[]): Cells {
  const cells: Record<string, string> = { NAME: name, 'TYPE DISTRIBUTION ALGORITHM': algorithm }
  for (const [index, member] of members.map(castMember).entries()) {
    cells[`LINE SELECTION ORDER ${index + 1}`] = String(index)
    cells[`DN OR PATTERN ${index + 1}`] = dnAt(member.site, member.ext)
    cells[`ROUTE PARTITION ${index + 1}`] = NUMBER_PARTITION[member.site]
  }
  return cells
}

function huntList(name: string, ...groups: readonly string[]): Cells {
  const cells: Record<string, string> = { NAME: name, DESCRIPTION: name, 'CALLMANAGER GROUP': 'CMG-AUS' }
  for (const [index, group] of groups.entries()) {
    cells[`SELECTION ORDER ${index + 1}`] = String(index + 1)
    cells[`LINE GROUP ${index + 1}`] = group
  }
  return cells
}

function huntPilot(pattern: string, name: string, list: string, cells: Cells): Cells {
  return {
    'HUNT PILOT': pattern,
    'ROUTE PARTITION': 'HUNT-PT',
    DESCRIPTION: name,
    'ALERTING NAME': name,
    'ASCII ALERTING NAME': name,
    'HUNT LIST 1': list,
    ...cells,
  }
}

function queue(callers: string, seconds: string): Cells {
  return {
    'MAXIMUM NUMBER OF CALLERS IN QUEUE 1': callers,
    'MAXIMUM WAIT TIME IN QUEUE 1': seconds,
    'DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1': '8500',
    'NO AGENTS LOGGED IN OR REGISTERED CALLING SEARCH SPACE 1': 'VM-CSS',
    'NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1': '1',
  }
}

function parkRange(range: string, server: string): Cells {
  return { 'CALL PARK NUMBER': range, DESCRIPTION: 'Park', 'ROUTE PARTITION': 'PARK-PT', 'UNIFIED CALLMANAGER': server }
}
