import type { Entry } from '../../../model/snapshot.js'
import type { PlannedWebexKind, WebexKinds } from '../../../model/webex/kinds.js'
import { CALLING_PRODUCTS, type WebexLicense, licenseKey } from '../../../model/webex/license.js'
import type { WebexPerson } from '../../../model/webex/person.js'
import { queueKey } from '../../../model/webex/queue.js'
import { type AnswerReading, shownName } from './answer-reading.js'
import { readDialPlan } from '../objects/dial-plan.js'
import { type JsonRecord, rawMember } from '../json-members.js'
import { readLicense } from '../objects/license.js'
import { readLocation } from '../objects/location.js'
import { readNumber } from '../objects/number.js'
import { isPerson, readContacts, readPerson, readSupervisor } from '../objects/person.js'
import { readQueue } from '../objects/queue.js'
import { idOf, type MergedItem } from './saved-organization.js'
import { readRouteGroup, readTrunk } from '../objects/trunk.js'
import { plainId } from '../webex-id.js'

export type PlannedObjects = { readonly [K in PlannedWebexKind]: readonly Entry<WebexKinds[K]>[] }

/** Details without which an object cannot be made: the kind then counts as unread. */
type DetailedKind = 'route-group' | 'dial-plan' | 'queue' | 'supervisor'

const PSTN = 'telephony/config/premisePstn'
const DETAIL_ANSWERS: { readonly [K in DetailedKind]: readonly [answer: string, consequence: string] } = {
  'route-group': [`${PSTN}/routeGroups/<id>.json`, 'its trunks are unknown'],
  'dial-plan': [`${PSTN}/dialPlans/<id>/dialPatterns.json`, 'its patterns are unknown'],
  queue: ['telephony/config/locations/<location>/queues/<id>.json', 'its agents and settings are unknown'],
  supervisor: ['telephony/config/supervisors/<id>.json', 'the agents are unknown'],
}

/** Makes the objects that plans are made of out of the saved answers. */
export class PlannedKindsReader {
  private readonly reading: AnswerReading

  constructor(reading: AnswerReading) {
    this.reading = reading
  }

  all(): PlannedObjects {
    const license = this.licenses()
    return {
      license,
      location: this.locations(),
      trunk: this.trunks(),
      'route-group': this.routeGroups(),
      'dial-plan': this.dialPlans(),
      number: this.numbers(),
      person: this.people(license),
      queue: this.queues(),
      supervisor: this.supervisors(),
      contact: this.contacts(),
    }
  }

  /** One name in one subscription may stand there once per meeting site: the seats are added up. */
  private licenses(): readonly Entry<WebexLicense>[] {
    const seen = new Set<string>()
    const sums = new Map<string, Entry<WebexLicense>>()
    for (const item of this.reading.saved.items('licenses')) {
      const id = idOf(item.json)
      if (id !== undefined && seen.has(plainId(id))) continue
      if (id !== undefined) seen.add(plainId(id))
      const value = this.reading.read(item, 'license', () => readLicense(item.json))
      if (value === undefined) continue
      const key = licenseKey(value.name, value.subscription)
      const earlier = sums.get(key)
      sums.set(key, { key, value: earlier === undefined ? value : sum(earlier.value, value), source: item.source })
    }
    return [...sums.values()]
  }

  private locations(): readonly Entry<WebexKinds['location']>[] {
    const calling = new Map(this.reading.merged('calling-locations', 'calling-location'))
    const entries = this.reading.merged('locations', 'location').flatMap(([id, item]) => {
      const enabled = calling.get(id)
      calling.delete(id)
      const parts = {
        location: item.json,
        ...member('calling', enabled?.json),
        ...member('internalDialing', this.reading.saved.detail('internal-dialing', item.id)?.json),
        ...member('pstn', this.reading.saved.detail('pstn-connection', item.id)?.json),
      }
      const value = this.reading.read(item, 'location', (resolve) => readLocation(parts, resolve))
      if (value === undefined) return []
      if (enabled !== undefined) this.noteMissingRoutes(value.name, item, enabled)
      return [{ key: value.name, value, source: item.source }]
    })
    for (const [id, { json, source }] of calling) {
      this.reading.ids.miss(id, { label: `calling location ${shownName(json)}`, source })
    }
    return entries
  }

  private noteMissingRoutes(name: string, item: MergedItem, calling: MergedItem): void {
    const { saved, missing } = this.reading
    const lacks = (resource: 'internal-dialing' | 'pstn-connection'): boolean =>
      saved.detail(resource, item.id) === undefined && !saved.saidNone(resource, item.id)
    if (lacks('internal-dialing')) {
      const answer = 'telephony/config/locations/<id>/internalDialing.json'
      missing.note(answer, name, item.source, 'MEDIUM', 'where unknown extensions go there is unknown')
    }
    if (lacks('pstn-connection') && rawMember(calling.json, 'connection') === undefined) {
      const answer = 'telephony/pstn/locations/<id>/connection.json'
      missing.note(answer, name, item.source, 'MEDIUM', 'how calls to the PSTN leave there is unknown')
    }
  }

