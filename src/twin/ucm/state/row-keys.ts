import type { UcmKind } from '../../../model/ucm/kinds.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { UcmRows } from './rows.js'

type Keys = { readonly [K in UcmKind]: (row: UcmRows[K]) => string }

const byName = ({ name }: { readonly name: string }): string => name
const byPattern = ({ pattern, partition }: { readonly pattern: string; readonly partition?: string }): string =>
  patternKey(pattern, partition)

/** What a row is called by those who ask for it. Rows of a seed may share a name; AXL never makes two. */
const KEYS: Keys = {
  partition: byName,
  css: byName,
  'route-pattern': byPattern,
  'translation-pattern': byPattern,
  'sip-route-pattern': byPattern,
  'route-list': byName,
  'route-group': byName,
  'local-route-group': byName,
  trunk: byName,
  'security-profile': byName,
  'hunt-pilot': byPattern,
  'hunt-list': byName,
  'line-group': byName,
  'call-pickup-group': byName,
  'call-park': byPattern,
  'directed-call-park': byPattern,
  'voicemail-pilot': ({ number, callingSearchSpace }) => `${number ?? ''}/${callingSearchSpace ?? ''}`,
  'voicemail-profile': byName,
  'recording-profile': byName,
  'device-pool': byName,
  location: byName,
  'call-manager-group': byName,
  phone: byName,
  'device-profile': byName,
  'cti-route-point': byName,
  'remote-destination': ({ name, destination }) => `${name}/${destination ?? ''}`,
  'directory-number': ({ dn, partition }) => patternKey(dn, partition),
  'end-user': ({ userId }) => userId,
  'application-user': byName,
  'enterprise-parameter': byName,
  'service-parameter': ({ server, name, service }) => `${server}/${name}/${service ?? ''}`,
  'time-period': byName,
  'time-schedule': byName,
  'date-time-group': byName,
  'calling-transformation-pattern': byPattern,
  'called-transformation-pattern': byPattern,
  'route-filter': byName,
  'authorization-code': byName,
  'meet-me-number': byPattern,
  'learned-number': byPattern,
  'sip-profile': byName,
  region: byName,
  server: ({ host }) => host,
  'call-manager': byName,
  'transformation-profile': byName,
  'intercom-number': ({ dn, partition }) => patternKey(dn, partition),
  'intercom-partition': byName,
  'intercom-css': byName,
  'ldap-agreement': byName,
  'ldap-filter': byName,
}

/** The natural key of a row. */
export function rowKey<K extends UcmKind>(kind: K, row: UcmRows[K]): string {
  return KEYS[kind](row)
}
