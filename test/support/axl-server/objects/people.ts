import type { AxlElements, AxlObject } from '../axl-object.js'
import { reference, uuidOf } from '../axl-object.js'
import type { ExportTables, TableRow } from '../export-table.js'
import { linesOf } from './lines.js'
import { axlObject, flags, listOf, named, texts } from './object-builder.js'

/** Devices that a person or application controls stand with both of them in an export; the database has one table. */
class Associations {
  private readonly devices = new Map<string, Set<string>>()

  add(owner: string | undefined, device: string | undefined): void {
    if (owner === undefined || device === undefined) return
    const key = owner.toLowerCase()
    const known = this.devices.get(key) ?? new Set()
    this.devices.set(key, known.add(device))
  }

  of(owner: string): readonly string[] {
    return [...(this.devices.get(owner.toLowerCase()) ?? [])]
  }
}

export function endUsers(tables: ExportTables): readonly AxlObject[] {
  const controlled = new Associations()
  for (const row of tables.rows('enduser')) {
    for (const device of devicesOf(row)) {
      if (device.association === 'Cti Control In') controlled.add(row.cell('USER ID'), device.name)
    }
  }
  addFromDevices(controlled, tables, 'phone', 'USER ID')
  addFromDevices(controlled, tables, 'ctiroutepoint', 'END USER')
  const partitions = partitionsByDevice(tables)
  return tables.rows('enduser').map((row) => endUser(row, controlled, partitions))
}

function endUser(row: TableRow, controlled: Associations, partitions: LinePartitions): AxlObject {
  const userid = row.cell('USER ID') ?? ''
  const devices = devicesOf(row)
  const profiles = devices.filter((device) => device.association === 'Profile Available').map((device) => device.name)
  const partitionOf = (pattern: string | undefined) =>
    devices.map((device) => partitions.get(`${device.name} ${pattern ?? ''}`)).find((found) => found !== undefined)
  const primary = extensionOf(row, 'Primary')
  const agent = extensionOf(row, 'ICD')
  const pkid = row.cell('USER PKID')
  const uuid = pkid === undefined ? uuidOf('enduser', userid) : `{${pkid.toUpperCase()}}`
  const elements: AxlElements = {
    userid,
    ...texts(row, {
      firstName: 'FIRST NAME',
      displayName: 'DISPLAY NAME',
      middleName: 'MIDDLE NAME',
      lastName: 'LAST NAME',
      password: 'PASSWORD 1',
      pin: 'PIN 1',
      mailid: 'MAIL ID',
      department: 'DEPARTMENT',
      manager: 'MANAGER',
      userLocale: 'USER LOCALE',
      associatedPc: 'ASSOCIATED PC',
      digestCredentials: 'DIGEST CREDENTIALS',
      mlppPassword: 'MLPP PASSWORD 1',
      attendeesAccessCode: 'ATTENDEES ACCESS CODE',
      maxDeskPickupWaitTime: 'MAX. DESK PICKUP WAIT TIME',
      remoteDestinationLimit: 'REMOTE DESTINATION LIMIT',
      status: 'STATUS',
      directoryUri: 'DIRECTORY URI',
      telephoneNumber: 'TELEPHONE NUMBER',
      title: 'TITLE',
      mobileNumber: 'MOBILE',
      homeNumber: 'HOME PHONE',
      pagerNumber: 'PAGER',
      selfService: 'SELF-SERVICE USER ID',
      nameDialing: 'NAME DIALING 1',
    }),
    ...flags(row, {
      enableCti: 'ALLOW CONTROL OF DEVICE FROM CTI',
      enableMobility: 'ENABLE MOBILITY',
      enableEmcc: 'ENABLE EMCC',
      homeCluster: 'HOME CLUSTER',
      imAndPresenceEnable: 'ENABLE USER FOR UNIFIED CM IM AND PRESENCE',
      calendarPresence: 'INCLUDE MEETING INFORMATION IN PRESENCE',
      enableUserToHostConferenceNow: 'ENABLE END USER TO HOST CONFERENCE NOW',
    }),
    associatedDevices: listOf('device', controlled.of(userid)),
    primaryExtension:
      primary === undefined ? undefined : { pattern: primary, routePartitionName: partitionOf(primary) },
    associatedGroups: groupsOf(row, 'ACCESS CONTROL GROUP'),
    phoneProfiles: listOf(
      'profileName',
      profiles.map((name) => reference('device', name)),
    ),
    defaultProfile: reference('device', devices.find((device) => device.isDefault)?.name),
    presenceGroupName: named(row.cell('PRESENCE GROUP')),
    serviceProfile: named(row.cell('UC SERVICE PROFILE')),
    userProfile: named(row.cell('USER PROFILE')),
    ldapDirectoryName: named(row.cell('DIRECTORY PLUGIN CONFIG')),
    ipccExtension: named(agent),
    ipccRoutePartition: reference('routepartition', partitionOf(agent)),
  }
  return { uuid, elements }
}

