import type { JsonObject, JsonValue } from '../../../execute/ports.js'
import type { WebexAddress } from '../../../model/webex/location.js'
import {
  byName,
  type CallingLocation,
  checkNewName,
  checkRoute,
  needCallingLocation,
  needLocation,
  routeName,
} from '../addresses.js'
import { mintId } from '../minted-ids.js'
import { type Asked, contains, created, DONE, ok, type Operations, page } from '../operation.js'
import { json, missing, notFound, Refusal } from '../refusal.js'
import type { RequestBody } from '../request-body.js'
import type { CallingSettings, LocationRow, RouteId, WebexTables } from '../webex-tables.js'

const LANGUAGE = /^[a-z]{2}_[a-z0-9]{2,3}$/
const ROUTE_TYPES = ['TRUNK', 'ROUTE_GROUP'] as const

/** Locations in their two stages, internal dialing and the PSTN connection (`webex-api` 5.2, 5.4, 5.6). */
export const LOCATION_OPERATIONS: Operations = {
  listLocations: {
    method: 'GET',
    path: '/locations',
    run: (asked) => {
      const rows = byName(asked.tables.locations.all()).filter(
        ({ id, name }) => contains(asked.query('name'), name) && [undefined, id].includes(asked.query('id')),
      )
      return ok({ items: rows.map((row) => locationItem(asked, row)) })
    },
  },
  getLocation: {
    method: 'GET',
    path: '/locations/{locationId}',
    run: (asked) => ok(locationItem(asked, needLocation(asked.tables, asked.id('locationId')))),
  },
  createLocation: {
    method: 'POST',
    path: '/locations',
    run: ({ tables, body }) => {
      const name = body.needText('name')
      if (name.length > 256) throw new Refusal(400, 'Location name is longer than 256 characters')
      checkNewName(tables.locations.all(), 'Location', name)
      const timeZone = body.needText('timeZone')
      const preferredLanguage = body.needText('preferredLanguage')
      const announcementLanguage = language(body.needText('announcementLanguage'))
      const address = newAddress(body)
      const id = mintId(tables, 'LOCATION', name)
      const calling = undefined
      tables.locations.put(id, { id, name, timeZone, preferredLanguage, announcementLanguage, address, calling })
      return created({ id })
    },
  },
  updateLocation: {
    method: 'PUT',
    path: '/locations/{locationId}',
    run: (asked) => {
      const { tables, body } = asked
      const row = needLocation(tables, asked.id('locationId'))
      const name = body.text('name') ?? row.name
      checkNewName(tables.locations.all(), 'Location', name, row.id)
      const address = body.object('address')
      tables.locations.put(row.id, {
        ...row,
        name,
        timeZone: body.text('timeZone') ?? row.timeZone,
        preferredLanguage: body.text('preferredLanguage') ?? row.preferredLanguage,
        address: address === undefined ? row.address : addressOf(address),
      })
      return DONE
    },
  },
  listCallingLocations: {
    method: 'GET',
    path: '/telephony/config/locations',
    run: (asked) => {
      const rows = byName(asked.tables.locations.all()).flatMap((row) =>
        row.calling === undefined || !contains(asked.query('name'), row.name) ? [] : [{ ...row, calling: row.calling }],
      )
      return ok({ locations: page(asked, rows).map((row) => json({ id: row.id, name: row.name, ...dialing(row) })) })
    },
  },
  enableLocationForCalling: {
    method: 'POST',
    path: '/telephony/config/locations',
    run: ({ tables, body }) => {
      const row = needLocation(tables, body.needText('id'))
      if (body.needText('name').length > 80) throw new Refusal(400, 'Location name is longer than 80 characters')
      body.needText('timeZone')
      body.needText('preferredLanguage')
      newAddress(body)
      const announcementLanguage = language(body.needText('announcementLanguage'))
      if (row.calling !== undefined) throw new Refusal(409, `Location ${row.name} is already enabled for calling`)
      tables.locations.put(row.id, { ...row, calling: { ...FRESH, announcementLanguage } })
      return created({ id: row.id })
    },
  },
  getCallingLocation: {
    method: 'GET',
    path: '/telephony/config/locations/{locationId}',
    run: (asked) => {
      const row = needCallingLocation(asked.tables, asked.id('locationId'))
      const { announcementLanguage, pstn } = row.calling
      const connection = pstn === undefined ? undefined : json({ type: pstn.type, id: pstn.id })
      return ok(json({ id: row.id, name: row.name, announcementLanguage, connection, ...dialing(row) }))
    },
  },
  updateCallingLocation: {
    method: 'PUT',
    path: '/telephony/config/locations/{locationId}',
    run: updateCallingLocation,
  },
  generateLocationPassword: {
    method: 'POST',
    path: '/telephony/config/locations/{locationId}/actions/generatePassword/invoke',
    run: (asked) => {
      needCallingLocation(asked.tables, asked.id('locationId'))
      return ok({ exampleSipPassword: 'Rehearsal-0nly-Passw0rd' })
    },
  },
  getInternalDialing: {
    method: 'GET',
    path: '/telephony/config/locations/{locationId}/internalDialing',
    run: (asked) => {
      const route = needCallingLocation(asked.tables, asked.id('locationId')).calling.unknownExtensionRoute
      if (route === undefined) return ok({ enableUnknownExtensionRoutePolicy: false })
      const name = routeName(asked.tables, route)
      const unknownExtensionRouteIdentity = { id: route.id, name, type: route.type }
      return ok({ enableUnknownExtensionRoutePolicy: true, unknownExtensionRouteIdentity })
    },
  },
  updateInternalDialing: {
    method: 'PUT',
    path: '/telephony/config/locations/{locationId}/internalDialing',
    run: (asked) => {
      const row = needCallingLocation(asked.tables, asked.id('locationId'))
      const route = routeOf(asked.tables, asked.body.object('unknownExtensionRouteIdentity'), 'type', 'id')
      const enabled = asked.body.flag('enableUnknownExtensionRoutePolicy') ?? false
      if (enabled && route === undefined) throw new Refusal(400, 'The unknown extension route names no trunk or group')
      putCalling(asked.tables, row, { unknownExtensionRoute: enabled ? route : undefined })
      return DONE
    },
  },
  getPstnConnection: {
    method: 'GET',
    path: '/telephony/pstn/locations/{locationId}/connection',
    run: (asked) => {
      const row = needCallingLocation(asked.tables, asked.id('locationId'))
      const { pstn } = row.calling
      if (pstn === undefined) throw notFound('PSTN connection of location', row.name)
      const pstnConnectionType = 'LOCAL_GATEWAY'
      return ok({
        id: pstn.id,
        displayName: 'Premises-based PSTN',
        pstnConnectionType,
        routeType: pstn.type,
        routeId: pstn.id,
      })
    },
  },
  setPstnConnection: {
    method: 'PUT',
    path: '/telephony/pstn/locations/{locationId}/connection',
    run: (asked) => {
      const row = needCallingLocation(asked.tables, asked.id('locationId'))
      if (asked.body.has('id')) throw new Refusal(400, 'The twin knows no cloud PSTN provider')
      const pstn = routeOf(asked.tables, asked.body, 'premiseRouteType', 'premiseRouteId')
      putCalling(asked.tables, row, { pstn })
      return DONE
    },
  },
  getUpdateRoutingPrefixJob: {
    method: 'GET',
    path: '/telephony/config/jobs/updateRoutingPrefix/{jobId}',
    run: (asked) =>
      ok({
        id: asked.id('jobId'),
        name: 'updateRoutingPrefix',
        trackingId: asked.id('jobId'),
        sourceUserId: asked.organizationId,
        sourceCustomerId: asked.organizationId,
        targetCustomerId: asked.organizationId,
        instanceId: 1,
        latestExecutionStatus: 'COMPLETED',
        latestExecutionExitCode: 'COMPLETED',
        counts: { routingPrefixUpdated: 1, routingPrefixFailed: 0 },
      }),
  },
}

