import { expect } from 'vitest'
import type { JsonObject, JsonValue, RestAnswer, RestRequest, WebexApi } from '../../src/execute/ports.js'
import { WebexTwin } from '../../src/twin/webex/webex-twin.js'
import { organization } from './any-organization.js'
import { checkedApi, WebexContract } from './webex-contract.js'

type Method = RestRequest['method']
type Query = Readonly<Record<string, string>>

const CONTRACT = new WebexContract()
export const CX: Query = { hasCxEssentials: 'true' }
export const ASSIST = 'Customer Experience - Essential'
export const PROFESSIONAL = 'Webex Calling - Professional'
export const STANDARD = 'Webex Calling - Standard'
export const UCM = 'Unified Communication Manager (UCM)'

/** An administrator at work on a twin: every request and answer is held against the contract. */
export class WebexDesk {
  readonly twin: WebexTwin
  private readonly api: WebexApi

  constructor(twin: WebexTwin) {
    this.twin = twin
    this.api = checkedApi(twin, CONTRACT)
  }

  send(operation: string, method: Method, path: string, body?: JsonObject, query?: Query): Promise<RestAnswer> {
    return this.api.call({
      operation,
      method,
      path,
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body }),
    })
  }

  /** Sends and expects success. */
  async done(operation: string, method: Method, path: string, body?: JsonObject, query?: Query): Promise<JsonObject> {
    const answer = await this.send(operation, method, path, body, query)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return (answer.body ?? {}) as JsonObject
  }

  get(operation: string, path: string, query?: Query): Promise<JsonObject> {
    return this.done(operation, 'GET', path, undefined, query)
  }

  /** Sends and expects a refusal: `status/inner code message`. */
  async refused(operation: string, method: Method, path: string, body?: JsonObject, query?: Query): Promise<string> {
    const { status, body: answer } = await this.send(operation, method, path, body, query)
    expect(status).toBeGreaterThanOrEqual(400)
    const { errors, message } = answer as { errors: { errorCode?: number }[]; message: string }
    const code = errors[0]?.errorCode
    return `${status}${code === undefined ? '' : `/${code}`} ${message}`
  }

  async id(operation: string, path: string, list: string, name: string, query?: Query): Promise<string> {
    const items = (await this.get(operation, path, query))[list] as readonly JsonObject[]
    return words(items.find((item) => [item['name'], mailOf(item)].includes(name))?.['id'])
  }

  location(name = 'Lyon'): Promise<string> {
    return this.id('listLocations', '/locations', 'items', name)
  }

  license(name: string): Promise<string> {
    return this.id('listLicenses', '/licenses', 'items', name)
  }

  person(mail: string): Promise<string> {
    return this.id('listPeople', '/people', 'items', mail)
  }

  /** `PATCH /licenses/users` for one person. */
  async assign(mail: string, ...changes: readonly JsonObject[]): Promise<RestAnswer> {
    return this.send('assignLicenses', 'PATCH', '/licenses/users', { email: mail, licenses: changes })
  }

  async add(name: string, properties?: JsonObject): Promise<JsonObject> {
    const id = await this.license(name)
    return properties === undefined ? { id, operation: 'add' } : { id, operation: 'add', properties }
  }

  async remove(name: string): Promise<JsonObject> {
    return { id: await this.license(name), operation: 'remove' }
  }
}

/** An organization with two locations, numbers, seats and people without calling, as before the first wave. */
export function desk(): WebexDesk {
  const place = (name: string) => ({
    name,
    address: { line1: '1 Example Street', city: name, state: 'PA', postalCode: '17601', country: 'US' },
    timeZone: 'America/New_York',
    preferredLanguage: 'en_us',
    callingEnabled: true,
    announcementLanguage: 'en_us',
    enforceOutsideDialDigit: false,
  })
  const person = (name: string) => ({
    mail: `${name}@example.com`,
    displayName: name,
    status: 'active',
    licenses: [UCM],
  })
  return new WebexDesk(
    WebexTwin.seed(
      organization({
        license: [
          { name: ASSIST, product: 'customer-assist', totalUnits: 3, consumedUnits: 0 },
          { name: PROFESSIONAL, product: 'professional', totalUnits: 10, consumedUnits: 2 },
          { name: STANDARD, product: 'standard', totalUnits: 10, consumedUnits: 0 },
          { name: 'Webex Attendant Console', product: 'attendant-console', totalUnits: 2, consumedUnits: 0 },
          { name: UCM, product: 'ucm', totalUnits: 10, consumedUnits: 4 },
        ],
        location: [{ ...place('Lyon'), routingPrefix: '847' }, place('Austin')],
        trunk: [{ name: 'LGW-1', location: 'Lyon', type: 'REGISTERING', dualIdentitySupport: true }],
        number: [
          { number: '+17175550111', location: 'Lyon', state: 'INACTIVE' },
          { number: '+17175550112', location: 'Lyon', state: 'INACTIVE' },
          { number: '+15125550113', location: 'Austin', state: 'ACTIVE' },
        ],
        person: ['ann', 'bob', 'cy', 'dee'].map(person),
      }),
    ),
  )
}

/** The text in an answer; throws when there is none. */
export function words(value: JsonValue | undefined): string {
  if (typeof value !== 'string') throw new Error(`No text: ${JSON.stringify(value)}`)
  return value
}

function mailOf(item: JsonObject): JsonValue | undefined {
  const mails = item['emails']
  return Array.isArray(mails) ? (mails as readonly JsonValue[])[0] : undefined
}
