import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axlCredentials } from '../../../src/adapters/axl/axl-credentials.js'
import type { AxlTrust } from '../../../src/adapters/axl/axl-trust.js'
import { AXL_LIMITS, type AxlLimits, HttpAxlPort } from '../../../src/adapters/axl/http-axl-port.js'
import { canMakeCertificates, type MadeCertificate, madeCertificate } from './made-certificate.js'

const ACCESS = { REHOME_AXL_USER: 'reader', REHOME_AXL_PASSWORD: 's3cret-wörd' }
const REQUEST = { operation: 'listPhone', version: '15.0', envelope: '<x/>' } as const

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function started(
  answer: (response: ServerResponse, count: number) => void,
  tls?: MadeCertificate,
): Promise<{ readonly url: string; readonly seen: readonly Seen[] }> {
  const seen: Seen[] = []
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const { method, url, headers } = request
      seen.push({ method, url, headers, body: Buffer.concat(pieces).toString() })
      answer(response, seen.length)
    })
  }
  const server = tls === undefined ? createServer(listen) : createSecureServer(tls, listen)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, seen }
}

function port(url: string, trust: AxlTrust = {}, limits: Partial<AxlLimits> = {}): HttpAxlPort {
  const made = new HttpAxlPort(url, axlCredentials(ACCESS), trust, { ...AXL_LIMITS, ...limits })
  closing.push(() => made.close())
  return made
}

describe('requests to a node', () => {
  it('are posted to the AXL service with their version, operation and credentials', async () => {
    const { url, seen } = await started((response) => response.end('<a>ü</a>'))
    expect(await port(url).call(REQUEST)).toEqual({ status: 200, text: '<a>ü</a>' })
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/axl/', body: '<x/>' })
    expect(seen[0]?.headers).toMatchObject({
      soapaction: '"CUCM:DB ver=15.0 listPhone"',
      'content-type': 'text/xml; charset=utf-8',
      authorization: `Basic ${Buffer.from('reader:s3cret-wörd').toString('base64')}`,
    })
  })

  it.each([401, 403, 404, 500, 503, 599])('give the status %i and the text as they are', async (status) => {
    const { url } = await started((response) => response.writeHead(status, { 'Retry-After': '7' }).end('words'))
    expect(await port(url).call(REQUEST)).toEqual({ status, text: 'words', retryAfterSeconds: 7 })
  })

  it('do not follow a redirection: nobody else sees the credentials', async () => {
    const other = await started((response) => response.end('caught'))
    const { url } = await started((response) => response.writeHead(307, { Location: `${other.url}/axl/` }).end())
    expect(await port(url).call(REQUEST)).toMatchObject({ status: 307 })
    expect(other.seen).toEqual([])
  })

  it('are lost when the connection breaks, the answer is cut off, or nothing comes', async () => {
    const broken = await started((response) => response.destroy())
    expect(await port(broken.url).call(REQUEST)).toBe('lost')
    const cut = await started((response) => {
      response.writeHead(200, { 'Content-Length': '1000' })
      response.write('<a>', () => response.destroy())
    })
    expect(await port(cut.url).call(REQUEST)).toBe('lost')
    const silent = await started(() => undefined)
    expect(await port(silent.url, {}, { headersMilliseconds: 100 }).call(REQUEST)).toBe('lost')
  })

  it('take an answer of 10 MB, and stop reading one that is larger than it may be', async () => {
    const large = 'x'.repeat(10 * 1024 * 1024)
    const { url } = await started((response) => response.end(large))
    expect(await port(url).call(REQUEST)).toEqual({ status: 200, text: large })
    await expect(port(url, {}, { answerBytes: 1024 * 1024 }).call(REQUEST)).rejects.toThrow(
      /larger than 1 MB and was not read/,
    )
  })

  it('refuse bytes that are no text', async () => {
    const { url } = await started((response) => response.end(Buffer.from([0x3c, 0xff, 0xfe])))
    await expect(port(url).call(REQUEST)).rejects.toThrow(/is no UTF-8 text/)
  })

  it('say what to do where nobody listens', async () => {
    const { url } = await started(() => undefined)
    await closing.shift()?.()
    await expect(port(url).call(REQUEST)).rejects.toThrow(/takes no connections/)
    await expect(port('https://no-such-host.invalid').call(REQUEST)).rejects.toThrow(/no host of the name/)
  })
})

