import type { AxlElements, AxlObject, AxlValue } from '../axl-object.js'
import { RawXml, reference } from '../axl-object.js'
import type { ExportTables, TableRow } from '../export-table.js'
import { appearance, linesOf } from './lines.js'
import { axlObject, dirn, flags, listOf, named, references, texts } from './object-builder.js'

export function phones(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('phone').map((row) => {
    const name = row.cell('DEVICE NAME') ?? ''
    const product = row.cell('DEVICE TYPE')
    const userIds = row.numbersOf('USER ID').flatMap((number) => row.cell(`USER ID ${String(number)}`) ?? [])
    return axlObject('device', name, {
      name,
      product,
      model: product,
      class: product === 'Universal Device Template' ? 'Phone Template' : 'Phone',
      protocolSide: 'User',
      ...texts(row, {
        description: 'DESCRIPTION',
        protocol: 'DEVICE PROTOCOL',
        mlppIndicationStatus: 'MLPP INDICATION',
        preemption: 'MLPP PREEMPTION',
        useTrustedRelayPoint: 'USE TRUSTED RELAY POINT',
        builtInBridgeStatus: 'BUILT IN BRIDGE',
        callInfoPrivacyStatus: 'PRIVACY',
        packetCaptureMode: 'PACKET CAPTURE MODE',
        packetCaptureDuration: 'PACKET CAPTURE DURATION',
        deviceMobilityMode: 'DEVICE MOBILITY MODE',
        dndOption: 'DND OPTION',
        authenticationString: 'AUTHENTICATION STRING',
        sshUserId: 'SECURE SHELL USER',
        sshPwd: 'SECURE SHELL PASSWORD',
        userLocale: 'DEVICE USER LOCALE',
        singleButtonBarge: 'SINGLE BUTTON BARGE',
        joinAcrossLines: 'JOIN ACROSS LINES',
        certificateOperation: 'CERTIFICATE OPERATION',
        outboundCallRollover: 'OUTBOUND CALL ROLLOVER',
        deviceTrustMode: 'DEVICE TRUST MODE',
      }),
      ...flags(row, {
        enableExtensionMobility: 'EXTENSION MOBILITY',
        allowCtiControlFlag: 'ALLOW CTI CONTROL FLAG',
        remoteDevice: 'REMOTE DEVICE',
        dndStatus: 'DO NOT DISTURB',
        isProtected: 'PROTECTED DEVICE',
        mtpRequired: 'MTP REQUIRED',
        hotlineDevice: 'HOTLINE DEVICE',
        retryVideoCallAsAudio: 'RETRY VIDEO CALL AS AUDIO',
        requireOffPremiseLocation: 'REQUIRE OFF-PREMISE LOCATION',
        useDevicePoolCgpnTransformCss: 'REMOTE NUMBER USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS',
        // For calls from the phone, where they enter the cluster.
        useDevicePoolCgpnIngressDN: 'CALLER ID USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS',
      }),
      ...references(row, 'callingsearchspace', {
        callingSearchSpaceName: 'CSS',
        automatedAlternateRoutingCssName: 'AAR CSS',
        subscribeCallingSearchSpaceName: 'DEVICE SUBSCRIBE CSS',
        rerouteCallingSearchSpaceName: 'REROUTING CALLING SEARCH SPACE',
        cgpnTransformationCssName: 'REMOTE NUMBER CALLING PARTY TRANSFORMATION CSS',
        cgpnIngressDN: 'CALLER ID CALLING PARTY TRANSFORMATION CSS',
      }),
      ...references(row, 'other', {
        commonDeviceConfigName: 'COMMON DEVICE CONFIGURATION',
        commonPhoneConfigName: 'COMMON PHONE PROFILE',
        mediaResourceListName: 'MEDIA RESOURCE GROUP LIST',
        aarNeighborhoodName: 'AAR GROUP',
        securityProfileName: 'DEVICE SECURITY PROFILE',
        sipProfileName: 'SIP PROFILE',
        phoneTemplateName: 'PHONE BUTTON TEMPLATE',
        softkeyTemplateName: 'SOFTKEY TEMPLATE',
        presenceGroupName: 'DEVICE PRESENCE GROUP',
        dialRulesName: 'DIAL RULES',
        elinGroup: 'EMERGENCY LOCATION (ELIN) GROUP',
      }),
      ...references(row, 'enduser', { ownerUserName: 'OWNER USER ID', mobilityUserIdName: 'MOBILITY USER ID' }),
      devicePoolName: reference('devicepool', row.cell('DEVICE POOL')),
      locationName: reference('location', row.cell('LOCATION')),
      vendorConfig: vendorConfig(row),
      hlogStatus: onOff(row.flag('LOGGED INTO HUNT GROUP')),
      lines: listOf('line', buttons(row, userIds)),
      numberOfButtons: '8',
      speeddials: listOf('speeddial', speedDials(row)),
      busyLampFields: listOf('busyLampField', busyLampFields(row)),
      blfDirectedCallParks: listOf('blfDirectedCallPark', directedParkLamps(row)),
      services: listOf('service', services(row)),
      isActive: 'true',
      confidentialAccess: { confidentialAccessLevel: row.cell('CONFIDENTIAL ACCESS LEVEL') },
    })
  })
}

