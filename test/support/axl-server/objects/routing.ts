import type { AxlObject } from '../axl-object.js'
import { reference } from '../axl-object.js'
import type { ExportTables, TableRow } from '../export-table.js'
import { axlObject, flags, listOf, named, references, texts } from './object-builder.js'

export function routeLists(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('routelist').map((row) => {
    const name = row.cell('NAME') ?? ''
    const members = row.numbersOf('ROUTE GROUP').flatMap((number) => {
      const k = String(number)
      const routeGroup = row.cell(`ROUTE GROUP ${k}`)
      if (routeGroup === undefined) return []
      return [
        {
          routeGroupName: reference('routegroup', routeGroup),
          ...texts(row, {
            selectionOrder: `SELECTION ORDER ${k}`,
            calledPartyTransformationMask: `CALLED PARTY TRANSFORM MASK ${k}`,
            callingPartyTransformationMask: `CALLING PARTY TRANSFORM MASK ${k}`,
            callingPartyPrefixDigits: `CALLING PARTY PREFIX DIGITS ${k}`,
            prefixDigitsOut: `CALLED PARTY PREFIX DIGITS ${k}`,
            useFullyQualifiedCallingPartyNumber: `USE CALLING PARTY'S EXTERNAL PHONE NUMBER MASK ${k}`,
            callingPartyNumberingPlan: `CALLING PARTY NUMBERING PLAN ${k}`,
            callingPartyNumberType: `CALLING PARTY NUMBER TYPE ${k}`,
            calledPartyNumberingPlan: `CALLED PARTY NUMBERING PLAN ${k}`,
            calledPartyNumberType: `CALLED PARTY NUMBER TYPE ${k}`,
          }),
          digitDiscardInstructionName: named(row.cell(`DISCARD DIGITS ${k}`)),
        },
      ]
    })
    return axlObject('device', name, {
      name,
      description: row.cell('DESCRIPTION'),
      callManagerGroupName: reference('callmanagergroup', row.cell('CISCO UNIFIED COMMUNICATIONS MANAGER GROUP')),
      routeListEnabled: row.flag('ENABLE THIS ROUTE LIST'),
      runOnEveryNode: row.flag('RUN ON ALL ACTIVE UNIFIED CM NODES'),
      members: listOf('member', members),
    })
  })
}

export function routeGroups(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('routegroup').map((row) => {
    const name = row.cell('NAME') ?? ''
    const members = row.numbersOf('DEVICE NAME').flatMap((number) => {
      const device = row.cell(`DEVICE NAME ${String(number)}`)
      if (device === undefined) return []
      return [
        {
          deviceSelectionOrder: row.cell(`DEVICE SELECTION ORDER ${String(number)}`),
          deviceName: reference('device', device),
          port: row.cell(`PORT ${String(number)}`),
        },
      ]
    })
    return axlObject('routegroup', name, {
      name,
      distributionAlgorithm: row.cell('TYPE DISTRIBUTE ALGORITHM'),
      members: listOf('member', members),
    })
  })
}

export function localRouteGroups(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('localroutegroup').map((row) => {
    const name = row.cell('NAME') ?? ''
    return axlObject('routegroup', name, { name, description: row.cell('DESCRIPTION') })
  })
}

export function sipTrunks(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('trunk').flatMap((row) => (row.cell('DEVICE PROTOCOL') === 'SIP' ? [sipTrunk(row)] : []))
}

