import { queueKey, type WebexQueue } from '../../model/webex/queue.js'
import { licenseKey, type WebexLicense, type WebexProduct } from '../../model/webex/license.js'
import type { WebexLocation, WebexRoute } from '../../model/webex/location.js'
import type { WebexPerson } from '../../model/webex/person.js'
import { STANDING_WEBEX_KINDS, WEBEX_KINDS, type WebexKind, type WebexKinds } from '../../model/webex/kinds.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { WebexTrunk } from '../../model/webex/trunk.js'
import { mintId, mintUuid, uuidOf, webexId } from './minted-ids.js'
import { mintRegistration } from './operations/trunk-operations.js'
import { type LocationRow, type RouteId, WebexTables } from './webex-tables.js'

/** Type tokens inside license ids; the real ones are not published, so these are plain words. */
const LICENSE_TOKENS: { readonly [P in WebexProduct]: string } = {
  'customer-assist': 'Customer-Assist',
  professional: 'Calling-Professional',
  standard: 'Calling-Standard',
  workspaces: 'Webex-Calling-Workspaces',
  'attendant-console': 'Attendant-Console',
  'route-list-calls': 'Route-List-Calls',
  ucm: 'UCM',
}

/** The tables of an organization as a snapshot describes it, with ids of our own for its keys. */
export function seedTables(snapshot: WebexSnapshot | undefined): WebexTables {
  const tables = new WebexTables()
  const displayName = snapshot?.organizationName ?? ''
  const id = webexId('ORGANIZATION', uuidOf(`organization ${displayName}`))
  const unread = snapshot === undefined ? WEBEX_KINDS : snapshot.unread
  tables.organization.put(id, { id, displayName, minted: 0, unread })
  if (snapshot !== undefined) new Seed(tables, snapshot).all()
  return tables
}

/** A name that the snapshot uses and does not hold stays as it is in place of an id: nothing is lost. */
class Seed {
  private readonly tables: WebexTables
  private readonly snapshot: WebexSnapshot
  private readonly locations = new Map<string, string>()
  private readonly trunks = new Map<string, string>()
  private readonly groups = new Map<string, string>()
  private readonly licenses = new Map<string, string>()
  private readonly people = new Map<string, string>()

  constructor(tables: WebexTables, snapshot: WebexSnapshot) {
    this.tables = tables
    this.snapshot = snapshot
  }

  all(): void {
    // Ids first: locations refer to trunks and trunks to locations.
    for (const { name } of this.values('location')) this.locations.set(name, mintId(this.tables, 'LOCATION', name))
    for (const { name } of this.values('trunk')) this.trunks.set(name, mintId(this.tables, 'TRUNK', name))
    for (const { name } of this.values('route-group')) this.groups.set(name, mintId(this.tables, 'ROUTE_GROUP', name))
    for (const { mail } of this.values('person')) this.people.set(mail, mintId(this.tables, 'PEOPLE', mail))
    for (const license of this.values('license')) this.license(license)
    for (const location of this.values('location')) this.location(location)
    for (const trunk of this.values('trunk')) this.trunk(trunk)
    this.routing()
    for (const number of this.values('number')) {
      this.tables.numbers.put(number.number, { ...number, ...{ locationId: at(this.locations, number.location) } })
    }
    for (const person of this.values('person')) this.person(person)
    for (const queue of this.values('queue')) this.queue(queue)
    this.directory()
    for (const kind of STANDING_WEBEX_KINDS) {
      for (const entry of this.snapshot.objects[kind])
        this.tables.standing.put(`${kind} ${entry.key}`, { ...entry, kind })
    }
  }

  private values<K extends WebexKind>(kind: K): readonly WebexKinds[K][] {
    return (this.snapshot.objects[kind] as readonly { readonly value: WebexKinds[K] }[]).map(({ value }) => value)
  }

  private license(license: WebexLicense): void {
    const key = licenseKey(license.name, license.subscription)
    const organization = uuidOf(`organization ${this.snapshot.organizationName ?? ''}`)
    const token = license.product === undefined ? 'OTHER' : LICENSE_TOKENS[license.product]
    const id = webexId('LICENSE', `${organization}:${token}_${uuidOf(`license ${key}`)}`)
    const holders = this.values('person').filter((person) => person.licenses.includes(key)).length
    this.licenses.set(key, id)
    this.tables.licenses.put(id, {
      id,
      name: license.name,
      product: license.product,
      subscription: license.subscription,
      totalUnits: license.totalUnits,
      takenElsewhere: license.consumedUnits - holders,
    })
  }

