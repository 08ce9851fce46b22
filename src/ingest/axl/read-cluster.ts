import { compareText } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { AxlPort, InputMember } from '../ports.js'
import { clusterIdOf } from '../ucm/input-set.js'
import { ClusterMembers } from './cluster-members.js'
import {
  ctiRoutePoints,
  deviceProfiles,
  phones,
  remoteDestinationProfiles,
  remoteDestinations,
} from './facts/devices.js'
import { intercomNumbers, isDirectoryNumber, isIntercom, numberSource, unassignedNumbers } from './facts/numbers.js'
import { applicationUsers, endUsers } from './facts/people.js'
import { PLAIN_TABLES } from './facts/plain-tables.js'
import { byName, keyOfNumber, type Related, usersBy } from './facts/related.js'
import { gateways } from './facts/trunks.js'
import { readGatewayPorts } from './gateway-ports.js'
import { readParameters } from './parameters.js'
import { openSession } from './protocol/open-session.js'
import { elementAt, elementsAt, type XmlElement } from './protocol/xml-tree.js'

export interface ReadClusterOptions {
  /** The one version of AXL to speak; otherwise the newest that the node knows. */
  readonly version?: string
  /** The cluster that is meant, and its name where the node says no ClusterID. */
  readonly cluster?: string
  /** ISO date of today, for header.txt. */
  readonly today: string
  /** Progress and refusals, one line each. */
  readonly talk: (text: string) => void
}

/**
 * Reads a cluster over AXL and writes down what it says as the members of a bulk export, with the
 * export's own names of files and columns, so that the same reader takes in both (`ucm-exports` 3.2).
 * Nothing is written to the cluster, and no secret is asked for.
 *
 * What the node refuses becomes a member that header.txt lists and that is absent, and a line `Note` there.
 *
 * @throws UserError when the node cannot be asked, an answer is not whole, or it is not clear which cluster it is of
 */
export async function readCluster(port: AxlPort, options: ReadClusterOptions): Promise<readonly InputMember[]> {
  const { session, release } = await openSession(port, options.version)
  const talk = (text: string): void => {
    options.talk(port.scrub(text))
  }
  talk(`${port.address}: Unified CM ${release}, AXL ${session.version}`)
  const members = new ClusterMembers(session, talk)
  // First: which cluster it is must be clear before hours are spent on it.
  requireCluster(port.address, await readParameters(members), options.cluster)
  for (const table of PLAIN_TABLES) await members.read(table)
  await members.read(gateways, (items) => readGatewayPorts(members, items))
  await readPeopleAndDevices(members)
  const all = [members.header({ release, address: port.address, today: options.today }), ...members.members()]
  return all.sort((a, b) => compareText(a.name, b.name))
}

/** Never a cluster without a name: the node has one, and was only not allowed or able to say it. */
function requireCluster(address: string, id: string | undefined, named: string | undefined): void {
  const claims = id === undefined ? [] : [{ id, input: address }]
  if (clusterIdOf(claims, named) !== undefined) return
  throw new UserError(`${address} does not say its ClusterID: the enterprise parameters could not be read`, {
    kind: 'usage',
    hint: 'say --cluster NAME, the name that this cluster has or is to have in the workspace',
  })
}

/** Rows of devices name their users and repeat what belongs to their numbers, so these are read first. */
async function readPeopleAndDevices(members: ClusterMembers): Promise<void> {
  const users = await members.read(endUsers)
  const applications = await members.read(applicationUsers)
  const numbers = await members.objects(unassignedNumbers.member, numberSource)
  const destinations = await members.read(remoteDestinations)
  const controlled = 'associatedDevices.device'
  const related: Related = {
    numbers: numbers && new Map(numbers.map((number) => [keyOfNumber(number), number])),
    usersOfDevice: users && usersBy(users, controlled),
    usersOfProfile: users && usersBy(users, 'phoneProfiles.profileName'),
    destinationsOfDevice: destinations && byName(destinations, 'ctiRemoteDeviceName'),
    mobileOfDevice: destinations && byName(destinations, 'dualModeDeviceName'),
    applicationsOfDevice: applications && usersBy(applications, controlled),
  }
  members.relate(related)
  const carriers: (readonly XmlElement[] | undefined)[] = []
  for (const table of [phones, deviceProfiles, remoteDestinationProfiles, ctiRoutePoints]) {
    carriers.push(await members.read(table))
  }
  if (numbers === undefined) {
    members.absent(intercomNumbers.member, 'numbers could not be read')
    return
  }
  members.write(intercomNumbers, numbers.filter(isIntercom))
  members.write(unassignedNumbers, unassigned(numbers.filter(isDirectoryNumber), carriers))
}

/**
 * Numbers that no row of a device carries (`ucm-exports` 1.4): those without a device, and those on
 * a port of a gateway. Where some devices could not be read, only the number itself can tell.
 */
function unassigned(
  numbers: readonly XmlElement[],
  carriers: readonly (readonly XmlElement[] | undefined)[],
): readonly XmlElement[] {
  const isComplete = carriers.every((devices) => devices !== undefined)
  const carried = new Set(
    carriers.flatMap((devices) =>
      (devices ?? []).flatMap((device) =>
        elementsAt(device, 'lines.line').map((line) => keyOfNumber(elementAt(line, 'dirn'))),
      ),
    ),
  )
  return numbers.filter((number) => {
    if (carried.has(keyOfNumber(number))) return false
    return isComplete || elementsAt(number, 'associatedDevices.device').length === 0
  })
}