const FRESH: CallingSettings = {
  announcementLanguage: undefined,
  routingPrefix: undefined,
  outsideDialDigit: undefined,
  enforceOutsideDialDigit: false,
  mainNumber: undefined,
  pstn: undefined,
  unknownExtensionRoute: undefined,
}

function updateCallingLocation(asked: Asked) {
  const { tables, body } = asked
  const row = needCallingLocation(tables, asked.id('locationId'))
  const { calling } = row
  const routingPrefix = body.textOr('routingPrefix', calling.routingPrefix)
  checkPrefix(tables, row, routingPrefix)
  const outsideDialDigit = body.textOr('outsideDialDigit', calling.outsideDialDigit)
  if (outsideDialDigit !== undefined && !/^\d$/.test(outsideDialDigit)) {
    throw new Refusal(400, `The outside dial digit is one digit, not ${outsideDialDigit}`)
  }
  const announced = body.text('announcementLanguage')
  const connection = body.object('connection')
  putCalling(tables, row, {
    routingPrefix,
    outsideDialDigit,
    enforceOutsideDialDigit: body.flag('enforceOutsideDialDigit') ?? calling.enforceOutsideDialDigit,
    announcementLanguage: announced === undefined ? calling.announcementLanguage : language(announced),
    mainNumber: mainNumber(tables, row, body.object('callingLineId')),
    pstn: connection === undefined ? calling.pstn : routeOf(tables, connection, 'type', 'id'),
  })
  if (routingPrefix === calling.routingPrefix) return DONE
  return ok({ batchJobId: mintId(tables, 'JOB', `prefix ${row.name}`) })
}

