import type { AxlRequest, JsonValue } from '../../execute/ports.js'

/**
 * The SOAP body of an AXL request, ready to be posted. Elements stand in the order of the members, as
 * `xsd:sequence` wants; a list repeats its element, `null` is an element without content (`ucm-exports` 3.1).
 */
export function axlEnvelope({ operation, body }: AxlRequest, version: string): string {
  const content = Object.entries(body).flatMap(([name, value]) => element(name, value, 3))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:axl="http://www.cisco.com/AXL/API/${escaped(version)}">`,
    '  <soapenv:Body>',
    `    <axl:${operation}>`,
    ...content,
    `    </axl:${operation}>`,
    '  </soapenv:Body>',
    '</soapenv:Envelope>',
    '',
  ].join('\n')
}

function element(name: string, value: JsonValue, depth: number): readonly string[] {
  const indent = '  '.repeat(depth)
  if (value === null || value === '') return [`${indent}<${name}/>`]
  if (isList(value)) return value.flatMap((item) => element(name, item, depth))
  if (typeof value !== 'object') return [`${indent}<${name}>${escaped(String(value))}</${name}>`]
  const inner = Object.entries(value).flatMap(([child, item]) => element(child, item, depth + 1))
  return inner.length === 0 ? [`${indent}<${name}/>`] : [`${indent}<${name}>`, ...inner, `${indent}</${name}>`]
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
