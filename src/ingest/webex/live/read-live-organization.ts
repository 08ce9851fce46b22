import { compareText } from '../../../findings/finding.js'
import { UserError } from '../../../findings/user-error.js'
import { sha256 } from '../../../model/fingerprint.js'
import { CALLING_PRODUCTS, type WebexProduct } from '../../../model/webex/license.js'
import type { InputArchive, WebexQuestion, WebexReader, WebexReply } from '../../ports.js'
import { type Json, type JsonRecord, rawText } from '../json-members.js'
import { licenseProduct } from '../objects/license.js'
import { fileOf } from '../saved/rest-path.js'
import type { RecordedRefusal } from '../saved/saved-answers.js'
import { type Asked, FIRST_QUESTIONS, holdsList, type Known, listedItems, QUESTIONS } from './questions.js'
import { withoutSecrets } from './without-secrets.js'

export interface LiveOptions {
  /** Id of the organization; needed where the token sees several. */
  readonly organization?: string | undefined
  /** True to ask each person with a Calling license for voicemail and forwarding. */
  readonly personSettings: boolean
  /** One line about what was read so far. */
  readonly progress: (text: string) => void
}

/** Objects of one list that are asked about at the same time; the reader paces the requests themselves. */
const AT_ONCE = 8

/**
 * Asks for everything that is read of an organization: lists first, then each of their objects. The result
 * is what a folder of saved answers would be, refusals and all, so that one reader reads both.
 *
 * @throws UserError when the token sees several organizations and none was chosen, or nothing is answered
 */
export async function readLiveOrganization(reader: WebexReader, options: LiveOptions): Promise<InputArchive> {
  const asking = new Asking(reader, options)
  await asking.all()
  return asking.archive()
}

class Asking {
  private readonly reader: WebexReader
  private readonly options: LiveOptions
  private readonly files = new Map<string, Json>()
  /** Questions to which the token has no right: asking again about the next object would be refused as well. */
  private readonly forbidden = new Map<Asked, RecordedRefusal>()

  /** Lists without an answer that can be read, and why, in a few words. */
  private readonly unread = new Map<Asked, string>()

  constructor(reader: WebexReader, options: LiveOptions) {
    this.reader = reader
    this.options = options
  }

  async all(): Promise<void> {
    const organization = await this.organization()
    const nothing = { ucmLicenses: new Set<string>(), callingLicenses: new Set<string>() }
    const known = { organization, ...nothing, personSettings: this.options.personSettings }
    const licenses = await this.ask(FIRST_QUESTIONS.licenses, {}, withoutUndefined(known))
    const told = withoutUndefined({ ...known, ...kindsOfLicenses(licenses) })
    for (const asked of QUESTIONS) await this.askWithAll(asked, {}, told)
  }

