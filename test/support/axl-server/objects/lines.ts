import type { AxlElements, AxlObject } from '../axl-object.js'
import { numplanKey, reference } from '../axl-object.js'
import type { ExportTables, TableRow } from '../export-table.js'
import { asFlag } from '../export-table.js'
import { dirn, listOf, named, patternObject } from './object-builder.js'

/** The line block of one row, whatever the file calls its columns. */
export class LineCells {
  private readonly row: TableRow
  /** ` 1` in files with several lines, '' in directorynumber.csv. */
  private readonly suffix: string

  constructor(row: TableRow, suffix: string) {
    this.row = row
    this.suffix = suffix
  }

  text(...columns: readonly string[]): string | undefined {
    return this.row.firstOf(...columns.map((column) => `${column}${this.suffix}`))
  }

  flag(...columns: readonly string[]): string | undefined {
    return asFlag(this.text(...columns))
  }

  css(...columns: readonly string[]) {
    return reference('callingsearchspace', this.text(...columns))
  }

  get pattern(): string | undefined {
    return this.text('DIRECTORY NUMBER')
  }

  get partition(): string | undefined {
    return this.text('ROUTE PARTITION')
  }

  /** URIs and alternate numbers carry the line's number behind their own. */
  numbered(before: string, number: number, after: string): string | undefined {
    return this.text(`${before} ${String(number)}${after}`)
  }
}

/** The lines of a device by button. */
export function linesOf(row: TableRow): readonly { readonly index: number; readonly cells: LineCells }[] {
  return row
    .numbersOf('DIRECTORY NUMBER')
    .map((index) => ({ index, cells: new LineCells(row, ` ${String(index)}`) }))
    .filter((line) => line.cells.pattern !== undefined)
}

/** `<line>` of a device: what differs per appearance. */
export function appearance(index: number, cells: LineCells, userIds: readonly string[]): AxlElements {
  const number = dirn(cells.pattern ?? '', cells.partition)
  return {
    '@uuid': number['@uuid'],
    index: String(index),
    label: cells.text('LINE TEXT LABEL'),
    display: cells.text('DISPLAY'),
    dirn: number,
    ringSetting: cells.text('RING SETTING (PHONE IDLE)'),
    consecutiveRingSetting: cells.text('RING SETTING (PHONE ACTIVE)'),
    displayAscii: cells.text('ASCII DISPLAY', 'DISPLAY ASCII'),
    e164Mask: cells.text('EXTERNAL PHONE NUMBER MASK'),
    mwlPolicy: cells.text('VISUAL MESSAGE WAITING INDICATOR POLICY'),
    maxNumCalls: cells.text('MAXIMUM NUMBER OF CALLS'),
    busyTrigger: cells.text('BUSY TRIGGER'),
    callInfoDisplay: {
      callerName: cells.flag('CALLER NAME'),
      callerNumber: cells.flag('CALLER NUMBER'),
      redirectedNumber: cells.flag('REDIRECTED NUMBER'),
      dialedNumber: cells.flag('DIALED NUMBER'),
    },
    recordingProfileName: named(cells.text('RECORDING PROFILE')),
    monitoringCssName: cells.css('MONITORING CALLING SEARCH SPACE'),
    recordingFlag: cells.text('RECORDING OPTION') ?? 'Call Recording Disabled',
    audibleMwi: cells.text('AUDIBLE MESSAGE WAITING INDICATOR POLICY'),
    partitionUsage: 'General',
    associatedEndusers: listOf(
      'enduser',
      userIds.map((userId) => ({ userId })),
    ),
    missedCallLogging: cells.flag('LOG MISSED CALLS'),
    recordingMediaSource: cells.text('RECORDING MEDIA SOURCE') ?? 'Gateway Preferred',
  }
}

/** Every directory number of the export with the devices that carry it; the first file that has it describes it. */
export function directoryNumbers(tables: ExportTables): readonly AxlObject[] {
  const found = new Map<string, { readonly cells: LineCells; readonly devices: string[]; readonly isListed: boolean }>()
  const devices = [
    ['phone', 'DEVICE NAME'],
    ['ctiroutepoint', 'DEVICE NAME'],
    ['deviceprofile', 'DEVICE PROFILE NAME'],
    ['rdp', 'REMOTE DESTINATION PROFILE NAME'],
  ] as const
  for (const [table, nameColumn] of devices) {
    for (const row of tables.rows(table)) {
      for (const { cells } of linesOf(row)) {
        const key = numplanKey(cells.pattern ?? '', cells.partition)
        const line = found.get(key) ?? { cells, devices: [], isListed: false }
        line.devices.push(row.cell(nameColumn) ?? '')
        found.set(key, line)
      }
    }
  }
  for (const row of tables.rows('directorynumber')) {
    const cells = new LineCells(row, '')
    const key = numplanKey(cells.pattern ?? '', cells.partition)
    if (!found.has(key)) found.set(key, { cells, devices: [], isListed: true })
  }
  return [...found.values()].map((line) => lineObject(line.cells, line.devices, line.isListed))
}

