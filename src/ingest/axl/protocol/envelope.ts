import { tagsOf } from './returned-tags.js'

/** The SOAP envelope of one request (`ucm-exports` 3.1). `content` is XML already. */
export function envelope(operation: string, version: string, content: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"' +
    ` xmlns:axl="http://www.cisco.com/AXL/API/${escaped(version)}"><soapenv:Header/><soapenv:Body>` +
    `<axl:${operation}>${content}</axl:${operation}></soapenv:Body></soapenv:Envelope>`
  )
}

/** An element that holds text. */
export function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

/** A stretch of rows. */
export interface Page {
  readonly skip: number
  readonly first: number
}

/** Content of a list request: every object, `page.first` of them from `page.skip` on. */
export function listContent(criteria: readonly string[], tags: string, version: string, page: Page): string {
  const all = criteria.map((name) => element(name, '%')).join('')
  return (
    `<searchCriteria>${all}</searchCriteria><returnedTags>${tagsOf(tags, version)}</returnedTags>` +
    element('skip', String(page.skip)) +
    element('first', String(page.first))
  )
}

/** Content of a get request for one object. */
export function getContent(uuid: string, tags: string, version: string): string {
  return `${element('uuid', uuid)}<returnedTags>${tagsOf(tags, version)}</returnedTags>`
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  // XML has no place for other control characters, not even as references.
  return text
    .replaceAll(/[&<>"]/g, (character) => MARKUP[character] ?? '')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
}