  private location(location: WebexLocation): void {
    const id = at(this.locations, location.name)
    const { name, address, timeZone, preferredLanguage, announcementLanguage } = location
    const calling: LocationRow['calling'] = location.callingEnabled
      ? {
          announcementLanguage,
          routingPrefix: location.routingPrefix,
          outsideDialDigit: location.outsideDialDigit,
          enforceOutsideDialDigit: location.enforceOutsideDialDigit,
          mainNumber: location.mainNumber,
          pstn: this.route(location.pstn),
          unknownExtensionRoute: this.route(location.unknownExtensionRoute),
        }
      : undefined
    this.tables.locations.put(id, { id, name, address, timeZone, preferredLanguage, announcementLanguage, calling })
  }

  private trunk(trunk: WebexTrunk): void {
    const id = at(this.trunks, trunk.name)
    const registers = trunk.type === 'REGISTERING'
    this.tables.trunks.put(id, {
      id,
      name: trunk.name,
      locationId: at(this.locations, trunk.location),
      type: trunk.type,
      dualIdentitySupport: trunk.dualIdentitySupport,
      maximumCalls: trunk.maximumCalls,
      registration: trunk.registration ?? (registers ? mintRegistration(id, trunk.name) : undefined),
      address: undefined,
      domain: undefined,
      port: undefined,
      deviceType: undefined,
    })
  }

  private routing(): void {
    for (const { name, trunks } of this.values('route-group')) {
      const id = at(this.groups, name)
      const members = trunks.map(({ trunk, priority }) => ({ trunkId: at(this.trunks, trunk), priority }))
      this.tables.routeGroups.put(id, { id, name, members })
    }
    for (const { name, route, patterns } of this.values('dial-plan')) {
      const id = mintId(this.tables, 'DIAL_PLAN', name)
      this.tables.dialPlans.put(id, { id, name, route: this.routeId(route), patterns })
    }
  }

  private person(person: WebexPerson): void {
    const id = at(this.people, person.mail)
    this.tables.people.put(id, {
      id,
      mail: person.mail,
      displayName: person.displayName,
      firstName: person.firstName,
      lastName: person.lastName,
      status: person.status,
      locationId: person.location === undefined ? undefined : at(this.locations, person.location),
      extension: person.extension,
      phoneNumber: person.phoneNumber,
      licenses: person.licenses.map((key) => at(this.licenses, key)),
      callingBehavior: person.callingBehavior,
    })
  }

  private queue({ location, agents, ...queue }: WebexQueue): void {
    const id = mintId(this.tables, 'CALL_QUEUE', queueKey(queue.name, location))
    this.tables.queues.put(id, {
      ...queue,
      id,
      enabled: true,
      extension: queue.extension,
      phoneNumber: queue.phoneNumber,
      locationId: at(this.locations, location),
      agents: agents.map(({ mail, joined }) => ({
        id: at(this.people, mail),
        joinEnabled: joined,
        weight: undefined,
        skillLevel: undefined,
      })),
    })
  }

  private directory(): void {
    for (const { mail, agents } of this.values('supervisor')) {
      const personId = at(this.people, mail)
      this.tables.supervisors.put(personId, {
        personId,
        customerAssist: true,
        agents: agents.map((agent) => at(this.people, agent)),
      })
    }
    for (const contact of this.values('contact')) {
      const id = mintUuid(this.tables, 'contact', contact.phoneNumber)
      this.tables.contacts.put(id, { id, phoneNumber: contact.phoneNumber, displayName: contact.displayName })
    }
  }

  private route(route: WebexRoute | undefined): RouteId | undefined {
    return route === undefined ? undefined : this.routeId(route)
  }

  private routeId({ kind, name }: WebexRoute): RouteId {
    return kind === 'trunk'
      ? { type: 'TRUNK', id: at(this.trunks, name) }
      : { type: 'ROUTE_GROUP', id: at(this.groups, name) }
  }
}

function at(ids: ReadonlyMap<string, string>, name: string): string {
  return ids.get(name) ?? name
}
