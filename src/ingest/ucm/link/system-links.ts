import type { Link } from './linker.js'
import { relinked, relinkedList, relinkedNames } from './linker.js'

/** The names in what stands behind devices and trunks, each with the column it stands in. */
export const SYSTEM_LINKS: {
  readonly 'call-manager-group': Link<'call-manager-group'>
  readonly 'call-manager': Link<'call-manager'>
  readonly region: Link<'region'>
  readonly 'transformation-profile': Link<'transformation-profile'>
  readonly 'intercom-number': Link<'intercom-number'>
  readonly 'intercom-partition': Link<'intercom-partition'>
  readonly 'intercom-css': Link<'intercom-css'>
  readonly 'ldap-agreement': Link<'ldap-agreement'>
} = {
  'call-manager-group': (group, resolve) =>
    relinked(group, {
      members: relinkedNames(group.members, resolve, 'call-manager', (at) => `CALL MANAGER ${at + 1}`),
    }),
  'call-manager': (manager, resolve) => relinked(manager, { server: resolve('server', manager.server, 'SERVER') }),
  region: (region, resolve) =>
    relinked(region, {
      pairs: relinkedList(region.pairs, (pair) =>
        relinked(pair, { region: resolve('region', pair.region, 'RELATED REGION NAME') }),
      ),
    }),
  'transformation-profile': (profile, resolve) =>
    relinked(profile, {
      ...Object.fromEntries(
        (['national', 'international', 'unknown', 'subscriber'] as const).map((type) => [
          type,
          relinked(profile[type], {
            callingSearchSpace: resolve(
              'css',
              profile[type].callingSearchSpace,
              `${type.toUpperCase()} NUMBER CALLING SEARCH SPACE`,
            ),
          }),
        ]),
      ),
    }),
  'intercom-number': (number, resolve) =>
    relinked(number, {
      partition: resolve('intercom-partition', number.partition, 'ROUTE PARTITION'),
      callingSearchSpace: resolve('intercom-css', number.callingSearchSpace, 'CALLING SEARCH SPACE'),
    }),
  'intercom-partition': (partition, resolve) =>
    relinked(partition, { timeSchedule: resolve('time-schedule', partition.timeSchedule, 'TIME SCHEDULE') }),
  'intercom-css': (css, resolve) =>
    relinked(css, {
      partitions: relinkedNames(css.partitions, resolve, 'intercom-partition', (at) => `ROUTE PARTITION ${at + 1}`),
    }),
  'ldap-agreement': (agreement, resolve) =>
    relinked(agreement, {
      userFilter: resolve('ldap-filter', agreement.userFilter, 'LDAP CUSTOM FILTER FOR USERS'),
      groupFilter: resolve('ldap-filter', agreement.groupFilter, 'LDAP CUSTOM FILTER FOR GROUPS'),
    }),
}
