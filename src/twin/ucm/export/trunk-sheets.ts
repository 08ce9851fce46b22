import type { SecurityProfile, Trunk, TrunkDestination } from '../../../model/ucm/trunk.js'
import { columns, family, type Sheet } from './sheet.js'

/** trunk.csv: a trunk has its digits and peers in the columns of its own protocol (`ucm-exports` 1.6). */
export const TRUNKS: Sheet<Trunk> = {
  member: 'trunk.csv',
  parts: [
    columns(
      ['TRUNK TYPE', 'type'],
      ['DEVICE PROTOCOL', 'protocol'],
      ['DEVICE NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['DEVICE POOL', 'devicePool'],
      ['CALL CLASSIFICATION', 'classification'],
      ['LOCATION', 'location'],
      ['CALLING SEARCH SPACE', 'callingSearchSpace'],
      ['AAR CALLING SEARCH SPACE', 'aarCallingSearchSpace'],
      ['CALLED PARTY TRANSFORMATION CSS', 'calledTransformationCss'],
      ['USE DEVICE POOL CALLED PARTY TRANSFORMATION CSS', 'usesPoolCalledTransformationCss'],
      ['CALLING PARTY TRANSFORMATION CSS', 'callingTransformationCss'],
      ['USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS', 'usesPoolCallingTransformationCss'],
      ['SIP TRUNK SECURITY PROFILE', 'securityProfile'],
      ['REROUTING CALLING SEARCH SPACE', 'reroutingCallingSearchSpace'],
      ['SIP PROFILE', 'sipProfile'],
      ['MEDIA TERMINATION POINT REQUIRED', 'mtpRequired'],
      ['SRTP ALLOWED', 'srtpAllowed'],
      ['DTMF SIGNALING METHOD', 'dtmfMethod'],
      ['REMOTE-PARTY-ID', 'remotePartyId'],
      ['ASSERTED-IDENTITY', 'assertedIdentity'],
      ['ASSERTED-TYPE', 'assertedType'],
      ['REDIRECTING DIVERSION HEADER DELIVERY-INBOUND', 'diversionInbound'],
      ['REDIRECTING DIVERSION HEADER DELIVERY-OUTBOUND', 'diversionOutbound'],
      ['E.164 TRANSFORMATION PROFILE', 'transformationProfile'],
      ['NORMALIZATION SCRIPT NAME', 'normalizationScript'],
      ['PSTN ACCESS', 'pstnAccess'],
      ['RUN ON ALL ACTIVE UNIFIED CM NODES', 'runOnAllNodes'],
      ['SIGNIFICANT DIGITS(H323DEVICE)', (trunk) => (isH323(trunk) ? trunk.significantDigits : undefined)],
      ['PREFIX DN', (trunk) => (isH323(trunk) ? trunk.prefixDn : undefined)],
      ['SIGNIFICANT DIGITS(SIPDEVICE)', (trunk) => (isH323(trunk) ? undefined : trunk.significantDigits)],
      ['PREFIX DN(SIPDEVICE)', (trunk) => (isH323(trunk) ? undefined : trunk.prefixDn)],
    ),
    family<Trunk, TrunkDestination>(
      (trunk) => (isH323(trunk) ? [] : trunk.destinations),
      [
        ['DESTINATION ADDRESS #', ({ address }) => (address.includes(':') ? undefined : address)],
        ['DESTINATION ADDRESS IPV6 #', ({ address }) => (address.includes(':') ? address : undefined)],
        ['DESTINATION PORT #', 'port'],
      ],
    ),
    family<Trunk, TrunkDestination>(
      (trunk) => (isH323(trunk) ? trunk.destinations : []),
      [['SERVER IP ADDRESS/HOST NAME #', 'address']],
    ),
  ],
}

/** The peers of an H.323 trunk have no ports; anything with one is written as SIP. */
function isH323({ protocol, destinations }: Trunk): boolean {
  return protocol === 'H.225' && destinations.every(({ port }) => port === undefined)
}

/** securityprofile.csv: of all its kinds, only the profiles of SIP trunks are in a snapshot. */
export const SECURITY_PROFILES: Sheet<SecurityProfile> = {
  member: 'securityprofile.csv',
  parts: [
    columns(
      ['INCOMING PORT', 'incomingPort'],
      ['NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['TYPE OF SECURITYPOLICY', () => 'SIP Trunk'],
      ['TYPE OF TRANSPORT', 'incomingTransport'],
      ['TYPE OF TRANSPORT_OUT', 'outgoingTransport'],
      ['TYPE DEVICE SECURITY MODE', 'securityMode'],
      ['SUBJECT NAME', 'x509SubjectName'],
    ),
  ],
}
