import { escapeXml } from './write-answer.js'

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'

/** A fault as AXL answers it: HTTP 500 with `axlError` in its detail. */
export class AxlFault extends Error {
  readonly axlCode: number
  readonly side: 'Client' | 'Server'

  constructor(axlCode: number, message: string, side: 'Client' | 'Server' = 'Client') {
    super(message)
    this.axlCode = axlCode
    this.side = side
  }
}

export function envelope(body: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="${SOAP}"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
}

/** The answer of one operation: `content` stands within `return`. */
export function answerOf(operation: string, version: string, content: string): string {
  const name = `ns:${operation}Response`
  const inner = content === '' ? '<return/>' : `<return>${content}</return>`
  return envelope(`<${name} xmlns:ns="http://www.cisco.com/AXL/API/${version}">${inner}</${name}>`)
}

export function faultOf(fault: AxlFault, operation: string): string {
  const text = escapeXml(fault.message)
  const error = `<axlError><axlcode>${String(fault.axlCode)}</axlcode><axlmessage>${text}</axlmessage><request>${escapeXml(operation)}</request></axlError>`
  return envelope(
    `<soapenv:Fault><faultcode>soapenv:${fault.side}</faultcode><faultstring>${text}</faultstring><detail>${error}</detail></soapenv:Fault>`,
  )
}

/** More rows than fit into eight megabytes. Cisco documents one spelling, clusters are seen to send the other. */
export function tooLarge(matched: number, limit: number): AxlFault {
  const text = `Query request too large. Total rows matched: ${String(matched)} rows. Suggestive Row Fetch: less than ${String(limit)} rows`
  return new AxlFault(-1, text, 'Server')
}