/** Vendor configuration is any XML; the export holds it as text, with passwords in it. */
function vendorConfig(row: TableRow): RawXml | undefined {
  const xml = row.cell('XML')
  return xml === undefined ? undefined : new RawXml(xml)
}

function onOff(flag: string | undefined): string | undefined {
  if (flag === undefined) return undefined
  return flag === 'true' ? 'On' : 'Off'
}

function buttons(row: TableRow, userIds: readonly string[]): readonly AxlElements[] {
  const lines = linesOf(row).map((line) => appearance(line.index, line.cells, userIds))
  return [...lines, ...intercomButtons(row, lines.length)]
}

/** Intercom lines stand among the lines, behind the others; search space and auto answer belong to their number. */
function intercomButtons(row: TableRow, lineCount: number): readonly AxlElements[] {
  return row.numbersOf('INTERCOM DIRECTORY NUMBER').flatMap((number) => {
    const cell = (column: string) => row.cell(`INTERCOM ${column} ${String(number)}`)
    const pattern = cell('DIRECTORY NUMBER')
    if (pattern === undefined) return []
    return [
      {
        index: String(lineCount + number),
        label: cell('LINE TEXT LABEL'),
        display: cell('DISPLAY'),
        dirn: dirn(pattern, cell('ROUTE PARTITION')),
        displayAscii: cell('ASCII DISPLAY'),
        e164Mask: cell('EXTERNAL PHONE NUMBER MASK'),
        maxNumCalls: cell('MAXIMUM NUMBER OF CALLS'),
        busyTrigger: '1',
        recordingFlag: 'Call Recording Disabled',
        speedDial: cell('SPEED DIAL'),
        partitionUsage: 'Intercom',
        recordingMediaSource: 'Gateway Preferred',
      },
    ]
  })
}

function speedDials(row: TableRow): readonly AxlElements[] {
  return row.numbersOf('SPEED DIAL NUMBER').flatMap((number) => {
    const k = String(number)
    const digits = row.cell(`SPEED DIAL NUMBER ${k}`)
    return digits === undefined ? [] : [{ dirn: digits, label: row.cell(`SPEED DIAL LABEL ${k}`), index: k }]
  })
}

function busyLampFields(row: TableRow): readonly AxlElements[] {
  return row.numbersOf('BUSY LAMP FIELD DIRECTORY NUMBER').flatMap((number) => {
    const k = String(number)
    const blfDest = row.cell(`BUSY LAMP FIELD DESTINATION ${k}`)
    const [blfDirn, routePartition] = (row.cell(`BUSY LAMP FIELD DIRECTORY NUMBER ${k}`) ?? '').split(' in ')
    if (blfDest === undefined && blfDirn === '') return []
    const pickup = row.flag(`BUSY LAMP FIELD CALL PICKUP ${k}`) === 'true' ? ['Pickup'] : []
    return [
      {
        blfDest,
        blfDirn: blfDirn === '' ? undefined : blfDirn,
        routePartition,
        label: row.cell(`BUSY LAMP FIELD LABEL ${k}`),
        associatedBlfSdFeatures: listOf('feature', pickup),
        index: k,
      },
    ]
  })
}

function directedParkLamps(row: TableRow): readonly AxlElements[] {
  return row.numbersOf('BLF DIRECTED CALL PARK DIRECTORY NUMBER').flatMap((number) => {
    const k = String(number)
    const lamp = row.cell(`BLF DIRECTED CALL PARK DIRECTORY NUMBER ${k}`)
    if (lamp === undefined) return []
    const [dnPattern, partition] = lamp.split(' in ')
    return [
      {
        label: row.cell(`BLF DIRECTED CALL PARK LABEL ${k}`),
        directedCallParkDnAndPartition: { dnPattern, routePartitionName: reference('routepartition', partition) },
        index: k,
      },
    ]
  })
}

function services(row: TableRow): readonly AxlElements[] {
  return row.numbersOf('SUBSCRIBED SERVICE NAME').flatMap((number) => {
    const name = row.cell(`SUBSCRIBED SERVICE NAME ${String(number)}`)
    return name === undefined ? [] : [{ telecasterServiceName: named(name), name, urlButtonIndex: '0' }]
  })
}

