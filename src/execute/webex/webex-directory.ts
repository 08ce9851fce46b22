import { licenseKeyOf } from '../../ingest/webex/objects/license.js'
import { personKeyOf } from '../../ingest/webex/objects/person.js'
import type { WebexRoute } from '../../model/webex/location.js'
import { listOf, objectOf, textOf } from '../json-value.js'
import type { JsonObject, JsonValue } from '../ports.js'
import { CannotRead, type SystemReader } from '../system-reader.js'

/** Items asked for at once in lists under `/telephony/config`, whose pages are offsets (`webex-api` 2). */
const PAGE = 1000

/**
 * Which id has which natural key, and back. List filters are *contains*, so names are compared here,
 * and whole (`webex-api` 10). Keys of ids are kept for the run, since ids never change their meaning;
 * whether an object is there is asked anew every time.
 */
export class WebexDirectory {
  readonly #reader: SystemReader
  readonly #keys = new Map<string, string>()
  readonly #licenses = new Map<string, string>()
  #organization: string | undefined

  constructor(reader: SystemReader) {
    this.#reader = reader
  }

  /** The key of the object with this id, as far as it was met. */
  readonly resolve = (id: string): string | undefined => this.#keys.get(id)

  get reader(): SystemReader {
    return this.#reader
  }

