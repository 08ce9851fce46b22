import type { JsonObject } from '../../../execute/ports.js'
import { sha256 } from '../../../model/fingerprint.js'
import type { TrunkRegistration } from '../../../model/webex/trunk.js'
import { byName, checkNewName, needCallingLocation } from '../addresses.js'
import { mintId } from '../minted-ids.js'
import { type Asked, contains, created, DONE, ok, type Operations, page } from '../operation.js'
import { json, missing, notFound, Refusal } from '../refusal.js'
import type { RequestBody } from '../request-body.js'
import type { TrunkRow, WebexTables } from '../webex-tables.js'

const TYPES = ['REGISTERING', 'CERTIFICATE_BASED'] as const
/** Accepted for certain: at most 24 letters, digits, blanks and hyphens (`webex-api` 5.5). */
const NAME = /^[A-Za-z0-9 -]{1,24}$/

/** Trunks to Local Gateways (`webex-api` 5.5). A password is checked and forgotten. */
export const TRUNK_OPERATIONS: Operations = {
  listTrunks: {
    method: 'GET',
    path: '/telephony/config/premisePstn/trunks',
    run: (asked) => {
      const rows = byName(asked.tables.trunks.all()).filter((row) => contains(asked.query('name'), row.name))
      return ok({ trunks: page(asked, rows).map((row) => trunkItem(asked, row)) })
    },
  },
  createTrunk: { method: 'POST', path: '/telephony/config/premisePstn/trunks', run: createTrunk },
  getTrunk: {
    method: 'GET',
    path: '/telephony/config/premisePstn/trunks/{trunkId}',
    run: (asked) => ok(trunkDetail(asked, needTrunk(asked))),
  },
  updateTrunk: {
    method: 'PUT',
    path: '/telephony/config/premisePstn/trunks/{trunkId}',
    run: (asked) => {
      const { tables, body } = asked
      const row = needTrunk(asked)
      const name = checkedName(tables, body, row.id)
      checkPassword(body)
      tables.trunks.put(row.id, {
        ...row,
        name,
        dualIdentitySupport: body.flag('dualIdentitySupportEnabled') ?? row.dualIdentitySupport,
        maximumCalls: body.whole('maxConcurrentCalls') ?? row.maximumCalls,
      })
      return DONE
    },
  },
  deleteTrunk: {
    method: 'DELETE',
    path: '/telephony/config/premisePstn/trunks/{trunkId}',
    run: (asked) => {
      const row = needTrunk(asked)
      const uses = routeUses(asked.tables, row.id)
      const [plan] = uses.dialPlans
      if (plan !== undefined) throw new Refusal(409, `Trunk is in use by dial plan ${plan}`, { code: 27349 })
      if (groupsOf(asked.tables, row.id).length + uses.pstn.length + uses.extensions.length > 0) {
        throw new Refusal(409, `Trunk ${row.name} is in use`, { code: 27350 })
      }
      asked.tables.trunks.remove(row.id)
      return DONE
    },
  },
  getTrunkUsage: {
    method: 'GET',
    path: '/telephony/config/premisePstn/trunks/{trunkId}/usage',
    run: (asked) => {
      const row = needTrunk(asked)
      const uses = routeUses(asked.tables, row.id)
      return ok({
        pstnConnectionCount: uses.pstn.length,
        callToExtensionCount: uses.extensions.length,
        dialPlanCount: uses.dialPlans.length,
        routeGroupCount: groupsOf(asked.tables, row.id).length,
      })
    },
  },
}

/** Names of what refers directly to a trunk or route group. */
export function routeUses(tables: WebexTables, id: string) {
  const locations = [...tables.locations.all()]
  return {
    dialPlans: byName(tables.dialPlans.all())
      .filter((row) => row.route.id === id)
      .map(({ name }) => name),
    pstn: locations.filter((row) => row.calling?.pstn?.id === id).map(({ name }) => name),
    extensions: locations.filter((row) => row.calling?.unknownExtensionRoute?.id === id).map(({ name }) => name),
  }
}

/** Made-up values of the form that Webex assigns (`local-gateway` 1.1): three different strings from one name. */
export function mintRegistration(id: string, name: string): TrunkRegistration {
  const digits = (part: string) => String(Number.parseInt(sha256(`${id}|${part}`).slice(0, 8), 16)).padStart(8, '0')
  const base = name.replaceAll(/[^A-Za-z0-9-]/g, '')
  const otg = digits('otg').slice(-4)
  const line = digits('line').slice(-4)
  return {
    otgDtgId: `${base.toLowerCase()}${otg}_lgu`,
    linePort: `${base}${line}_LGU@${digits('domain').slice(-8)}.us01.example.com`,
    outboundProxy: 'us01.sipconnect.example.com',
    userName: `${base}${otg}_LGU`,
  }
}

