import type { AlternateNumber, DirectoryNumber, ForwardKind } from '../../../model/ucm/directory-number.js'
import type { LineAppearance } from '../../../model/ucm/line-appearance.js'
import type { Column } from './sheet.js'

/** What belongs to a number, in whatever member it stands. */
export type NumberFacts = Omit<DirectoryNumber, 'active' | 'origins'>

/** A line of a device: the button, and what belongs to the number on it. */
export interface LineCells {
  readonly appearance: LineAppearance
  /** Absent when the number has no row: then the member says nothing about it. */
  readonly number?: NumberFacts
}

/** How a member words the columns that belong to a number; the members differ (`ucm-exports` 1.3, 1.4, 1.9). */
interface Wording {
  readonly description: string
  readonly css: string
  readonly ringDuration: string
  readonly voicemailFlag: string
  readonly forwardCss: string
  readonly secondaryCss: string
  readonly e164: string
  readonly advertised: string
  /** Absent in ctiroutepoint.csv. */
  readonly urgent?: string
  readonly uris: boolean
}

const PHONE: Wording = {
  description: 'Line Description',
  css: 'Line CSS',
  ringDuration: 'Forward No Answer Ring Duration',
  voicemailFlag: 'Voice Mail',
  forwardCss: 'CSS',
  secondaryCss: 'Secondary CSS for Forward All',
  e164: 'E.164',
  advertised: 'Advertise via globally',
  urgent: 'Urgent Priority',
  uris: true,
}

const LISTED: Wording = {
  ...PHONE,
  description: 'Description',
  css: 'Calling Search Space',
  ringDuration: 'No Answer Ring Duration (seconds)',
  forwardCss: 'Calling Search Space',
  secondaryCss: 'Secondary Calling Search Space for Forward All',
}

const ROUTE_POINT: Wording = {
  description: 'LINE DESCRIPTION',
  css: 'LINE CSS',
  ringDuration: 'NO ANSWER RING DURATION (SECONDS)',
  voicemailFlag: 'VOICEMAIL',
  forwardCss: 'CSS',
  secondaryCss: 'SECONDARY CALLING SEARCH SPACE FOR FORWARD ALL ',
  e164: '+E.164',
  advertised: 'ADVERTISE GLOBALLY VIA ILS',
  uris: false,
}

const FORWARDS: readonly (readonly [ForwardKind, string])[] = [
  ['all', 'Forward All'],
  ['busy-internal', 'Forward Busy Internal'],
  ['busy-external', 'Forward Busy External'],
  ['no-answer-internal', 'Forward No Answer Internal'],
  ['no-answer-external', 'Forward No Answer External'],
  ['no-coverage-internal', 'Forward No Coverage Internal'],
  ['no-coverage-external', 'Forward No Coverage External'],
  ['cti-failure', 'Forward on CTI Failure'],
  ['unregistered-internal', 'Forward Unregistered Internal'],
  ['unregistered-external', 'Forward Unregistered External'],
]

/** In all members these are worded as in phone.csv. */
const PARK_FORWARDS: readonly (readonly [ForwardKind, string])[] = [
  ['park-no-retrieve-external', 'Park Monitor Forward No Retrieve Ext'],
  ['park-no-retrieve-internal', 'Park Monitor Forward No Retrieve Int'],
]

/** A number has at most as many URIs as its members have columns for. */
export const MOST_URIS = 5

const APPEARANCE: readonly Column<LineAppearance>[] = [
  ['Directory Number', 'dn'],
  ['Route Partition', 'partition'],
  ['Display', 'display'],
  ['External Phone Number Mask', 'externalPhoneNumberMask'],
  ['Maximum Number of Calls', 'maximumCalls'],
  ['Busy Trigger', 'busyTrigger'],
]

/** A route point has no button. */
const BUTTON: readonly Column<LineAppearance>[] = [
  ['Auto Answer', 'autoAnswer'],
  ['Line Text Label', 'label'],
  ['Recording Option', 'recordingOption'],
  ['Recording Profile', 'recordingProfile'],
  ['Monitoring Calling Search Space', 'monitoringCallingSearchSpace'],
  ['Recording Media Source', 'recordingMediaSource'],
]

/** The line block of phone.csv, deviceprofile.csv and rdp.csv, with `#` for the number of the line. */
export const PHONE_LINE: readonly Column<LineCells>[] = lineColumns([...APPEARANCE, ...BUTTON], PHONE)

