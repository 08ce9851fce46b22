import type { ExportBuilder } from '../export-builder.js'

/**
 * What three-sites says in one file and leaves out in another, although Unified CM keeps it once: a relation
 * between a device and who controls it, and the destinations of a remote device. AXL shows one truth, so
 * that these, and nothing else, differ.
 */
export function mendRelations(builder: ExportBuilder): ExportBuilder {
  const user = { 'USER ID': 'iprice' }
  builder.patch('enduser', user, 'DEVICE NAME 2', 'IPRICE')
  builder.patch('enduser', user, 'DEFAULT PROFILE 2', 'f')
  builder.patch('enduser', user, 'TYPE USER ASSOCIATION 2', 'Cti Control In')
  const application = { 'APPLICATION USER NAME': 'uccxjtapiuser_1' }
  for (const [number, device] of ['SEP020000512136', 'SEP020000512137'].entries()) {
    builder.patch('appuser', application, `DEVICE NAME ${String(number + 4)}`, device)
    builder.patch('appuser', application, `TYPE USER ASSOCIATION ${String(number + 4)}`, 'Cti Control In')
  }
  const destination = {
    'Time Zone 1': 'Etc/GMT',
    'Remote Destination Name 1': 'Webex App',
    'Remote Destination Number 1': 'ivan.price@calls.example.com',
    'Is Mobile Phone 1': 'f',
    'Answer Too Soon Timer 1': '1500',
    'Answer Too Late Timer 1': '19000',
    'Delay Before Ringing Timer 1': '4000',
    'Enable Mobile Connect 1': 't',
  }
  for (const [column, value] of Object.entries(destination)) {
    builder.patch('phone', { 'Device Name': 'IPRICE' }, column, value)
  }
  return builder
}

/** Rows of the kinds that three-sites has none of, and values that are hard to carry: `&`, `<`, quotes, accents. */
export function addRareObjects(builder: ExportBuilder): ExportBuilder {
  addPatterns(builder)
  addTimes(builder)
  addFeatures(builder)
  addToDevices(builder)
  return builder
}

function addPatterns(builder: ExportBuilder): void {
  builder.add('callingpartytranspattern', {
    PATTERN: '\\+1512.555XXXX',
    'ROUTE PARTITION': 'SVC-PT',
    DESCRIPTION: 'Out as "main" & <extension>',
    'URGENT PRIORITY': 't',
    'USE CALLING PARTY EXTERNAL PHONE NUMBER MASK': 'On',
    'DISCARD DIGIT INSTRUCTIONS': 'PreDot',
    'CALLING PARTY TRANSFORMATION MASK': '5125550100',
    'PREFIX DIGITS_OUTGOING CALLS': '+1',
    'CALLING LINE ID PRESENTATION': 'Restricted',
    'CALLING PARTY NUMBER TYPE': 'National',
    'CALLING PARTY NUMBERING PLAN': 'ISDN',
    'MLPP PREEMPTION DISABLED': 'f',
  })
  builder.add('calledpartytranspattern', {
    PATTERN: '\\+.!',
    'ROUTE PARTITION': 'SVC-PT',
    DESCRIPTION: 'Français',
    'URGENT PRIORITY': 'f',
    'DISCARD DIGITS': 'PreDot',
    'CALLED PARTY TRANSFORMATION MASK': 'NULL',
    'PREFIX DIGITS': '011',
    'CALLED PARTY NUMBER TYPE': 'International',
    'CALLED PARTY NUMBERING PLAN': 'ISDN',
    'MLPP PREEMPTION DISABLED': 'f',
  })
  builder.add('meetmenumber', {
    'MEETME NUMBER': '8110',
    DESCRIPTION: 'Board',
    ROUTEPARTITION: 'SVC-PT',
    'MINIMUM SECURITY LEVEL': 'Non Secure',
  })
  builder.add('transformationprofile', {
    NAME: 'TP-E164',
    DESCRIPTION: 'In from the carrier',
    'NATIONAL NUMBER PREFIX': '+1',
    'NATIONAL NUMBER STRIP DIGITS': '0',
    'INTERNATIONAL NUMBER PREFIX': '+',
    'INTERNATIONAL NUMBER STRIP DIGITS': '3',
    'UNKNOWN NUMBER CALLING SEARCH SPACE': 'FWD-CSS',
  })
  builder.patch('routefilter', { 'ROUTE FILTER NAME': 'RF-AREA-512' }, 'DIAL PLAN', 'NANP')
  const pilot = { 'HUNT PILOT': '\\+15125550160' }
  builder.patch('huntpilot', pilot, 'FORWARD HUNT BUSY DESTINATION', '4220')
  builder.patch('huntpilot', pilot, 'FORWARD HUNT BUSY CSS', 'FWD-CSS')
  builder.patch('huntpilot', pilot, 'MAXIMUM HUNT TIMER', '45')
  builder.patch('huntpilot', pilot, 'CALLED PARTY TRANSFORM MASK', '42XX')
  builder.patch('huntpilot', pilot, 'DISPLAY LINE GROUP MEMBER DN AS CONNECTED PARTY', 't')
  builder.patch('huntpilot', pilot, 'PARK MONITOR FORWARD NO RETRIEVE DESTINATION', '4220')
  builder.patch('huntpilot', pilot, 'PARK MONITOR FORWARD NO RETRIEVE CSS', 'FWD-CSS')
  builder.patch('huntpilot', pilot, 'CALL PICKUP GROUP 1', 'AUS-PICKUP')
}

