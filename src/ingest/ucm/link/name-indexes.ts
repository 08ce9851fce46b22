import { ALL_THE_TIME } from '../../../model/ucm/time-of-day.js'
import { STANDARD_LOCAL_ROUTE_GROUP } from '../devices/device-pool.js'
import type { DraftEstate } from '../draft-estate.js'
import { NameIndex } from './name-index.js'
import { References, TARGETS, type Target } from './references.js'

/** Names that every cluster has although no table lists them (`ucm-exports` 1.6). */
const BUILT_IN: Partial<Record<Target, readonly string[]>> = {
  partition: [
    '<None>',
    'Directory URI',
    'Global Learned Enterprise Numbers',
    'Global Learned Enterprise Patterns',
    'Global Learned E164 Numbers',
    'Global Learned E164 Patterns',
  ],
  css: ['<None>'],
  location: ['Hub_None', 'Phantom', 'Shadow'],
  'route-group': [STANDARD_LOCAL_ROUTE_GROUP],
  'device-pool': ['Default'],
  'date-time-group': ['CMLocal'],
  region: ['Default'],
  // Profiles that come with the product are in an export only when somebody changed or copied them.
  'sip-profile': [
    'Standard SIP Profile',
    'Standard SIP Profile With Options Ping',
    'Standard SIP Profile For Cisco VCS',
    'Standard SIP Profile For TelePresence Conferencing',
    'Standard SIP Profile For TelePresence Endpoint',
    'Standard SIP Profile for Mobile Device',
  ],
  'security-profile': ['Non Secure SIP Trunk Profile'],
  'time-schedule': [ALL_THE_TIME],
  'time-period': [ALL_THE_TIME],
  'voicemail-profile': ['<None>', 'Default', 'NoVoiceMail'],
}

/** Tables whose absence leaves a whole group of names open; one finding then stands for all of them. */
const TABLES_NEEDED: readonly (readonly [Target, string])[] = [
  ['user', 'enduser.csv'],
  ['application-user', 'appuser.csv'],
  ['date-time-group', 'datetimegroup.csv'],
  ['region', 'region.csv'],
  ['sip-profile', 'sipprofile.csv'],
  ['security-profile', 'securityprofile.csv'],
  ['call-manager', 'callmanager.csv'],
  ['server', 'server.csv'],
  ['transformation-profile', 'transformationprofile.csv'],
  ['intercom-partition', 'intercomroutepartition.csv'],
  ['intercom-css', 'intercomcss.csv'],
  ['ldap-filter', 'ldapcustomfilter.csv'],
]

/** Kinds that are referred to by their name, under a target called like the kind. */
const NAMED_ALIKE = [
  'region',
  'sip-profile',
  'security-profile',
  'call-manager',
  'transformation-profile',
  'intercom-partition',
  'intercom-css',
  'ldap-filter',
] as const

/** Everything that a name of the draft may refer to; directory numbers are added when they are known. */
export function references(draft: DraftEstate): References {
  const indexes = Object.fromEntries(TARGETS.map((target) => [target, new NameIndex()])) as Record<Target, NameIndex>
  for (const target of TARGETS) for (const name of BUILT_IN[target] ?? []) indexes[target].add(name)
  const { objects } = draft
  for (const { value } of objects.partition) indexes.partition.add(value.name)
  for (const { value } of objects.css) indexes.css.add(value.name)
  for (const { value } of objects['route-list']) indexes['route-list-or-device'].add(value.name)
  const devices = [...objects.trunk.map(({ value }) => value.name), ...draft.gatewayNames]
  for (const name of devices) {
    indexes['route-list-or-device'].add(name)
    indexes.device.add(name)
  }
  for (const { value } of objects['route-group']) indexes['route-group'].add(value.name)
  for (const { value } of objects['local-route-group']) indexes['route-group'].add(value.name)
  for (const { value } of objects['hunt-list']) indexes['hunt-list'].add(value.name)
  for (const { value } of objects['line-group']) indexes['line-group'].add(value.name)
  for (const { value } of objects['device-pool']) indexes['device-pool'].add(value.name)
  for (const kind of ['date-time-group', 'time-schedule', 'time-period', 'route-filter'] as const) {
    for (const { value } of objects[kind]) indexes[kind].add(value.name)
  }
  for (const kind of NAMED_ALIKE) for (const { value } of objects[kind]) indexes[kind].add(value.name)
  for (const { value } of objects.server) indexes.server.add(value.host)
  for (const { value } of objects.location) indexes.location.add(value.name)
  for (const { value } of objects['voicemail-profile']) indexes['voicemail-profile'].add(value.name)
  for (const { value } of objects['voicemail-pilot']) {
    if (value.number !== undefined) indexes['voicemail-pilot'].add(value.number)
  }
  for (const { value } of objects['recording-profile']) indexes['recording-profile'].add(value.name)
  addPickupGroups(indexes['pickup-group'], draft)
  for (const { value } of objects['end-user']) indexes.user.add(value.userId)
  for (const { value } of objects['application-user']) indexes['application-user'].add(value.name)
  return new References(indexes, new Map(TABLES_NEEDED.filter(([, file]) => !draft.tables.has(file))))
}

/** Lines name their pickup group by its name, by its number, or by `number/partition` (`ucm-exports` 1.8). */
function addPickupGroups(index: NameIndex, draft: DraftEstate): void {
  const groups = draft.objects['call-pickup-group']
  for (const { value } of groups) index.add(value.name)
  for (const { value } of groups) {
    if (value.number === undefined) continue
    index.add(value.number, value.name)
    if (value.partition !== undefined) index.add(`${value.number}/${value.partition}`, value.name)
  }
}
