import { ucmHeader } from './ucm-headers.js'

/**
 * Columns that an export repeats as a block, with a number behind each name, as often as its widest
 * row needs. `first` is 1 except for the local route groups of a device pool.
 */
export interface NumberedGroup {
  readonly stems: readonly string[]
  readonly first: number
}

/** The line block of phones and profiles: from the directory number to the end (`ucm-exports` 1.3). */
const PHONE_LINE = stemsBetween('phone.csv', 'Directory Number 1', undefined)
const PHONE_GROUPS: readonly NumberedGroup[] = [
  group('User ID'),
  group('Application User'),
  { stems: PHONE_LINE, first: 1 },
  group('Speed Dial Number', 'Speed Dial Label', 'Speed Dial Label ASCII'),
  group(
    'Busy Lamp Field Destination',
    'Busy Lamp Field Directory Number',
    'Busy Lamp Field Label',
    'Busy Lamp Field Label ASCII',
    'Busy Lamp Field Call Pickup',
  ),
  group(
    'BLF Directed Call Park Directory Number',
    'BLF Directed Call Park Label',
    'BLF Directed Call Park Label ASCII',
  ),
  group(
    'Intercom Maximum Number of Calls',
    'Intercom Directory Number',
    'Intercom Route Partition',
    'Intercom Description',
    'Intercom Alerting Name',
    'Intercom ASCII Alerting Name',
    'Intercom CSS',
    'Intercom Presence Group',
    'Intercom Display',
    'Intercom ASCII Display',
    'Intercom Line Text Label',
    'Intercom Speed Dial',
    'Intercom External Phone Number Mask',
    'Intercom Caller Name',
    'Intercom Caller Number',
    'Intercom Auto Answer',
    'Intercom Default Activated Device',
  ),
  group('Subscribed Service Name'),
]

const GROUPS: Readonly<Record<string, readonly NumberedGroup[]>> = {
  'phone.csv': PHONE_GROUPS,
  'universaldevicetemplate.csv': PHONE_GROUPS,
  'deviceprofile.csv': PHONE_GROUPS,
  'rdp.csv': PHONE_GROUPS,
  'ctiroutepoint.csv': [
    group('APPLICATION USER'),
    { stems: stemsBetween('ctiroutepoint.csv', 'DIRECTORY NUMBER 1', 'END USER 1'), first: 1 },
    group('END USER'),
  ],
  'enduser.csv': [
    group('ACCESS CONTROL GROUP'),
    group('DEVICE NAME', 'DEFAULT PROFILE', 'DESCRIPTION', 'TYPE USER ASSOCIATION'),
    group('PRIMARY EXTENSION', 'TYPE PATTERN USAGE'),
  ],
  'appuser.csv': [
    group('DIR GROUP NAME', 'IS STANDARD'),
    group('DEVICE DESCRIPTION', 'DEVICE NAME', 'TYPE USER ASSOCIATION'),
  ],
  'css.csv': [group('ROUTE PARTITION')],
  'linegroup.csv': [group('LINE SELECTION ORDER', 'DN OR PATTERN', 'ROUTE PARTITION')],
  'huntlist.csv': [group('SELECTION ORDER', 'LINE GROUP')],
  'routegroup.csv': [group('DEVICE NAME', 'PORT', 'DEVICE SELECTION ORDER', 'DIALPLAN WIZARDGENID')],
  'routelist.csv': [{ stems: stemsBetween('routelist.csv', 'CALLED PARTY TRANSFORM MASK 1', undefined), first: 1 }],
  'trunk.csv': [group('DESTINATION ADDRESS', 'DESTINATION ADDRESS IPV6', 'DESTINATION PORT')],
  'devicepool.csv': [{ stems: ['Local Route Group', 'Route Group'], first: 0 }],
  'callmanagergroup.csv': [group('CALL MANAGER')],
  'location.csv': [group('ASSOCIATED LOCATION', 'RSVP SETTING')],
  'region.csv': [
    group('RELATED REGION NAME', 'MAXIMUM AUDIO BIT RATE', 'VIDEO BANDWIDTH', 'AUDIO CODEC PREFERENCE LIST'),
  ],
  'timeschedule.csv': [group('TIME PERIOD')],
}

/** The numbered groups of a member; none for most. */
export function numberedGroups(member: string): readonly NumberedGroup[] {
  return GROUPS[member] ?? []
}

function group(...stems: readonly string[]): NumberedGroup {
  return { stems, first: 1 }
}

function stemsBetween(member: string, from: string, until: string | undefined): readonly string[] {
  const header = ucmHeader(member)
  const end = until === undefined ? header.length : header.indexOf(until)
  return header.slice(header.indexOf(from), end).map((name) => name.replace(/\s+1$/, ''))
}
