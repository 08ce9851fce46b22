import type { AxlDatabase } from './axl-database.js'
import { AxlFault, tooLarge } from './axl-fault.js'
import type { AxlObject } from './axl-object.js'
import { elementText } from './axl-object.js'
import type { SchemaField, SchemaOperation } from './read-schema.js'
import { AXL_SCHEMA } from './read-schema.js'
import type { AxlRequest } from './read-request.js'
import type { XmlNode } from './xml-tree.js'
import { childText } from './xml-tree.js'
import { answerSql } from './answer-sql.js'
import { escapeXml, writeElements } from './write-answer.js'

/** Rows that fit into one answer: more are refused as too large. */
export interface AnswerLimits {
  readonly rows: number
}

/** What stands within `return` of the answer. Throws `AxlFault`. */
export function answerOperation(request: AxlRequest, database: AxlDatabase, limits: AnswerLimits): string {
  if (request.operation === 'executeSQLQuery') return answerSql(request.body, database, limits)
  const operation = AXL_SCHEMA.operations.get(request.operation)
  if (operation === undefined) {
    throw new AxlFault(5003, `Operation ${request.operation} does not exist, or the test server has no facts about it`)
  }
  if (operation.name === 'getCCMVersion') return versionAnswer(request.body, operation, database)
  const noun = operation.name.replace(/^(get|list)/, '')
  if (database.objects(noun) === undefined) throw new AxlFault(5003, `The test server has no objects of ${noun}`)
  return operation.name.startsWith('list')
    ? listAnswer(request.body, operation, noun, database, limits)
    : getAnswer(request.body, operation, noun, database)
}

function versionAnswer(body: XmlNode, operation: SchemaOperation, database: AxlDatabase): string {
  refuseUnknown(body, operation.keys, operation.name)
  return `<componentVersion><version>${escapeXml(database.release)}</version></componentVersion>`
}

function listAnswer(
  body: XmlNode,
  operation: SchemaOperation,
  noun: string,
  database: AxlDatabase,
  limits: AnswerLimits,
): string {
  refuseUnknown(body, ['searchCriteria', 'returnedTags', 'skip', 'first'], operation.name)
  const criteria = body.children.find((child) => child.name === 'searchCriteria')
  const tags = body.children.find((child) => child.name === 'returnedTags')
  if (criteria === undefined || criteria.children.length === 0) {
    throw new AxlFault(5003, `${operation.name}: at least one element under searchCriteria has to be mentioned`)
  }
  if (tags === undefined) throw new AxlFault(5003, `${operation.name}: returnedTags is missing`)
  refuseUnknown(criteria, operation.keys, `${operation.name}.searchCriteria`)
  const fields = AXL_SCHEMA.fieldsOf(operation.type)
  refuseUnknownTags(tags, fields, `${operation.name}.returnedTags`)
  const found = (database.objects(noun) ?? []).filter((object) => isWanted(object, criteria))
  const page = pageOf(found, childText(body, 'skip'), childText(body, 'first'))
  if (page.length > limits.rows) throw tooLarge(found.length, limits.rows)
  // An empty element asks for nothing but the uuid.
  const isBare = tags.children.length === 0
  return page.map((object) => writeObject(operation, object, isBare ? [] : fields, tags)).join('')
}

function getAnswer(body: XmlNode, operation: SchemaOperation, noun: string, database: AxlDatabase): string {
  refuseUnknown(body, [...operation.keys, 'returnedTags'], operation.name)
  const tags = body.children.find((child) => child.name === 'returnedTags')
  const fields = AXL_SCHEMA.fieldsOf(operation.type)
  if (tags !== undefined) refuseUnknownTags(tags, fields, `${operation.name}.returnedTags`)
  const keys = body.children.filter((child) => child.name !== 'returnedTags')
  if (keys.length === 0) throw new AxlFault(5003, `${operation.name}: no key`)
  const uuid = childText(body, 'uuid')
  const object =
    uuid === undefined
      ? database.objects(noun)?.find((candidate) => isMeant(candidate, keys, operation))
      : database.objectByUuid(noun, uuid)
  if (object === undefined) throw new AxlFault(5007, `Item not valid: The specified ${noun} was not found`, 'Server')
  return writeObject(operation, object, fields, tags)
}

/** Keys by which an object is found together with its pattern or number: absent means "in none". */
const COMPANIONS = ['routePartitionName', 'cssName']

function isMeant(object: AxlObject, keys: readonly XmlNode[], operation: SchemaOperation): boolean {
  const isByNumber = keys.some((key) => key.name === 'pattern' || key.name === 'dirn')
  const unnamed = isByNumber ? COMPANIONS.filter((name) => operation.keys.includes(name)) : []
  return (
    keys.every((key) => elementText(object.elements, key.name) === key.text.trim()) &&
    unnamed.every((name) => keys.some((key) => key.name === name) || elementText(object.elements, name) === '')
  )
}

function writeObject(
  operation: SchemaOperation,
  object: AxlObject,
  fields: readonly SchemaField[],
  tags: XmlNode | undefined,
): string {
  const ctiid = operation.element === 'phone' ? ` ctiid="${String(parseInt(object.uuid.slice(1, 5), 16))}"` : ''
  const start = `${operation.element}${ctiid} uuid="${object.uuid}"`
  const xml = fields.length === 0 ? '' : writeElements(fields, object.elements, tags)
  return xml === '' ? `<${start}/>` : `<${start}>${xml}</${operation.element}>`
}

/** Criteria compare as LIKE does: `%` is any text, `_` any character. */
function isWanted(object: AxlObject, criteria: XmlNode): boolean {
  return criteria.children.every((criterion) => {
    const value = elementText(object.elements, criterion.name)
    return likeExpression(criterion.text.trim()).test(value)
  })
}

export function likeExpression(like: string): RegExp {
  const source = like
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${source}$`, 'is')
}

/** `skip` counts only beside `first`. */
function pageOf<T>(all: readonly T[], skip: string | undefined, first: string | undefined): readonly T[] {
  for (const number of [skip, first]) {
    if (number !== undefined && !/^\d+$/.test(number)) throw new AxlFault(5003, `Not a number: ${number}`)
  }
  if (first === undefined) return all
  const start = Number(skip ?? '0')
  return all.slice(start, start + Number(first))
}

/** Element names must be known, stand in the order of the schema and not twice. */
function refuseUnknown(element: XmlNode, names: readonly string[], where: string): void {
  let last = -1
  for (const child of element.children) {
    const index = names.indexOf(child.name)
    if (index < 0) throw new AxlFault(5003, `${where}: unknown element ${child.name}`)
    if (index <= last) throw new AxlFault(5003, `${where}: ${child.name} stands out of order`)
    last = index
  }
}

function refuseUnknownTags(tags: XmlNode, fields: readonly SchemaField[], where: string): void {
  refuseUnknown(
    tags,
    fields.map((field) => field.name),
    where,
  )
  for (const child of tags.children) {
    const within = fields.find((field) => field.name === child.name)?.fields ?? []
    refuseUnknownTags(child, within, `${where}.${child.name}`)
  }
}
