/** An element as it stands in XML; references in attributes and text are resolved. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All text directly within. */
  readonly text: string
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads well-formed XML 1.0 without comments, CDATA and document types; throws for anything else. Written
 * from the grammar of the standard, for holding the product's own XML against it.
 */
export function readXml(source: string): XmlElement {
  const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(source)
  if (forbidden !== null) throw new Error(`character ${forbidden[0].charCodeAt(0)} may not stand in XML`)
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '')
  const { element, rest } = readElement(body)
  if (rest.trim() !== '') throw new Error(`after the end: ${rest}`)
  return element
}

function readElement(source: string): { readonly element: XmlElement; readonly rest: string } {
  const open = /^<([A-Za-z_][\w.-]*)((?:\s+[A-Za-z_][\w.-]*="[^"<]*")*)\s*(\/?)>/.exec(source)
  if (open === null) throw new Error(`no start tag: ${source.slice(0, 60)}`)
  const [whole, name = '', written = '', isEmpty] = open
  const attributes = readAttributes(written)
  let rest = source.slice(whole.length)
  if (isEmpty === '/') return { element: { name, attributes, children: [], text: '' }, rest }
  const children: XmlElement[] = []
  let text = ''
  for (;;) {
    const next = rest.indexOf('<')
    if (next < 0) throw new Error(`<${name}> is not closed`)
    text += resolved(rest.slice(0, next))
    rest = rest.slice(next)
    if (rest.startsWith('</')) {
      const close = new RegExp(`^</${name}\\s*>`).exec(rest)
      if (close === null) throw new Error(`<${name}> is closed by ${rest.slice(0, 30)}`)
      return { element: { name, attributes, children, text }, rest: rest.slice(close[0].length) }
    }
    const child = readElement(rest)
    children.push(child.element)
    rest = child.rest
  }
}

function readAttributes(written: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of written.matchAll(/([A-Za-z_][\w.-]*)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`attribute ${name} stands twice`)
    attributes[name] = resolved(value)
  }
  return attributes
}

function resolved(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> may not stand in text')
  return text.replaceAll(/&([^;&\s]*);?/g, (reference, name: string) => {
    const symbol = NAMED[name]
    if (symbol === undefined || !reference.endsWith(';')) throw new Error(`no reference: ${reference}`)
    return symbol
  })
}
