import type { HuntList, HuntPilot, LineGroup, LineGroupMember } from '../../../model/ucm/hunting.js'
import type { CallPark, CallPickupGroup, DirectedCallPark } from '../../../model/ucm/pickup-and-park.js'
import { columns, family, names, type Sheet } from './sheet.js'

/**
 * huntpilot.csv with its labels that lie and its doubled column: `ROUTETHIS PATTERN` is the block flag,
 * `BLOCKTHIS PATTERN` the release cause; of the two member settings the first is for no answer
 * (`ucm-exports` 1.2, 1.7). "Queueing on" has no column.
 */
export const HUNT_PILOTS: Sheet<HuntPilot> = {
  member: 'huntpilot.csv',
  parts: [
    columns(
      ['HUNT PILOT', 'pattern'],
      ['ROUTE PARTITION', 'partition'],
      ['DESCRIPTION', 'description'],
      ['ROUTETHIS PATTERN', 'block'],
      ['BLOCKTHIS PATTERN', 'releaseCause'],
      ['URGENT PRIORITY', 'urgent'],
      ['FORWARD HUNT NO ANSWER CSS', ({ forwardNoAnswer }) => forwardNoAnswer.callingSearchSpace],
      ['FORWARD HUNT BUSY CSS', ({ forwardBusy }) => forwardBusy.callingSearchSpace],
      ['MAXIMUM HUNT TIMER', 'maximumHuntTimerSeconds'],
      ['FORWARD HUNT NO ANSWER DESTINATION', ({ forwardNoAnswer }) => forwardNoAnswer.destination],
      ['FORWARD HUNT BUSY DESTINATION', ({ forwardBusy }) => forwardBusy.destination],
      ['USE FORWARD SETTINGS OF LINE GROUP MEMBER ', ({ forwardNoAnswer }) => forwardNoAnswer.useMemberSettings],
      ['USE FORWARD SETTINGS OF LINE GROUP MEMBER ', ({ forwardBusy }) => forwardBusy.useMemberSettings],
      ['USE CALLING PARTY EXTERNAL PHONE NUMBER MASK', ({ calling }) => calling.useExternalPhoneNumberMask],
      ['CALLING PARTY TRANSFORM MASK', ({ calling }) => calling.mask],
      ['CALLING PARTY PREFIX DIGITS ', ({ calling }) => calling.prefix],
      ['DISCARD DIGITS', ({ called }) => called.discard],
      ['CALLED PARTY TRANSFORM MASK', ({ called }) => called.mask],
      ['CALLED PARTY PREFIX DIGITS ', ({ called }) => called.prefix],
      ['PARK MONITOR FORWARD NO RETRIEVE DESTINATION', ({ parkNoRetrieve }) => parkNoRetrieve?.destination],
      ['PARK MONITOR FORWARD NO RETRIEVE CSS', ({ parkNoRetrieve }) => parkNoRetrieve?.callingSearchSpace],
      ['ALERTING NAME', 'alertingName'],
      ['DISPLAY LINE GROUP MEMBER DN AS CONNECTED PARTY', ({ displaysMemberNumber }) => displaysMemberNumber ?? false],
      ['HUNT LIST 1', 'huntList'],
      ['MAXIMUM NUMBER OF CALLERS IN QUEUE 1', ({ queue }) => queue.maximumCallers],
      ['DESTINATION WHEN QUEUE IS FULL 1', ({ queue }) => queue.fullDestination],
      ['FULL QUEUE CALLING SEARCH SPACE 1', ({ queue }) => queue.fullCallingSearchSpace],
      ['MAXIMUM WAIT TIME IN QUEUE 1', ({ queue }) => queue.maximumWaitSeconds],
      ['DESTINATION WHEN MAXIMUM WAIT TIME IS MET 1', ({ queue }) => queue.maximumWaitDestination],
      ['MAXIMUM WAIT TIME CALLING SEARCH SPACE 1', ({ queue }) => queue.maximumWaitCallingSearchSpace],
      ['DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1', ({ queue }) => queue.noAgentsDestination],
      ['NO AGENTS LOGGED IN OR REGISTERED CALLING SEARCH SPACE 1', ({ queue }) => queue.noAgentsCallingSearchSpace],
      ['NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1', ({ queue }) => queue.musicOnHoldSource],
      ['CALL PICKUP GROUP 1', 'callPickupGroup'],
    ),
  ],
}

