import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { apiAddress } from '../../../src/adapters/webex/api-address.js'
import { nextLink } from '../../../src/adapters/webex/link-header.js'
import { Pacing } from '../../../src/adapters/webex/pacing.js'
import { UserError } from '../../../src/findings/user-error.js'
import { madeOrganization } from '../../support/webex-answers.js'
import { clientOf, StillTime } from '../../support/webex-live.js'
import { type Fault, type ServerOptions, TOKEN, WebexServer } from '../../support/webex-server.js'

const PEOPLE = { path: ['people'] }
const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function serve(options: ServerOptions = {}): Promise<WebexServer> {
  const server = await WebexServer.start(madeOrganization(), options)
  open.push(server)
  return server
}

/** The first requests get these faults, one each; then the server answers. */
const firstly =
  (...faults: readonly Fault[]): ServerOptions['fault'] =>
  (_request, before) =>
    faults[before]

async function errorOf(promise: Promise<unknown>): Promise<UserError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UserError)) throw new Error(`No UserError: ${String(error)}`)
  expect(`${error.message} ${error.hint ?? ''} ${error.stack ?? ''}`).not.toContain(TOKEN)
  return error
}

describe('pages', () => {
  it('are followed to the last one, each object in order', async () => {
    const server = await serve({ pageSize: 2 })
    const reply = await clientOf(server).ask(PEOPLE)
    const pages = (reply.kind === 'answered' ? reply.pages : []) as { items: { firstName: string }[] }[]
    expect(pages.map(({ items }) => items.map(({ firstName }) => firstName))).toEqual([
      ['ann', 'bob'],
      ['cy', 'dee'],
      ['eve'],
    ])
    expect(server.requests.map(({ query }) => query)).toEqual([{}, { cursor: '2' }, { cursor: '4' }])
  })

  it('end at an empty one, though its link goes on', async () => {
    const server = await WebexServer.start({ people: { body: { items: [], notFoundIds: [] } } })
    open.push(server)
    const first = createServer((request, response) => {
      const isFirst = request.url === '/v1/people'
      response.setHeader('link', `<${isFirst ? '/v1/people?cursor=1' : '/v1/people?cursor=2'}>; rel="next"`)
      response.end(JSON.stringify({ items: isFirst ? [{ id: 'a' }] : [] }))
    })
    const url = await listening(first)
    await expect(clientOf({ url }).ask(PEOPLE)).resolves.toEqual({
      kind: 'answered',
      pages: [{ items: [{ id: 'a' }] }],
    })
  })

  it('that never end are an error', async () => {
    const server = await serve({ pageSize: 1, link: () => '</v1/people>; rel="next"' })
    expect((await errorOf(clientOf(server).ask(PEOPLE))).message).toContain('never end')
  })

  it('on another server are refused, and the token stays here', async () => {
    const other = await serve()
    const server = await serve({ pageSize: 1, link: () => `<${other.url}/people>; rel="next"` })
    const { message, hint } = await errorOf(clientOf(server).ask(PEOPLE))
    expect(message).toContain('on another server')
    expect(hint).toContain('nothing was stored')
    expect(other.requests).toEqual([])
  })

  it.each([
    ['</v1/a?b=1,2>; rel="next"', '/v1/a?b=1,2'],
    ['<x>; rel="first", <y>; rel=next', 'y'],
    ['<x>; title="a, <z>; rel=next"; rel="prev next"', 'x'],
    ['<x>; rel="prev"', undefined],
    ['next', undefined],
    [undefined, undefined],
  ])('are named by the link header %s', (header, next) => {
    expect(nextLink(header)).toBe(next)
  })
})

describe('patience', () => {
  const tooMany = (retryAfter: string): Fault => ({ status: 429, headers: { 'retry-after': retryAfter } })

  it.each([
    ['seconds', '7', 7],
    ['a fraction of seconds', '1.5', 1.5],
    ['an HTTP date', 'Sun, 22 Nov 2026 10:00:30 GMT', 30],
  ])('lasts as long as the platform says in %s', async (_form, retryAfter, seconds) => {
    const server = await serve({ fault: firstly(tooMany(retryAfter)) })
    const time = new StillTime()
    expect((await clientOf(server, { time }).ask(PEOPLE)).kind).toBe('answered')
    expect(time.waits[0]).toBeCloseTo(seconds, 1)
    expect(server.requests).toHaveLength(2)
  })

  it('lasts five seconds when it does not say', async () => {
    const server = await serve({ fault: firstly(tooMany('soon')) })
    const time = new StillTime()
    await clientOf(server, { time }).ask(PEOPLE)
    expect(time.waits[0]).toBe(5)
  })

  it('has an end', async () => {
    const server = await serve({ fault: firstly(tooMany('7200')) })
    expect((await errorOf(clientOf(server).ask(PEOPLE))).message).toContain('asks to wait 120 minutes')
    expect(server.requests).toHaveLength(1)
  })

  it('halves the pace for a minute', async () => {
    const time = new StillTime()
    const pacing = new Pacing(time, 10)
    const starts: number[] = []
    const run = () => pacing.run(() => Promise.resolve(starts.push(time.now())))
    for (let count = 0; count < 3; count += 1) await run()
    pacing.slowDown(0)
    for (let count = 0; count < 3; count += 1) await run()
    expect(starts).toEqual([0, 100, 200, 300, 500, 700])
  })

  it('never lets more than eight be asked at once', async () => {
    const pacing = new Pacing(new StillTime(), 1_000_000)
    let running = 0
    let most = 0
    const act = async (): Promise<void> => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
    }
    await Promise.all(Array.from({ length: 50 }, () => pacing.run(act)))
    expect(most).toBe(8)
    expect(running).toBe(0)
  })
})