/** The line block of ctiroutepoint.csv, which is in capitals. */
export const ROUTE_POINT_LINE: readonly Column<LineCells>[] = lineColumns(APPEARANCE, ROUTE_POINT).map(
  ([header, source]) => [header.toUpperCase(), source],
)

/** The columns of directorynumber.csv that belong to the number, without number and partition. */
export const LISTED_NUMBER: readonly Column<NumberFacts>[] = numberColumns(LISTED)

/** A line of a device at the place of its button; the places between are empty. */
export function placed(lines: readonly LineCells[]): readonly (LineCells | undefined)[] {
  const places: (LineCells | undefined)[] = []
  for (const line of lines) places[line.appearance.index - 1] = line
  return Array.from(places)
}

function lineColumns(button: readonly Column<LineAppearance>[], wording: Wording): readonly Column<LineCells>[] {
  const ofButton = button.map(
    ([header, source]): Column<LineCells> => [
      `${header} #`,
      ({ appearance }) => (typeof source === 'function' ? source(appearance) : appearance[source]),
    ],
  )
  const ofNumber = numberColumns(wording).map(
    ([header, source]): Column<LineCells> => [
      `${header} #`,
      ({ number }) =>
        number === undefined ? undefined : typeof source === 'function' ? source(number) : number[source],
    ],
  )
  return [...ofButton, ...ofNumber]
}

function numberColumns(wording: Wording): readonly Column<NumberFacts>[] {
  const { urgent } = wording
  return [
    [wording.description, 'description'],
    ['Alerting Name', 'alertingName'],
    ['Voice Mail Profile', 'voicemailProfile'],
    [wording.css, 'callingSearchSpace'],
    ['Call Pickup Group', 'callPickupGroup'],
    [wording.ringDuration, 'noAnswerRingDurationSeconds'],
    ...FORWARDS.flatMap(([kind, name]) => forwardColumns(kind, name, wording)),
    [wording.secondaryCss, ({ forwards }) => forwards.find(({ kind }) => kind === 'all')?.secondaryCallingSearchSpace],
    ...PARK_FORWARDS.flatMap(([kind, name]) => forwardColumns(kind, name, PHONE)),
    ...(wording.uris ? Array.from({ length: MOST_URIS }, (_, at) => uriColumns(at)).flat() : []),
    ...(urgent === undefined ? [] : [[urgent, 'urgent'] satisfies Column<NumberFacts>]),
    ...alternateColumns('enterprise', 'Enterprise', wording),
    ...alternateColumns('e164', wording.e164, wording),
  ]
}

function forwardColumns(kind: ForwardKind, name: string, wording: Wording): readonly Column<NumberFacts>[] {
  const forward = ({ forwards }: NumberFacts) => forwards.find((one) => one.kind === kind)
  return [
    [`${name} ${wording.voicemailFlag}`, (number) => forward(number)?.toVoicemail ?? false],
    [`${name} Destination`, (number) => forward(number)?.destination],
    [`${name} ${wording.forwardCss}`, (number) => forward(number)?.callingSearchSpace],
  ]
}

function alternateColumns(
  kind: AlternateNumber['kind'],
  name: string,
  wording: Wording,
): readonly Column<NumberFacts>[] {
  const alternate = ({ alternates }: NumberFacts) => alternates.find((one) => one.kind === kind)
  return [
    [`${name} Is Urgent`, (number) => alternate(number)?.urgent],
    [`${name} ${wording.advertised}`, (number) => alternate(number)?.advertisedGlobally],
    [`${name} Add to Local Route Partition`, (number) => alternate(number)?.addedToLocalPartition],
    [`${name} Route Partition`, (number) => alternate(number)?.partition],
    [`${name} Number Mask`, (number) => alternate(number)?.mask],
  ]
}

function uriColumns(at: number): readonly Column<NumberFacts>[] {
  return [
    [`URI ${at + 1} on Directory Number`, ({ uris }) => uris[at]?.uri],
    [`URI ${at + 1} Route Partition on Directory Number`, ({ uris }) => uris[at]?.partition],
    [`URI ${at + 1} Is Primary on Directory Number`, ({ uris }) => uris[at]?.isPrimary],
    [`URI ${at + 1} Advertise Globally via ILS`, ({ uris }) => uris[at]?.advertisedGlobally],
  ]
}
