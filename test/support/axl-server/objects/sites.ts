import type { AxlElements, AxlObject, AxlValue } from '../axl-object.js'
import { elementText, reference } from '../axl-object.js'
import type { ExportTables, TableRow } from '../export-table.js'
import { axlObject, listOf, references, texts } from './object-builder.js'

export function devicePools(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('devicepool').map((row) => {
    const name = row.cell('DEVICE POOL NAME') ?? ''
    return axlObject('devicepool', name, {
      name,
      callManagerGroupName: reference('callmanagergroup', row.cell('CISCO UNIFIED CALLMANAGER GROUP')),
      locationName: reference('location', row.cell('LOCATION')),
      ...references(row, 'other', {
        dateTimeSettingName: 'DATE/TIME GROUP',
        mediaResourceListName: 'MEDIA RESOURCE GROUP LIST',
        regionName: 'REGION',
        srstName: 'SRST REFERENCE',
        aarNeighborhoodName: 'AAR GROUP',
        physicalLocationName: 'PHYSICAL LOCATION',
        deviceMobilityGroupName: 'DEVICE MOBILITY GROUP',
        geoLocationName: 'GEO LOCATION',
        elinGroup: 'EMERGENCY LOCATION (ELIN) GROUP',
      }),
      ...references(row, 'callingsearchspace', {
        autoSearchSpaceName: 'CALLING SEARCH SPACE FOR AUTO-REGISTRATION',
        automatedAlternateRoutingCssName: 'AAR CALLING SEARCH SPACE',
        mobilityCssName: 'DEVICE MOBILITY CALLING SEARCH SPACE',
        cgpnTransformationCssName: 'CALLING PARTY TRANSFORMATION CSS',
        cdpnTransformationCssName: 'CALLED PARTY TRANSFORMATION CSS',
        adjunctCallingSearchSpace: 'ADJUNCT CSS',
        cntdPnTransformationCssName: 'CONNECTED PARTY TRANSFORMATION CSS',
        redirectingPartyTransformationCSS: 'REDIRECTING PARTY TRANSFORMATION CSS',
        callingPartyTransformationCSS: 'CALLING PARTY TRANSFORMATION CSS#2',
      }),
      ...texts(row, {
        connectionMonitorDuration: 'CONNECTION MONITOR DURATION',
        revertPriority: 'REVERTED CALL FOCUS PRIORITY',
        singleButtonBarge: 'SINGLE BUTTON BARGE',
        joinAcrossLines: 'JOIN ACROSS LINES',
      }),
      localRouteGroup: localRouteGroupsOf(row),
    })
  })
}

/** Pairs of names; a local route group without a choice has an empty value. */
function localRouteGroupsOf(row: TableRow): readonly AxlValue[] {
  return row.numbersOf('LOCAL ROUTE GROUP').flatMap((number) => {
    const name = row.cell(`LOCAL ROUTE GROUP ${String(number)}`)
    return name === undefined ? [] : [{ name, value: row.cell(`ROUTE GROUP ${String(number)}`) }]
  })
}

export function locations(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('location').map((row) => {
    const name = row.cell('NAME') ?? ''
    const related = row.numbersOf('ASSOCIATED LOCATION').flatMap((number) => {
      const other = row.cell(`ASSOCIATED LOCATION ${String(number)}`)
      const rsvpSetting = row.cell(`RSVP SETTING ${String(number)}`)
      return other === undefined ? [] : [{ locationName: reference('location', other), rsvpSetting }]
    })
    return axlObject('location', name, {
      name,
      ...texts(row, {
        withinAudioBandwidth: 'AUDIO BANDWIDTH',
        withinVideoBandwidth: 'VIDEO BANDWIDTH',
        withinImmersiveKbits: 'IMMERSIVE VIDEO BANDWIDTH',
      }),
      relatedLocations: listOf('relatedLocation', related),
    })
  })
}