function sipTrunk(row: TableRow): AxlObject {
  const name = row.cell('DEVICE NAME') ?? ''
  return axlObject('device', name, {
    name,
    product: 'SIP Trunk',
    model: 'SIP Trunk',
    class: 'Trunk',
    protocol: 'SIP',
    protocolSide: 'Network',
    ...texts(row, {
      description: 'DESCRIPTION',
      networkLocation: 'CALL CLASSIFICATION',
      packetCaptureMode: 'PACKET CAPTURE MODE',
      packetCaptureDuration: 'PACKET CAPTURE DURATION',
      mlppIndicationStatus: 'MLPP INDICATION',
      useTrustedRelayPoint: 'USE TRUSTED RELAY POINT',
      tkSipCodec: 'MTP PREFERRED ORIGINATING CODEC',
      sigDigits: 'SIGNIFICANT DIGITS(SIPDEVICE)',
      prefixDn: 'PREFIX DN(SIPDEVICE)',
      connectedNamePresentation: 'CONNECTED NAME PRESENTATION',
      connectedPartyIdPresentation: 'CONNECTED LINE ID PRESENTATION',
      callingPartySelection: 'CALLING PARTY SELECTION(SIPDEVICE)',
      callingname: 'CALLING NAME PRESENTATION',
      callingLineIdPresentation: 'CALLING LINE ID PRESENTATION(SIPDEVICE)',
      sipPrivacy: 'SIP PRIVACY',
      sipAssertedType: 'ASSERTED-TYPE',
      trustReceivedIdentity: 'TRUST RECEIVED IDENTITY',
      dtmfSignalingMethod: 'DTMF SIGNALING METHOD',
      trunkTrafficSecure: 'CONSIDER TRAFFIC ON THIS TRUNK SECURE',
      requestUriDomainName: 'REQUEST URI DOMAIN NAME',
    }),
    ...flags(row, {
      retryVideoCallAsAudio: 'RETRY VIDEO CALL AS AUDIO',
      useDevicePoolCgpnTransformCss: 'USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS',
      useDevicePoolCdpnTransformCss: 'USE DEVICE POOL CALLED PARTY TRANSFORMATION CSS',
      sendGeoLocation: 'SEND GEO LOCATION INFORMATION',
      unattendedPort: 'UNATTENDED PORT',
      transmitUtf8: 'TRANSMIT UTF-8 FOR CALLING PARTY NAME',
      mtpRequired: 'MEDIA TERMINATION POINT REQUIRED',
      acceptInboundRdnis: 'REDIRECTING DIVERSION HEADER DELIVERY-INBOUND',
      acceptOutboundRdnis: 'REDIRECTING DIVERSION HEADER DELIVERY-OUTBOUND',
      srtpAllowed: 'SRTP ALLOWED',
      isPaiEnabled: 'ASSERTED-IDENTITY',
      isRpidEnabled: 'REMOTE-PARTY-ID',
      pstnAccess: 'PSTN ACCESS',
      runOnEveryNode: 'RUN ON ALL ACTIVE UNIFIED CM NODES',
      pathReplacementSupport: 'PATH REPLACEMENT SUPPORT(SIPDEVICE)',
      scriptTraceEnabled: 'NORMALIZATION SCRIPT TRACE',
    }),
    ...references(row, 'callingsearchspace', {
      callingSearchSpaceName: 'CALLING SEARCH SPACE',
      automatedAlternateRoutingCssName: 'AAR CALLING SEARCH SPACE',
      cgpnTransformationCssName: 'CALLING PARTY TRANSFORMATION CSS',
      cdpnTransformationCssName: 'CALLED PARTY TRANSFORMATION CSS',
      subscribeCallingSearchSpaceName: 'SUBSCRIBE CALLING SEARCH SPACE',
      rerouteCallingSearchSpaceName: 'REROUTING CALLING SEARCH SPACE',
      referCallingSearchSpaceName: 'OUT-OF-DIALOG REFER CALLING SEARCH SPACE',
    }),
    ...references(row, 'other', {
      commonDeviceConfigName: 'COMMON DEVICE CONFIGURATION',
      mediaResourceListName: 'MEDIA RESOURCE GROUP LIST',
      aarNeighborhoodName: 'AAR GROUP',
      presenceGroupName: 'PRESENCE GROUP',
      sipNormalizationScriptName: 'NORMALIZATION SCRIPT NAME',
    }),
    devicePoolName: reference('devicepool', row.cell('DEVICE POOL')),
    locationName: reference('location', row.cell('LOCATION')),
    securityProfileName: named(row.cell('SIP TRUNK SECURITY PROFILE')),
    sipProfileName: named(row.cell('SIP PROFILE')),
    destinations: listOf('destination', destinations(row)),
    confidentialAccess: { confidentialAccessLevel: row.cell('CONFIDENTIAL ACCESS LEVEL') },
  })
}