function addTimes(builder: ExportBuilder): void {
  builder.add('timeperiod', {
    NAME: 'TP-NEW-YEAR',
    'TIME OF DAY START': '00:00',
    'TIME OF DAY END': '24:00',
    'DAY OF MONTH': '1',
    'MONTH OF YEAR': 'Jan',
    'DAY OF MONTH END': '2',
    'MONTH OF YEAR END': 'Jan',
    DESCRIPTION: 'Holiday',
  })
  builder.add('timeschedule', {
    'TIME SCHEDULE NAME': 'TS-HOLIDAYS',
    'TIME PERIOD 1': 'TP-NEW-YEAR',
    'TIME PERIOD 2': 'TP-EVENING',
  })
  builder.add('partition', {
    NAME: 'HOLIDAY-PT',
    DESCRIPTION: 'Closed & away',
    'TIME SCHEDULE': 'TS-HOLIDAYS',
    'SPECIFIC TIME ZONE': 'Europe/Paris',
    'ORIGINATING DEVICE': 'f',
  })
}

function addFeatures(builder: ExportBuilder): void {
  const groups = builder.text('callpickupgroup.csv').trimEnd().split('\n')
  const widened = groups.map((line, index) => `${line},${index === 0 ? 'ASSOCIATED PICKUP GROUP 1' : ''}`)
  builder.setMember('callpickupgroup.csv', `${widened.join('\n')}\n`)
  builder.patch('callpickupgroup', { 'CPG NAME': 'LYN-PICKUP' }, 'ASSOCIATED PICKUP GROUP 1', 'AUS-PICKUP')
  builder.add('callpark', {
    'CALL PARK NUMBER': '7020',
    'ROUTE PARTITION': 'NULL',
    'UNIFIED CALLMANAGER': 'CM_ucm-sub1',
  })
  builder.add('ldapcustomfilter', { 'FILTER NAME': 'Agents', FILTER: '(&(objectClass=user)(telephoneNumber=*))' })
  builder.patch('ldapdir', { NAME: 'LDAP-CORP' }, 'LDAP CUSTOM FILTER FOR USERS', 'Agents')
  builder.patch('ldapdir', { NAME: 'LDAP-CORP' }, 'HOST NAME 1', 'ldap.example.com')
  builder.patch('ldapdir', { NAME: 'LDAP-CORP' }, 'LDAP PORT NUMBER 1', '636')
  builder.patch('ldapdir', { NAME: 'LDAP-CORP' }, 'SSL ENABLED 1', 't')
  builder.patch('trunk', { 'DEVICE NAME': 'SME-CORE' }, 'REROUTING CALLING SEARCH SPACE', 'TRK-SME-CSS')
  builder.patch('trunk', { 'DEVICE NAME': 'SME-CORE' }, 'SIGNIFICANT DIGITS(SIPDEVICE)', '10')
  builder.patch('trunk', { 'DEVICE NAME': 'SME-CORE' }, 'PREFIX DN(SIPDEVICE)', '+1')
  builder.patch('trunk', { 'DEVICE NAME': 'SME-CORE' }, 'RUN ON ALL ACTIVE UNIFIED CM NODES', 't')
  builder.patch('devicepool', { 'DEVICE POOL NAME': 'DP-LYN-PHONES' }, 'CALLED PARTY TRANSFORMATION CSS', 'FWD-CSS')
  builder.patch('devicepool', { 'DEVICE POOL NAME': 'DP-LYN-PHONES' }, 'AAR CALLING SEARCH SPACE', 'FWD-CSS')
}

function addToDevices(builder: ExportBuilder): void {
  const phone = { 'Device Name': 'SEP020000617120' }
  const cells = {
    Description: 'Counter "1" & <2>, Zoë',
    'AAR CSS': 'FWD-CSS',
    'Rerouting Calling Search Space': 'FWD-CSS',
    'Logged Into Hunt Group': 'f',
    'Mobility User ID': 'klane',
    'Caller ID Calling Party Transformation CSS': 'FWD-CSS',
    'Caller ID Use Device Pool Calling Party Transformation CSS': 'f',
    'Forward All Destination 1': '4220',
    'Forward All CSS 1': 'FWD-CSS',
    'Secondary CSS for Forward All 1': 'LINE-NATIONAL-CSS',
    'Forward Unregistered Internal Destination 1': '+15125550120',
    'Forward Unregistered External Voice Mail 1': 't',
    'Forward No Coverage Internal Destination 1': '4221',
    'Forward on CTI Failure Destination 1': '4222',
    'Park Monitor Forward No Retrieve Int Destination 1': '4223',
    'Park Monitor Forward No Retrieve Int CSS 1': 'FWD-CSS',
    'Forward No Answer Ring Duration 1': '24',
    'Line Description 1': 'Counter',
    'URI 1 on Directory Number 1': 'counter@example.com',
    'URI 1 Route Partition on Directory Number 1': 'SVC-PT',
    'URI 1 Is Primary on Directory Number 1': 't',
    'URI 1 Advertise Globally via ILS 1': 't',
    'Enterprise Number Mask 1': '85120',
    'Enterprise Is Urgent 1': 't',
    'Enterprise Advertise via globally 1': 'f',
    'Enterprise Add to Local Route Partition 1': 't',
    'Enterprise Route Partition 1': 'SVC-PT',
  }
  for (const [column, value] of Object.entries(cells)) builder.patch('phone', phone, column, value)
}