export function regions(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('region').map((row) => {
    const name = row.cell('NAME') ?? ''
    const related = row.numbersOf('RELATED REGION NAME').flatMap((number) => {
      const other = row.cell(`RELATED REGION NAME ${String(number)}`)
      if (other === undefined) return []
      return [
        {
          regionName: reference('other', other),
          bandwidth: row.cell(`MAXIMUM AUDIO BIT RATE ${String(number)}`),
          videoBandwidth: row.cell(`VIDEO BANDWIDTH ${String(number)}`),
          codecPreference: reference('other', row.cell(`AUDIO CODEC PREFERENCE LIST ${String(number)}`)),
        },
      ]
    })
    return axlObject('other', name, { name, relatedRegions: listOf('relatedRegion', related) })
  })
}

export function callManagerGroups(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('callmanagergroup').map((row) => {
    const name = row.cell('CALL MANAGER GROUP NAME') ?? ''
    const members = row.numbersOf('CALL MANAGER').flatMap((number) => {
      const member = row.cell(`CALL MANAGER ${String(number)}`)
      return member === undefined
        ? []
        : [{ callManagerName: reference('callmanager', member), priority: String(number) }]
    })
    return axlObject('callmanagergroup', name, {
      name,
      tftpDefault: row.flag('DEFAULT TFTP'),
      members: listOf('member', members),
    })
  })
}

export function callManagers(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('callmanager').map((row) => {
    const name = row.cell('CISCO UNIFIED CALLMANAGER NAME') ?? ''
    return axlObject('callmanager', name, {
      name,
      description: row.cell('DESCRIPTION'),
      ports: {
        ethernetPhonePort: row.cell('ETHERNET PHONE PORT'),
        mgcpPorts: { listen: row.cell('MGCP LISTEN PORT'), keepAlive: row.cell('MGCP KEEP-ALIVE PORT') },
        sipPorts: { sipPhonePort: row.cell('SIP PHONE PORT'), sipPhoneSecurePort: row.cell('SIP PHONE SECURE PORT') },
      },
      processNodeName: reference('processnode', row.cell('SERVER')),
    })
  })
}

const CLUSTER_WIDE = 'EnterpriseWideData'

export function processNodes(tables: ExportTables): readonly AxlObject[] {
  const wide = axlObject('processnode', CLUSTER_WIDE, { name: CLUSTER_WIDE, nodeUsage: 'Subscriber' })
  const nodes = tables.rows('server').map((row, index) => {
    const name = row.cell('HOST NAME/IP ADDRESS') ?? ''
    return axlObject('processnode', name, {
      name,
      ...texts(row, { description: 'DESCRIPTION', mac: 'MAC ADDRESS', ipv6Name: 'IPV6 NAME' }),
      nodeUsage: index === 0 ? 'Publisher' : 'Subscriber',
    })
  })
  return [wide, ...nodes]
}

export function dateTimeGroups(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('datetimegroup').map((row) => {
    const name = row.cell('GROUP NAME') ?? ''
    return axlObject('other', name, {
      name,
      timeZone: row.cell('TIME FORMAT'),
      separator: '/',
      dateformat: row.cell('DATE FORMAT'),
      timeFormat: '12-hour',
    })
  })
}

const ALL_THE_TIME = 'All the time'
const PERIOD = {
  startTime: 'TIME OF DAY START',
  endTime: 'TIME OF DAY END',
  startDay: 'DAY OF WEEK START',
  endDay: 'DAY OF WEEK END',
  monthOfYear: 'MONTH OF YEAR',
  dayOfMonth: 'DAY OF MONTH',
  monthOfYearEnd: 'MONTH OF YEAR END',
  dayOfMonthEnd: 'DAY OF MONTH END',
  description: 'DESCRIPTION',
}

