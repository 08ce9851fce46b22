import { compareFindings, compareText, type Finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { MemberAccount } from '../../model/snapshot.js'
import { webexRoot } from '../../model/snapshot-root.js'
import { WEBEX_KINDS, type WebexKind } from '../../model/webex/kinds.js'
import type { WebexObjects, WebexSnapshot } from '../../model/webex/snapshot.js'
import type { InputArchive, InputMember } from '../ports.js'
import { AnswerTrouble } from './answer-trouble.js'
import { type JsonRecord, rawText, UnreadableAnswer } from './json-members.js'
import { KnownIds } from './known-ids.js'
import { licenseKeyOf } from './license.js'
import { MissingAnswers } from './missing-answers.js'
import { type DraftObjects, OrganizationObjects } from './organization-objects.js'
import { personKeyOf } from './person.js'
import { commonFolder, isKnownPath, placeOf, type Resource, restPath } from './rest-path.js'
import { isList, savedAnswers } from './saved-answers.js'
import { idOf, SavedOrganization } from './saved-organization.js'
import { uniqueEntries } from './unique-entries.js'

/** Lists that must have been read before the absence of an object says anything. */
const LISTS: { readonly [K in WebexKind]: readonly Resource[] } = {
  license: ['licenses'],
  location: ['locations', 'calling-locations'],
  trunk: ['trunks'],
  'route-group': ['route-groups'],
  'dial-plan': ['dial-plans'],
  number: ['numbers'],
  person: ['people'],
  queue: ['queues'],
  supervisor: ['supervisors'],
  contact: ['contacts'],
}

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
  const saved = new SavedOrganization(trouble)
  const folder = commonFolder(input.members.map(({ name }) => name))
  const members = input.members.map((member) => readMember(member, folder, saved, trouble))
  if (members.every(({ fate }) => fate === 'unknown')) throw foreign(input)
  const ids = knownIds(saved)
  const missing = new MissingAnswers()
  const reader = new OrganizationObjects(saved, ids, trouble, missing)
  const { objects, findings } = sortedObjects(reader.all())
  const organization = organizationName(saved)
  const unread = WEBEX_KINDS.filter(
    (kind) => reader.incomplete.has(kind) || LISTS[kind].some((resource) => !saved.has(resource)),
  )
  if (WEBEX_KINDS.every((kind) => objects[kind].length === 0 && (unread.includes(kind) || holdsItems(kind, saved)))) {
    throw unreadable(input, trouble.findings())
  }
  return {
    system: 'webex',
    root: webexRoot(objects),
    ...(organization === undefined ? {} : { organizationName: organization }),
    declaredEmpty: false,
    unread,
    objects,
    members: members.sort((a, b) => compareText(a.name, b.name)),
    findings: [...trouble.findings(), ...missing.findings(), ...ids.findings(), ...findings].sort(compareFindings),
  }
}

function emptyOrganization(): WebexSnapshot {
  const { objects } = sortedObjects(
    Object.fromEntries(WEBEX_KINDS.map((kind) => [kind, []])) as unknown as DraftObjects,
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
  const bytes = member.bytes.length
  const path = restPath(name.startsWith(folder) ? name.slice(folder.length) : name)
  if (path === undefined) return { name, fate: 'unknown', bytes }
  const place = placeOf(path)
  if (place === undefined) return { name, fate: isKnownPath(path) ? 'known-unused' : 'unknown', bytes }
  const answers = savedAnswers(member.bytes, place.resource)
  if (!answers.ok) {
    trouble.note(name, undefined, answers.problem)
    return { name, fate: 'read', bytes, note: answers.problem }
  }
  saved.add(place, name, answers.items)
  return { name, fate: 'read', bytes, ...(isList(place.resource) ? { rows: answers.items.length } : {}) }
}

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

function sortedObjects(draft: DraftObjects): { readonly objects: WebexObjects; readonly findings: readonly Finding[] } {
  const unique = WEBEX_KINDS.map((kind) => [kind, uniqueEntries<unknown>(kind, draft[kind])] as const)
  return {
    objects: Object.fromEntries(unique.map(([kind, { entries }]) => [kind, entries])) as unknown as WebexObjects,
    findings: unique.flatMap(([, { findings }]) => findings),
  }
}

/** True when a list of the kind says that there is something, be it that none of it can be read. */
function holdsItems(kind: WebexKind, saved: SavedOrganization): boolean {
  return LISTS[kind].some((resource) => saved.items(resource).length > 0)
}

/** The most files that an error names. */
const NAMED = 5

const EXPECTED =
  'Expected files such as people.json and telephony/config/locations.json; or say --empty when the organization holds nothing yet.'

function foreign(archive: InputArchive): UserError {
  return new UserError(`no saved answers of the Webex API in ${archive.name}`, {
    hint: `${firstFiles(archive)} ${EXPECTED}`,
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