describe('trouble on the way', () => {
  const html: Fault = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }

  it.each<[string, readonly Fault[]]>([
    ['a server that failed', [{ status: 500 }, { status: 502 }, { status: 504 }]],
    ['an answer cut in half', ['cut']],
    ['JSON that is broken', [{ status: 200, body: '{"items":[' }]],
    ['a page of a proxy', [html]],
    ['an unavailable service', [{ status: 503, headers: { 'retry-after': '2' } }]],
  ])('is over after %s', async (_what, faults) => {
    const notes: string[] = []
    const server = await serve({ fault: firstly(...faults) })
    expect((await clientOf(server, { notes }).ask(PEOPLE)).kind).toBe('answered')
    expect(server.requests).toHaveLength(faults.length + 1)
    expect(notes).toHaveLength(faults.length)
    expect(notes[0]).toMatch(/^GET \/v1\/people: .*; trying again in \d+ s$/)
    expect(notes.join()).not.toContain(TOKEN)
  })

  it.each<[string, Fault, string]>([
    ['500', { status: 500 }, 'failed 5 times, the last time: answered 500'],
    ['a cut connection', 'cut', 'failed 5 times, the last time: the connection was cut'],
    ['a page of a proxy', html, 'not JSON (text/html)'],
  ])('that stays is an error: %s', async (_what, fault, told) => {
    const server = await serve({ fault: () => fault })
    const time = new StillTime()
    expect((await errorOf(clientOf(server, { time }).ask(PEOPLE))).message).toContain(told)
    expect(server.requests).toHaveLength(5)
    expect(time.waits).toEqual([1, 2, 4, 8])
  })

  it('is a server that says nothing', async () => {
    const server = await serve({ fault: () => 'silent' })
    const client = clientOf(server, { timeoutMilliseconds: 30 })
    expect((await errorOf(client.ask(PEOPLE))).message).toContain('no answer in time')
  })

  it('is nobody at all', async () => {
    const server = await serve()
    const { url } = server
    await server.close()
    expect((await errorOf(clientOf({ url }).ask(PEOPLE))).message).toContain('nobody listens there')
  })

  it('is a redirection, which is not followed', async () => {
    const other = await serve()
    const server = await serve({ fault: () => ({ status: 302, headers: { location: `${other.url}/people` } }) })
    const { message } = await errorOf(clientOf(server).ask(PEOPLE))
    expect(message).toContain(`sent on to ${new URL(other.url).origin} (302), and was not followed`)
    expect(other.requests).toEqual([])
  })

  it('is a token that is not accepted: asked once', async () => {
    const server = await serve()
    const { message, hint } = await errorOf(clientOf(server, { token: 'expired' }).ask(PEOPLE))
    expect(message).toBe('the token was not accepted (401 to GET /v1/people)')
    expect(hint).toContain('REHOME_WEBEX_TOKEN')
    expect(server.requests).toHaveLength(1)
  })

  it.each([400, 403, 404, 405])('is an answer of its own with %i: asked once', async (status) => {
    const server = await serve({ fault: () => ({ status }) })
    await expect(clientOf(server).ask(PEOPLE)).resolves.toEqual({
      kind: 'refused',
      status,
      message: 'made-up trouble',
      trackingId: 'T_made-up',
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('the address', () => {
  it('keeps ids whole', async () => {
    const server = await serve()
    await clientOf(server).ask({ path: ['people', 'a/b c%?', 'x'] })
    expect(server.requests[0]?.path).toBe('people/a/b c%?/x')
  })

  it.each(['https://webexapis.com/v1', 'https://webexapis.com/v1/', 'http://127.0.0.1:8080/v1', 'http://[::1]/v1'])(
    'may be %s',
    (text) => {
      expect(apiAddress(text).href).toBe(`${text.replace(/\/$/, '')}/`)
    },
  )

  it.each([
    'http://webexapis.com/v1',
    'ftp://127.0.0.1',
    'webexapis.com',
    'https://me:pin@webexapis.com',
    'https://x?a=b',
  ])('may not be %s', (text) => {
    expect(() => apiAddress(text)).toThrow(UserError)
  })
})

async function listening(server: Server): Promise<string> {
  open.push({
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

describe('a server that repeats the token', () => {
  it('has it taken out of refusals, answers, errors and remarks', async () => {
    const notes: string[] = []
    const echo = (status: number): Fault => ({
      status,
      headers: { trackingid: `T-${TOKEN}` },
      body: JSON.stringify({ message: `Bearer ${TOKEN} may not`, errors: [], items: [{ id: TOKEN }] }),
    })
    const ask = async (fault: Fault): Promise<unknown> =>
      clientOf(await serve({ fault: () => fault }), { notes }).ask(PEOPLE)
    const refused = await ask(echo(403))
    expect(refused).toMatchObject({ message: 'Bearer <removed> may not', trackingId: 'T-<removed>' })
    expect(await ask(echo(200))).toMatchObject({ pages: [{ items: [{ id: '<removed>' }] }] })
    const sentOn = ask({
      status: 302,
      headers: { location: `https://${TOKEN.replaceAll('_', '-')}.example.com/${TOKEN}` },
    })
    await errorOf(sentOn)
    await errorOf(ask({ status: 200, headers: { 'content-type': `text/${TOKEN}` }, body: '<p>' }))
    expect(notes.join()).toContain('text/<removed>')
    expect(JSON.stringify([refused, notes])).not.toContain(TOKEN)
  })
})
