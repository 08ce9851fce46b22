import type { AxlElements, AxlObject } from '../axl-object.js'
import { reference } from '../axl-object.js'
import type { ExportTables, TableRow } from '../export-table.js'
import { axlObject, dirn, listOf, named, patternObject, references, texts } from './object-builder.js'

export function huntPilots(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('huntpilot').map((row) =>
    patternObject(row.cell('HUNT PILOT') ?? '', row.cell('ROUTE PARTITION'), {
      ...texts(row, {
        description: 'DESCRIPTION',
        calledPartyTransformationMask: 'CALLED PARTY TRANSFORM MASK',
        callingPartyTransformationMask: 'CALLING PARTY TRANSFORM MASK',
        useCallingPartyPhoneMask: 'USE CALLING PARTY EXTERNAL PHONE NUMBER MASK',
        callingPartyPrefixDigits: 'CALLING PARTY PREFIX DIGITS',
        prefixDigitsOut: 'CALLED PARTY PREFIX DIGITS',
        callingLinePresentationBit: 'CALLING LINE ID PRESENTATION',
        callingNamePresentationBit: 'CALLING NAME PRESENTATION',
        connectedLinePresentationBit: 'CONNECTED LINE ID PRESENTATION',
        connectedNamePresentationBit: 'CONNECTED NAME PRESENTATION',
        patternPrecedence: 'MLPP PRECEDENCE',
        callingPartyNumberingPlan: 'CALLING PARTY NUMBERING PLAN',
        callingPartyNumberType: 'CALLING PARTY IE NUMBER TYPE',
        calledPartyNumberingPlan: 'CALLED PARTY NUMBERING PLAN',
        calledPartyNumberType: 'CALLED PARTY IE NUMBER TYPE',
        alertingName: 'ALERTING NAME',
        asciiAlertingName: 'ASCII ALERTING NAME',
        e164Mask: 'EXTERNAL NUMBER MASK 1',
        maxHuntduration: 'MAXIMUM HUNT TIMER',
        releaseClause: 'BLOCKTHIS PATTERN',
      }),
      usage: 'Hunt Pilot',
      blockEnable: row.flag('ROUTETHIS PATTERN'),
      patternUrgency: row.flag('URGENT PRIORITY'),
      provideOutsideDialtone: 'true',
      ...references(row, 'other', { dialPlanName: 'NUMBERING PLAN', routeFilterName: 'ROUTE FILTER' }),
      digitDiscardInstructionName: named(row.cell('DISCARD DIGITS')),
      huntListName: reference('device', row.cell('HUNT LIST 1')),
      parkMonForwardNoRetrieve: {
        usePersonalPreferences: 'false',
        destination: row.cell('PARK MONITOR FORWARD NO RETRIEVE DESTINATION'),
        callingSearchSpaceName: reference('callingsearchspace', row.cell('PARK MONITOR FORWARD NO RETRIEVE CSS')),
      },
      aarNeighborhoodName: named(row.cell('AAR GROUP')),
      forwardHuntNoAnswer: huntForward(row, 'NO ANSWER', 'USE FORWARD SETTINGS OF LINE GROUP MEMBER'),
      forwardHuntBusy: huntForward(row, 'BUSY', 'USE FORWARD SETTINGS OF LINE GROUP MEMBER#2'),
      callPickupGroupName: named(row.cell('CALL PICKUP GROUP 1')),
      displayConnectedNumber: row.flag('DISPLAY LINE GROUP MEMBER DN AS CONNECTED PARTY'),
      queueCalls: queueOf(row),
    }),
  )
}

function huntForward(row: TableRow, trigger: string, preferences: string): AxlElements {
  return {
    usePersonalPreferences: row.flag(preferences),
    destination: row.cell(`FORWARD HUNT ${trigger} DESTINATION`),
    callingSearchSpaceName: reference('callingsearchspace', row.cell(`FORWARD HUNT ${trigger} CSS`)),
  }
}

