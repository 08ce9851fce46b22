import type { AxlDatabase } from './axl-database.js'
import type { AxlElements, AxlObject } from './axl-object.js'
import { elementText } from './axl-object.js'
import { isElements } from './write-answer.js'

/** One row by column name; an absent value is ''. */
export type SqlRow = Readonly<Record<string, string>>

/** The rows of the tables named behind FROM, joined as the keys between them say; undefined for unknown tables. */
export function sqlTable(names: readonly string[], database: AxlDatabase): readonly SqlRow[] | undefined {
  if (names.includes('processconfig')) return parameters(database)
  if (names.includes('enduserdevicemap')) return deviceMap(database, 'User')
  if (names.includes('applicationuserdevicemap')) return deviceMap(database, 'AppUser')
  if (names.includes('callforwarddynamic')) return forwards(database)
  if (names.includes('numplan')) return numbers(database)
  if (names.includes('device')) return devices(database)
  if (names.includes('routepartition')) return partitions(database)
  return undefined
}

function parameters(database: AxlDatabase): readonly SqlRow[] {
  return of(database, 'ServiceParameter').map(({ elements }) => ({
    paramname: elementText(elements, 'name'),
    paramvalue: elementText(elements, 'value'),
    name: elementText(elements, 'processNodeName'),
    service: elementText(elements, 'service'),
    server: elementText(elements, 'processNodeName'),
  }))
}

function deviceMap(database: AxlDatabase, noun: 'User' | 'AppUser'): readonly SqlRow[] {
  return of(database, noun).flatMap(({ elements }) => {
    const list = elements['associatedDevices']
    const names = list !== undefined && isElements(list) ? ((list['device'] ?? []) as readonly string[]) : []
    const userid = elementText(elements, 'userid')
    return names.map((name) => ({ userid, name, device: name, userassociation: 'Cti Control In' }))
  })
}

function forwards(database: AxlDatabase): readonly SqlRow[] {
  return of(database, 'Line').map(({ elements }) => {
    const all = elements['callForwardAll'] as AxlElements
    return {
      ...numberRow(elements),
      cfadestination: elementText(all, 'destination'),
      cfavoicemailenabled: elementText(all, 'forwardToVoiceMail') === 'true' ? 't' : 'f',
    }
  })
}

function numbers(database: AxlDatabase): readonly SqlRow[] {
  const nouns = ['Line', 'RoutePattern', 'TransPattern', 'HuntPilot', 'CallPark', 'DirectedCallPark', 'CallPickupGroup']
  return nouns.flatMap((noun) => of(database, noun).map(({ elements }) => numberRow(elements)))
}

function numberRow(elements: AxlElements): SqlRow {
  return {
    dnorpattern: elementText(elements, 'pattern'),
    name: elementText(elements, 'routePartitionName'),
    description: elementText(elements, 'description'),
    usage: elementText(elements, 'usage'),
  }
}

function devices(database: AxlDatabase): readonly SqlRow[] {
  const nouns = ['Phone', 'SipTrunk', 'CtiRoutePoint', 'DeviceProfile', 'RemoteDestinationProfile']
  return nouns.flatMap((noun) =>
    of(database, noun).map(({ uuid, elements }) => ({
      pkid: uuid.slice(1, -1).toLowerCase(),
      name: elementText(elements, 'name'),
      description: elementText(elements, 'description'),
    })),
  )
}

function partitions(database: AxlDatabase): readonly SqlRow[] {
  return of(database, 'RoutePartition').map(({ elements }) => ({
    name: elementText(elements, 'name'),
    description: elementText(elements, 'description'),
  }))
}

function of(database: AxlDatabase, noun: string): readonly AxlObject[] {
  return database.objects(noun) ?? []
}
