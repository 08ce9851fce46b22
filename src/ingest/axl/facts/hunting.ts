import { elementAt, elementsAt, textAt, type XmlElement } from '../protocol/xml-tree.js'
import { type AxlColumn, type AxlTable, flag, inOrder, names, own, text } from './axl-table.js'

export const huntPilots: AxlTable = {
  member: 'huntpilot.csv',
  sources: [
    {
      list: 'listHuntPilot',
      criteria: ['pattern'],
      listTags: 'pattern routePartitionName',
      get: {
        operation: 'getHuntPilot',
        tags:
          'pattern description routePartitionName blockEnable calledPartyTransformationMask ' +
          'callingPartyTransformationMask useCallingPartyPhoneMask callingPartyPrefixDigits ' +
          'digitDiscardInstructionName patternUrgency prefixDigitsOut huntListName ' +
          'parkMonForwardNoRetrieve(destination callingSearchSpaceName) alertingName ' +
          'forwardHuntNoAnswer(usePersonalPreferences destination callingSearchSpaceName) ' +
          'forwardHuntBusy(usePersonalPreferences destination callingSearchSpaceName) callPickupGroupName ' +
          'maxHuntduration releaseClause displayConnectedNumber queueCalls(maxCallersInQueue queueFullDestination ' +
          'callingSearchSpacePilotQueueFull maxWaitTimeInQueue maxWaitTimeDestination callingSearchSpaceMaxWaitTime ' +
          'noAgentDestination callingSearchSpaceNoAgent networkHoldMohAudioSourceID)',
      },
    },
  ],
  columns: [
    text('HUNT PILOT', 'pattern'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('DESCRIPTION', 'description'),
    // The labels of this file lie (`ucm-exports` 1.7).
    flag('ROUTETHIS PATTERN', 'blockEnable'),
    text('BLOCKTHIS PATTERN', 'releaseClause'),
    flag('URGENT PRIORITY', 'patternUrgency'),
    text('FORWARD HUNT NO ANSWER CSS', 'forwardHuntNoAnswer.callingSearchSpaceName'),
    text('FORWARD HUNT BUSY CSS', 'forwardHuntBusy.callingSearchSpaceName'),
    text('MAXIMUM HUNT TIMER', 'maxHuntduration'),
    text('FORWARD HUNT NO ANSWER DESTINATION', 'forwardHuntNoAnswer.destination'),
    text('FORWARD HUNT BUSY DESTINATION', 'forwardHuntBusy.destination'),
    // Twice, as the export has it: no answer, then busy (`ucm-exports` 1.2).
    flag('USE FORWARD SETTINGS OF LINE GROUP MEMBER ', 'forwardHuntNoAnswer.usePersonalPreferences'),
    flag('USE FORWARD SETTINGS OF LINE GROUP MEMBER ', 'forwardHuntBusy.usePersonalPreferences'),
    text('USE CALLING PARTY EXTERNAL PHONE NUMBER MASK', 'useCallingPartyPhoneMask'),
    text('CALLING PARTY TRANSFORM MASK', 'callingPartyTransformationMask'),
    text('CALLING PARTY PREFIX DIGITS ', 'callingPartyPrefixDigits'),
    text('DISCARD DIGITS', 'digitDiscardInstructionName'),
    text('CALLED PARTY TRANSFORM MASK', 'calledPartyTransformationMask'),
    text('CALLED PARTY PREFIX DIGITS ', 'prefixDigitsOut'),
    text('PARK MONITOR FORWARD NO RETRIEVE DESTINATION', 'parkMonForwardNoRetrieve.destination'),
    text('PARK MONITOR FORWARD NO RETRIEVE CSS', 'parkMonForwardNoRetrieve.callingSearchSpaceName'),
    text('ALERTING NAME', 'alertingName'),
    flag('DISPLAY LINE GROUP MEMBER DN AS CONNECTED PARTY', 'displayConnectedNumber'),
    text('HUNT LIST 1', 'huntListName'),
    queueLimit('MAXIMUM NUMBER OF CALLERS IN QUEUE 1', 'maxCallersInQueue', '32'),
    text('DESTINATION WHEN QUEUE IS FULL 1', 'queueCalls.queueFullDestination'),
    text('FULL QUEUE CALLING SEARCH SPACE 1', 'queueCalls.callingSearchSpacePilotQueueFull'),
    queueLimit('MAXIMUM WAIT TIME IN QUEUE 1', 'maxWaitTimeInQueue', '900'),
    text('DESTINATION WHEN MAXIMUM WAIT TIME IS MET 1', 'queueCalls.maxWaitTimeDestination'),
    text('MAXIMUM WAIT TIME CALLING SEARCH SPACE 1', 'queueCalls.callingSearchSpaceMaxWaitTime'),
    text('DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1', 'queueCalls.noAgentDestination'),
    text('NO AGENTS LOGGED IN OR REGISTERED CALLING SEARCH SPACE 1', 'queueCalls.callingSearchSpaceNoAgent'),
    text('NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1', 'queueCalls.networkHoldMohAudioSourceID'),
    text('CALL PICKUP GROUP 1', 'callPickupGroupName'),
    // Beyond the export's columns: only here it can be told.
    { name: 'QUEUE CALLS', cell: (item) => (hasQueue(item) ? 't' : 'f') },
  ],
  groups: [],
}

/** A pilot without a queue has no `queueCalls`; the export writes the defaults there (`ucm-exports` 1.7). */
function queueLimit(name: string, limit: string, whenOff: string): AxlColumn {
  return {
    name,
    cell: (item) => {
      const queue = elementAt(item, 'queueCalls')
      return queue === undefined || queue.children.length === 0 ? whenOff : textAt(queue, limit)
    },
  }
}

function hasQueue(item: XmlElement): boolean {
  return (elementAt(item, 'queueCalls')?.children.length ?? 0) > 0
}

export const huntLists: AxlTable = {
  member: 'huntlist.csv',
  sources: [
    {
      list: 'listHuntList',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getHuntList',
        tags:
          'description callManagerGroupName routeListEnabled voiceMailUsage ' +
          'members(member(lineGroupName selectionOrder)) name',
      },
    },
  ],
  columns: [
    text('NAME', 'name'),
    text('DESCRIPTION', 'description'),
    flag('ROUTE LIST ENABLED', 'routeListEnabled'),
    text('CALLMANAGER GROUP', 'callManagerGroupName'),
    flag('HUNTLIST FOR VM', 'voiceMailUsage'),
  ],
  groups: [
    {
      repetitions: inOrder('members.member', 'selectionOrder'),
      columns: [text('SELECTION ORDER #', 'selectionOrder'), text('LINE GROUP #', 'lineGroupName')],
    },
  ],
}