  private trunks(): readonly Entry<WebexKinds['trunk']>[] {
    return this.reading.merged('trunks', 'trunk').flatMap(([, item]) => {
      const value = this.reading.read(item, 'trunk', (resolve) => readTrunk(item.json, resolve))
      if (value === undefined) return []
      if (!item.detailed && rawMember(item.json, 'dualIdentitySupportEnabled') === undefined) {
        const consequence = 'whether the queue number can be shown to callees is unknown and taken as no'
        this.reading.missing.note(`${PSTN}/trunks/<id>.json`, value.name, item.source, 'MEDIUM', consequence)
      }
      return [{ key: value.name, value, source: item.source }]
    })
  }

  private routeGroups(): readonly Entry<WebexKinds['route-group']>[] {
    return this.reading.merged('route-groups', 'route-group').flatMap(([, item]) => {
      if (this.lacks('route-group', item, 'localGateways')) return []
      const value = this.reading.read(item, 'route group', (resolve) => readRouteGroup(item.json, resolve))
      return value === undefined ? [] : [{ key: value.name, value, source: item.source }]
    })
  }

  private dialPlans(): readonly Entry<WebexKinds['dial-plan']>[] {
    return this.reading.merged('dial-plans', 'dial-plan').flatMap(([, item]) => {
      const patterns = this.reading.saved.textsOf('dial-patterns', item.id) ?? ownPatterns(item.json)
      if (patterns === undefined) {
        this.reading.lacks('dial-plan', item, ...DETAIL_ANSWERS['dial-plan'])
        return []
      }
      const value = this.reading.read(item, 'dial plan', (resolve) => readDialPlan(item.json, patterns, resolve))
      return value === undefined ? [] : [{ key: value.name, value, source: item.source }]
    })
  }

  private numbers(): readonly Entry<WebexKinds['number']>[] {
    return this.reading.saved.items('numbers').flatMap((item) => {
      const value = this.reading.read(item, 'number', (resolve) => readNumber(item.json, resolve))
      return value === undefined ? [] : [{ key: value.number, value, source: item.source }]
    })
  }

  private people(licenses: readonly Entry<WebexLicense>[]): readonly Entry<WebexPerson>[] {
    const calling = new Set(licenses.filter(({ value }) => isCalling(value)).map(({ key }) => key))
    return this.reading.merged('people', 'person').flatMap(([, item]) => {
      const value = this.reading.read(item, 'person', (resolve) => {
        if (!isPerson(item.json)) return undefined
        return readPerson(item.json, resolve, this.reading.saved.detail('calling-behavior', item.id)?.json)
      })
      if (value === undefined) return []
      const { location, extension, phoneNumber } = value
      if ((location ?? extension ?? phoneNumber) === undefined && value.licenses.some((key) => calling.has(key))) {
        const consequence = 'they hold a Calling license and show neither location nor number'
        this.reading.missing.note('people.json?callingData=true', value.mail, item.source, 'HIGH', consequence)
      }
      return [{ key: value.mail, value, source: item.source }]
    })
  }

  private queues(): readonly Entry<WebexKinds['queue']>[] {
    return this.reading.merged('queues', 'queue').flatMap(([, item]) => {
      if (this.lacks('queue', item, 'queueSettings')) return []
      const value = this.reading.read(item, 'queue', (resolve) => readQueue(item.json, resolve))
      return value === undefined ? [] : [{ key: queueKey(value.name, value.location), value, source: item.source }]
    })
  }

  private supervisors(): readonly Entry<WebexKinds['supervisor']>[] {
    return this.reading.merged('supervisors', 'supervisor').flatMap(([, item]) => {
      if (this.lacks('supervisor', item, 'agents')) return []
      const value = this.reading.read(item, 'supervisor', (resolve) => readSupervisor(item.json, resolve))
      return value === undefined ? [] : [{ key: value.mail, value, source: item.source }]
    })
  }

  private contacts(): readonly Entry<WebexKinds['contact']>[] {
    return this.reading.saved.items('contacts').flatMap((item) =>
      (this.reading.read(item, 'contact', () => readContacts(item.json)) ?? []).map((value) => ({
        key: value.phoneNumber,
        value,
        source: item.source,
      })),
    )
  }

  private lacks(kind: DetailedKind, item: MergedItem, proof: string): boolean {
    if (item.detailed || rawMember(item.json, proof) !== undefined) return false
    this.reading.lacks(kind, item, ...DETAIL_ANSWERS[kind])
    return true
  }
}

function isCalling({ product }: WebexLicense): boolean {
  return product !== undefined && CALLING_PRODUCTS.has(product)
}

function sum(one: WebexLicense, other: WebexLicense): WebexLicense {
  return {
    ...one,
    totalUnits: one.totalUnits + other.totalUnits,
    consumedUnits: one.consumedUnits + other.consumedUnits,
  }
}

function ownPatterns(json: JsonRecord): readonly string[] | undefined {
  const dialPatterns = rawMember(json, 'dialPatterns')
  return Array.isArray(dialPatterns) ? dialPatterns.filter((pattern) => typeof pattern === 'string') : undefined
}

function member<K extends string>(name: K, json: JsonRecord | undefined): { readonly [P in K]?: JsonRecord } {
  return json === undefined ? {} : ({ [name]: json } as { [P in K]: JsonRecord })
}