  archive(): InputArchive {
    const members = [...this.files]
      .map(([name, json]) => ({ name, bytes: new TextEncoder().encode(JSON.stringify(json)) }))
      .sort((a, b) => compareText(a.name, b.name))
    const digests = members.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).sort(compareText)
    return { name: 'webex-live', sha256: sha256(digests.join('')), members }
  }

  /** The organization that the token is for, or that was chosen; undefined where the token may not say. */
  private async organization(): Promise<string | undefined> {
    const asked = FIRST_QUESTIONS.organizations
    const nobody = { callingLicenses: new Set<string>(), ucmLicenses: new Set<string>(), personSettings: false }
    const items = await this.ask(asked, {}, nobody)
    const chosen = this.options.organization
    if (chosen === undefined && items.length > 1) throw severalOrganizations(items)
    if (items.length === 0) return chosen
    const item = chosen === undefined ? items[0] : items.find((each) => rawText(each, 'id') === chosen)
    if (item === undefined) throw unknownOrganization(chosen ?? '', items)
    this.files.set('organizations.json', { items: [item] })
    return rawText(item, 'id')
  }

  /** Asks, then about each listed object, a few at a time. */
  private async askWithAll(asked: Asked, parent: JsonRecord, known: Known): Promise<void> {
    const items = await this.ask(asked, parent, known)
    const { below = [] } = asked
    const path = asked.path(parent, known)
    if (asked.list !== undefined && path !== undefined && Object.keys(parent).length === 0) {
      const what = `${path.join('/')}${asked.query?.['hasCxEssentials'] === 'true' ? ' (Customer Assist)' : ''}`
      this.options.progress(`${what}: ${this.unread.get(asked) ?? String(items.length)}`)
    }
    await inTurns(items, AT_ONCE, async (item) => {
      for (const question of below) {
        if (question.when?.(item, known) ?? true) await this.askWithAll(question, item, known)
      }
    })
  }

  /** Asks once per file, keeps the answer, and gives the objects that it lists. */
  private async ask(asked: Asked, parent: JsonRecord, known: Known): Promise<readonly JsonRecord[]> {
    const path = asked.path(parent, known)
    if (path === undefined) return []
    const file = fileOf(path.map(encodeURIComponent).join('/'), asked.fileQuery)
    if (this.files.has(file)) return []
    const refused = this.forbidden.get(asked)
    if (refused !== undefined) {
      this.files.set(file, { ...refused })
      return []
    }
    // Its place is taken at once: another list may show the same object while the answer is on its way.
    this.files.set(file, {})
    const reply = await this.reader.ask(this.question(asked, path))
    if (reply.kind === 'refused') {
      const refusal = recorded(asked, path, reply)
      this.unread.set(asked, reply.status === 403 ? 'may not be read' : `not read (${reply.status})`)
      if (reply.status === 403) this.forbidden.set(asked, refusal)
      this.files.set(file, { ...refusal })
      return []
    }
    const pages = reply.pages.map((page) => withoutSecrets(page as Json))
    this.files.set(file, pages.length === 1 ? (pages[0] ?? null) : pages)
    const { list } = asked
    if (list === undefined) return []
    if (!pages.every((page) => holdsList(page, list))) this.unread.set(asked, 'the answer cannot be read')
    return listedItems(pages, list, parent)
  }

  private question({ query, takesOrganization = true }: Asked, path: WebexQuestion['path']): WebexQuestion {
    const { organization } = this.options
    const all = {
      ...query,
      ...(takesOrganization && organization !== undefined ? { orgId: organization } : {}),
    }
    return Object.keys(all).length === 0 ? { path } : { path, query: all }
  }
}

function recorded(
  { scope }: Asked,
  path: WebexQuestion['path'],
  { status, message, trackingId }: Extract<WebexReply, { kind: 'refused' }>,
): RecordedRefusal {
  const said = message === '' ? '' : `: ${message}`
  const needs = status === 403 ? ` The token needs the scope ${scope}, and its owner the role for it.` : ''
  const sentence = `GET /${path.join('/')} was refused (${status})${said}`
  return { message: `${sentence}${/[.!?]$/.test(sentence) ? '' : '.'}${needs}`, status, trackingId: trackingId || '-' }
}

function kindsOfLicenses(licenses: readonly JsonRecord[]): Pick<Known, 'callingLicenses' | 'ucmLicenses'> {
  const idsOf = (isMeant: (product: WebexProduct) => boolean): ReadonlySet<string> =>
    new Set(
      licenses.flatMap((license) => {
        const [id, name] = [rawText(license, 'id'), rawText(license, 'name')]
        const product = name === undefined ? undefined : licenseProduct(name, id)
        return id !== undefined && product !== undefined && isMeant(product) ? [id] : []
      }),
    )
  return {
    callingLicenses: idsOf((product) => CALLING_PRODUCTS.has(product)),
    ucmLicenses: idsOf((product) => product === 'ucm'),
  }
}

/** Runs `act` for every item, at most `limit` at a time. */
async function inTurns<T>(items: readonly T[], limit: number, act: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await act(item)
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
}

function withoutUndefined({
  organization,
  ...known
}: Omit<Known, 'organization'> & { organization: string | undefined }): Known {
  return organization === undefined ? known : { ...known, organization }
}

/** The most organizations that an error names. */
const NAMED = 5

function severalOrganizations(items: readonly JsonRecord[]): UserError {
  return new UserError(`the token sees ${items.length} organizations, and none was chosen`, {
    kind: 'usage',
    hint: `Say which with --org <id>: ${named(items)}.`,
  })
}

function unknownOrganization(id: string, items: readonly JsonRecord[]): UserError {
  return new UserError(`the token sees no organization with the id ${id}`, {
    kind: 'usage',
    hint: `It sees ${named(items)}.`,
  })
}

function named(items: readonly JsonRecord[]): string {
  const shown = items
    .slice(0, NAMED)
    .map((item) => `${rawText(item, 'id') ?? '?'} (${rawText(item, 'displayName') ?? 'no name'})`)
  return items.length > NAMED ? `${shown.join(', ')} and ${items.length - NAMED} more` : shown.join(', ')
}
