import type {
  IntercomCallingSearchSpace,
  IntercomNumber,
  IntercomPartition,
} from '../../../model/ucm/devices/intercom.js'
import type { LdapAgreement, LdapFilter, LdapHost } from '../../../model/ucm/system/ldap.js'
import type { Region, RegionPair } from '../../../model/ucm/system/region.js'
import type { CallManager, Server } from '../../../model/ucm/system/server.js'
import type { SipProfile } from '../../../model/ucm/system/sip-profile.js'
import type { TransformationProfile } from '../../../model/ucm/transformation-pattern.js'
import { type Column, columns, family, names, type Sheet } from './sheet.js'

/** sipprofile.csv. */
export const SIP_PROFILES: Sheet<SipProfile> = {
  member: 'sipprofile.csv',
  parts: [
    columns(
      ['NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['SIP REL1XX', 'reliableProvisional'],
      ['REROUTE INCOMING REQUEST TO NEW TRUNK', 'rerouteIncoming'],
      ['SEND OPTIONS PING FOR DEFAULT TRUNK SERVICE TYPE', 'optionsPing'],
      ['KEEP ALIVE TIMER WHEN SIP TRUNK IS IN SERVICE OR PARTIALLY IN SERVICE (SECONDS)', 'optionsInServiceSeconds'],
      ['KEEP ALIVE TIMER WHEN SIP TRUNK IS OUT OF SERVICE (SECONDS)', 'optionsOutOfServiceSeconds'],
      ['EARLY OFFER SUPPORT FOR VOICE AND VIDEO CALLS', 'earlyOffer'],
      ['PING RETRY COUNT', 'pingRetries'],
      ['PING RETRY TIMER (MILLISECONDS)', 'pingRetryMilliseconds'],
      ['NORMALIZATION SCRIPT NAME', 'normalizationScript'],
      ['CALLING LINE IDENTIFICATION PRESENTATION', 'callingLineIdPresentation'],
    ),
  ],
}

/** region.csv. */
export const REGIONS: Sheet<Region> = {
  member: 'region.csv',
  parts: [
    columns(['NAME', 'name']),
    family<Region, RegionPair>(
      (region) => region.pairs,
      [
        ['RELATED REGION NAME #', 'region'],
        ['MAXIMUM AUDIO BIT RATE #', 'audioKilobitsPerSecond'],
        ['VIDEO BANDWIDTH #', 'videoKilobitsPerSecond'],
        ['AUDIO CODEC PREFERENCE LIST #', 'codecPreferenceList'],
      ],
    ),
  ],
}

/** server.csv. */
export const SERVERS: Sheet<Server> = {
  member: 'server.csv',
  parts: [columns(['HOST NAME/IP ADDRESS', 'host'], ['DESCRIPTION', 'description'], ['IPV6 NAME', 'ipv6'])],
}

/** callmanager.csv. */
export const CALL_MANAGERS: Sheet<CallManager> = {
  member: 'callmanager.csv',
  parts: [
    columns(
      ['SERVER', 'server'],
      ['CISCO UNIFIED CALLMANAGER NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['SIP PHONE PORT', 'sipPort'],
      ['SIP PHONE SECURE PORT', 'sipSecurePort'],
    ),
  ],
}

/** transformationprofile.csv. */
export const TRANSFORMATION_PROFILES: Sheet<TransformationProfile> = {
  member: 'transformationprofile.csv',
  parts: [
    columns(
      ['NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ...(['national', 'international', 'unknown', 'subscriber'] as const).flatMap(
        (type): Column<TransformationProfile>[] => [
          [`${type.toUpperCase()} NUMBER PREFIX`, (profile) => profile[type].prefix],
          [`${type.toUpperCase()} NUMBER STRIP DIGITS`, (profile) => profile[type].stripDigits],
          [`${type.toUpperCase()} NUMBER CALLING SEARCH SPACE`, (profile) => profile[type].callingSearchSpace],
        ],
      ),
    ),
  ],
}

/** intercomdn.csv. */
export const INTERCOM_NUMBERS: Sheet<IntercomNumber> = {
  member: 'intercomdn.csv',
  parts: [
    columns(
      ['INTERCOM DIRECTORY NUMBER', 'dn'],
      ['ROUTE PARTITION', 'partition'],
      ['DESCRIPTION', 'description'],
      ['ALERTING NAME', 'alertingName'],
      ['CALLING SEARCH SPACE', 'callingSearchSpace'],
      ['AUTO ANSWER', 'autoAnswer'],
      ['INTERCOM DEFAULT ACTIVATED DEVICE', 'defaultDevice'],
    ),
  ],
}

/** intercomroutepartition.csv. */
export const INTERCOM_PARTITIONS: Sheet<IntercomPartition> = {
  member: 'intercomroutepartition.csv',
  parts: [
    columns(
      ['NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['TIME SCHEDULE', 'timeSchedule'],
      ['TIME ZONE', 'timeZone'],
      ['USE ORIGINATING DEVICE TIME ZONE', ({ timeZone }) => timeZone === undefined],
    ),
  ],
}

/** intercomcss.csv. */
export const INTERCOM_SEARCH_SPACES: Sheet<IntercomCallingSearchSpace> = {
  member: 'intercomcss.csv',
  parts: [
    columns(['NAME', 'name'], ['DESCRIPTION', 'description']),
    names('ROUTE PARTITION #', (css) => css.partitions),
  ],
}

/** ldapdir.csv, without its password: a snapshot holds none. */
export const LDAP_AGREEMENTS: Sheet<LdapAgreement> = {
  member: 'ldapdir.csv',
  parts: [
    columns(
      ['LDAP SYNCHRONIZATION BASE', 'baseDn'],
      ['NAME', 'name'],
      ['LDAP CUSTOM FILTER FOR USERS', 'userFilter'],
      ['LDAP CUSTOM FILTER FOR GROUPS', 'groupFilter'],
    ),
    family<LdapAgreement, LdapHost>(
      (agreement) => agreement.hosts,
      [
        ['HOST NAME #', 'host'],
        ['SSL ENABLED #', 'tls'],
        ['LDAP PORT NUMBER #', 'port'],
      ],
    ),
  ],
}

/** ldapcustomfilter.csv. */
export const LDAP_FILTERS: Sheet<LdapFilter> = {
  member: 'ldapcustomfilter.csv',
  parts: [columns(['FILTER NAME', 'name'], ['FILTER', 'filter'])],
}
