import { elementsAt, textAt, type XmlElement } from '../protocol/xml-tree.js'
import { type AxlColumn, type AxlSource, type AxlTable, flag, text } from './axl-table.js'

const FORWARD = '(forwardToVoiceMail callingSearchSpaceName destination)'
const FORWARD_ALL =
  'callForwardAll(forwardToVoiceMail callingSearchSpaceName secondaryCallingSearchSpaceName destination)'
const FORWARD_AND_TIME = '(forwardToVoiceMail callingSearchSpaceName destination duration)'
const ALTERNATE = '(numMask isUrgent addLocalRoutePartition routePartition advertiseGloballyIls)'

/** What belongs to a number and not to one appearance of it: only getLine says it (`ucm-exports` 1.3, 3.2). */
export const numberSource: AxlSource = {
  list: 'listLine',
  criteria: ['pattern'],
  listTags: 'pattern usage routePartitionName',
  get: {
    operation: 'getLine',
    tags:
      `pattern description usage routePartitionName ${FORWARD_ALL} callForwardBusy${FORWARD} ` +
      `callForwardBusyInt${FORWARD} callForwardNoAnswer${FORWARD_AND_TIME} callForwardNoAnswerInt${FORWARD_AND_TIME} ` +
      `callForwardNoCoverage${FORWARD} callForwardNoCoverageInt${FORWARD} callForwardOnFailure${FORWARD} ` +
      `callForwardNotRegistered${FORWARD} callForwardNotRegisteredInt${FORWARD} callPickupGroupName autoAnswer ` +
      'alertingName shareLineAppearanceCssName voiceMailProfileName defaultActivatedDeviceName ' +
      'parkMonForwardNoRetrieveDn parkMonForwardNoRetrieveIntDn parkMonForwardNoRetrieveVmEnabled ' +
      'parkMonForwardNoRetrieveIntVmEnabled parkMonForwardNoRetrieveCssName parkMonForwardNoRetrieveIntCssName ' +
      `directoryURIs(directoryUri(isPrimary uri partition advertiseGloballyViaIls)) patternUrgency enterpriseAltNum${ALTERNATE} ` +
      `e164AltNum${ALTERNATE} associatedDevices(device) active`,
  },
}

/** Forwards of the export, and where AXL has them: what it calls neither is the external one (`ucm-exports` 1.3). */
const FORWARDS: readonly (readonly [name: string, path: string])[] = [
  ['Forward All', 'callForwardAll'],
  ['Forward Busy Internal', 'callForwardBusyInt'],
  ['Forward Busy External', 'callForwardBusy'],
  ['Forward No Answer Internal', 'callForwardNoAnswerInt'],
  ['Forward No Answer External', 'callForwardNoAnswer'],
  ['Forward No Coverage Internal', 'callForwardNoCoverageInt'],
  ['Forward No Coverage External', 'callForwardNoCoverage'],
  ['Forward on CTI Failure', 'callForwardOnFailure'],
  ['Forward Unregistered Internal', 'callForwardNotRegisteredInt'],
  ['Forward Unregistered External', 'callForwardNotRegistered'],
]

/** Forwards of a parked call that nobody fetches: side in the export, and in AXL. */
const PARK_FORWARDS = [
  ['Int', 'Int'],
  ['Ext', ''],
] as const

/** How the members of an export word the same columns (`ucm-exports` 1.2, 1.9). */
interface Wording {
  readonly voicemail: string
  readonly secondaryCss: string
  readonly css: string
  readonly description: string
  readonly lineCss: string
  readonly ringDuration: string
  readonly e164: string
  readonly advertise: string
  /** ctiroutepoint.csv has no columns for these. */
  readonly urgent: boolean
  readonly uris: boolean
}

const PHONE_WORDS: Wording = {
  voicemail: 'Voice Mail',
  secondaryCss: 'Secondary CSS for Forward All',
  css: 'CSS',
  description: 'Line Description',
  lineCss: 'Line CSS',
  ringDuration: 'Forward No Answer Ring Duration',
  e164: 'E.164',
  advertise: 'Advertise via globally',
  urgent: true,
  uris: true,
}

const UNASSIGNED_WORDS: Wording = {
  ...PHONE_WORDS,
  css: 'Calling Search Space',
  secondaryCss: 'Secondary Calling Search Space for Forward All',
  description: 'Description',
  lineCss: 'Calling Search Space',
  ringDuration: 'No Answer Ring Duration (seconds)',
}

const ROUTE_POINT_WORDS: Wording = {
  ...PHONE_WORDS,
  voicemail: 'VoiceMail',
  secondaryCss: 'Secondary Calling Search Space for Forward All',
  ringDuration: 'No Answer Ring Duration (Seconds)',
  e164: '+E.164',
  advertise: 'Advertise Globally via ILS',
  urgent: false,
  uris: false,
}

/**
 * The columns of a number, made of what getLine says.
 *
 * @param at path of the number within the element of the row; empty when it is the element itself
 * @param suffix ` #` where lines are numbered
 */
