import type { AxlElements, AxlValue } from './axl-object.js'
import { RawXml, Reference } from './axl-object.js'
import type { SchemaField } from './read-schema.js'
import type { XmlNode } from './xml-tree.js'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** Text of an element or attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/**
 * Writes elements in the order of their type. `wanted` is the element `returnedTags` of the request, or an
 * element of it: absent or without children = everything. Throws for an element that the type does not know.
 */
export function writeElements(fields: readonly SchemaField[], elements: AxlElements, wanted?: XmlNode): string {
  const names = wanted === undefined ? [] : wanted.children.map((child) => child.name)
  const all = names.length === 0
  let xml = ''
  for (const field of fields) {
    if (!all && !names.includes(field.name)) continue
    const within = wanted?.children.find((child) => child.name === field.name)
    xml += writeField(field, elements[field.name], within)
  }
  return xml
}

/** Throws when elements stand in an object that its type does not have. */
export function checkElements(type: string, fields: readonly SchemaField[], elements: AxlElements): void {
  for (const [name, value] of Object.entries(elements)) {
    if (name === '@uuid') continue
    const field = fields.find((candidate) => candidate.name === name)
    if (field === undefined) throw new Error(`${type} has no element ${name}`)
    for (const item of Array.isArray(value) ? (value as readonly AxlValue[]) : [value]) {
      if (isElements(item)) checkElements(`${type}.${name}`, field.fields ?? [], item)
    }
  }
}

export function isElements(value: AxlValue): value is AxlElements {
  return (
    typeof value === 'object' && !Array.isArray(value) && !(value instanceof Reference) && !(value instanceof RawXml)
  )
}

function writeField(field: SchemaField, value: AxlValue, wanted: XmlNode | undefined): string {
  if (Array.isArray(value)) {
    return (value as readonly AxlValue[]).map((item) => writeField(field, item, wanted)).join('')
  }
  const { name } = field
  if (value === undefined) return field.many ? '' : emptyElement(field)
  if (typeof value === 'string') return `<${name}>${escapeXml(value)}</${name}>`
  if (value instanceof Reference) return `<${name} uuid="${value.uuid}">${escapeXml(value.name)}</${name}>`
  if (value instanceof RawXml) return `<${name}>${value.xml}</${name}>`
  const elements = value as AxlElements
  const uuid = elements['@uuid']
  const attribute = typeof uuid === 'string' ? ` uuid="${uuid}"` : ''
  const xml = writeElements(field.fields ?? [], elements, wanted)
  return xml === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${xml}</${name}>`
}

/** Real answers write an absent reference in three ways; here the length of its name decides which. */
function emptyElement(field: SchemaField): string {
  if (!field.isReference) return `<${field.name}/>`
  const forms = [
    `<${field.name}/>`,
    `<${field.name} uuid=""/>`,
    `<${field.name} xsi:nil="true" uuid="" xmlns:xsi="${XSI}"/>`,
  ]
  return forms[field.name.length % forms.length] ?? `<${field.name}/>`
}
