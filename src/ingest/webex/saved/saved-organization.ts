import type { SourceRef } from '../../../findings/source-ref.js'
import type { AnswerTrouble } from './answer-trouble.js'
import { isJsonRecord, type Json, type JsonRecord, rawMember, rawText } from '../json-members.js'
import type { Refusals } from './refusals.js'
import type { Resource, RestPlace } from './rest-path.js'
import { isList, over } from './saved-answers.js'
import { plainId } from '../webex-id.js'

/** One object as it was saved, with the file and its place in it (from 1). */
export interface SavedItem {
  readonly json: JsonRecord
  readonly source: SourceRef
}

/** An object of a list together with the answer about it alone. */
export interface MergedItem extends SavedItem {
  /** Absent where neither the object nor its path shows one. */
  readonly id: string | undefined
  /** False when only the list speaks of it. */
  readonly detailed: boolean
}

/** Lists of texts that belong to one object. */
type TextList = 'dial-patterns' | 'route-list-numbers'

/** Answers about one object itself: where there is none (404), the object is gone. */
const OWN_ANSWERS: ReadonlySet<Resource> = new Set<Resource>([
  'trunk',
  'route-group',
  'dial-plan',
  'dial-patterns',
  'route-list-numbers',
  'queue',
  'supervisor',
  'schedule',
  'virtual-extension-range',
  'hunt-group',
  'call-park',
  'call-pickup',
])

/** All saved answers, by what they are about. */
export class SavedOrganization {
  private readonly lists = new Map<string, SavedItem[]>()
  private readonly details = new Map<Resource, Map<string, SavedItem>>()
  private readonly texts = new Map<string, string[]>()
  private readonly none = new Set<string>()
  private readonly short = new Set<Resource>()
  private readonly gone = new Set<string>()
  private readonly trouble: AnswerTrouble
  private readonly refusals: Refusals

  constructor(trouble: AnswerTrouble, refusals: Refusals) {
    this.trouble = trouble
    this.refusals = refusals
  }

  /** Takes in the objects of one file. */
  add(place: RestPlace, file: string, items: readonly Json[]): void {
    const { resource, location } = place
    if (resource === 'dial-patterns' || resource === 'route-list-numbers') {
      this.addTexts(resource, place.id ?? '', file, items)
      return
    }
    const list = this.lists.get(resource) ?? []
    if (isList(resource)) this.lists.set(resource, list)
    if (isList(resource) && location !== undefined) this.none.add(`${resource} ${plainId(location)}`)
    for (const [position, json] of items.entries()) {
      const row = position + 1
      if (!isJsonRecord(json)) this.trouble.note(file, row, 'is not an object')
      else if (isList(resource)) list.push({ json: withPlace(place, json), source: { file, row } })
      else this.addDetail(place, { json, source: { file, row } })
    }
  }

  /** Takes in that a live reading was refused an answer; of a list in several files the rest is not the whole. */
  refuse(place: RestPlace, file: string, refusal: { readonly problem: string; readonly status: number }): void {
    const { resource, id } = place
    if (id === undefined && isList(resource)) this.short.add(resource)
    const isGone = refusal.status === 404 && id !== undefined && OWN_ANSWERS.has(resource)
    if (isGone) this.gone.add(plainId(id))
    // Without a setting of its own the answer is "none": that is known then, and not missing.
    if (refusal.status === 404 && id !== undefined && !isGone) this.none.add(`${resource} ${plainId(id)}`)
    else this.refusals.note(place, file, isGone ? 'gone' : 'refused', refusal.problem)
  }

  /** Takes in that a list holds less than the platform says there is: its rest was never asked for. */
  cut(list: Resource, file: string, held: number, total: number): void {
    this.short.add(list)
    this.trouble.note(file, undefined, `holds ${held} of ${total} objects`)
  }

  /** True when the list was read to its end. */
  isWhole(list: Resource): boolean {
    return this.lists.has(list) && !this.short.has(list)
  }

  /** True when the list was read, be it empty. */
  has(list: Resource): boolean {
    return this.lists.has(list)
  }

  /** True when the list of that one location was read, be it empty. */
  hasAt(list: Resource, location: string): boolean {
    return this.none.has(`${list} ${plainId(location)}`)
  }

