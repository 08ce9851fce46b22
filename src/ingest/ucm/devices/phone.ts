import { compareText } from '../../../findings/finding.js'
import type { Phone } from '../../../model/ucm/phone.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read, Row } from '../row.js'
import { groupReader, type TableReader } from '../table-reader.js'
import { deviceClass } from './device-class.js'
import { deviceKeysReader } from './device-keys.js'
import { type DeviceLines, linesReader } from './lines.js'
import { mobilityIdentityReader, remoteDestinationsReader } from './mobility.js'
import { reducedExport } from './reduced-export.js'

/** What an import set writes where the device name will stand (`ucm-exports` 2). */
const PLACEHOLDER = 'MACADDRESS'

/** phone.csv, and import sets of phones under any name (`ucm-exports` 1.3, 2). */
export const phoneReader: TableReader = {
  member: 'phone.csv',
  open(columns, draft) {
    const readName = columns.text('DEVICE NAME')
    const device = phoneColumns(columns)
    const lines = linesReader(columns, 'phone')
    draft.findings.push(...reducedExport(columns))
    return (row) => {
      const name = readName(row)
      if (name === undefined) return false
      const key = name === PLACEHOLDER ? placeholderKey(columns.file, row) : name
      const found = lines(row, key)
      draft.add('phone', key, device(row, name, found), { file: columns.file, row: row.number })
      for (const sighting of found.sightings) draft.sightings.push(sighting)
      return true
    }
  },
}

/** Phones of an import set have no name yet: file and row are all that tells them apart. */
function placeholderKey(file: string, row: Row): string {
  const site = file === 'phone.csv' ? '' : `${file.replace(/\.csv$/i, '')}:`
  return `${PLACEHOLDER}#${site}${row.number}`
}

/** True for the header of a table of phones, whatever the file is called. */
export function looksLikePhones(columns: Columns): boolean {
  return columns.has('DEVICE NAME') && columns.has('DIRECTORY NUMBER 1') && columns.has('PHONE BUTTON TEMPLATE')
}

type ReadPhone = (row: Row, name: string, lines: DeviceLines) => Phone

function phoneColumns(columns: Columns): ReadPhone {
  const description = columns.text('DESCRIPTION')
  const deviceType = columns.text('DEVICE TYPE')
  const protocol = columns.text('DEVICE PROTOCOL')
  const devicePool = columns.text('DEVICE POOL')
  const callingSearchSpace = columns.text('CSS')
  const aarCallingSearchSpace = columns.optionalText('AAR CSS')
  const reroutingCss = columns.optionalText('REROUTING CALLING SEARCH SPACE')
  // Releases before 9 have one search space for the caller id, for all directions.
  const transformationCss = columns.optionalText(
    'CALLER ID CALLING PARTY TRANSFORMATION CSS',
    'CALLING PARTY TRANSFORMATION CSS',
  )
  const usesPoolTransformationCss = columns.optional.flag('CALLER ID USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS')
  const location = columns.text('LOCATION')
  const ownerUserId = columns.text('OWNER USER ID')
  const userIds = names(columns, 'USER ID')
  const applicationUsers = names(columns, 'APPLICATION USER')
  const mobilityUserId = columns.text('MOBILITY USER ID')
  const extensionMobility = columns.flag('EXTENSION MOBILITY')
  const builtInBridge = columns.text('BUILT IN BRIDGE')
  const loggedIntoHuntGroup = columns.flag('LOGGED INTO HUNT GROUP')
  const elinGroup = columns.text('EMERGENCY LOCATION (ELIN) GROUP')
  const mobilityIdentity = mobilityIdentityReader(columns)
  const remoteDestinations = remoteDestinationsReader(columns)
  const keys = deviceKeysReader(columns)
  return (row, name, lines) => {
    const type = deviceType(row)
    return present<Phone>({
      name,
      description: description(row),
      deviceType: type,
      deviceClass: deviceClass(type, name),
      protocol: protocol(row),
      devicePool: devicePool(row),
      callingSearchSpace: callingSearchSpace(row),
      aarCallingSearchSpace: aarCallingSearchSpace(row),
      reroutingCallingSearchSpace: reroutingCss(row),
      callingTransformationCss: transformationCss(row),
      usesPoolCallingTransformationCss: usesPoolTransformationCss(row),
      location: location(row),
      ownerUserId: ownerUserId(row),
      userIds: userIds(row),
      // An export lists them in no order.
      applicationUsers: applicationUsers(row).toSorted(compareText),
      mobilityUserId: mobilityUserId(row),
      extensionMobility: extensionMobility(row) ?? false,
      builtInBridge: builtInBridge(row),
      loggedIntoHuntGroup: loggedIntoHuntGroup(row),
      elinGroup: elinGroup(row),
      mobilityIdentity: mobilityIdentity(row),
      remoteDestinations: remoteDestinations(row),
      ...keys(row),
      lines: lines.appearances,
      owner: { rule: 'none' },
    })
  }
}

function names(columns: Columns, group: string): Read<readonly string[]> {
  return groupReader(columns, group, (k) => columns.text(`${group} ${k}`))
}