describe.skipIf(!canMakeCertificates)('a node with a certificate of its own', () => {
  let certificate: MadeCertificate
  let another: MadeCertificate
  beforeAll(() => {
    certificate = madeCertificate('ucm.example.com')
    another = madeCertificate('ucm.example.com')
  })

  it('is not trusted as it is, and gets no credentials', async () => {
    const { url, seen } = await started((response) => response.end('x'), certificate)
    await expect(port(url).call(REQUEST)).rejects.toThrow(/is not trusted/)
    expect(seen).toEqual([])
  })

  it('is trusted by its fingerprint, however that is written', async () => {
    const { url } = await started((response) => response.end('x'), certificate)
    const { fingerprint } = certificate
    for (const written of [fingerprint, fingerprint.toLowerCase().replaceAll(':', ''), `SHA256:${fingerprint}`]) {
      expect(await port(url, { fingerprint: written }).call(REQUEST)).toMatchObject({ status: 200 })
    }
  })

  it('is refused by another fingerprint, and is sent nothing at all', async () => {
    const { url, seen } = await started((response) => response.end('x'), certificate)
    const wrong = port(url, { fingerprint: another.fingerprint })
    const error: unknown = await wrong.call(REQUEST).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      message: expect.stringContaining('another certificate than --fingerprint says') as string,
      hint: expect.stringContaining(certificate.fingerprint) as string,
    })
    await expect(wrong.call(REQUEST)).rejects.toThrow(/another certificate/)
    expect(seen).toEqual([])
  })

  it('is trusted by a file with its certificate, and not by one with another', async () => {
    const { url, seen } = await started((response) => response.end('x'), certificate)
    const folder = mkdtempSync(join(tmpdir(), 'rehome-axl-'))
    closing.push(() => rm(folder, { recursive: true }))
    const files = [certificate, another].map(({ cert }, at) => {
      const path = join(folder, `${at}.pem`)
      writeFileSync(path, cert)
      return path
    })
    expect(await port(url, { caFile: files[0] as string }).call(REQUEST)).toMatchObject({ status: 200 })
    await expect(port(url, { caFile: files[1] as string }).call(REQUEST)).rejects.toThrow(/is not trusted/)
    expect(seen).toHaveLength(1)
    expect(() => port(url, { caFile: join(folder, 'none.pem') })).toThrow(/cannot read/)
    writeFileSync(join(folder, 'empty.pem'), 'nothing')
    expect(() => port(url, { caFile: join(folder, 'empty.pem') })).toThrow(/holds no certificate/)
  })
})

describe('what the operator says', () => {
  it.each([
    ['https://ucm.example.com', 'ucm.example.com:8443'],
    ['https://ucm.example.com:9443/', 'ucm.example.com:9443'],
    ['https://ucm.example.com:8443/axl/', 'ucm.example.com:8443'],
    ['http://127.0.0.1:80', '127.0.0.1'],
  ])('%s is the node %s', (url, address) => {
    expect(port(url).address).toBe(address)
  })

  it.each([
    ['ucm.example.com', /is no address/],
    ['ftp://ucm.example.com', /is no address/],
    ['http://ucm.example.com:8443', /without encryption/],
    ['https://reader:s3cret@ucm.example.com', /do not belong into the address/],
    ['https://ucm.example.com/ccmadmin', /names a page/],
  ])('%s is refused, and no password is repeated', (url, message) => {
    expect(() => port(url)).toThrow(message)
    expect(() => port(url)).toThrow(/^(?!.*s3cret)/)
  })

  it('needs user and password in the environment, and names what is missing', () => {
    expect(() => axlCredentials({})).toThrow('REHOME_AXL_USER and REHOME_AXL_PASSWORD are not set')
    expect(() => axlCredentials({ REHOME_AXL_USER: 'reader' })).toThrow('REHOME_AXL_PASSWORD is not set')
    expect(() => axlCredentials({ REHOME_AXL_USER: 'a:b', REHOME_AXL_PASSWORD: 'x' })).toThrow(/colon/)
  })

  it('keeps password and header out of what is shown', () => {
    const { scrub, authorization } = axlCredentials(ACCESS)
    expect(scrub(`no ${ACCESS.REHOME_AXL_PASSWORD} and no ${authorization}`)).toBe(
      'no <removed> and no Basic <removed>',
    )
  })

  it('takes a fingerprint of 64 digits, or a file, not both', () => {
    expect(() => port('https://ucm.example.com', { fingerprint: '12:34' })).toThrow(/no SHA-256 fingerprint/)
    expect(() => port('https://ucm.example.com', { fingerprint: 'a'.repeat(64), caFile: 'x' })).toThrow(/two ways/)
  })
})

describe('a node that takes no connections', () => {
  it('is a mistake at the first request, and is asked again once it has answered', async () => {
    const server = createServer((_, response) => {
      response.setHeader('connection', 'close')
      response.end('<x/>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const [early, late] = [port(url), port(url)]
    expect(await early.call(REQUEST)).toMatchObject({ status: 200 })
    await new Promise((resolve) => server.close(resolve))
    expect(await early.call(REQUEST)).toBe('lost')
    await expect(late.call(REQUEST)).rejects.toThrow('takes no connections')
  })
})
