import type { AxlObject } from '../axl-object.js'
import { reference } from '../axl-object.js'
import type { ExportTables } from '../export-table.js'
import { axlObject, listOf, named, texts } from './object-builder.js'

/** In the database and in AXL's lists, but in no export (`ucm-exports` 1.6). */
const UNLISTED_PARTITION = 'Directory URI'

export function routePartitions(tables: ExportTables): readonly AxlObject[] {
  const listed = tables.rows('partition').map((row) => {
    const name = row.cell('NAME') ?? ''
    return axlObject('routepartition', name, {
      ...texts(row, { description: 'DESCRIPTION', timeZone: 'SPECIFIC TIME ZONE' }),
      name,
      timeScheduleIdName: named(row.cell('TIME SCHEDULE')),
      useOriginatingDeviceTimeZone: row.flag('ORIGINATING DEVICE'),
      partitionUsage: 'General',
    })
  })
  const builtIn = axlObject('routepartition', UNLISTED_PARTITION, {
    name: UNLISTED_PARTITION,
    description: 'Directory URI',
    useOriginatingDeviceTimeZone: 'true',
    timeZone: 'Etc/GMT',
    partitionUsage: 'General',
  })
  const isListed = listed.some((partition) => partition.uuid === builtIn.uuid)
  return [...listed, ...(isListed ? [] : [builtIn]), ...intercomPartitions(tables)]
}

/** The database has one table; the usage tells intercom partitions and search spaces from the others. */
function intercomPartitions(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('intercomroutepartition').map((row) => {
    const name = row.cell('NAME') ?? ''
    return axlObject('routepartition', name, {
      ...texts(row, { description: 'DESCRIPTION', timeZone: 'TIME ZONE' }),
      name,
      timeScheduleIdName: named(row.cell('TIME SCHEDULE')),
      useOriginatingDeviceTimeZone: row.flag('USE ORIGINATING DEVICE TIME ZONE'),
      partitionUsage: 'Intercom',
    })
  })
}

export function callingSearchSpaces(tables: ExportTables): readonly AxlObject[] {
  return [...tables.rows('css'), ...tables.rows('intercomcss')].map((row) => {
    const name = row.cell('NAME') ?? ''
    const members = row.numbersOf('ROUTE PARTITION').flatMap((number) => {
      const partition = row.cell(`ROUTE PARTITION ${String(number)}`)
      if (partition === undefined) return []
      return [{ routePartitionName: reference('routepartition', partition), index: String(number) }]
    })
    const clause = members.map((member) => member.routePartitionName?.name ?? '').join(':')
    return axlObject('callingsearchspace', name, {
      ...texts(row, { description: 'DESCRIPTION', partitionUsage: 'TYPE OF PARTITION USAGE' }),
      name,
      clause: clause === '' ? undefined : clause,
      members: listOf('member', members),
    })
  })
}
