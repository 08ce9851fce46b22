import { linkedNumber } from './linked-number.js'
import type { Link } from './linker.js'
import { relinked, relinkedList, relinkedNames } from './linker.js'

/** The names in hunting, pickup, park and voicemail objects, each with the column it stands in. */
export const HUNTING_LINKS: {
  readonly 'hunt-pilot': Link<'hunt-pilot'>
  readonly 'hunt-list': Link<'hunt-list'>
  readonly 'line-group': Link<'line-group'>
  readonly 'call-pickup-group': Link<'call-pickup-group'>
  readonly 'call-park': Link<'call-park'>
  readonly 'directed-call-park': Link<'directed-call-park'>
  readonly 'voicemail-pilot': Link<'voicemail-pilot'>
  readonly 'voicemail-profile': Link<'voicemail-profile'>
  readonly 'recording-profile': Link<'recording-profile'>
} = {
  'hunt-pilot': (pilot, resolve) =>
    relinked(pilot, {
      partition: resolve('partition', pilot.partition, 'ROUTE PARTITION'),
      huntList: resolve('hunt-list', pilot.huntList, 'HUNT LIST 1'),
      callPickupGroup: resolve('pickup-group', pilot.callPickupGroup, 'CALL PICKUP GROUP 1'),
      forwardNoAnswer: relinked(pilot.forwardNoAnswer, {
        callingSearchSpace: resolve('css', pilot.forwardNoAnswer.callingSearchSpace, 'FORWARD HUNT NO ANSWER CSS'),
      }),
      forwardBusy: relinked(pilot.forwardBusy, {
        callingSearchSpace: resolve('css', pilot.forwardBusy.callingSearchSpace, 'FORWARD HUNT BUSY CSS'),
      }),
      parkNoRetrieve:
        pilot.parkNoRetrieve === undefined
          ? undefined
          : relinked(pilot.parkNoRetrieve, {
              callingSearchSpace: resolve(
                'css',
                pilot.parkNoRetrieve.callingSearchSpace,
                'PARK MONITOR FORWARD NO RETRIEVE CSS',
              ),
            }),
      queue: relinked(pilot.queue, {
        fullCallingSearchSpace: resolve('css', pilot.queue.fullCallingSearchSpace, 'FULL QUEUE CALLING SEARCH SPACE 1'),
        maximumWaitCallingSearchSpace: resolve(
          'css',
          pilot.queue.maximumWaitCallingSearchSpace,
          'MAXIMUM WAIT TIME CALLING SEARCH SPACE 1',
        ),
        noAgentsCallingSearchSpace: resolve(
          'css',
          pilot.queue.noAgentsCallingSearchSpace,
          'NO AGENTS LOGGED IN OR REGISTERED CALLING SEARCH SPACE 1',
        ),
      }),
    }),
  'hunt-list': (list, resolve) =>
    relinked(list, { lineGroups: relinkedNames(list.lineGroups, resolve, 'line-group', () => 'LINE GROUP') }),
  'line-group': (group, resolve) =>
    relinked(group, {
      members: relinkedList(group.members, (member) =>
        linkedNumber(member, resolve, 'DN OR PATTERN', 'ROUTE PARTITION'),
      ),
    }),
  'call-pickup-group': (group, resolve) =>
    relinked(group, {
      partition: resolve('partition', group.partition, 'ROUTE PARTITION'),
      associatedGroups: relinkedNames(group.associatedGroups, resolve, 'pickup-group', () => 'ASSOCIATED GROUP'),
    }),
  'call-park': (park, resolve) =>
    relinked(park, {
      partition: resolve('partition', park.partition, 'ROUTE PARTITION'),
      callManager: resolve('call-manager', park.callManager, 'UNIFIED CALLMANAGER'),
    }),
  'directed-call-park': (park, resolve) =>
    relinked(park, {
      partition: resolve('partition', park.partition, 'ROUTE PARTITION'),
      reversionCallingSearchSpace: resolve('css', park.reversionCallingSearchSpace, 'REVERSION CALLING SEARCH SPACE'),
    }),
  'voicemail-pilot': (pilot, resolve) =>
    relinked(pilot, { callingSearchSpace: resolve('css', pilot.callingSearchSpace, 'CALLING SEARCH SPACE') }),
  'voicemail-profile': (profile, resolve) =>
    relinked(profile, {
      pilot: resolve('voicemail-pilot', profile.pilot, 'VOICE MAIL PILOT'),
      pilotCallingSearchSpace: resolve('css', profile.pilotCallingSearchSpace, 'VOICE MAIL PILOT'),
    }),
  'recording-profile': (profile, resolve) =>
    relinked(profile, { callingSearchSpace: resolve('css', profile.callingSearchSpace, 'CALLING SEARCH SPACE') }),
}