function lineObject(cells: LineCells, devices: readonly string[], isListed: boolean): AxlObject {
  return patternObject(cells.pattern ?? '', cells.partition, {
    description: isListed ? cells.text('DESCRIPTION') : cells.text('LINE DESCRIPTION'),
    usage: 'Device',
    aarNeighborhoodName: named(cells.text('AAR GROUP(LINE)', 'AAR GROUP')),
    aarDestinationMask: cells.text('AAR DESTINATION MASK'),
    aarKeepCallHistory: cells.flag(
      'RETAIN THIS DESTINATION IN CALL FORWARDING HISTORY',
      'RETAIN THIS DESTINATION IN THE CALL FORWARDING HISTORY',
      'AAR KEEP CALL HISTORY',
    ),
    aarVoiceMailEnabled: cells.flag('AAR VOICE MAIL'),
    ...forwardsOf(cells),
    callPickupGroupName: named(cells.text('CALL PICKUP GROUP')),
    autoAnswer: cells.text('AUTO ANSWER') ?? 'Auto Answer Off',
    callingIdPresentationWhenDiverted: 'Default',
    alertingName: cells.text('ALERTING NAME'),
    asciiAlertingName: cells.text('ASCII ALERTING NAME'),
    presenceGroupName: named(cells.text('LINE PRESENCE GROUP', 'PRESENCE GROUP')),
    shareLineAppearanceCssName: cells.css('LINE CSS', ...(isListed ? ['CALLING SEARCH SPACE'] : [])),
    voiceMailProfileName: named(cells.text('VOICE MAIL PROFILE')),
    patternPrecedence: 'Default',
    releaseClause: 'No Error',
    cfaCssPolicy: activationPolicy(cells.text('CALLING SEARCH SPACE ACTIVATION POLICY')),
    ...parkForwardsOf(cells),
    partyEntranceTone: 'Default',
    directoryURIs: listOf('directoryUri', urisOf(cells)),
    allowCtiControlFlag: cells.flag('ALLOW CONTROL OF DEVICE FROM CTI') ?? 'true',
    rejectAnonymousCall: cells.flag('REJECT ANONYMOUS CALLS'),
    patternUrgency: cells.flag('URGENT PRIORITY') ?? 'false',
    externalCallControlProfile: named(cells.text('EXTERNAL CALL CONTROL PROFILE')),
    ...alternatesOf(cells),
    associatedDevices: listOf('device', devices),
    active: cells.flag('ACTIVE') ?? 'true',
  })
}

function forwardsOf(cells: LineCells): AxlElements {
  const duration = cells.text('FORWARD NO ANSWER RING DURATION', 'NO ANSWER RING DURATION (SECONDS)')
  const secondary = cells.css('SECONDARY CSS FOR FORWARD ALL', 'SECONDARY CALLING SEARCH SPACE FOR FORWARD ALL')
  return {
    callForwardAll: { ...forward(cells, 'ALL'), secondaryCallingSearchSpaceName: secondary },
    callForwardBusy: forward(cells, 'BUSY EXTERNAL'),
    callForwardBusyInt: forward(cells, 'BUSY INTERNAL'),
    callForwardNoAnswer: { ...forward(cells, 'NO ANSWER EXTERNAL'), duration },
    callForwardNoAnswerInt: { ...forward(cells, 'NO ANSWER INTERNAL'), duration },
    callForwardNoCoverage: forward(cells, 'NO COVERAGE EXTERNAL'),
    callForwardNoCoverageInt: forward(cells, 'NO COVERAGE INTERNAL'),
    callForwardOnFailure: forward(cells, 'ON CTI FAILURE'),
    callForwardNotRegistered: forward(cells, 'UNREGISTERED EXTERNAL'),
    callForwardNotRegisteredInt: forward(cells, 'UNREGISTERED INTERNAL'),
  }
}

