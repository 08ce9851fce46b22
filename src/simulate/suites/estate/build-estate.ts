import type { UcmSnapshot } from '../../../model/snapshot.js'
import { snapshotRoot } from '../../../model/snapshot-root.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { TimePeriod } from '../../../model/ucm/time-of-day.js'
import type { WrittenEstate } from '../format/estate-schema.js'
import type { WrittenCaller } from '../format/suite-schema.js'
import { addCompetitor } from './competitors.js'
import { addDevices, addPools, addTrunks } from './devices.js'
import type { LineOf } from './estate-objects.js'
import { EstateObjects, given } from './estate-objects.js'
import { addRouteGroups, addRouteLists } from './route-lists.js'
import { calledSide } from './transformations.js'

/**
 * The snapshot that an estate of a suite stands for. Every object names the suite and the line where it was
 * written. Search spaces that `callers` write as lists are made as well.
 */
export function buildEstate(
  written: WrittenEstate,
  place: { readonly file: string; readonly line: LineOf },
  callers: readonly WrittenCaller[],
): UcmSnapshot {
  const objects = new EstateObjects(place.file, written.absentPartitions)
  addTimeOfDay(objects, written, place.line)
  addNamedSearchSpaces(objects, written, place.line)
  for (const [index, competitor] of written.patterns.entries()) {
    addCompetitor(objects, competitor, place.line(['patterns', index]), written.devices)
  }
  addTrunks(objects, written.trunks, place.line)
  addRouteGroups(objects, written, place.line)
  addRouteLists(objects, written.routeLists, place.line)
  addPools(objects, written.pools, place.line)
  addDevices(objects, written.devices, place.line)
  addTransformationPatterns(objects, written, place.line)
  addRest(objects, written, place.line)
  for (const caller of callers) addCallersSearchSpaces(objects, caller, place.line([]))
  const all = objects.objects()
  return {
    system: 'ucm',
    root: snapshotRoot(all),
    cluster: {},
    objects: all,
    members: [],
    absentColumns: [],
    findings: [],
  }
}

function addTimeOfDay(objects: EstateObjects, { partitions, periods, schedules }: WrittenEstate, line: LineOf): void {
  for (const [name, partition] of Object.entries(partitions)) {
    const { schedule, zone } = partition ?? {}
    const value = { name, ...given('timeSchedule', schedule), ...given('timeZone', zone) }
    objects.add('partition', name, line(['partitions', name]), value)
  }
  for (const [name, written] of Object.entries(schedules)) {
    objects.add('time-schedule', name, line(['schedules', name]), { name, periods: written })
  }
  for (const [name, written] of Object.entries(periods)) {
    objects.add('time-period', name, line(['periods', name]), {
      name,
      ...given('startMinute', minuteOf(written.from)),
      ...given('endMinute', minuteOf(written.to)),
      days:
        'days' in written ? { kind: 'week', ...ends(written.days) } : { kind: 'year', ...ends(written.dates, dayOf) },
    } satisfies TimePeriod)
  }
}

function ends<T>(both: readonly [T, T]): { readonly from: T; readonly to: T }
function ends<T, U>(both: readonly [T, T], read: (each: T) => U): { readonly from: U; readonly to: U }
function ends([from, to]: readonly [unknown, unknown], read = (each: unknown): unknown => each) {
  return { from: read(from), to: read(to) }
}

function minuteOf(clock: string | undefined): number | undefined {
  const [hour, minute] = clock?.split(':') ?? []
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute)
}

function dayOf(written: string): { readonly month: number; readonly day: number } {
  const [month, day] = written.split('-')
  return { month: Number(month), day: Number(day) }
}

function addNamedSearchSpaces(objects: EstateObjects, { searchSpaces }: WrittenEstate, line: LineOf): void {
  for (const [name, partitions] of Object.entries(searchSpaces)) {
    const row = line(['searchSpaces', name])
    objects.add('css', name, row, { name, partitions })
    for (const partition of partitions) objects.partition(partition, row)
  }
}

function addCallersSearchSpaces(objects: EstateObjects, caller: WrittenCaller, line: number): void {
  if (typeof caller === 'string') return
  const spaces = Array.isArray(caller) ? [caller] : [caller.css, caller.deviceCss, caller.aarCss]
  for (const space of spaces) objects.searchSpace(space, line)
}

function addTransformationPatterns(objects: EstateObjects, { transformations }: WrittenEstate, line: LineOf): void {
  for (const [index, written] of transformations.entries()) {
    const row = line(['transformations', index])
    const at = 'called' in written ? written.called : written.calling
    const key = patternKey(at.pattern, at.partition)
    objects.partition(at.partition, row)
    if ('called' in written) {
      objects.add('called-transformation-pattern', key, row, { ...at, called: calledSide(written) })
      continue
    }
    const { discard, externalMask, mask, prefix } = written
    const calling = {
      ...given('discard', discard),
      ...given('useExternalPhoneNumberMask', externalMask),
      ...given('mask', mask),
      ...given('prefix', prefix),
    }
    objects.add('calling-transformation-pattern', key, row, { ...at, calling })
  }
}

function addRest(objects: EstateObjects, { sipRoutes, codes, parameters }: WrittenEstate, line: LineOf): void {
  for (const [index, { sipRoute, to, block }] of sipRoutes.entries()) {
    const row = line(['sipRoutes', index])
    objects.partition(sipRoute.partition, row)
    objects.add('sip-route-pattern', patternKey(sipRoute.pattern, sipRoute.partition), row, {
      ...sipRoute,
      block: block === true,
      ...given('target', to),
    })
  }
  for (const [name, level] of Object.entries(codes)) {
    objects.add('authorization-code', name, line(['codes', name]), { name, level })
  }
  for (const [name, value] of Object.entries(parameters)) {
    const server = 'EnterpriseWideData'
    objects.add('service-parameter', `${server}|${name}`, line(['parameters', name]), { server, name, value })
  }
}