function numberColumns(words: Wording, at: string, suffix: string): readonly AxlColumn[] {
  const path = (rest: string): string => (at === '' ? rest : `${at}.${rest}`)
  const said = (name: string, rest: string): AxlColumn => text(`${name}${suffix}`, path(rest))
  const is = (name: string, rest: string): AxlColumn => flag(`${name}${suffix}`, path(rest))
  const alternate = (name: string, element: string): readonly AxlColumn[] => [
    is(`${name} Is Urgent`, `${element}.isUrgent`),
    is(`${name} ${words.advertise}`, `${element}.advertiseGloballyIls`),
    is(`${name} Add to Local Route Partition`, `${element}.addLocalRoutePartition`),
    said(`${name} Route Partition`, `${element}.routePartition`),
    said(`${name} Number Mask`, `${element}.numMask`),
  ]
  return [
    said(words.description, 'description'),
    said('Alerting Name', 'alertingName'),
    said('Voice Mail Profile', 'voiceMailProfileName'),
    said(words.lineCss, 'shareLineAppearanceCssName'),
    said('Call Pickup Group', 'callPickupGroupName'),
    ...FORWARDS.flatMap(([name, forward]) => [
      is(`${name} ${words.voicemail}`, `${forward}.forwardToVoiceMail`),
      said(`${name} Destination`, `${forward}.destination`),
      said(`${name} ${words.css}`, `${forward}.callingSearchSpaceName`),
    ]),
    {
      // One value of the number, which AXL says on both sides.
      name: `${words.ringDuration}${suffix}`,
      cell: (item) =>
        textAt(item, path('callForwardNoAnswer.duration')) || textAt(item, path('callForwardNoAnswerInt.duration')),
    },
    said(words.secondaryCss, 'callForwardAll.secondaryCallingSearchSpaceName'),
    ...PARK_FORWARDS.flatMap(([side, middle]) => [
      is(`Park Monitor Forward No Retrieve ${side} Voice Mail`, `parkMonForwardNoRetrieve${middle}VmEnabled`),
      said(`Park Monitor Forward No Retrieve ${side} Destination`, `parkMonForwardNoRetrieve${middle}Dn`),
      said(`Park Monitor Forward No Retrieve ${side} CSS`, `parkMonForwardNoRetrieve${middle}CssName`),
    ]),
    ...(words.urgent ? [is('Urgent Priority', 'patternUrgency')] : []),
    ...(words.uris ? uriColumns(at, suffix) : []),
    ...alternate('Enterprise', 'enterpriseAltNum'),
    ...alternate(words.e164, 'e164AltNum'),
  ]
}

/** A line has up to five directory URIs. */
const URIS = [1, 2, 3, 4, 5] as const

function uriColumns(at: string, suffix: string): readonly AxlColumn[] {
  const path = at === '' ? 'directoryURIs.directoryUri' : `${at}.directoryURIs.directoryUri`
  const within = (k: number, column: AxlColumn): AxlColumn => ({
    name: column.name,
    cell: (item: XmlElement) => {
      const uri = elementsAt(item, path)[k - 1]
      return uri === undefined ? '' : column.cell(uri)
    },
  })
  return URIS.flatMap((k) => [
    within(k, text(`URI ${k} on Directory Number${suffix}`, 'uri')),
    within(k, text(`URI ${k} Route Partition on Directory Number${suffix}`, 'partition')),
    within(k, flag(`URI ${k} Is Primary on Directory Number${suffix}`, 'isPrimary')),
    within(k, flag(`URI ${k} Advertise Globally via ILS${suffix}`, 'advertiseGloballyViaIls')),
  ])
}

/** The columns of the number of a line: where numbers could not be read, nobody knows what they say. */
function carried(words: Wording): readonly AxlColumn[] {
  return numberColumns(words, 'number', ' #').map((column) => ({ ...column, needs: 'numbers' }))
}

export const phoneNumberColumns = carried(PHONE_WORDS)
export const routePointNumberColumns = carried(ROUTE_POINT_WORDS)
/** directorynumber.csv: numbers that no device carries (`ucm-exports` 1.4). */
export const unassignedNumbers: Omit<AxlTable, 'sources'> = {
  member: 'directorynumber.csv',
  columns: [
    text('Directory Number', 'pattern'),
    text('Route Partition', 'routePartitionName'),
    flag('Active', 'active'),
    ...numberColumns(UNASSIGNED_WORDS, '', ''),
  ],
  groups: [],
}

/** intercomdn.csv: numbers that only intercom lines carry. */
export const intercomNumbers: Omit<AxlTable, 'sources'> = {
  member: 'intercomdn.csv',
  columns: [
    text('INTERCOM DIRECTORY NUMBER', 'pattern'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('DESCRIPTION', 'description'),
    text('ALERTING NAME', 'alertingName'),
    text('CALLING SEARCH SPACE', 'shareLineAppearanceCssName'),
    text('AUTO ANSWER', 'autoAnswer'),
    text('INTERCOM DEFAULT ACTIVATED DEVICE', 'defaultActivatedDeviceName'),
  ],
  groups: [],
}

/** True for a number of an intercom line, which the export keeps in a file of its own. */
export function isIntercom(number: XmlElement): boolean {
  return textAt(number, 'usage') === 'Device Intercom'
}

/** True for a number that phones are called by. */
export function isDirectoryNumber(number: XmlElement): boolean {
  return ['', 'Device'].includes(textAt(number, 'usage'))
}