/** The database holds a period and a schedule of all hours, which no export lists. */
export function timePeriods(tables: ExportTables): readonly AxlObject[] {
  const listed = tables.rows('timeperiod').map((row) => {
    const name = row.cell('NAME') ?? ''
    return axlObject('other', `timeperiod ${name}`, { name, ...texts(row, PERIOD), isPublished: 'false' })
  })
  const always = { startTime: '00:00', endTime: '24:00', startDay: 'Sun', endDay: 'Sat', isPublished: 'true' }
  return [axlObject('other', `timeperiod ${ALL_THE_TIME}`, { name: ALL_THE_TIME, ...always }), ...listed]
}

export function timeSchedules(tables: ExportTables): readonly AxlObject[] {
  const listed = tables.rows('timeschedule').map((row) => {
    const periods = row.numbersOf('TIME PERIOD').flatMap((number) => row.cell(`TIME PERIOD ${String(number)}`) ?? [])
    return timeSchedule(row.cell('TIME SCHEDULE NAME') ?? '', row.cell('DESCRIPTION'), periods)
  })
  return [timeSchedule(ALL_THE_TIME, undefined, [ALL_THE_TIME]), ...listed]
}

function timeSchedule(name: string, description: string | undefined, periods: readonly string[]): AxlObject {
  const members = periods.map((period) => ({ timePeriodName: reference('other', period) }))
  return axlObject('other', `timeschedule ${name}`, {
    name,
    description,
    isPublished: 'false',
    timeScheduleCategory: 'Regular',
    members: listOf('member', members),
  })
}

export function serviceParameters(tables: ExportTables): readonly AxlObject[] {
  const services = tables.rows('serviceparameter').map((row) =>
    parameter(row.cell('SERVER') ?? CLUSTER_WIDE, row.cell('SERVICE TYPE') ?? '', {
      ...texts(row, { name: 'PARAM NAME', value: 'PARAM VALUE', valueType: 'PARAM TYPE' }),
    }),
  )
  const enterprise = tables.rows('enterpriseparameter').map((row) =>
    parameter(CLUSTER_WIDE, 'Enterprise Wide', {
      ...texts(row, { name: 'PARAM NAME', value: 'PARAM VALUE' }),
      valueType: 'string',
    }),
  )
  return [...services, ...enterprise]
}

function parameter(server: string, service: string, elements: AxlElements): AxlObject {
  const key = `parameter ${server} ${service} ${elementText(elements, 'name')}`
  return axlObject('other', key, { ...elements, service, processNodeName: reference('processnode', server) })
}

/** The password of the agreement is what a reader must not keep. */
export function ldapDirectories(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('ldapdir').map((row) => {
    const name = row.cell('NAME') ?? ''
    return axlObject('other', `ldapdirectory ${name}`, {
      name,
      ...texts(row, {
        ldapDn: 'LDAP DN',
        ldapPassword: 'LDAP PASSWORD',
        userSearchBase: 'LDAP SYNCHRONIZATION BASE',
      }),
      ...references(row, 'other', {
        ldapFilter: 'LDAP CUSTOM FILTER FOR USERS',
        ldapFilterForGroups: 'LDAP CUSTOM FILTER FOR GROUPS',
      }),
      servers: listOf('server', ldapHosts(row)),
    })
  })
}

function ldapHosts(row: TableRow): readonly AxlElements[] {
  return row.numbersOf('HOST NAME').flatMap((number) => {
    const hostName = row.cell(`HOST NAME ${String(number)}`)
    if (hostName === undefined) return []
    const ldapPortNumber = row.cell(`LDAP PORT NUMBER ${String(number)}`)
    return [{ hostName, ldapPortNumber, sslEnabled: row.flag(`SSL ENABLED ${String(number)}`) }]
  })
}

export function ldapFilters(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('ldapcustomfilter').map((row) => {
    const name = row.cell('FILTER NAME') ?? ''
    return axlObject('other', name, { name, filter: row.cell('FILTER') })
  })
}