/** huntlist.csv. */
export const HUNT_LISTS: Sheet<HuntList> = {
  member: 'huntlist.csv',
  parts: [
    columns(
      ['NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['ROUTE LIST ENABLED', 'enabled'],
      ['CALLMANAGER GROUP', 'callManagerGroup'],
      ['HUNTLIST FOR VM', 'forVoicemail'],
    ),
    family<HuntList, { readonly order: number; readonly group: string }>(
      (list) => list.lineGroups.map((group, at) => ({ order: at + 1, group })),
      [
        ['SELECTION ORDER #', 'order'],
        ['LINE GROUP #', 'group'],
      ],
    ),
  ],
}

/** linegroup.csv. */
export const LINE_GROUPS: Sheet<LineGroup> = {
  member: 'linegroup.csv',
  parts: [
    columns(
      ['RNA REVERSION TIMEOUT', 'rnaReversionTimeoutSeconds'],
      ['NAME', 'name'],
      ['TYPE DISTRIBUTION ALGORITHM', 'distribution'],
      ['TYPE HUNT ALGORITHM RNA', 'onNoAnswer'],
      ['TYPE HUNT ALGORITHM BUSY', 'onBusy'],
      ['TYPE HUNT ALGORITHM DOWN', 'onNotAvailable'],
      ['AUTOMATICALLY LOGOUT HUNT MEMBER ON NO ANSWER', 'logoutOnNoAnswer'],
    ),
    family<LineGroup, LineGroupMember>(
      (group) => group.members,
      [
        ['LINE SELECTION ORDER #', 'order'],
        ['DN OR PATTERN #', 'dn'],
        ['ROUTE PARTITION #', 'partition'],
      ],
    ),
  ],
}

/** callpickupgroup.csv; the columns of associated groups were seen only by the beginning of their name (`ucm-exports` 1.8). */
export const CALL_PICKUP_GROUPS: Sheet<CallPickupGroup> = {
  member: 'callpickupgroup.csv',
  parts: [
    columns(
      ['CPG NUMBER', 'number'],
      ['DESCRIPTION', 'description'],
      ['ROUTE PARTITION', 'partition'],
      ['CPG NAME', 'name'],
      ['CPG NOTIFICATION POLICY', 'notification'],
      ['CPG NOTIFICATION TIMER', 'notificationDelaySeconds'],
    ),
    names('ASSOCIATED CALL PICKUP GROUP #', (group) => group.associatedGroups, { fewest: 0 }),
  ],
}

/** callpark.csv. */
export const CALL_PARKS: Sheet<CallPark> = {
  member: 'callpark.csv',
  parts: [
    columns(
      ['CALL PARK NUMBER', 'pattern'],
      ['DESCRIPTION', 'description'],
      ['ROUTE PARTITION', 'partition'],
      ['UNIFIED CALLMANAGER', 'callManager'],
    ),
  ],
}

/** directedcallpark.csv. */
export const DIRECTED_CALL_PARKS: Sheet<DirectedCallPark> = {
  member: 'directedcallpark.csv',
  parts: [
    columns(
      ['NUMBER', 'pattern'],
      ['DESCRIPTION', 'description'],
      ['ROUTE PARTITION', 'partition'],
      ['REVERSION NUMBER', 'reversionNumber'],
      ['REVERSION CALLING SEARCH SPACE', 'reversionCallingSearchSpace'],
      ['RETRIEVAL PREFIX', 'retrievalPrefix'],
    ),
  ],
}
