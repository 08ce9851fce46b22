import type { AxlAnswer, AxlPort } from '../../../src/ingest/ports.js'

/** One object as AXL gives it: the XML within its element. */
export interface NodeObject {
  readonly uuid: string
  /** What the list says. */
  readonly listed: string
  /** What asking for the object says; without it, a fault. */
  readonly got?: string
}

type Script = Readonly<Record<string, readonly NodeObject[]>>
type Override = (operation: string, envelope: string, count: number) => AxlAnswer | 'lost' | undefined

/** A node without a network: lists and gets of what it is given, and an empty list of everything else. */
export class ScriptedNode implements AxlPort {
  readonly address = '127.0.0.1:8443'
  readonly asked: { readonly operation: string; readonly version: string; readonly envelope: string }[] = []
  readonly waits: number[] = []
  private readonly script: Script
  private readonly override: Override
  private readonly counts = new Map<string, number>()

  /** @param script objects by the name of their element, e.g. `phone` */
  constructor(script: Script, override: Override = () => undefined) {
    this.script = script
    this.override = override
  }

  call(request: Parameters<AxlPort['call']>[0]): Promise<AxlAnswer | 'lost'> {
    this.asked.push(request)
    const { operation, envelope } = request
    const count = (this.counts.get(operation) ?? 0) + 1
    this.counts.set(operation, count)
    return Promise.resolve(this.override(operation, envelope, count) ?? this.answer(operation, envelope))
  }

  wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds)
    return Promise.resolve()
  }

  scrub(text: string): string {
    return text.replaceAll('s3cret', '<removed>')
  }

  private answer(operation: string, envelope: string): AxlAnswer {
    if (operation === 'getCCMVersion') {
      return done(operation, '<componentVersion version="1"><version>14.0.1.13900(155)</version></componentVersion>')
    }
    if (operation === 'executeSQLQuery') return fault('This user may not run queries')
    const tag = operation.replace(/^(?:list|get)/, '').replace(/^./, (letter) => letter.toLowerCase())
    const objects = this.script[tag] ?? []
    if (operation.startsWith('list')) {
      const [skip, first] = [/<skip>(\d+)</, /<first>(\d+)</].map((pattern) => Number(pattern.exec(envelope)?.[1]))
      const page = objects.slice(skip, (skip ?? 0) + (first ?? 0))
      return done(operation, page.map(({ uuid, listed }) => `<${tag} uuid="${uuid}">${listed}</${tag}>`).join(''))
    }
    const uuid = /<uuid>([^<]*)</.exec(envelope)?.[1]
    const object = objects.find((candidate) => candidate.uuid === uuid)
    if (object?.got === undefined) return fault('Item not valid: The specified object was not found', '5007')
    return done(operation, `<${tag} uuid="${object.uuid}">${object.got}</${tag}>`)
  }
}

/** An answer as the service writes it, in a namespace of its own choice. */
export function done(operation: string, result: string): AxlAnswer {
  const body = `<ns:${operation}Response xmlns:ns="http://www.cisco.com/AXL/API/15.0"><return>${result}</return></ns:${operation}Response>`
  return { status: 200, text: soap(body) }
}

export function fault(text: string, code = '-1'): AxlAnswer {
  const detail = `<detail><axlError><axlcode>${code}</axlcode><axlmessage>${text}</axlmessage></axlError></detail>`
  return {
    status: 500,
    text: soap(
      `<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>${text}</faultstring>${detail}</soapenv:Fault>`,
    ),
  }
}

function soap(body: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
}
