import type { SourceRef } from '../../../findings/source-ref.js'
import type { WebexKind } from '../../../model/webex/kinds.js'
import { type JsonRecord, rawMember, rawText, type ResolveId, UnreadableAnswer } from '../json-members.js'
import { plainId } from '../webex-id.js'
import type { AnswerTrouble } from './answer-trouble.js'
import type { KnownIds } from './known-ids.js'
import type { MissingAnswers } from './missing-answers.js'
import type { Resource } from './rest-path.js'
import type { MergedItem, SavedItem, SavedOrganization } from './saved-organization.js'

/** What everybody needs who makes objects out of saved answers; trouble goes to where it is collected. */
export class AnswerReading {
  /** Kinds of which objects are listed that could not be made for want of their detail. */
  readonly incomplete = new Set<WebexKind>()
  readonly saved: SavedOrganization
  readonly missing: MissingAnswers
  readonly ids: KnownIds
  private readonly trouble: AnswerTrouble

  constructor(saved: SavedOrganization, ids: KnownIds, trouble: AnswerTrouble, missing: MissingAnswers) {
    this.saved = saved
    this.ids = ids
    this.trouble = trouble
    this.missing = missing
  }

  /** Objects with their details, by id; one without an id stands under its place. */
  merged(list: Resource, detail: Resource): [string, MergedItem][] {
    return this.saved
      .merged(list, detail)
      .map((item) => [item.id === undefined ? `#${item.source.row ?? 0}` : plainId(item.id), item])
  }

  /** Notes that the detail of a listed object was not saved: without it no object is made. */
  lacks(kind: WebexKind, item: MergedItem, answer: string, consequence: string): void {
    this.incomplete.add(kind)
    this.missing.note(answer, `${kind} ${shownName(item.json)}`, item.source, 'HIGH', consequence)
  }

  /** What `read` makes of an object, or undefined where it cannot be read, which is told. */
  read<T>(item: SavedItem, kind: string, read: (resolve: ResolveId) => T | undefined): T | undefined {
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

/** What a person would call the object. */
export function shownName(json: JsonRecord): string {
  const emails = rawMember(json, 'emails')
  const mail: unknown = Array.isArray(emails) ? emails[0] : undefined
  if (typeof mail === 'string') return mail.toLowerCase()
  const names = ['name', 'displayName', 'phoneNumber', 'lastName', 'id'].map((name) => rawText(json, name))
  return names.find((name) => name !== undefined) ?? 'without a name'
}
