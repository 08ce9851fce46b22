import { buildBareExport } from '../generate/three-sites.js'
import type { ExportBuilder } from './export-builder.js'

/*
 * A small export of a cluster in California with phones on both coasts: partitions that come and go with
 * the hour, and everything that decides about a call besides patterns.
 */

/** Sees the day before the night, as it should be; `WRONG-CSS` has them the wrong way round. */
export const RIGHT_CSS = ['DAY-PT', 'NIGHT-PT', 'WEST-PT', 'DN-PT', 'PSTN-PT']

/** The export, to be written or changed. */
export function buildTimedEstate(): ExportBuilder {
  const estate = buildBareExport()
  addTimes(estate)
  addSearchSpaces(estate)
  addPatterns(estate)
  addTrunks(estate)
  addPhones(estate)
  return estate
}

function addTimes(estate: ExportBuilder): void {
  estate.add(
    'datetimegroup',
    { 'GROUP NAME': 'DTG-EAST', 'DATE FORMAT': 'M/D/Y', 'TIME FORMAT': 'America/New_York' },
    { 'GROUP NAME': 'DTG-WEST', 'DATE FORMAT': 'M/D/Y', 'TIME FORMAT': 'America/Los_Angeles' },
  )
  estate.add(
    'timeperiod',
    {
      NAME: 'TP-OFFICE',
      'TIME OF DAY START': '08:00',
      'TIME OF DAY END': '17:00',
      'DAY OF WEEK START': 'Mon',
      'DAY OF WEEK END': 'Fri',
    },
    {
      NAME: 'TP-NEW-YEAR',
      'TIME OF DAY START': 'No Office Hours',
      'TIME OF DAY END': 'No Office Hours',
      'DAY OF MONTH': '1',
      'MONTH OF YEAR': 'Jan',
    },
  )
  estate.add('timeschedule', {
    'TIME SCHEDULE NAME': 'TS-OFFICE',
    DESCRIPTION: 'Office hours',
    'TIME PERIOD 1': 'TP-OFFICE',
    'TIME PERIOD 2': 'TP-NEW-YEAR',
  })
  for (const [name, zone] of [
    ['DP-EAST', 'DTG-EAST'],
    ['DP-WEST', 'DTG-WEST'],
  ] as const) {
    estate.add('devicepool', {
      'DEVICE POOL NAME': name,
      'CISCO UNIFIED CALLMANAGER GROUP': 'Default',
      'DATE/TIME GROUP': zone,
      'CALLING PARTY TRANSFORMATION CSS': 'XF-CALLING-CSS',
      'CALLED PARTY TRANSFORMATION CSS': 'XF-CALLED-CSS',
      'AAR CALLING SEARCH SPACE': 'AAR-CSS',
    })
  }
}

function addSearchSpaces(estate: ExportBuilder): void {
  const timed = { 'TIME SCHEDULE': 'TS-OFFICE' }
  estate.add(
    'partition',
    { NAME: 'DAY-PT', DESCRIPTION: 'Where the caller is', ...timed },
    {
      NAME: 'WEST-PT',
      DESCRIPTION: 'In California',
      ...timed,
      'SPECIFIC TIME ZONE': 'America/Los_Angeles',
      'ORIGINATING DEVICE': 'f',
    },
    ...['NIGHT-PT', 'DN-PT', 'PSTN-PT', 'XF-PT'].map((name) => ({ NAME: name })),
  )
  const spaces = {
    'RIGHT-CSS': RIGHT_CSS,
    'WRONG-CSS': ['NIGHT-PT', 'DAY-PT', 'DN-PT'],
    'DN-CSS': ['DN-PT'],
    'XF-CALLING-CSS': ['XF-PT'],
    'XF-CALLED-CSS': ['XF-PT'],
    'AAR-CSS': ['PSTN-PT'],
  }
  for (const [name, partitions] of Object.entries(spaces)) {
    const numbered = partitions.map((partition, at) => [`ROUTE PARTITION ${at + 1}`, partition])
    estate.add('css', { NAME: name, ...Object.fromEntries(numbered) })
  }
}