function forward(cells: LineCells, trigger: string): AxlElements {
  return {
    forwardToVoiceMail: cells.flag(`FORWARD ${trigger} VOICE MAIL`, `FORWARD ${trigger} VOICEMAIL`) ?? 'false',
    callingSearchSpaceName: cells.css(`FORWARD ${trigger} CSS`, `FORWARD ${trigger} CALLING SEARCH SPACE`),
    destination: cells.text(`FORWARD ${trigger} DESTINATION`),
  }
}

function parkForwardsOf(cells: LineCells): AxlElements {
  const column = (direction: string, what: string) => `PARK MONITOR FORWARD NO RETRIEVE ${direction} ${what}`
  return {
    parkMonForwardNoRetrieveDn: cells.text(column('EXT', 'DESTINATION')),
    parkMonForwardNoRetrieveIntDn: cells.text(column('INT', 'DESTINATION')),
    parkMonForwardNoRetrieveVmEnabled: cells.flag(column('EXT', 'VOICE MAIL')) ?? 'false',
    parkMonForwardNoRetrieveIntVmEnabled: cells.flag(column('INT', 'VOICE MAIL')) ?? 'false',
    parkMonForwardNoRetrieveCssName: cells.css(column('EXT', 'CSS')),
    parkMonForwardNoRetrieveIntCssName: cells.css(column('INT', 'CSS')),
    parkMonReversionTimer: cells.text('PARK MONITORING REVERSION TIMER'),
  }
}

function urisOf(cells: LineCells): readonly AxlElements[] {
  return [1, 2, 3, 4, 5].flatMap((number) => {
    const uri = cells.numbered('URI', number, ' ON DIRECTORY NUMBER')
    if (uri === undefined) return []
    return [
      {
        isPrimary: asFlag(cells.numbered('URI', number, ' IS PRIMARY ON DIRECTORY NUMBER')) ?? 'false',
        uri,
        partition: reference('routepartition', cells.numbered('URI', number, ' ROUTE PARTITION ON DIRECTORY NUMBER')),
        advertiseGloballyViaIls: asFlag(cells.numbered('URI', number, ' ADVERTISE GLOBALLY VIA ILS')) ?? 'false',
      },
    ]
  })
}

function alternatesOf(cells: LineCells): AxlElements {
  const enterprise = alternate(cells, ['ENTERPRISE'])
  const e164 = alternate(cells, ['E.164', '+E.164'])
  return {
    enterpriseAltNum: enterprise,
    e164AltNum: e164,
    useEnterpriseAltNum: String(enterprise !== undefined),
    useE164AltNum: String(e164 !== undefined),
  }
}

function alternate(cells: LineCells, kinds: readonly string[]): AxlElements | undefined {
  const columns = (...ends: readonly string[]) => kinds.flatMap((kind) => ends.map((end) => `${kind} ${end}`))
  const numMask = cells.text(...columns('NUMBER MASK'))
  if (numMask === undefined) return undefined
  return {
    numMask,
    isUrgent: cells.flag(...columns('IS URGENT')) ?? 'false',
    addLocalRoutePartition: cells.flag(...columns('ADD TO LOCAL ROUTE PARTITION')) ?? 'false',
    routePartition: reference('routepartition', cells.text(...columns('ROUTE PARTITION'))),
    advertiseGloballyIls: cells.flag(...columns('ADVERTISE VIA GLOBALLY', 'ADVERTISE GLOBALLY VIA ILS')) ?? 'false',
  }
}

/** Numbers of their own usage; AXL lists them among the lines. */
export function intercomNumbers(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('intercomdn').map((row) =>
    patternObject(row.cell('INTERCOM DIRECTORY NUMBER') ?? '', row.cell('ROUTE PARTITION'), {
      description: row.cell('DESCRIPTION'),
      usage: 'Device Intercom',
      autoAnswer: row.cell('AUTO ANSWER'),
      alertingName: row.cell('ALERTING NAME'),
      asciiAlertingName: row.cell('ASCII ALERTING NAME'),
      presenceGroupName: named(row.cell('PRESENCE GROUP')),
      shareLineAppearanceCssName: reference('callingsearchspace', row.cell('CALLING SEARCH SPACE')),
      defaultActivatedDeviceName: reference('device', row.cell('INTERCOM DEFAULT ACTIVATED DEVICE')),
      active: 'true',
    }),
  )
}

/** directorynumber.csv has the number of the enumeration instead of its text. */
function activationPolicy(text: string | undefined): string | undefined {
  const byNumber = ['Use System Default', 'With Configured CSS', 'With Activating Device/Line CSS']
  return text !== undefined && /^\d$/.test(text) ? byNumber[Number(text)] : text
}
