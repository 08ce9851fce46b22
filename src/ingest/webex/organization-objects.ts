import type { SourceRef } from '../../findings/source-ref.js'
import type { Entry } from '../../model/snapshot.js'
import type { WebexKind, WebexKinds } from '../../model/webex/kinds.js'
import { CALLING_PRODUCTS, type WebexLicense, licenseKey } from '../../model/webex/license.js'
import type { WebexPerson } from '../../model/webex/person.js'
import { queueKey } from '../../model/webex/queue.js'
import type { AnswerTrouble } from './answer-trouble.js'
import { readDialPlan } from './dial-plan.js'
import { type JsonRecord, rawMember, rawText, type ResolveId, UnreadableAnswer } from './json-members.js'
import type { KnownIds } from './known-ids.js'
import { readLicense } from './license.js'
import { readLocation } from './location.js'
import type { MissingAnswers } from './missing-answers.js'
import { readNumber } from './number.js'
import { isPerson, readContacts, readPerson, readSupervisor } from './person.js'
import { readQueue } from './queue.js'
import { idOf, type MergedItem, type SavedItem, type SavedOrganization } from './saved-organization.js'
import { readRouteGroup, readTrunk } from './trunk.js'
import { plainId } from './webex-id.js'

export type DraftObjects = { readonly [K in WebexKind]: readonly Entry<WebexKinds[K]>[] }

/** Details without which an object cannot be made: the kind then counts as unread. */
type DetailedKind = 'route-group' | 'dial-plan' | 'queue' | 'supervisor'

const PSTN = 'telephony/config/premisePstn'
const DETAIL_ANSWERS: { readonly [K in DetailedKind]: readonly [answer: string, consequence: string] } = {
  'route-group': [`${PSTN}/routeGroups/<id>.json`, 'its trunks are unknown'],
  'dial-plan': [`${PSTN}/dialPlans/<id>/dialPatterns.json`, 'its patterns are unknown'],
  queue: ['telephony/config/locations/<location>/queues/<id>.json', 'its agents and settings are unknown'],
  supervisor: ['telephony/config/supervisors/<id>.json', 'the agents are unknown'],
}

/** Makes the objects out of the saved answers; trouble goes to where it is collected. */
export class OrganizationObjects {
  /** Kinds of which objects are listed that could not be made for want of their detail. */
  readonly incomplete = new Set<WebexKind>()
  private readonly saved: SavedOrganization
  private readonly ids: KnownIds
  private readonly trouble: AnswerTrouble
  private readonly missing: MissingAnswers

  constructor(saved: SavedOrganization, ids: KnownIds, trouble: AnswerTrouble, missing: MissingAnswers) {
    this.saved = saved
    this.ids = ids
    this.trouble = trouble
    this.missing = missing
  }

  all(): DraftObjects {
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
    for (const item of this.saved.items('licenses')) {
      const id = idOf(item.json)
      if (id !== undefined && seen.has(plainId(id))) continue
      if (id !== undefined) seen.add(plainId(id))
      const value = this.read(item, 'license', () => readLicense(item.json))
      if (value === undefined) continue
      const key = licenseKey(value.name, value.subscription)
      const earlier = sums.get(key)
      sums.set(key, { key, value: earlier === undefined ? value : sum(earlier.value, value), source: item.source })
    }
    return [...sums.values()]
  }

  private locations(): readonly Entry<WebexKinds['location']>[] {
    const calling = new Map(this.merged('calling-locations', 'calling-location'))
    const entries = this.merged('locations', 'location').flatMap(([id, item]) => {
      const enabled = calling.get(id)
      calling.delete(id)
      const parts = {
        location: item.json,
        ...member('calling', enabled?.json),
        ...member('internalDialing', this.saved.detail('internal-dialing', item.id)?.json),
        ...member('pstn', this.saved.detail('pstn-connection', item.id)?.json),
      }
      const value = this.read(item, 'location', (resolve) => readLocation(parts, resolve))
      if (value === undefined) return []
      if (enabled !== undefined) this.noteMissingRoutes(value.name, item, enabled)
      return [{ key: value.name, value, source: item.source }]
    })
    for (const [id, { json, source }] of calling) {
      this.ids.miss(id, { label: `calling location ${shownName(json)}`, source })
    }
    return entries
  }

  private noteMissingRoutes(name: string, item: MergedItem, calling: MergedItem): void {
    if (this.saved.detail('internal-dialing', item.id) === undefined) {
      const answer = 'telephony/config/locations/<id>/internalDialing.json'
      this.missing.note(answer, name, item.source, 'MEDIUM', 'where unknown extensions go there is unknown')
    }
    if (
      this.saved.detail('pstn-connection', item.id) === undefined &&
      rawMember(calling.json, 'connection') === undefined
    ) {
      const answer = 'telephony/pstn/locations/<id>/connection.json'
      this.missing.note(answer, name, item.source, 'MEDIUM', 'how calls to the PSTN leave there is unknown')
    }
  }

  private trunks(): readonly Entry<WebexKinds['trunk']>[] {
    return this.merged('trunks', 'trunk').flatMap(([, item]) => {
      const value = this.read(item, 'trunk', (resolve) => readTrunk(item.json, resolve))
      if (value === undefined) return []
      if (!item.detailed && rawMember(item.json, 'dualIdentitySupportEnabled') === undefined) {
        const consequence = 'whether the queue number can be shown to callees is unknown and taken as no'
        this.missing.note(`${PSTN}/trunks/<id>.json`, value.name, item.source, 'MEDIUM', consequence)
      }
      return [{ key: value.name, value, source: item.source }]
    })
  }

