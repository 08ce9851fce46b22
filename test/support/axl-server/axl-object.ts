import { createHash } from 'node:crypto'

/** The name of another object as AXL shows it: `<css uuid="{…}">NAME</css>`. */
export class Reference {
  readonly name: string
  readonly uuid: string

  constructor(name: string, uuid: string) {
    this.name = name
    this.uuid = uuid
  }
}

/** XML that stands in the answer as it is: vendor configuration. */
export class RawXml {
  readonly xml: string

  constructor(xml: string) {
    this.xml = xml
  }
}

export type AxlValue = string | Reference | RawXml | AxlElements | readonly AxlValue[] | undefined

/** Elements by name; what is undefined is answered as an empty element. `uuid` of an element within is `@uuid`. */
export interface AxlElements {
  readonly [name: string]: AxlValue
}

/** One object that the server can list and get. */
export interface AxlObject {
  readonly uuid: string
  readonly elements: AxlElements
}

/** Objects of one name space of the database share uuids, whatever operation returns them. */
export type Identity =
  | 'device'
  | 'numplan'
  | 'routepartition'
  | 'callingsearchspace'
  | 'devicepool'
  | 'location'
  | 'enduser'
  | 'applicationuser'
  | 'linegroup'
  | 'routegroup'
  | 'callmanager'
  | 'callmanagergroup'
  | 'processnode'
  | 'other'

/** A stable uuid in the spelling of AXL, `{8-4-4-4-12}` in capitals. */
export function uuidOf(identity: Identity, key: string): string {
  const hex = createHash('sha256').update(`${identity}\0${key}`).digest('hex').toUpperCase()
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)]
  return `{${parts.join('-')}}`
}

/** A reference by name, or undefined where there is no name. */
export function reference(identity: Identity, name: string | undefined): Reference | undefined {
  return name === undefined ? undefined : new Reference(name, uuidOf(identity, name))
}

/** What a pattern is known by in the database, whoever owns it. */
export function numplanKey(pattern: string, partition: string | undefined): string {
  return `${pattern}@${partition ?? ''}`
}

/** Text of one element of an object. */
export function elementText(elements: AxlElements, name: string): string {
  return textOf(elements[name])
}

/** The text of a value for search criteria and for SQL: of a reference its name. */
export function textOf(value: AxlValue): string {
  if (typeof value === 'string') return value
  return value instanceof Reference ? value.name : ''
}