interface UserDevice {
  readonly name: string
  readonly association: string | undefined
  readonly isDefault: boolean
}

function devicesOf(row: TableRow): readonly UserDevice[] {
  return row.numbersOf('DEVICE NAME').flatMap((number) => {
    const k = String(number)
    const name = row.cell(`DEVICE NAME ${k}`)
    if (name === undefined) return []
    const isDefault = row.flag(`DEFAULT PROFILE ${k}`) === 'true'
    return [{ name, association: row.cell(`TYPE USER ASSOCIATION ${k}`), isDefault }]
  })
}

function extensionOf(row: TableRow, usage: string): string | undefined {
  const number = row
    .numbersOf('PRIMARY EXTENSION')
    .find((candidate) => row.cell(`TYPE PATTERN USAGE ${String(candidate)}`) === usage)
  return number === undefined ? undefined : row.cell(`PRIMARY EXTENSION ${String(number)}`)
}

/** Partition of a number by `<device> <number>`: the export names none beside a primary extension, AXL does. */
type LinePartitions = ReadonlyMap<string, string | undefined>

function partitionsByDevice(tables: ExportTables): LinePartitions {
  const partitions = new Map<string, string | undefined>()
  const sources = { phone: 'DEVICE NAME', deviceprofile: 'DEVICE PROFILE NAME' }
  for (const [table, column] of Object.entries(sources)) {
    for (const row of tables.rows(table)) {
      for (const { cells } of linesOf(row)) {
        partitions.set(`${row.cell(column) ?? ''} ${cells.pattern ?? ''}`, cells.partition)
      }
    }
  }
  return partitions
}

export function applicationUsers(tables: ExportTables): readonly AxlObject[] {
  const controlled = new Associations()
  for (const row of tables.rows('appuser')) {
    for (const device of devicesOf(row)) controlled.add(row.cell('APPLICATION USER NAME'), device.name)
  }
  addFromDevices(controlled, tables, 'phone', 'APPLICATION USER')
  addFromDevices(controlled, tables, 'ctiroutepoint', 'APPLICATION USER')
  return tables.rows('appuser').map((row) => {
    const userid = row.cell('APPLICATION USER NAME') ?? ''
    return axlObject('applicationuser', userid, {
      userid,
      ...texts(row, { password: 'PASSWORD 1', digestCredentials: 'APPLICATION USER PASSWORD REVERSE' }),
      presenceGroupName: named(row.cell('PRESENCE GROUP NAME')),
      ...flags(row, {
        acceptPresenceSubscription: 'ACCEPT PRESENCE SUBSCRIPTION',
        acceptOutOfDialogRefer: 'ACCEPT OUT-OF-DIALOG REFER',
        acceptUnsolicitedNotification: 'ACCEPT UNSOLICITED NOTIFICATION',
        allowReplaceHeader: 'ACCEPT REPLACES HEADER',
        isStandard: 'IS STANDARD APPLICATION USER',
      }),
      associatedDevices: listOf('device', controlled.of(userid)),
      associatedGroups: groupsOf(row, 'DIR GROUP NAME'),
    })
  })
}

function groupsOf(row: TableRow, column: string): AxlElements {
  const groups = row.numbersOf(column).flatMap((number) => {
    const name = row.cell(`${column} ${String(number)}`)
    return name === undefined ? [] : [{ name, userRoles: listOf('userRole', []) }]
  })
  return listOf('userGroup', groups)
}

function addFromDevices(into: Associations, tables: ExportTables, table: string, column: string): void {
  for (const row of tables.rows(table)) {
    for (const number of row.numbersOf(column))
      into.add(row.cell(`${column} ${String(number)}`), row.cell('DEVICE NAME'))
  }
}