function addPatterns(estate: ExportBuilder): void {
  const leads = (pattern: string, partition: string, mask: string) => ({
    'TRANSLATION PATTERN': pattern,
    'ROUTE PARTITION': partition,
    'CALLING SEARCH SPACE': 'DN-CSS',
    'CALLED PARTY TRANSFORM MASK': mask,
  })
  estate.add(
    'translationpattern',
    leads('5000', 'DAY-PT', '5001'),
    leads('5000', 'NIGHT-PT', '5002'),
    leads('6000', 'WEST-PT', '5001'),
  )
  estate.add(
    'routepattern',
    {
      'ROUTE PATTERN': '9.!',
      'ROUTE PARTITION': 'PSTN-PT',
      'GATEWAY/ROUTE LIST': 'TRK-POOL',
      'DISCARD DIGITS': 'PreDot',
    },
    {
      'ROUTE PATTERN': '8.@',
      'ROUTE PARTITION': 'PSTN-PT',
      'NUMBERING PLAN': 'NANP',
      'ROUTE FILTER': 'RF-212',
      'GATEWAY/ROUTE LIST': 'TRK-OWN',
      'REQUIRE FORCED AUTHORIZATION CODE': 't',
      'AUTHORIZATION LEVEL': '10',
    },
  )
  estate.add('routefilter', { 'ROUTE FILTER NAME': 'RF-212', 'DIAL PLAN': 'NANP' })
  estate.add('forcedauthorizationcodes', { NAME: 'Sales', CODE: '8675309', 'AUTHORIZATION LEVEL': '20' })
  estate.add('meetmenumber', { 'MEETME NUMBER': '85XX', DESCRIPTION: 'Rooms', ROUTEPARTITION: 'DN-PT' })
  estate.add('callingpartytranspattern', {
    PATTERN: '5XXX',
    'ROUTE PARTITION': 'XF-PT',
    DESCRIPTION: 'To ten digits',
    'USE CALLING PARTY EXTERNAL PHONE NUMBER MASK': 'Off',
    'CALLING PARTY TRANSFORMATION MASK': '212555XXXX',
  })
  estate.add('calledpartytranspattern', {
    PATTERN: '1.!',
    'ROUTE PARTITION': 'XF-PT',
    'DISCARD DIGITS': 'PreDot',
    'PREFIX DIGITS': '+1',
  })
}

function addTrunks(estate: ExportBuilder): void {
  const trunk = { 'DEVICE POOL': 'DP-WEST', 'CALL CLASSIFICATION': 'OffNet', 'AAR CALLING SEARCH SPACE': 'AAR-CSS' }
  estate.add(
    'trunk',
    { ...trunk, 'DEVICE NAME': 'TRK-POOL', 'DESTINATION ADDRESS 1': '192.0.2.21', 'DESTINATION PORT 1': '5060' },
    {
      ...trunk,
      'DEVICE NAME': 'TRK-OWN',
      'DESTINATION ADDRESS 1': '192.0.2.22',
      'DESTINATION PORT 1': '5060',
      'CALLED PARTY TRANSFORMATION CSS': 'XF-CALLED-CSS',
      'USE DEVICE POOL CALLED PARTY TRANSFORMATION CSS': 'f',
      'USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS': 'f',
    },
  )
}

function addPhones(estate: ExportBuilder): void {
  const phones = [
    ['SEP0000000000E1', 'DP-EAST', 'RIGHT-CSS', '5101'],
    ['SEP0000000000E2', 'DP-EAST', 'WRONG-CSS', '5102'],
    ['SEP0000000000A1', 'DP-WEST', 'RIGHT-CSS', '5201'],
    ['SEP0000000000A2', 'DP-WEST', 'DN-CSS', '5001'],
    ['SEP0000000000A3', 'DP-WEST', 'DN-CSS', '5002'],
  ] as const
  for (const [name, pool, css, dn] of phones) {
    estate.add('phone', {
      'Device Name': name,
      'Device Pool': pool,
      CSS: css,
      'AAR CSS': 'AAR-CSS',
      'Device Type': 'Cisco 8845',
      'Directory Number 1': dn,
      'Route Partition 1': 'DN-PT',
    })
  }
}
