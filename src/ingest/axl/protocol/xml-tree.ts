import { SaxesParser } from 'saxes'

/** An element of an answer: local name, attributes, child elements, and the text directly within. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

/** The text is no XML that may be read. The message never holds any of the text. */
export class XmlError extends Error {}

const DEEPEST = 64
/** Far more than an answer of 8 MB holds. */
const MOST_ELEMENTS = 500_000

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  readonly pieces: string[]
  text: string
}

/**
 * Reads a whole document. A document type is refused, and with it every entity but the five of XML:
 * an answer of Unified CM has none, and one could make a small answer a huge one.
 *
 * @throws XmlError
 */
export function readXml(source: string): XmlElement {
  const parser = new SaxesParser({ position: false })
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  let count = 0
  parser.on('error', () => {
    throw new XmlError('it is not complete, well-formed XML')
  })
  parser.on('doctype', () => {
    throw new XmlError('it declares a document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    count += 1
    if (open.length === DEEPEST || count > MOST_ELEMENTS) throw new XmlError('it is nested too deeply or too long')
    open.push({
      name: local(name),
      attributes: { ...(attributes as Record<string, string>) },
      children: [],
      pieces: [],
      text: '',
    })
  })
  const text = (piece: string): void => {
    open.at(-1)?.pieces.push(piece)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed === undefined) return
    const { name, attributes, children, pieces } = closed
    const element = { name, attributes, children, text: pieces.join('') }
    const parent = open.at(-1)
    if (parent === undefined) root = element
    else parent.children.push(element)
  })
  parser.write(source).close()
  if (root === undefined) throw new XmlError('it is empty')
  return root
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The children of that name. */
function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The first element at `name.name…`, or undefined. */
export function elementAt(element: XmlElement | undefined, path: string): XmlElement | undefined {
  let found = element
  for (const name of path.split('.')) found = found?.children.find((child) => child.name === name)
  return found
}

/** Every element at the path: `members.member` gives all members. */
export function elementsAt(element: XmlElement, path: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = [element]
  for (const name of path.split('.')) found = found.flatMap((parent) => childrenOf(parent, name))
  return found
}

/** Text of the element at the path; empty for an absent or nil one. */
export function textAt(element: XmlElement | undefined, path: string): string {
  return elementAt(element, path)?.text ?? ''
}
