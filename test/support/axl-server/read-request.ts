import { AxlFault } from './axl-fault.js'
import type { XmlNode } from './xml-tree.js'
import { childNode, readXmlTree } from './xml-tree.js'

export interface AxlRequest {
  readonly operation: string
  /** Schema version of the namespace, e.g. `15.0`. */
  readonly version: string
  readonly body: XmlNode
}

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const AXL = /^http:\/\/www\.cisco\.com\/AXL\/API\/(\d+\.\d+)$/

/** Reads a SOAP request. Throws `AxlFault` for what is no SOAP 1.1 envelope with one AXL operation in it. */
export function readRequest(xml: string): AxlRequest {
  const root = readEnvelope(xml)
  if (root.name !== 'Envelope' || root.namespace !== SOAP) throw new AxlFault(5003, 'Not a SOAP 1.1 envelope')
  const [operation, second] = childNode(root, 'Body')?.children ?? []
  if (operation === undefined || second !== undefined) throw new AxlFault(5003, 'The body must hold one operation')
  const version = AXL.exec(operation.namespace)?.[1]
  if (version === undefined) throw new AxlFault(5003, `No AXL namespace: ${operation.namespace}`)
  refuseQualified(operation.children)
  return { operation: operation.name, version, body: operation }
}

function readEnvelope(xml: string): XmlNode {
  try {
    return readXmlTree(xml)
  } catch (error) {
    throw new AxlFault(5003, `XML: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** AXL declares `elementFormDefault="unqualified"`: only the operation has a namespace. */
function refuseQualified(nodes: readonly XmlNode[]): void {
  for (const node of nodes) {
    if (node.namespace !== '') throw new AxlFault(5003, `Element ${node.name} must not have a namespace`)
    refuseQualified(node.children)
  }
}
