import { SaxesParser } from 'saxes'

/** An element of a request or an answer. */
export interface XmlNode {
  /** Name without its prefix. */
  readonly name: string
  /** Namespace of the element, '' for none. */
  readonly namespace: string
  /** By name without prefix; namespace declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly XmlNode[]
}

interface OpenNode extends XmlNode {
  text: string
  readonly children: OpenNode[]
}

/** Reads a document; throws for what is not well-formed. */
export function readXmlTree(xml: string): XmlNode {
  const top: OpenNode = { name: '', namespace: '', attributes: {}, text: '', children: [] }
  const stack = [top]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {}
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns') attributes[attribute.local] = attribute.value
    }
    const node: OpenNode = { name: tag.local, namespace: tag.uri, attributes, text: '', children: [] }
    stack.at(-1)?.children.push(node)
    stack.push(node)
  })
  parser.on('text', (text) => {
    const open = stack.at(-1)
    if (open !== undefined) open.text += text
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  parser.write(xml).close()
  const root = top.children[0]
  if (root === undefined) throw new Error('the document is empty')
  return root
}

/** A child by name. */
export function childNode(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name)
}

/** Text of a child, trimmed; undefined where the child is absent or empty. */
export function childText(node: XmlNode | undefined, name: string): string | undefined {
  const text = childNode(node, name)?.text.trim()
  return text === undefined || text === '' ? undefined : text
}
