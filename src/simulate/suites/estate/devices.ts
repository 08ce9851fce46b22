import type { WrittenEstate } from '../format/estate-schema.js'
import type { EstateObjects, LineOf } from './estate-objects.js'
import { given } from './estate-objects.js'

/** Trunks of a suite: SIP, without destinations. */
export function addTrunks(objects: EstateObjects, trunks: WrittenEstate['trunks'], line: LineOf): void {
  for (const [name, written] of Object.entries(trunks)) {
    const row = line(['trunks', name])
    const trunk = written ?? {}
    const usesPool = trunk.usesPoolTransformationCss
    objects.add('trunk', name, row, {
      name,
      ...given('callingSearchSpace', objects.searchSpace(trunk.css, row)),
      ...given('devicePool', trunk.pool),
      ...given('classification', trunk.classification),
      ...given('reroutingCallingSearchSpace', objects.searchSpace(trunk.reroutingCss, row)),
      ...given('aarCallingSearchSpace', objects.searchSpace(trunk.aarCss, row)),
      ...given('calledTransformationCss', objects.searchSpace(trunk.calledTransformationCss, row)),
      ...given('callingTransformationCss', objects.searchSpace(trunk.callingTransformationCss, row)),
      ...given('usesPoolCalledTransformationCss', usesPool),
      ...given('usesPoolCallingTransformationCss', usesPool),
      ...given('significantDigits', trunk.significantDigits),
      ...given('prefixDn', trunk.prefix),
      destinations: [],
    })
  }
}

/** Device pools, each with a date/time group of its own where it says a zone. */
export function addPools(objects: EstateObjects, pools: WrittenEstate['pools'], line: LineOf): void {
  for (const [name, pool] of Object.entries(pools)) {
    const row = line(['pools', name])
    const group = pool.zone === undefined ? undefined : `clock of ${name}`
    if (group !== undefined && pool.zone !== undefined) {
      objects.add('date-time-group', group, row, { name: group, timeZone: pool.zone })
    }
    objects.add('device-pool', name, row, {
      name,
      ...given('dateTimeGroup', group),
      localRouteGroups: Object.entries(pool.localRouteGroups).map(([localRouteGroup, routeGroup]) => ({
        localRouteGroup,
        routeGroup,
      })),
      ...given('calledTransformationCss', objects.searchSpace(pool.calledTransformationCss, row)),
      ...given('callingTransformationCss', objects.searchSpace(pool.callingTransformationCss, row)),
    })
  }
}

/** Phones with one line each, and their owners. */
export function addDevices(objects: EstateObjects, devices: WrittenEstate['devices'], line: LineOf): void {
  for (const [name, device] of Object.entries(devices)) {
    const row = line(['devices', name])
    const { owner } = device
    if (owner !== undefined) {
      objects.add('end-user', owner, row, {
        userId: owner,
        active: true,
        accessControlGroups: [],
        devices: [],
        primaryExtensions: [],
      })
    }
    objects.partition(device.line.partition, row)
    objects.add('phone', name, row, {
      name,
      deviceClass: 'desk-phone',
      ...given('devicePool', device.pool),
      ...given('callingSearchSpace', objects.searchSpace(device.css, row)),
      ...given('aarCallingSearchSpace', objects.searchSpace(device.aarCss, row)),
      ...given('ownerUserId', owner),
      userIds: [],
      applicationUsers: [],
      extensionMobility: false,
      lines: [
        {
          index: 1,
          dn: device.line.pattern,
          ...given('partition', device.line.partition),
          ...given('externalPhoneNumberMask', device.externalMask),
        },
      ],
      owner: owner === undefined ? { rule: 'none' } : { rule: 'owner-user-id', userId: owner },
    })
  }
}
