import { Agent, request } from 'undici'
import type { AxlServer } from './start-axl-server.js'
import type { XmlNode } from './xml-tree.js'
import { childNode, readXmlTree } from './xml-tree.js'

export interface AskedAnswer {
  readonly status: number
  readonly text: string
  /** Children of `return`; none in a fault. */
  readonly objects: readonly XmlNode[]
  /** `faultstring`, where the answer is a fault. */
  readonly fault?: string
}

export interface AskOptions {
  readonly version?: string
  readonly action?: string
  readonly password?: string
  /** Certificate that is trusted, in PEM. */
  readonly ca?: string
}

/** Sends `<operation>content</operation>` as raw XML, past every client of the product. */
export async function askAxl(
  server: AxlServer,
  operation: string,
  content: string,
  options: AskOptions = {},
): Promise<AskedAnswer> {
  const version = options.version ?? '15.0'
  const body = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><a:${operation} xmlns:a="http://www.cisco.com/AXL/API/${version}">${content}</a:${operation}></e:Body></e:Envelope>`
  const response = await request(`${server.url}/axl/`, {
    method: 'POST',
    headers: {
      'Content-Type': 'text/xml;charset=utf-8',
      SOAPAction: options.action ?? `"CUCM:DB ver=${version} ${operation}"`,
      Authorization: `Basic ${Buffer.from(`${server.user}:${options.password ?? server.password}`).toString('base64')}`,
    },
    body,
    ...(options.ca === undefined ? {} : { dispatcher: new Agent({ connect: { ca: options.ca } }) }),
  })
  const text = await response.body.text()
  const isXml = String(response.headers['content-type']).startsWith('text/xml') && text !== ''
  if (!isXml) return { status: response.statusCode, text, objects: [] }
  const answer = childNode(readXmlTree(text), 'Body')?.children[0]
  const fault = childNode(answer, 'faultstring')?.text
  const objects = childNode(answer, 'return')?.children ?? []
  return { status: response.statusCode, text, objects, ...(fault === undefined ? {} : { fault }) }
}
