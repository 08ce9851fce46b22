import type { SourceRef } from '../../findings/source-ref.js'
import type { AnswerTrouble } from './answer-trouble.js'
import { isJsonRecord, type Json, type JsonRecord, rawMember, rawText } from './json-members.js'
import type { Resource, RestPlace } from './rest-path.js'
import { isList, over } from './saved-answers.js'
import { plainId } from './webex-id.js'

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

/** All saved answers, by what they are about. */
export class SavedOrganization {
  private readonly lists = new Map<Resource, SavedItem[]>()
  private readonly details = new Map<Resource, Map<string, SavedItem>>()
  private readonly patterns = new Map<string, string[]>()
  private readonly trouble: AnswerTrouble

  constructor(trouble: AnswerTrouble) {
    this.trouble = trouble
  }

  /** Takes in the objects of one file. */
  add(place: RestPlace, file: string, items: readonly Json[]): void {
    if (place.resource === 'dial-patterns') {
      this.addPatterns(place.id ?? '', file, items)
      return
    }
    const list = this.lists.get(place.resource) ?? []
    if (isList(place.resource)) this.lists.set(place.resource, list)
    for (const [position, json] of items.entries()) {
      const row = position + 1
      if (!isJsonRecord(json)) this.trouble.note(file, row, 'is not an object')
      else if (isList(place.resource)) list.push({ json, source: { file, row } })
      else this.addDetail(place, { json, source: { file, row } })
    }
  }

  /** True when the list was read, be it empty. */
  has(list: Resource): boolean {
    return this.lists.has(list)
  }

  items(list: Resource): readonly SavedItem[] {
    return this.lists.get(list) ?? []
  }

  detail(resource: Resource, id: string | undefined): SavedItem | undefined {
    return id === undefined ? undefined : this.details.get(resource)?.get(plainId(id))
  }

  /** Patterns of a dial plan, all pages; undefined when they were not saved. */
  dialPatterns(id: string | undefined): readonly string[] | undefined {
    return id === undefined ? undefined : this.patterns.get(plainId(id))
  }

  /** The objects of a list, each with its detail laid over it, then details that no list speaks of. */
  merged(list: Resource, detail: Resource): readonly MergedItem[] {
    const left = new Map(this.details.get(detail))
    const merged = this.items(list).map((item): MergedItem => {
      const id = idOf(item.json)
      const own = this.detail(detail, id)
      if (id !== undefined) left.delete(plainId(id))
      const detailed = own !== undefined
      return { ...item, json: detailed ? over(own.json, item.json) : item.json, id, detailed }
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

  private addPatterns(plan: string, file: string, items: readonly Json[]): void {
    const patterns = this.patterns.get(plainId(plan)) ?? []
    this.patterns.set(plainId(plan), patterns)
    for (const [position, item] of items.entries()) {
      const pattern = isJsonRecord(item) ? rawText(item, 'dialPattern') : item
      if (typeof pattern === 'string') patterns.push(pattern.trim())
      else this.trouble.note(file, position + 1, 'is not a dial pattern')
    }
  }
}

/** Id of an object as an answer shows it. */
export function idOf(json: JsonRecord): string | undefined {
  return rawText(json, 'id')
}

/** The agents of a supervisor come in pages; everything else of a later page is the same again. */
function joined(earlier: JsonRecord, later: JsonRecord): JsonRecord {
  const before = rawMember(earlier, 'agents')
  const after = rawMember(later, 'agents')
  if (!Array.isArray(before) || !Array.isArray(after)) return over(later, earlier)
  return { ...over(later, earlier), agents: [...(before as readonly Json[]), ...(after as readonly Json[])] }
}
