import { callManagerGroupReader, devicePoolReader, locationReader } from './devices/device-pool.js'
import { ctiRoutePointReader } from './devices/cti-route-point.js'
import { deviceProfileReader, remoteDestinationProfileReader } from './devices/device-profile.js'
import { directoryNumberReader } from './devices/directory-number.js'
import { phoneReader } from './devices/phone.js'
import { remoteDestinationReader } from './devices/remote-destination.js'
import { authorizationCodeReader } from './dial-plan/authorization-code.js'
import { cssReader } from './dial-plan/css.js'
import { gatewayNamesReader } from './dial-plan/gateway-names.js'
import { meetMeNumberReader } from './dial-plan/meet-me-number.js'
import { partitionReader } from './dial-plan/partition.js'
import { routeFilterReader } from './dial-plan/route-filter.js'
import { intercomCssReader, intercomNumberReader, intercomPartitionReader } from './dial-plan/intercom.js'
import { localRouteGroupReader, routeGroupReader } from './dial-plan/route-group.js'
import { routeListReader } from './dial-plan/route-list.js'
import { routePatternReader } from './dial-plan/route-pattern.js'
import { securityProfileReader } from './dial-plan/security-profile.js'
import { sipRoutePatternReader } from './dial-plan/sip-route-pattern.js'
import {
  calledTransformationPatternReader,
  callingTransformationPatternReader,
} from './dial-plan/transformation-pattern.js'
import { transformationProfileReader } from './dial-plan/transformation-profile.js'
import { translationPatternReader } from './dial-plan/translation-pattern.js'
import { trunkReader } from './dial-plan/trunk.js'
import { callParkReader, directedCallParkReader } from './hunting/call-park.js'
import { callPickupGroupReader } from './hunting/call-pickup-group.js'
import { huntListReader } from './hunting/hunt-list.js'
import { huntPilotReader } from './hunting/hunt-pilot.js'
import { lineGroupReader } from './hunting/line-group.js'
import { applicationUserReader } from './people/application-user.js'
import { endUserReader } from './people/end-user.js'
import { ldapAgreementReader, ldapFilterReader } from './system/ldap.js'
import { enterpriseParameterReader, serviceParameterReader } from './system/parameters.js'
import { regionReader } from './system/region.js'
import { callManagerReader, serverReader } from './system/server.js'
import { sipProfileReader } from './system/sip-profile.js'
import type { TableReader } from './table-reader.js'
import { dateTimeGroupReader } from './time/date-time-group.js'
import { timePeriodReader } from './time/time-period.js'
import { timeScheduleReader } from './time/time-schedule.js'
import { recordingProfileReader, voicemailPilotReader, voicemailProfileReader } from './voicemail/voicemail.js'

const READERS: readonly TableReader[] = [
  partitionReader,
  cssReader,
  routePatternReader,
  translationPatternReader,
  sipRoutePatternReader,
  routeListReader,
  routeGroupReader,
  localRouteGroupReader,
  trunkReader,
  securityProfileReader,
  gatewayNamesReader,
  callingTransformationPatternReader,
  calledTransformationPatternReader,
  routeFilterReader,
  authorizationCodeReader,
  meetMeNumberReader,
  huntPilotReader,
  huntListReader,
  lineGroupReader,
  callPickupGroupReader,
  callParkReader,
  directedCallParkReader,
  voicemailPilotReader,
  voicemailProfileReader,
  recordingProfileReader,
  timePeriodReader,
  timeScheduleReader,
  dateTimeGroupReader,
  devicePoolReader,
  locationReader,
  callManagerGroupReader,
  phoneReader,
  deviceProfileReader,
  remoteDestinationProfileReader,
  ctiRoutePointReader,
  remoteDestinationReader,
  directoryNumberReader,
  endUserReader,
  applicationUserReader,
  enterpriseParameterReader,
  serviceParameterReader,
  sipProfileReader,
  regionReader,
  serverReader,
  callManagerReader,
  transformationProfileReader,
  intercomNumberReader,
  intercomPartitionReader,
  intercomCssReader,
  ldapAgreementReader,
  ldapFilterReader,
]

const BY_MEMBER = new Map(READERS.map((reader) => [reader.member, reader]))

/** Tables of an export that are known and not needed (`ucm-exports` appendix B). */
const UNUSED_TABLES: ReadonlySet<string> = new Set(
  `
  infrastructuredevice aargroup accesscntrlgrp accesslist annunciator applicationdialrule applicationserver
  appusercapfprofile audiocodecpreferencelists blocklearnedpatterns calledpartytracing
  ccaprofile ccdadvertisingservice
  ccdfeatureconfig ccdpartition ccdrequestingservice certificate clientmattercodes
  commondeviceconfiguration commonphoneprofile conferencebridge conferencenow credpolicy credpolicydef
  cumaserversecurityprofile defaultdeviceprofile devicedefaults devicemobilitygroup
  devicemobilityinfo dhcpserver dhcpsubnet directorylookupdialrules dnalookupandsync emccfeatureconfig
  endusercapfprofile enterprisefeatureaccessconfiguration enterprisephoneconfigxml expresswayc
  externalcallcontrolprofile fallbackfeatureconfig fallbackprofile featurecontrolpolicy fgt
  gatekeeper geolocationconfiguration geolocationfilter handoffconfiguration
  hosteddngroup hosteddnpatterns interclusterserviceprofile   intercompanymediaengineserverconnections intercompanymediaservice intercompanymediaservicese164transformation
  intercompanymediaservicesenrolledgroup intercompanymediaservicesenrolledpattern
  intercompanymediaservicesexclusiongroup intercompanymediaservicesexclusionnumber
  intercompanymediaservicesfeatureconfig intercompanymediaservicesfirewall
  intercompanymediaserviceslearnedroute intercompanymediaservicestrustelement
  intercompanymediaservicestrustgroup intercomtranslationpattern ipmaconfig ivr
  lbmgroup ldapauth ldapsearch ldapsystem locationedge
  logicalpartitionpolicyconfiguration mediaresourcegroup mediaresourcegrouplist mediaterminationpoint
  messagewaitingnumbers mlppdomain mobilevoiceaccess mobilityprofile musiconholdserver
  networkaccessprofile phonebuttontemplate phonentpreference phoneservices physicallocation presencegrp
  remotecluster role rsrcprioritynamespace rsrcprioritynamespacelist safforwarder
  safsecurityprofile sdptransparencyprofile sdpvaluefromlist selfprovisioning
  selfprovisioningselectedlanguage serviceprofile sipdialrules sipnormalizationscript   siprealm softkeytemplate srst transcoder ucservice
  universaldevicetemplate universallinetemplate userprofile videoonholdserver voicemailport
  vpnfeatureconfig vpngateway vpngroup vpnprofile wifihotspotprofile wirelesslanprofile
  wirelesslanprofilegroup
  `
    .trim()
    .split(/\s+/),
)

/** The reader of a member, by its name without regard to case, or undefined. */
export function readerOf(member: string): TableReader | undefined {
  return BY_MEMBER.get(member.toLowerCase())
}

/** True for a member that every export may hold and that is not read: a table, or a SIP script. */
export function isKnownUnused(member: string): boolean {
  const name = member.toLowerCase()
  return name.endsWith('.lua') || (name.endsWith('.csv') && UNUSED_TABLES.has(name.slice(0, -'.csv'.length)))
}
