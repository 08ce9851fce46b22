import { compareFindings, compareText, type Finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { MemberAccount } from '../../model/snapshot.js'
import { webexRoot } from '../../model/snapshot-root.js'
import { WEBEX_KINDS, type WebexKind } from '../../model/webex/kinds.js'
import type { WebexObjects, WebexSnapshot } from '../../model/webex/snapshot.js'
import type { InputArchive, InputMember } from '../ports.js'
import { AnswerTrouble } from './saved/answer-trouble.js'
import { ControlHubExports } from './csv/control-hub-exports.js'
import { type JsonRecord, rawText, UnreadableAnswer } from './json-members.js'
import { KnownIds } from './saved/known-ids.js'
import { licenseKeyOf } from './objects/license.js'
import { MissingAnswers } from './saved/missing-answers.js'
import { AnswerReading } from './saved/answer-reading.js'
import { PlannedKindsReader } from './saved/planned-kinds-reader.js'
import { Refusals } from './saved/refusals.js'
import { StandingKindsReader } from './saved/standing-kinds-reader.js'
import { personKeyOf } from './objects/person.js'
import { holdsItems, isListed } from './saved/kind-lists.js'
import { commonFolder, isKnownPath, placeOf, type Resource, restPath } from './saved/rest-path.js'
import { isList, savedAnswers } from './saved/saved-answers.js'
import { idOf, SavedOrganization } from './saved/saved-organization.js'
import { uniqueEntries } from './saved/unique-entries.js'

/**
 * Reads saved answers of the Webex REST API into a snapshot: the path of a file below the folder is
 * the path of its GET, plus `.json`. Or states that the organization holds nothing yet. Pure: the same
 * members give the same snapshot, in any order.
 *
 * @throws UserError when no member is an answer of that API, or nothing can be read from those that are
 */
export function ingestWebex(input: InputArchive | { readonly declaredEmpty: true }): WebexSnapshot {
  if ('declaredEmpty' in input) return emptyOrganization()
  const trouble = new AnswerTrouble()
  const refusals = new Refusals()
  const saved = new SavedOrganization(trouble, refusals)
  const folder = commonFolder(input.members.map(({ name }) => name))
  const exports = new ControlHubExports()
  const members = input.members.map((member) =>
    /\.csv$/i.test(member.name) ? readExport(member, exports) : readMember(member, folder, saved, trouble),
  )
  if (members.every(({ fate }) => fate === 'unknown')) throw foreign(input, members)
  const ids = knownIds(saved)
  const missing = new MissingAnswers()
  const reading = new AnswerReading(saved, ids, trouble, missing)
  const answered = { ...new PlannedKindsReader(reading).all(), ...new StandingKindsReader(reading).all() }
  const isRead = (kind: WebexKind): boolean => !reading.incomplete.has(kind) && isListed(kind, saved)
  const { draft, findings: disagreements } = exports.joinTo(answered, isRead, trouble)
  const { objects, findings } = sortedObjects(draft)
  const organization = organizationName(saved)
  const exported: ReadonlySet<WebexKind> = exports.kinds()
  const unread = WEBEX_KINDS.filter((kind) => !isRead(kind) && !exported.has(kind))
  if (WEBEX_KINDS.every((kind) => objects[kind].length === 0 && (unread.includes(kind) || holdsItems(kind, saved)))) {
    throw unreadable(input, [...refusals.findings(), ...trouble.findings()])
  }
  return {
    system: 'webex',
    root: webexRoot(objects),
    ...(organization === undefined ? {} : { organizationName: organization }),
    declaredEmpty: false,
    unread,
    objects,
    members: members.sort((a, b) => compareText(a.name, b.name)),
    findings: [
      ...refusals.findings(),
      ...disagreements,
      ...trouble.findings(),
      ...missing.findings(),
      ...ids.findings(),
      ...findings,
    ].sort(compareFindings),
  }
}

function emptyOrganization(): WebexSnapshot {
  const { objects } = sortedObjects(
    Object.fromEntries(WEBEX_KINDS.map((kind) => [kind, []])) as unknown as WebexObjects,
  )
  return {
    system: 'webex',
    root: webexRoot(objects),
    declaredEmpty: true,
    unread: [],
    objects,
    members: [],
    findings: [],
  }
}

function readMember(
  member: InputMember,
  folder: string,
  saved: SavedOrganization,
  trouble: AnswerTrouble,
): MemberAccount {
  const { name } = member
  const content = member.bytes
  const bytes = content.length
  const path = restPath(name.startsWith(folder) ? name.slice(folder.length) : name)
  if (path === undefined) return { name, fate: 'unknown', bytes }
  const place = placeOf(path, name)
  if (place === undefined) return { name, fate: isKnownPath(path) ? 'known-unused' : 'unknown', bytes }
  const answers = savedAnswers(content, place.resource)
  if (!answers.ok) {
    if (answers.status === undefined) trouble.note(name, undefined, answers.problem)
    else saved.refuse(place, name, { problem: answers.problem, status: answers.status })
    return { name, fate: 'read', bytes, note: answers.problem }
  }
  saved.add(place, name, answers.items)
  if (answers.total !== undefined) saved.cut(place.resource, name, answers.items.length, answers.total)
  return { name, fate: 'read', bytes, ...(isList(place.resource) ? { rows: answers.items.length } : {}) }
}

function readExport(member: InputMember, exports: ControlHubExports): MemberAccount {
  const { name, bytes } = member
  const known = exports.add(name, bytes)
  if ('kind' in known) return { name, fate: 'read', bytes: bytes.length, rows: known.rows }
  return {
    name,
    fate: 'unknown',
    bytes: bytes.length,
    note: `its columns are not known: ${known.columns.join(', ').slice(0, COLUMNS_SHOWN)}`,
  }
}

/** Characters of the header of an unknown export that are shown. */
const COLUMNS_SHOWN = 500

/** Files whose objects others refer to. */
const FILES: Readonly<Record<string, Resource>> = {
  'people.json': 'people',
  'licenses.json': 'licenses',
  'locations.json': 'locations',
  'telephony/config/premisePstn/trunks.json': 'trunks',
  'telephony/config/premisePstn/routeGroups.json': 'route-groups',
}

function knownIds(saved: SavedOrganization): KnownIds {
  const ids = new KnownIds((file) => {
    const resource = FILES[file]
    return resource !== undefined && !saved.has(resource)
  })
  const name = (json: JsonRecord): string | undefined => rawText(json, 'name')
  const learn = (list: Resource, detail: Resource, keyOf: (json: JsonRecord) => string | undefined): void => {
    for (const { id, json } of saved.merged(list, detail)) {
      const key = id === undefined ? undefined : quietly(() => keyOf(json))
      if (id !== undefined && key !== undefined) ids.add(id, key)
    }
  }
  learn('people', 'person', personKeyOf)
  learn('locations', 'location', name)
  learn('trunks', 'trunk', name)
  learn('route-groups', 'route-group', name)
  for (const { json } of saved.items('licenses')) {
    const id = idOf(json)
    const key = quietly(() => licenseKeyOf(json))
    if (id !== undefined && key !== undefined) ids.add(id, key)
  }
  return ids
}

/** Trouble with an object is told when the object is read, not when its name is learned. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableAnswer) return undefined
    throw error
  }
}

/** The name of the one organization; several, as a partner sees them, have none in common. */
function organizationName(saved: SavedOrganization): string | undefined {
  const [only, ...others] = saved.items('organizations')
  return only === undefined || others.length > 0 ? undefined : rawText(only.json, 'displayName')
}

function sortedObjects(draft: WebexObjects): { readonly objects: WebexObjects; readonly findings: readonly Finding[] } {
  const unique = WEBEX_KINDS.map((kind) => [kind, uniqueEntries<unknown>(kind, draft[kind])] as const)
  return {
    objects: Object.fromEntries(unique.map(([kind, { entries }]) => [kind, entries])) as unknown as WebexObjects,
    findings: unique.flatMap(([, { findings }]) => findings),
  }
}

/** The most files that an error names. */
const NAMED = 5

/** Never `--empty`: a file that cannot be read says nothing about what the organization holds. */
const EXPECTED = 'Expected files such as people.json and telephony/config/locations.json.'

function foreign(archive: InputArchive, members: readonly MemberAccount[]): UserError {
  const [noted] = members.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}. `]))
  return new UserError(`no saved answers of the Webex API in ${archive.name}`, {
    hint: `${firstFiles(archive)} ${noted ?? ''}${EXPECTED}`,
  })
}

function unreadable(archive: InputArchive, troubles: readonly Finding[]): UserError {
  const more = troubles.length > NAMED ? [`and ${troubles.length - NAMED} more files cannot be read.`] : []
  const told = [...troubles.slice(0, NAMED).map(({ message }) => message), ...more]
  return new UserError(`no object of an organization could be read from ${archive.name}; nothing was stored`, {
    hint: [firstFiles(archive), ...told, EXPECTED].join(' '),
  })
}

function firstFiles({ members }: InputArchive): string {
  const names = members.slice(0, NAMED).map(({ name }) => name)
  return names.length === 0 ? 'It holds nothing.' : `The first files are ${names.join(', ')}.`
}
