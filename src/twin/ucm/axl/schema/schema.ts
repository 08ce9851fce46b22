import type { JsonObject, JsonValue } from '../../../../execute/ports.js'
import { invalidValue, missingElement, unexpectedElement } from '../axl-fault.js'
import { DIAL_PLAN_FACTS } from './dial-plan-facts.js'
import { ENUMERATIONS } from './enumerations.js'
import { items } from '../json-text.js'
import { LINE_FACTS } from './line-facts.js'
import { MORE_FACTS } from './more-facts.js'

/** One element of a type of AXL. */
export interface AxlElement {
  readonly name: string
  /** Empty when the element holds `children` of its own. */
  readonly type: string
  readonly required: boolean
  readonly nillable: boolean
  readonly choice: boolean
  readonly unbounded: boolean
  readonly default?: string
  readonly children: readonly AxlElement[]
}

const ELEMENT = /^( +)(\S+) (\S+)(?: ([!?|*]+))?(?: = (.*))?$/

/** Types with their elements in order. Throws on a line that is none. */
export function parseFacts(text: string): ReadonlyMap<string, readonly AxlElement[]> {
  const types = new Map<string, AxlElement[]>()
  let open: AxlElement[][] = []
  for (const line of text.trim().split('\n')) {
    if (!line.startsWith(' ')) {
      const elements: AxlElement[] = []
      types.set(line, elements)
      open = [elements]
      continue
    }
    const [, indent = '', name = '', type = '', marks = '', byDefault] = ELEMENT.exec(line) ?? []
    const depth = indent.length / 2
    const siblings = open[depth - 1]
    if (siblings === undefined || name === '') throw new Error(`not a line of facts: ${line}`)
    const children: AxlElement[] = []
    siblings.push({
      name,
      type: type === '-' ? '' : type,
      required: marks.includes('!'),
      nillable: marks.includes('?'),
      choice: marks.includes('|'),
      unbounded: marks.includes('*'),
      ...(byDefault === undefined ? {} : { default: byDefault }),
      children,
    })
    open = [...open.slice(0, depth), children]
  }
  return types
}

const TYPES = new Map([DIAL_PLAN_FACTS, LINE_FACTS, MORE_FACTS].flatMap((text) => [...parseFacts(text)]))

/** The elements of a type, in order. `UpdateHuntPilotReq` is the type of the pilot with another key before it. */
export function elementsOf(type: string): readonly AxlElement[] | undefined {
  return type === 'UpdateHuntPilotReq' ? UPDATE_HUNT_PILOT : TYPES.get(type)
}

const UPDATE_HUNT_PILOT: readonly AxlElement[] = [
  ...['uuid', 'pattern', 'routePartitionName'].map((name) => optional(name, { choice: true, nillable: true })),
  optional('newPattern', {}),
  optional('description', {}),
  optional('newRoutePartitionName', { type: 'XFkType', nillable: true }),
  ...(TYPES.get('XHuntPilot') ?? [])
    .filter(({ name }) => !['pattern', 'description', 'routePartitionName'].includes(name))
    .map((element) => ({ ...element, required: false })),
]

function optional(name: string, rest: Partial<AxlElement>): AxlElement {
  return {
    name,
    type: 'string',
    required: false,
    nillable: false,
    choice: false,
    unbounded: false,
    children: [],
    ...rest,
  }
}

/**
 * Holds a body against a type: elements known and in order (`xsd:sequence`), required ones there, values
 * of their type. Throws AxlFault. Which of a choice is taken is left to who knows what the choice means.
 */
export function checkBody(element: string, body: JsonObject, type: string): void {
  const elements = elementsOf(type)
  if (elements === undefined) throw new Error(`no facts about ${type}`)
  checkElements(element, body, elements)
}

function checkElements(parent: string, body: JsonObject, elements: readonly AxlElement[]): void {
  let at = 0
  for (const [name, value] of Object.entries(body)) {
    const found = elements.findIndex((element, position) => position >= at && element.name === name)
    const element = elements[found]
    if (element === undefined) throw unexpectedElement(name, expectedFrom(elements, at))
    const skipped = elements.slice(at, found).find(({ required }) => required)
    if (skipped !== undefined) throw unexpectedElement(name, [skipped.name])
    for (const item of element.unbounded ? items(value) : [value]) checkValue(element, item)
    at = found + 1
  }
  const missing = elements.slice(at).find(({ required }) => required)
  if (missing !== undefined) throw missingElement(parent, missing.name)
}

function expectedFrom(elements: readonly AxlElement[], at: number): readonly string[] {
  const next = elements.slice(at).findIndex(({ required }) => required)
  return elements.slice(at, next < 0 ? undefined : at + next + 1).map(({ name }) => name)
}

function checkValue(element: AxlElement, value: JsonValue): void {
  const { name, type, nillable } = element
  if (value === null) {
    if (!nillable) throw invalidValue(name, 'nil', type)
    return
  }
  const elements = element.children.length > 0 ? element.children : elementsOf(type)
  if (elements !== undefined) {
    // An empty element stands for one without children.
    if (typeof value === 'object' && !Array.isArray(value)) checkElements(name, value as JsonObject, elements)
    else if (value === '') checkElements(name, {}, elements)
    else throw invalidValue(name, JSON.stringify(value), type)
    return
  }
  if (type === 'Tags') return
  if (typeof value === 'object') throw invalidValue(name, JSON.stringify(value), type)
  checkText(name, String(value), type)
}

function checkText(element: string, text: string, type: string): void {
  const length = /^(?:Unique)?String(\d+)$/.exec(type)?.[1]
  const fits = length === undefined || text.length <= Number(length)
  // An empty element takes the default of its type: nothing is wrong with it here.
  const known = text === '' || ENUMERATIONS[type]?.includes(text) !== false
  if (!fits || !known || !isOfType(text, type)) throw invalidValue(element, text, type)
}

function isOfType(text: string, type: string): boolean {
  switch (type) {
    case 'boolean':
      return ['true', 'false', 't', 'f', '0', '1', ''].includes(text)
    case 'XInteger':
      return /^(?:-?\d{1,9})?$/.test(text)
    case 'XUUID':
      return /^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/i.test(text)
    default:
      return true
  }
}

/** The elements of a body, with the default of each that was left out and has one. */
export function withDefaults(body: JsonObject, type: string): JsonObject {
  const missing = (elementsOf(type) ?? []).flatMap((element) =>
    element.default === undefined || element.name in body ? [] : [[element.name, element.default] as const],
  )
  return { ...body, ...Object.fromEntries(missing) }
}