export function deviceProfiles(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('deviceprofile').map((row) => {
    const name = row.cell('DEVICE PROFILE NAME') ?? ''
    const product = row.cell('DEVICE TYPE')
    return axlObject('device', name, {
      name,
      product,
      model: product,
      class: 'Device Profile',
      protocolSide: 'User',
      ...texts(row, {
        description: 'DESCRIPTION',
        protocol: 'DEVICE PROTOCOL',
        mlppIndicationStatus: 'MLPP INDICATION',
        preemption: 'MLPP PREEMPTION',
        singleButtonBarge: 'SINGLE BUTTON BARGE',
        joinAcrossLines: 'JOIN ACROSS LINES',
        dndOption: 'DND OPTION',
        callInfoPrivacyStatus: 'PRIVACY',
      }),
      ...references(row, 'other', {
        phoneTemplateName: 'PHONE BUTTON TEMPLATE',
        softkeyTemplateName: 'SOFTKEY TEMPLATE',
      }),
      loginUserId: reference('enduser', row.cell('LOGIN USER ID')),
      lines: listOf('line', buttons(row, [])),
      speeddials: listOf('speeddial', speedDials(row)),
      busyLampFields: listOf('busyLampField', busyLampFields(row)),
      blfDirectedCallParks: listOf('blfDirectedCallPark', directedParkLamps(row)),
      services: listOf('service', services(row)),
    })
  })
}

export function remoteDestinationProfiles(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('rdp').map((row) => {
    const name = row.cell('REMOTE DESTINATION PROFILE NAME') ?? ''
    return axlObject('device', name, {
      name,
      product: 'Remote Destination Profile',
      model: 'Remote Destination Profile',
      class: 'Remote Destination Profile',
      protocol: 'Remote Destination',
      protocolSide: 'User',
      ...texts(row, {
        description: 'DESCRIPTION',
        userId: 'MOBILITY USER ID',
        dndOption: 'DND OPTION',
        callInfoPrivacyStatus: 'PRIVACY',
      }),
      ...references(row, 'callingsearchspace', {
        callingSearchSpaceName: 'CSS',
        rerouteCallingSearchSpaceName: 'REROUTING CSS',
      }),
      devicePoolName: reference('devicepool', row.cell('DEVICE POOL')),
      useDevicePoolCgpnTransformCss: row.flag('USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS'),
      dndStatus: row.flag('DO NOT DISTURB'),
      lines: listOf('line', buttons(row, [])),
    })
  })
}

export function remoteDestinations(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('remotedestination').map((row) => {
    const destination = row.cell('DESTINATION 1')
    return axlObject('other', `remotedestination ${destination ?? ''}`, {
      destination,
      ...texts(row, {
        name: 'NAME',
        answerTooSoonTimer: 'ANSWER TOO SOON TIMER 1',
        answerTooLateTimer: 'ANSWER TOO LATE TIMER 1',
        delayBeforeRingingCell: 'DELAY BEFORE RINGING TIMER 1',
        timeZone: 'TIME ZONE',
        singleNumberReachVoicemail: 'SINGLE NUMBER REACH VOICEMAIL POLICY',
        dialViaOfficeReverseVoicemail: 'DIAL-VIA-OFFICE REVERSE VOICEMAIL POLICY',
      }),
      ...references(row, 'device', {
        remoteDestinationProfileName: 'REMOTE DESTINATION PROFILE',
        ctiRemoteDeviceName: 'CTI REMOTE DEVICE',
        dualModeDeviceName: 'DUAL MODE DEVICE',
      }),
      isMobilePhone: row.flag('ISMOBILEPHONE 1'),
      enableMobileConnect: row.flag('ENABLE MOBILE CONNECT 1'),
      lineAssociations: listOf('lineAssociation', associatedLines(row)),
    })
  })
}

function associatedLines(row: TableRow): readonly AxlValue[] {
  return row.numbersOf('ASSOCIATED LINE NUMBER').flatMap((number) => {
    const pattern = row.cell(`ASSOCIATED LINE NUMBER ${String(number)}`)
    if (pattern === undefined) return []
    const {
      pattern: dn,
      routePartitionName,
      '@uuid': uuid,
    } = dirn(pattern, row.cell(`ROUTE PARTITION ${String(number)}`))
    return [{ uuid, pattern: dn, routePartitionName, index: String(number) }]
  })
}

export function ctiRoutePoints(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('ctiroutepoint').map((row) => {
    const name = row.cell('DEVICE NAME') ?? ''
    const userIds = row.numbersOf('END USER').flatMap((number) => row.cell(`END USER ${String(number)}`) ?? [])
    return axlObject('device', name, {
      name,
      product: 'CTI Route Point',
      model: 'CTI Route Point',
      class: 'CTI Route Point',
      protocol: 'SCCP',
      protocolSide: 'User',
      ...texts(row, { description: 'DESCRIPTION', useTrustedRelayPoint: 'USE TRUSTED RELAY POINT' }),
      callingSearchSpaceName: reference('callingsearchspace', row.cell('CSS')),
      devicePoolName: reference('devicepool', row.cell('DEVICE POOL')),
      locationName: reference('location', row.cell('LOCATION')),
      mediaResourceListName: named(row.cell('MEDIA RESOURCE GROUP LIST')),
      useDevicePoolCgpnTransformCss: row.flag('USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS'),
      lines: listOf('line', buttons(row, userIds)),
    })
  })
}
