import type { AxlObject } from './axl-object.js'
import { reference, textOf } from './axl-object.js'
import type { ExportMember } from './export-table.js'
import { ExportTables } from './export-table.js'
import * as devices from './objects/devices.js'
import * as features from './objects/features.js'
import * as hunting from './objects/hunting.js'
import { directoryNumbers, intercomNumbers } from './objects/lines.js'
import * as partitions from './objects/partitions.js'
import * as patterns from './objects/patterns.js'
import * as people from './objects/people.js'
import * as routing from './objects/routing.js'
import * as sites from './objects/sites.js'
import { AXL_SCHEMA } from './read-schema.js'
import { checkElements } from './write-answer.js'

type ObjectReader = (tables: ExportTables) => readonly AxlObject[]

const NONE: ObjectReader = () => []

/** How the objects of each noun are made from the tables of an export. What an export never lists is empty. */
const READERS: Readonly<Record<string, ObjectReader>> = {
  RoutePartition: partitions.routePartitions,
  Css: partitions.callingSearchSpaces,
  RoutePattern: patterns.routePatterns,
  TransPattern: patterns.translationPatterns,
  SipRoutePattern: patterns.sipRoutePatterns,
  CallingPartyTransformationPattern: patterns.callingTransformations,
  CalledPartyTransformationPattern: patterns.calledTransformations,
  MeetMe: patterns.meetMeNumbers,
  RouteFilter: patterns.routeFilters,
  HuntPilot: hunting.huntPilots,
  HuntList: hunting.huntLists,
  LineGroup: hunting.lineGroups,
  CallPickupGroup: hunting.callPickupGroups,
  RouteList: routing.routeLists,
  RouteGroup: routing.routeGroups,
  LocalRouteGroup: routing.localRouteGroups,
  SipTrunk: routing.sipTrunks,
  SipTrunkSecurityProfile: routing.securityProfiles,
  SipProfile: routing.sipProfiles,
  CallPark: features.callParks,
  DirectedCallPark: features.directedCallParks,
  VoiceMailPilot: features.voiceMailPilots,
  VoiceMailProfile: features.voiceMailProfiles,
  RecordingProfile: features.recordingProfiles,
  TransformationProfile: features.transformationProfiles,
  FacInfo: features.authorizationCodes,
  CmcInfo: features.matterCodes,
  DevicePool: sites.devicePools,
  Location: sites.locations,
  Region: sites.regions,
  CallManagerGroup: sites.callManagerGroups,
  CallManager: sites.callManagers,
  ProcessNode: sites.processNodes,
  DateTimeGroup: sites.dateTimeGroups,
  TimePeriod: sites.timePeriods,
  TimeSchedule: sites.timeSchedules,
  ServiceParameter: sites.serviceParameters,
  LdapDirectory: sites.ldapDirectories,
  LdapFilter: sites.ldapFilters,
  Phone: devices.phones,
  DeviceProfile: devices.deviceProfiles,
  RemoteDestinationProfile: devices.remoteDestinationProfiles,
  RemoteDestination: devices.remoteDestinations,
  CtiRoutePoint: devices.ctiRoutePoints,
  Line: (tables) => [...directoryNumbers(tables), ...intercomNumbers(tables)],
  User: people.endUsers,
  AppUser: people.applicationUsers,
  H323Trunk: NONE,
  H323Gateway: NONE,
  Gateway: NONE,
  AarGroup: NONE,
  MediaResourceGroup: NONE,
  MediaResourceList: NONE,
  MessageWaiting: NONE,
  VoiceMailPort: NONE,
  MobilityProfile: NONE,
}

/** Nouns whose objects stand in the route plan report. */
const ROUTE_PLAN = [
  ...['RoutePattern', 'TransPattern', 'HuntPilot', 'Line', 'CallPark', 'DirectedCallPark', 'CallPickupGroup'],
  ...['MeetMe', 'SipRoutePattern', 'CallingPartyTransformationPattern', 'CalledPartyTransformationPattern'],
]

/** The objects of one cluster by noun, made when they are first asked for. */
export class AxlDatabase {
  private readonly tables: ExportTables
  private readonly made = new Map<string, readonly AxlObject[]>()
  private readonly byUuid = new Map<string, ReadonlyMap<string, AxlObject>>()

  constructor(members: readonly ExportMember[]) {
    this.tables = new ExportTables(members)
  }

  /** Nouns of which there are objects, also of none: `Phone`, `HuntPilot`, … */
  get nouns(): readonly string[] {
    return [...Object.keys(READERS), 'RoutePlan']
  }

  /** Objects of a noun in the order of the export; undefined for an unknown noun. */
  objects(noun: string): readonly AxlObject[] | undefined {
    const known = this.made.get(noun)
    if (known !== undefined) return known
    const reader = noun === 'RoutePlan' ? () => this.routePlan() : READERS[noun]
    const objects = reader?.(this.tables)
    if (objects === undefined) return undefined
    const type = noun === 'RoutePlan' ? 'LRoutePlan' : `R${noun}`
    for (const object of objects) checkElements(type, AXL_SCHEMA.fieldsOf(type), object.elements)
    this.made.set(noun, objects)
    return objects
  }

  objectByUuid(noun: string, uuid: string): AxlObject | undefined {
    const objects = this.objects(noun) ?? []
    const index = this.byUuid.get(noun) ?? new Map(objects.map((object) => [object.uuid, object]))
    this.byUuid.set(noun, index)
    return index.get(`{${uuid.replaceAll(/[{}]/g, '').toUpperCase()}}`)
  }

  /** `14.0.1.13900(155)`, from the line `CCM : master-14.0.1.13900-155.i386` of header.txt. */
  get release(): string {
    const [, release = '', build = ''] =
      /^CCM\s*:\s*(?:\w+-)?([\d.]+)-(\d+)/m.exec(this.tables.text('header.txt')) ?? []
    return `${release}(${build})`
  }

  private routePlan(): readonly AxlObject[] {
    return ROUTE_PLAN.flatMap((noun) =>
      (this.objects(noun) ?? []).map(({ uuid, elements }) => {
        const { pattern, routePartitionName, usage } = elements
        const partition = reference('routepartition', textOf(routePartitionName) || undefined)
        return { uuid, elements: { dnOrPattern: pattern, partition, type: usage } }
      }),
    )
  }
}