function createTrunk({ tables, body }: Asked) {
  const name = checkedName(tables, body, undefined)
  const locationId = body.needText('locationId')
  checkPassword(body)
  const type = body.needOneOf('trunkType', TYPES)
  needCallingLocation(tables, locationId)
  const certificate = type === 'CERTIFICATE_BASED'
  const address = certificate ? body.needText('address') : undefined
  const domain = certificate ? body.needText('domain') : undefined
  const port = body.whole('port')
  const maximumCalls = certificate ? body.needWhole('maxConcurrentCalls') : body.whole('maxConcurrentCalls')
  for (const other of tables.trunks.all()) {
    if (certificate && other.address === address && other.domain === domain && other.port === port) {
      throw new Refusal(409, `Address ${address ?? ''}.${domain ?? ''} is used by another trunk`, { code: 27571 })
    }
  }
  const id = mintId(tables, 'TRUNK', name)
  tables.trunks.put(id, {
    id,
    name,
    locationId,
    type,
    dualIdentitySupport: body.flag('dualIdentitySupportEnabled') ?? false,
    maximumCalls,
    registration: certificate ? undefined : mintRegistration(id, name),
    address,
    domain,
    port,
    deviceType: body.text('deviceType'),
  })
  return created({ id })
}

function needTrunk(asked: Asked): TrunkRow {
  const id = asked.id('trunkId')
  const row = asked.tables.trunks.get(id)
  if (row === undefined) throw notFound('Trunk', id)
  return row
}

function checkedName(tables: WebexTables, body: RequestBody, self: string | undefined): string {
  const name = body.needText('name')
  const kept = self !== undefined && tables.trunks.get(self)?.name === name
  if (!kept && !NAME.test(name)) {
    throw new Refusal(400, `Invalid trunk name ${name}: at most 24 letters, digits, blanks and hyphens`)
  }
  checkNewName(tables.trunks.all(), 'Trunk', name, self)
  return name
}

function checkPassword(body: RequestBody): void {
  const password = body.text('password')
  if (password === undefined || password === '') throw missing('password')
  if (/[?!]/.test(password)) throw new Refusal(400, 'The password must not contain ? or !', { code: 25015 })
}

function groupsOf(tables: WebexTables, trunkId: string): readonly string[] {
  return byName(tables.routeGroups.all())
    .filter((row) => row.members.some((member) => member.trunkId === trunkId))
    .map(({ name }) => name)
}

function trunkItem(asked: Asked, row: TrunkRow): JsonObject {
  const uses = routeUses(asked.tables, row.id)
  const count =
    uses.dialPlans.length + uses.pstn.length + uses.extensions.length + groupsOf(asked.tables, row.id).length
  return {
    id: row.id,
    name: row.name,
    location: locationOf(asked, row),
    inUse: count > 0,
    trunkType: row.type,
    isRestrictedToDedicatedInstance: false,
  }
}

/** The live shape: `organization`, lower-case `status`, an array of `responseStatus` (`webex-api` 4). */
function trunkDetail(asked: Asked, row: TrunkRow): JsonObject {
  const organization = asked.tables.organization.get(asked.organizationId)
  const users = [...asked.tables.locations.all()].filter(
    ({ calling }) => calling?.pstn?.id === row.id || calling?.unknownExtensionRoute?.id === row.id,
  )
  const { registration } = row
  return json({
    name: row.name,
    organization: { id: asked.organizationId, name: organization?.displayName ?? '' },
    location: locationOf(asked, row),
    otgDtgId: registration?.otgDtgId,
    linePort: registration?.linePort,
    locationsUsingTrunk: byName(users).map(({ id, name }) => ({ id, name })),
    outboundProxy:
      registration === undefined
        ? undefined
        : {
            sipAccessServiceType: 'AUTO_ASSIGN',
            dnsType: 'SRV',
            outboundProxy: registration.outboundProxy,
            srvPrefix: '_sips._tcp',
            attachmentUpdated: false,
          },
    sipAuthenticationUserName: registration?.userName,
    status: 'unknown',
    errorCodes: [],
    responseStatus: [],
    dualIdentitySupportEnabled: row.dualIdentitySupport,
    trunkType: row.type,
    deviceType: row.deviceType,
    address: row.address,
    domain: row.domain,
    port: row.port,
    maxConcurrentCalls: row.maximumCalls,
    isRestrictedToDedicatedInstance: false,
  })
}

function locationOf({ tables }: Asked, row: TrunkRow): JsonObject {
  return { id: row.locationId, name: tables.locations.get(row.locationId)?.name ?? row.locationId }
}