  /** All items of a list, page after page. */
  async list(
    operation: string,
    path: string,
    member: string,
    query: Readonly<Record<string, string>> = {},
  ): Promise<readonly JsonObject[]> {
    return (await this.#items(operation, path, member, query)).map(objectOf)
  }

  /** The same for lists of texts. */
  async texts(operation: string, path: string, member: string): Promise<readonly string[]> {
    return (await this.#items(operation, path, member, {})).flatMap((item) => textOf(item) ?? [])
  }

  /** The item of a list that has exactly this name; its id and name are remembered. */
  async named(
    list: { readonly operation: string; readonly path: string; readonly member: string; readonly filter: string },
    name: string,
  ): Promise<JsonObject | undefined> {
    const items = await this.list(list.operation, list.path, list.member, { [list.filter]: name })
    const found = items.filter((item) => item['name'] === name)
    if (found.length > 1) throw new CannotRead(`${list.operation}: ${found.length} objects are named «${name}»`)
    const [item] = found
    if (item !== undefined) this.remember(item, name)
    return item
  }

  /** Notes what the `id` of an item means. */
  remember(item: JsonObject, key: string): void {
    const id = textOf(item['id'])
    if (id !== undefined) this.#keys.set(id, key)
  }

  location(name: string): Promise<JsonObject | undefined> {
    return this.named({ operation: 'listLocations', path: '/locations', member: 'items', filter: 'name' }, name)
  }

  trunk(name: string): Promise<JsonObject | undefined> {
    const path = '/telephony/config/premisePstn/trunks'
    return this.named({ operation: 'listTrunks', path, member: 'trunks', filter: 'name' }, name)
  }

  routeGroup(name: string): Promise<JsonObject | undefined> {
    const path = '/telephony/config/premisePstn/routeGroups'
    return this.named({ operation: 'listRouteGroups', path, member: 'routeGroups', filter: 'name' }, name)
  }

  /** Throws CannotRead when there is no such location. */
  async locationId(name: string): Promise<string> {
    return idOf(await this.location(name), `location «${name}»`)
  }

  /** Throws CannotRead when there is no such trunk or route group. */
  async routeId(route: WebexRoute): Promise<{ readonly type: 'TRUNK' | 'ROUTE_GROUP'; readonly id: string }> {
    const isTrunk = route.kind === 'trunk'
    const item = isTrunk ? await this.trunk(route.name) : await this.routeGroup(route.name)
    return { type: isTrunk ? 'TRUNK' : 'ROUTE_GROUP', id: idOf(item, `${route.kind} «${route.name}»`) }
  }

  /** The person with exactly this mail (lower case), with calling data. */
  async person(mail: string): Promise<JsonObject | undefined> {
    const people = await this.list('listPeople', '/people', 'items', { email: mail, callingData: 'true' })
    const person = people.find((item) => listOf(item['emails']).some((other) => sameMail(other, mail)))
    if (person !== undefined) this.remember(person, mail)
    return person
  }

  /** Throws CannotRead when nobody has this mail. */
  async personId(mail: string): Promise<string> {
    return idOf(await this.person(mail), `person ${mail}`)
  }

  /** Id of the license with this key. Throws CannotRead when the organization has none. */
  async licenseId(key: string): Promise<string> {
    if (!this.#licenses.has(key)) await this.learnLicenses()
    const id = this.#licenses.get(key)
    if (id === undefined) throw new CannotRead(`the organization has no license «${key}»`)
    return id
  }

  async learnLicenses(): Promise<void> {
    for (const item of await this.list('listLicenses', '/licenses', 'items')) {
      const [id, key] = [textOf(item['id']), licenseKeyOf(item)]
      if (id === undefined) continue
      this.#licenses.set(key, id)
      this.#keys.set(id, key)
    }
  }

  /** Makes the ids of licenses known, unless they are. */
  async knowLicenses(ids: readonly string[]): Promise<void> {
    if (ids.some((id) => !this.#keys.has(id))) await this.learnLicenses()
  }

  /** Makes the ids of a location's name known, unless they are. */
  async knowLocations(ids: readonly string[]): Promise<void> {
    if (ids.every((id) => this.#keys.has(id))) return
    for (const item of await this.list('listLocations', '/locations', 'items')) {
      this.remember(item, textOf(item['name']) ?? '')
    }
  }

  /** Makes the ids of trunks and route groups known, unless they are. */
  async knowRoutes(ids: readonly string[]): Promise<void> {
    if (ids.every((id) => this.#keys.has(id))) return
    const premises = '/telephony/config/premisePstn'
    const trunks = await this.list('listTrunks', `${premises}/trunks`, 'trunks')
    const groups = await this.list('listRouteGroups', `${premises}/routeGroups`, 'routeGroups')
    for (const item of [...trunks, ...groups]) this.remember(item, textOf(item['name']) ?? '')
  }

  /** Makes the ids of people known as mails, unless they are. */
  async knowPeople(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      if (this.#keys.has(id)) continue
      const person = await this.#reader.rest('getPerson', `/people/${encodeURIComponent(id)}`)
      if (person !== undefined) this.#keys.set(id, personKeyOf(person))
    }
  }

  /** Id of the organization that the token belongs to; contacts have it in their paths. */
  async organizationId(): Promise<string> {
    if (this.#organization === undefined) {
      const [first, ...others] = await this.list('listOrganizations', '/organizations', 'items')
      if (others.length > 0) throw new CannotRead('the token sees several organizations')
      this.#organization = idOf(first, 'organization')
    }
    return this.#organization
  }

  async #items(
    operation: string,
    path: string,
    member: string,
    query: Readonly<Record<string, string>>,
  ): Promise<readonly JsonValue[]> {
    const offsets = path.startsWith('/telephony/config')
    const items: JsonValue[] = []
    for (let start = 0; ; start += PAGE) {
      const paging = offsets ? { start: String(start), max: String(PAGE) } : {}
      const answer = await this.#reader.rest(operation, path, { ...query, ...paging })
      const page = listOf(answer?.[member])
      items.push(...page)
      if (!offsets || page.length < PAGE) return items
    }
  }
}

/** The `id` of an answer. Throws CannotRead, naming what it should be of. */
export function idOf(item: JsonObject | undefined, what: string): string {
  const id = textOf(item?.['id'])
  if (id === undefined) throw new CannotRead(`there is no ${what}`)
  return id
}

function sameMail(other: JsonValue, mail: string): boolean {
  return typeof other === 'string' && other.toLowerCase() === mail
}