export const lineGroups: AxlTable = {
  member: 'linegroup.csv',
  sources: [
    {
      list: 'listLineGroup',
      criteria: ['name'],
      listTags: 'name',
      get: {
        operation: 'getLineGroup',
        tags:
          'distributionAlgorithm rnaReversionTimeOut huntAlgorithmNoAnswer huntAlgorithmBusy ' +
          'huntAlgorithmNotAvailable members(member(lineSelectionOrder directoryNumber(pattern routePartitionName))) ' +
          'name autoLogOffHunt',
      },
    },
  ],
  columns: [
    text('RNA REVERSION TIMEOUT', 'rnaReversionTimeOut'),
    text('NAME', 'name'),
    text('TYPE DISTRIBUTION ALGORITHM', 'distributionAlgorithm'),
    text('TYPE HUNT ALGORITHM RNA', 'huntAlgorithmNoAnswer'),
    text('TYPE HUNT ALGORITHM BUSY', 'huntAlgorithmBusy'),
    text('TYPE HUNT ALGORITHM DOWN', 'huntAlgorithmNotAvailable'),
    flag('AUTOMATICALLY LOGOUT HUNT MEMBER ON NO ANSWER', 'autoLogOffHunt'),
  ],
  groups: [
    {
      repetitions: inOrder('members.member', 'lineSelectionOrder'),
      columns: [
        text('LINE SELECTION ORDER #', 'lineSelectionOrder'),
        text('DN OR PATTERN #', 'directoryNumber.pattern'),
        text('ROUTE PARTITION #', 'directoryNumber.routePartitionName'),
      ],
    },
  ],
}

export const pickupGroups: AxlTable = {
  member: 'callpickupgroup.csv',
  sources: [
    {
      list: 'listCallPickupGroup',
      criteria: ['pattern'],
      listTags: 'pattern routePartitionName name',
      get: {
        operation: 'getCallPickupGroup',
        tags:
          'pattern description routePartitionName members(member(priority pickupGroupName)) pickupNotification ' +
          'pickupNotificationTimer name',
      },
    },
  ],
  columns: [
    text('CPG NUMBER', 'pattern'),
    text('DESCRIPTION', 'description'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('CPG NAME', 'name'),
    text('CPG NOTIFICATION POLICY', 'pickupNotification'),
    text('CPG NOTIFICATION TIMER', 'pickupNotificationTimer'),
  ],
  groups: [{ repetitions: names(associatedGroups), columns: [own('ASSOCIATED CPG #')] }],
}

/** Other groups, by priority; the group itself is also one of its members. Lines name their group themselves. */
function associatedGroups(item: XmlElement): readonly string[] {
  const itself = textAt(item, 'name')
  return elementsAt(item, 'members.member')
    .toSorted((a, b) => Number(textAt(a, 'priority')) - Number(textAt(b, 'priority')))
    .map((member) => textAt(member, 'pickupGroupName'))
    .filter((name) => name !== '' && name !== itself)
}

export const callParks: AxlTable = {
  member: 'callpark.csv',
  sources: [
    {
      list: 'listCallPark',
      criteria: ['pattern'],
      listTags: 'pattern description routePartitionName callManagerName',
    },
  ],
  columns: [
    text('CALL PARK NUMBER', 'pattern'),
    text('DESCRIPTION', 'description'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('UNIFIED CALLMANAGER', 'callManagerName'),
  ],
  groups: [],
}

export const directedCallParks: AxlTable = {
  member: 'directedcallpark.csv',
  sources: [
    {
      list: 'listDirectedCallPark',
      criteria: ['pattern'],
      listTags: 'pattern description routePartitionName retrievalPrefix reversionPattern revertCssName',
    },
  ],
  columns: [
    text('NUMBER', 'pattern'),
    text('DESCRIPTION', 'description'),
    text('ROUTE PARTITION', 'routePartitionName'),
    text('REVERSION NUMBER', 'reversionPattern'),
    text('REVERSION CALLING SEARCH SPACE', 'revertCssName'),
    text('RETRIEVAL PREFIX', 'retrievalPrefix'),
  ],
  groups: [],
}
