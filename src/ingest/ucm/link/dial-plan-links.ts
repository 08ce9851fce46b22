import type { Link } from './linker.js'
import { relinked, relinkedList, relinkedNames } from './linker.js'

/** The names in objects of the dial plan, each with the column it stands in. */
export const DIAL_PLAN_LINKS: {
  readonly partition: Link<'partition'>
  readonly css: Link<'css'>
  readonly 'route-pattern': Link<'route-pattern'>
  readonly 'translation-pattern': Link<'translation-pattern'>
  readonly 'sip-route-pattern': Link<'sip-route-pattern'>
  readonly 'route-list': Link<'route-list'>
  readonly 'route-group': Link<'route-group'>
  readonly trunk: Link<'trunk'>
  readonly 'device-pool': Link<'device-pool'>
  readonly 'time-schedule': Link<'time-schedule'>
  readonly 'calling-transformation-pattern': Link<'calling-transformation-pattern'>
  readonly 'called-transformation-pattern': Link<'called-transformation-pattern'>
  readonly 'meet-me-number': Link<'meet-me-number'>
} = {
  partition: (partition, resolve) =>
    relinked(partition, { timeSchedule: resolve('time-schedule', partition.timeSchedule, 'TIME SCHEDULE') }),
  css: (css, resolve) =>
    relinked(css, {
      partitions: relinkedNames(css.partitions, resolve, 'partition', (at) => `ROUTE PARTITION ${at + 1}`),
    }),
  'route-pattern': (pattern, resolve) =>
    relinked(pattern, {
      partition: resolve('partition', pattern.partition, 'ROUTE PARTITION'),
      routeFilter: resolve('route-filter', pattern.routeFilter, 'ROUTE FILTER'),
      target: resolve('route-list-or-device', pattern.target, 'GATEWAY/ROUTE LIST'),
    }),
  'translation-pattern': (pattern, resolve) =>
    relinked(pattern, {
      partition: resolve('partition', pattern.partition, 'ROUTE PARTITION'),
      routeFilter: resolve('route-filter', pattern.routeFilter, 'ROUTE FILTER'),
      callingSearchSpace: resolve('css', pattern.callingSearchSpace, 'CALLING SEARCH SPACE'),
    }),
  'sip-route-pattern': (pattern, resolve) =>
    relinked(pattern, {
      partition: resolve('partition', pattern.partition, 'ROUTE PARTITION'),
      target: resolve('route-list-or-device', pattern.target, 'SIP TRUNK'),
    }),
  'route-list': (list, resolve) =>
    relinked(list, {
      members: relinkedList(list.members, (member) =>
        relinked(member, { routeGroup: resolve('route-group', member.routeGroup, 'ROUTE GROUP') }),
      ),
    }),
  'route-group': (group, resolve) =>
    relinked(group, {
      members: relinkedList(group.members, (member) =>
        relinked(member, { device: resolve('device', member.device, 'DEVICE NAME') }),
      ),
    }),
  trunk: (trunk, resolve) =>
    relinked(trunk, {
      devicePool: resolve('device-pool', trunk.devicePool, 'DEVICE POOL'),
      location: resolve('location', trunk.location, 'LOCATION'),
      callingSearchSpace: resolve('css', trunk.callingSearchSpace, 'CALLING SEARCH SPACE'),
      aarCallingSearchSpace: resolve('css', trunk.aarCallingSearchSpace, 'AAR CALLING SEARCH SPACE'),
      reroutingCallingSearchSpace: resolve('css', trunk.reroutingCallingSearchSpace, 'REROUTING CALLING SEARCH SPACE'),
      calledTransformationCss: resolve('css', trunk.calledTransformationCss, 'CALLED PARTY TRANSFORMATION CSS'),
      callingTransformationCss: resolve('css', trunk.callingTransformationCss, 'CALLING PARTY TRANSFORMATION CSS'),
      sipProfile: resolve('sip-profile', trunk.sipProfile, 'SIP PROFILE'),
      securityProfile: resolve('security-profile', trunk.securityProfile, 'SIP TRUNK SECURITY PROFILE'),
      transformationProfile: resolve(
        'transformation-profile',
        trunk.transformationProfile,
        'E.164 TRANSFORMATION PROFILE',
      ),
    }),
  'device-pool': (pool, resolve) =>
    relinked(pool, {
      region: resolve('region', pool.region, 'REGION'),
      dateTimeGroup: resolve('date-time-group', pool.dateTimeGroup, 'DATE/TIME GROUP'),
      aarCallingSearchSpace: resolve('css', pool.aarCallingSearchSpace, 'AAR CALLING SEARCH SPACE'),
      calledTransformationCss: resolve('css', pool.calledTransformationCss, 'CALLED PARTY TRANSFORMATION CSS'),
      callingTransformationCss: resolve('css', pool.callingTransformationCss, 'CALLING PARTY TRANSFORMATION CSS'),
      location: resolve('location', pool.location, 'LOCATION'),
      localRouteGroups: relinkedList(pool.localRouteGroups, (choice) =>
        relinked(choice, {
          localRouteGroup: resolve('route-group', choice.localRouteGroup, 'LOCAL ROUTE GROUP'),
          routeGroup: resolve('route-group', choice.routeGroup, 'ROUTE GROUP'),
        }),
      ),
    }),
  'time-schedule': (schedule, resolve) =>
    relinked(schedule, {
      periods: relinkedNames(schedule.periods, resolve, 'time-period', (at) => `TIME PERIOD ${at + 1}`),
    }),
  'calling-transformation-pattern': (pattern, resolve) =>
    relinked(pattern, {
      partition: resolve('partition', pattern.partition, 'ROUTE PARTITION'),
      routeFilter: resolve('route-filter', pattern.routeFilter, 'ROUTE FILTER'),
    }),
  'called-transformation-pattern': (pattern, resolve) =>
    relinked(pattern, {
      partition: resolve('partition', pattern.partition, 'ROUTE PARTITION'),
      routeFilter: resolve('route-filter', pattern.routeFilter, 'ROUTE FILTER'),
    }),
  'meet-me-number': (number, resolve) =>
    relinked(number, { partition: resolve('partition', number.partition, 'ROUTEPARTITION') }),
}