function checkPrefix(tables: WebexTables, row: CallingLocation, prefix: string | undefined): void {
  if (prefix === undefined) return
  if (!/^\d{1,7}$/.test(prefix)) throw new Refusal(400, `A routing prefix is 1 to 7 digits, not ${prefix}`)
  for (const other of tables.locations.all()) {
    if (other.id !== row.id && other.calling?.routingPrefix === prefix) {
      throw new Refusal(400, `Routing prefix ${prefix} is used by location ${other.name}`, { code: 5600 })
    }
  }
}

function mainNumber(tables: WebexTables, row: CallingLocation, callerId: RequestBody | undefined): string | undefined {
  if (callerId === undefined) return row.calling.mainNumber
  const number = callerId.textOr('phoneNumber', row.calling.mainNumber)
  if (number !== undefined && tables.numbers.get(number)?.locationId !== row.id) {
    throw new Refusal(400, `Phone number ${number} is not a number of location ${row.name}`)
  }
  return number
}

/** A trunk or route group that exists, or undefined when the body names none. */
function routeOf(tables: WebexTables, body: RequestBody | undefined, type: string, id: string): RouteId | undefined {
  if (body === undefined) return undefined
  const route = { type: body.needOneOf(type, ROUTE_TYPES), id: body.needText(id) }
  checkRoute(tables, route)
  return route
}

function putCalling(tables: WebexTables, row: CallingLocation, changed: Partial<CallingSettings>): void {
  tables.locations.put(row.id, { ...row, calling: { ...row.calling, ...changed } })
}

function locationItem({ organizationId }: Asked, row: LocationRow): JsonObject {
  const { line1, line2, city, state, postalCode, country } = row.address
  return json({
    id: row.id,
    name: row.name,
    orgId: organizationId,
    timeZone: row.timeZone,
    preferredLanguage: row.preferredLanguage,
    address: json({ address1: line1, address2: line2, city, state, postalCode, country }),
  })
}

function dialing({ name, calling }: CallingLocation): Readonly<Record<string, JsonValue | undefined>> {
  return {
    routingPrefix: calling.routingPrefix,
    outsideDialDigit: calling.outsideDialDigit,
    enforceOutsideDialDigit: calling.enforceOutsideDialDigit,
    callingLineId: json({ name, phoneNumber: calling.mainNumber }),
    e911SetupRequired: false,
  }
}

/** The contract wants `state` in a new address, where a country has none as the empty text. */
function newAddress(body: RequestBody): WebexAddress {
  const address = body.needObject('address')
  if (!address.has('state')) throw missing('address.state')
  return addressOf(address)
}

function addressOf(body: RequestBody): WebexAddress {
  const line2 = body.text('address2')
  const state = body.textOr('state', undefined)
  const country = body.needText('country')
  if (!/^[A-Z]{2}$/.test(country)) throw new Refusal(400, `Invalid country code ${country}`)
  return {
    line1: body.needText('address1'),
    ...(line2 === undefined ? {} : { line2 }),
    city: body.needText('city'),
    ...(state === undefined ? {} : { state }),
    postalCode: body.needText('postalCode'),
    country,
  }
}

function language(code: string): string {
  if (!LANGUAGE.test(code)) throw new Refusal(400, `Invalid Language Code: ${code}`)
  return code
}