  /** True when the platform said that the object has no such settings. */
  saidNone(resource: Resource, id: string | undefined): boolean {
    return id !== undefined && this.none.has(`${resource} ${plainId(id)}`)
  }

  items(list: Resource): readonly SavedItem[] {
    return this.lists.get(list) ?? []
  }

  detail(resource: Resource, id: string | undefined): SavedItem | undefined {
    return id === undefined ? undefined : this.details.get(resource)?.get(plainId(id))
  }

  /** All details of a resource by id. */
  allDetails(resource: Resource): ReadonlyMap<string, SavedItem> {
    return this.details.get(resource) ?? new Map()
  }

  /** Patterns of a dial plan, numbers of a route list, of all pages; undefined when they were not saved. */
  textsOf(list: TextList, id: string | undefined): readonly string[] | undefined {
    return id === undefined ? undefined : this.texts.get(`${list} ${plainId(id)}`)
  }

  /** The objects of a list, each with its detail laid over it, then details that no list speaks of. */
  merged(list: Resource, detail: Resource): readonly MergedItem[] {
    const left = new Map(this.details.get(detail))
    const merged = once(this.items(list)).flatMap((item): readonly MergedItem[] => {
      const id = idOf(item.json)
      if (id !== undefined && this.gone.has(plainId(id))) return []
      const own = this.detail(detail, id)
      if (id !== undefined) left.delete(plainId(id))
      const detailed = own !== undefined
      return [{ ...item, json: detailed ? over(own.json, item.json) : item.json, id, detailed }]
    })
    const alone = [...left].map(([id, item]): MergedItem => ({ ...item, id, detailed: true }))
    return [...merged, ...alone]
  }

  private addDetail({ resource, id, location }: RestPlace, item: SavedItem): void {
    // The id in the path: a connection, for one, has an id that is not that of its location.
    const key = id ?? ''
    const details = this.details.get(resource) ?? new Map<string, SavedItem>()
    this.details.set(resource, details)
    const known: JsonRecord = { id: key, ...(location === undefined ? {} : { locationId: location }) }
    const json = over(item.json, known)
    const earlier = details.get(plainId(key))
    details.set(
      plainId(key),
      earlier === undefined ? { ...item, json } : { ...earlier, json: joined(earlier.json, json) },
    )
  }

  private addTexts(list: TextList, owner: string, file: string, items: readonly Json[]): void {
    const key = `${list} ${plainId(owner)}`
    const texts = this.texts.get(key) ?? []
    this.texts.set(key, texts)
    for (const [position, item] of items.entries()) {
      const text = isJsonRecord(item) ? (rawText(item, 'dialPattern') ?? rawText(item, 'number')) : item
      if (typeof text === 'string') texts.push(text.trim())
      else this.trouble.note(file, position + 1, list === 'dial-patterns' ? 'is not a dial pattern' : 'is not a number')
    }
  }
}

/** Id of an object as an answer shows it. */
export function idOf(json: JsonRecord): string | undefined {
  return rawText(json, 'id')
}

/** What the path of a list says of all its items. */
function withPlace({ customerAssist, location }: RestPlace, json: JsonRecord): JsonRecord {
  if (customerAssist === undefined && location === undefined) return json
  const known: JsonRecord = {
    ...(customerAssist === undefined ? {} : { hasCxEssentials: true }),
    ...(location === undefined ? {} : { locationId: location }),
  }
  return over(json, known)
}

/** Of an object that stands in the list of Customer Assist and in that of all, one: what the first knows is kept. */
function once(items: readonly SavedItem[]): readonly SavedItem[] {
  const assisting = new Set(items.filter(({ json }) => json['hasCxEssentials'] === true).map(({ json }) => idOf(json)))
  return items.filter(({ json }) => {
    const id = idOf(json)
    return id === undefined || !assisting.has(id) || json['hasCxEssentials'] === true
  })
}

/** The agents of a supervisor come in pages; everything else of a later page is the same again. */
function joined(earlier: JsonRecord, later: JsonRecord): JsonRecord {
  const before = rawMember(earlier, 'agents')
  const after = rawMember(later, 'agents')
  if (!Array.isArray(before) || !Array.isArray(after)) return over(later, earlier)
  return { ...over(later, earlier), agents: [...(before as readonly Json[]), ...(after as readonly Json[])] }
}
