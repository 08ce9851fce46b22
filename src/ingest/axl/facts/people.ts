import { elementsAt, textAt, type XmlElement } from '../protocol/xml-tree.js'
import { asGiven, type AxlGroup, type AxlTable, flag, leaf, own, text } from './axl-table.js'

/** Passwords, PINs, digests and access codes are never asked for (`ucm-exports` 1.5). */
export const endUsers: AxlTable = {
  member: 'enduser.csv',
  sources: [
    {
      list: 'listUser',
      criteria: ['userid'],
      listTags: 'userid',
      get: {
        operation: 'getUser',
        tags:
          'firstName displayName lastName userid mailid department manager associatedDevices(device) ' +
          'primaryExtension(pattern routePartitionName) associatedGroups(userGroup(name)) phoneProfiles(profileName) ' +
          'status ctiControlledDeviceProfiles(profileName) homeCluster serviceProfile directoryUri telephoneNumber ' +
          'title ldapDirectoryName ipccExtension',
      },
    },
  ],
  columns: [
    text('FIRST NAME', 'firstName'),
    text('LAST NAME', 'lastName'),
    text('USER ID', 'userid'),
    text('MANAGER', 'manager'),
    text('DEPARTMENT', 'department'),
    text('TELEPHONE NUMBER', 'telephoneNumber'),
    text('MAIL ID', 'mailid'),
    text('STATUS', 'status'),
    text('TITLE', 'title'),
    text('DIRECTORY PLUGIN CONFIG', 'ldapDirectoryName'),
    text('DIRECTORY URI', 'directoryUri'),
    flag('HOME CLUSTER', 'homeCluster'),
    text('UC SERVICE PROFILE', 'serviceProfile'),
    text('DISPLAY NAME', 'displayName'),
  ],
  groups: [
    { repetitions: asGiven('associatedGroups.userGroup'), columns: [text('ACCESS CONTROL GROUP #', 'name')] },
    devices(['associatedDevices.device', 'ctiControlledDeviceProfiles.profileName'], ['phoneProfiles.profileName']),
    {
      repetitions: (item) => counted(extensions(item)),
      columns: [own('PRIMARY EXTENSION #'), text('TYPE PATTERN USAGE #', 'usage')],
    },
  ],
}

export const applicationUsers: AxlTable = {
  member: 'appuser.csv',
  sources: [
    {
      list: 'listAppUser',
      criteria: ['userid'],
      listTags: 'userid',
      get: {
        operation: 'getAppUser',
        tags: 'userid associatedDevices(device) ctiControlledDeviceProfiles(deviceProfile)',
      },
    },
  ],
  columns: [text('APPLICATION USER NAME', 'userid')],
  groups: [devices(['associatedDevices.device', 'ctiControlledDeviceProfiles.deviceProfile'], [])],
}

/** Devices that the user controls, then profiles to log in with (`ucm-exports` 1.5). */
function devices(controlled: readonly string[], available: readonly string[]): AxlGroup {
  const named = (item: XmlElement, paths: readonly string[], association: string): readonly XmlElement[] =>
    paths
      .flatMap((path) => elementsAt(item, path))
      .map(({ text: name }) => leaf(name, [child('association', association)]))
  return {
    repetitions: (item) =>
      counted([...named(item, controlled, 'Cti Control In'), ...named(item, available, 'Profile Available')]),
    columns: [own('DEVICE NAME #'), text('TYPE USER ASSOCIATION #', 'association')],
  }
}

/** The extension of a person, and the one of an agent of Contact Center Express. */
function extensions(item: XmlElement): readonly XmlElement[] {
  return [
    leaf(textAt(item, 'primaryExtension.pattern'), [child('usage', 'Primary')]),
    leaf(textAt(item, 'ipccExtension'), [child('usage', 'ICD')]),
  ].filter(({ text: number }) => number !== '')
}

function child(name: string, content: string): XmlElement {
  return { ...leaf(content), name }
}

function counted(items: readonly XmlElement[]): ReturnType<AxlGroup['repetitions']> {
  return items.map((item, position) => ({ number: position + 1, item }))
}