  private routeGroups(): readonly Entry<WebexKinds['route-group']>[] {
    return this.merged('route-groups', 'route-group').flatMap(([, item]) => {
      if (this.lacks('route-group', item, 'localGateways')) return []
      const value = this.read(item, 'route group', (resolve) => readRouteGroup(item.json, resolve))
      return value === undefined ? [] : [{ key: value.name, value, source: item.source }]
    })
  }

  private dialPlans(): readonly Entry<WebexKinds['dial-plan']>[] {
    return this.merged('dial-plans', 'dial-plan').flatMap(([, item]) => {
      const patterns = this.saved.dialPatterns(item.id) ?? ownPatterns(item.json)
      if (patterns === undefined) {
        this.noteLack('dial-plan', item)
        return []
      }
      const value = this.read(item, 'dial plan', (resolve) => readDialPlan(item.json, patterns, resolve))
      return value === undefined ? [] : [{ key: value.name, value, source: item.source }]
    })
  }

  private numbers(): readonly Entry<WebexKinds['number']>[] {
    return this.saved.items('numbers').flatMap((item) => {
      const value = this.read(item, 'number', (resolve) => readNumber(item.json, resolve))
      return value === undefined ? [] : [{ key: value.number, value, source: item.source }]
    })
  }

  private people(licenses: readonly Entry<WebexLicense>[]): readonly Entry<WebexPerson>[] {
    const calling = new Set(licenses.filter(({ value }) => isCalling(value)).map(({ key }) => key))
    return this.merged('people', 'person').flatMap(([, item]) => {
      const value = this.read(item, 'person', (resolve) => {
        if (!isPerson(item.json)) return undefined
        return readPerson(item.json, resolve, this.saved.detail('calling-behavior', item.id)?.json)
      })
      if (value === undefined) return []
      const { location, extension, phoneNumber } = value
      if ((location ?? extension ?? phoneNumber) === undefined && value.licenses.some((key) => calling.has(key))) {
        const consequence = 'they hold a Calling license and show neither location nor number'
        this.missing.note('people.json?callingData=true', value.mail, item.source, 'HIGH', consequence)
      }
      return [{ key: value.mail, value, source: item.source }]
    })
  }

  private queues(): readonly Entry<WebexKinds['queue']>[] {
    return this.merged('queues', 'queue').flatMap(([, item]) => {
      if (this.lacks('queue', item, 'queueSettings')) return []
      const value = this.read(item, 'queue', (resolve) => readQueue(item.json, resolve))
      return value === undefined ? [] : [{ key: queueKey(value.name, value.location), value, source: item.source }]
    })
  }

  private supervisors(): readonly Entry<WebexKinds['supervisor']>[] {
    return this.merged('supervisors', 'supervisor').flatMap(([, item]) => {
      if (this.lacks('supervisor', item, 'agents')) return []
      const value = this.read(item, 'supervisor', (resolve) => readSupervisor(item.json, resolve))
      return value === undefined ? [] : [{ key: value.mail, value, source: item.source }]
    })
  }

  private contacts(): readonly Entry<WebexKinds['contact']>[] {
    return this.saved.items('contacts').flatMap((item) =>
      (this.read(item, 'contact', () => readContacts(item.json)) ?? []).map((value) => ({
        key: value.phoneNumber,
        value,
        source: item.source,
      })),
    )
  }

  /** Objects with their details, by id; one without an id stands under its place. */
  private merged(list: Parameters<SavedOrganization['merged']>[0], detail: typeof list): [string, MergedItem][] {
    return this.saved
      .merged(list, detail)
      .map((item) => [item.id === undefined ? `#${item.source.row ?? 0}` : plainId(item.id), item])
  }

  private lacks(kind: DetailedKind, item: MergedItem, proof: string): boolean {
    if (item.detailed || rawMember(item.json, proof) !== undefined) return false
    this.noteLack(kind, item)
    return true
  }

  private noteLack(kind: DetailedKind, item: MergedItem): void {
    const [answer, consequence] = DETAIL_ANSWERS[kind]
    this.incomplete.add(kind)
    this.missing.note(answer, `${kind} ${shownName(item.json)}`, item.source, 'HIGH', consequence)
  }

  private read<T>(item: SavedItem, kind: string, read: (resolve: ResolveId) => T | undefined): T | undefined {
    const { file, row }: SourceRef = item.source
    try {
      return read(this.ids.resolver({ label: `${kind} ${shownName(item.json)}`, source: item.source }))
    } catch (error) {
      if (!(error instanceof UnreadableAnswer)) throw error
      this.trouble.note(file, row, error.message)
      return undefined
    }
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

/** What a person would call the object. */
function shownName(json: JsonRecord): string {
  const emails = rawMember(json, 'emails')
  const mail: unknown = Array.isArray(emails) ? emails[0] : undefined
  if (typeof mail === 'string') return mail.toLowerCase()
  const names = ['name', 'displayName', 'phoneNumber', 'lastName', 'id'].map((name) => rawText(json, name))
  return names.find((name) => name !== undefined) ?? 'without a name'
}

function member<K extends string>(name: K, json: JsonRecord | undefined): { readonly [P in K]?: JsonRecord } {
  return json === undefined ? {} : ({ [name]: json } as { [P in K]: JsonRecord })
}