/** AXL has the element only for pilots that queue; a table holds 32 and 900 for the others too (`ucm-exports` 1.7). */
function queueOf(row: TableRow): AxlElements | undefined {
  const queue = {
    maxCallersInQueue: row.cell('MAXIMUM NUMBER OF CALLERS IN QUEUE 1'),
    maxWaitTimeInQueue: row.cell('MAXIMUM WAIT TIME IN QUEUE 1'),
    queueFullDestination: row.cell('DESTINATION WHEN QUEUE IS FULL 1'),
    maxWaitTimeDestination: row.cell('DESTINATION WHEN MAXIMUM WAIT TIME IS MET 1'),
    noAgentDestination: row.cell('DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1'),
    networkHoldMohAudioSourceID: row.cell('NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1'),
  }
  const { maxCallersInQueue, maxWaitTimeInQueue, ...signals } = queue
  const isDefault = (maxCallersInQueue ?? '32') === '32' && (maxWaitTimeInQueue ?? '900') === '900'
  if (isDefault && Object.values(signals).every((value) => value === undefined)) return undefined
  return {
    ...queue,
    ...references(row, 'callingsearchspace', {
      callingSearchSpacePilotQueueFull: 'FULL QUEUE CALLING SEARCH SPACE 1',
      callingSearchSpaceMaxWaitTime: 'MAXIMUM WAIT TIME CALLING SEARCH SPACE 1',
      callingSearchSpaceNoAgent: 'NO AGENTS LOGGED IN OR REGISTERED CALLING SEARCH SPACE 1',
    }),
  }
}

export function huntLists(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('huntlist').map((row) => {
    const name = row.cell('NAME') ?? ''
    const members = row.numbersOf('LINE GROUP').flatMap((number) => {
      const lineGroup = row.cell(`LINE GROUP ${String(number)}`)
      if (lineGroup === undefined) return []
      const selectionOrder = row.cell(`SELECTION ORDER ${String(number)}`)
      return [{ lineGroupName: reference('linegroup', lineGroup), selectionOrder }]
    })
    return axlObject('device', name, {
      name,
      description: row.cell('DESCRIPTION'),
      callManagerGroupName: reference('callmanagergroup', row.cell('CALLMANAGER GROUP')),
      routeListEnabled: row.flag('ROUTE LIST ENABLED'),
      voiceMailUsage: row.flag('HUNTLIST FOR VM'),
      members: listOf('member', members),
    })
  })
}

export function lineGroups(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('linegroup').map((row) => {
    const name = row.cell('NAME') ?? ''
    const members = row.numbersOf('DN OR PATTERN').flatMap((number) => {
      const pattern = row.cell(`DN OR PATTERN ${String(number)}`)
      if (pattern === undefined) return []
      const lineSelectionOrder = row.cell(`LINE SELECTION ORDER ${String(number)}`)
      return [{ lineSelectionOrder, directoryNumber: dirn(pattern, row.cell(`ROUTE PARTITION ${String(number)}`)) }]
    })
    return axlObject('linegroup', name, {
      ...texts(row, {
        distributionAlgorithm: 'TYPE DISTRIBUTION ALGORITHM',
        rnaReversionTimeOut: 'RNA REVERSION TIMEOUT',
        huntAlgorithmNoAnswer: 'TYPE HUNT ALGORITHM RNA',
        huntAlgorithmBusy: 'TYPE HUNT ALGORITHM BUSY',
        huntAlgorithmNotAvailable: 'TYPE HUNT ALGORITHM DOWN',
      }),
      name,
      autoLogOffHunt: row.flag('AUTOMATICALLY LOGOUT HUNT MEMBER ON NO ANSWER'),
      members: listOf('member', members),
    })
  })
}

export function callPickupGroups(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('callpickupgroup').map((row) => {
    const members = row
      .cellsBelow('ASSOC')
      .map((group, index) => ({ priority: String(index + 1), pickupGroupName: named(group) }))
    return patternObject(row.cell('CPG NUMBER') ?? '', row.cell('ROUTE PARTITION'), {
      ...texts(row, {
        name: 'CPG NAME',
        description: 'DESCRIPTION',
        pickupNotification: 'CPG NOTIFICATION POLICY',
        pickupNotificationTimer: 'CPG NOTIFICATION TIMER',
      }),
      usage: 'Call Pick Up Group',
      callInfoForPickupNotification: {
        callingPartyInfo: row.flag('CALLING PARTY INFO'),
        calledPartyInfo: row.flag('CALLED PARTY INFO'),
      },
      members: listOf('member', members),
    })
  })
}