function destinations(row: TableRow): readonly Readonly<Record<string, string | undefined>>[] {
  return row.numbersOf('DESTINATION ADDRESS').flatMap((number) => {
    const address = row.cell(`DESTINATION ADDRESS ${String(number)}`)
    const addressIpv6 = row.cell(`DESTINATION ADDRESS IPV6 ${String(number)}`)
    if (address === undefined && addressIpv6 === undefined) return []
    const port = row.cell(`DESTINATION PORT ${String(number)}`)
    return [{ addressIpv4: address, addressIpv6, port, sortOrder: String(number) }]
  })
}

export function securityProfiles(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('securityprofile').flatMap((row) => {
    if (row.cell('TYPE OF SECURITYPOLICY') !== 'SIP Trunk') return []
    const name = row.cell('NAME') ?? ''
    const elements = {
      name,
      ...texts(row, {
        description: 'DESCRIPTION',
        securityMode: 'TYPE DEVICE SECURITY MODE',
        incomingTransport: 'TYPE OF TRANSPORT',
        outgoingTransport: 'TYPE OF TRANSPORT_OUT',
        noncePolicyTime: 'NONCE POLICY TIME',
        x509SubjectName: 'SUBJECT NAME',
        incomingPort: 'INCOMING PORT',
        sipV150OutboundSdpOfferFiltering: 'SIP V.150 OUTBOUND SDP OFFER FILTERING',
      }),
      ...flags(row, {
        digestAuthentication: 'DIGEST AUTHENTICATION ALL',
        applLevelAuthentication: 'APPLICATION LEVEL AUTHENTICATION',
        acceptOutOfDialogRefer: 'ACLOOD REFER',
        acceptUnsolicitedNotification: 'ACL UNSOLICITED NOTIFICATION',
        allowReplaceHeader: 'ALLOW REPLACE',
        transmitSecurityStatus: 'TRANSMIT SECURITY STATUS',
      }),
    }
    return [axlObject('other', name, elements)]
  })
}

const IN_SERVICE = 'SERVICE OR PARTIALLY IN SERVICE (SECONDS)'

export function sipProfiles(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('sipprofile').map((row) => {
    const name = row.cell('NAME') ?? ''
    return axlObject('other', name, {
      name,
      ...texts(row, {
        description: 'DESCRIPTION',
        earlyOfferSuppVoiceCall: 'EARLY OFFER SUPPORT FOR VOICE AND VIDEO CALLS',
        timerInvite: 'TIMER INVITE EXPIRES(SECONDS)',
        retryInvite: 'RETRY INVITE',
        retryNotInvite: 'RETRY NON-INVITE',
        rerouteIncomingRequest: 'REROUTE INCOMING REQUEST TO NEW TRUNK',
        sipRe11XxEnabled: 'SIP REL1XX',
        optionsPingIntervalWhenStatusOK: `KEEP ALIVE TIMER WHEN SIP TRUNK IS IN ${IN_SERVICE}`,
        optionsPingIntervalWhenStatusNotOK: 'KEEP ALIVE TIMER WHEN SIP TRUNK IS OUT OF SERVICE (SECONDS)',
        sipOptionsRetryCount: 'PING RETRY COUNT',
        sipOptionsRetryTimer: 'PING RETRY TIMER (MILLISECONDS)',
        callingLineIdentification: 'CALLING LINE IDENTIFICATION PRESENTATION',
        userInfo: 'USER INFO',
      }),
      sipNormalizationScript: named(row.cell('NORMALIZATION SCRIPT NAME')),
      enableOutboundOptionsPing: row.flag('SEND OPTIONS PING FOR DEFAULT TRUNK SERVICE TYPE'),
    })
  })
}
