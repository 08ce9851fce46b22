import { execFileSync } from 'node:child_process'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LdapDirectory, type LdapCredentials } from '../../../src/adapters/ldap/ldap-directory.js'
import { AttributeMap } from '../../../src/ingest/directory/attribute-map.js'
import { ldifText } from '../../../src/ingest/directory/ldif-text.js'
import type { DirectoryAnswer, DirectorySearch } from '../../../src/ingest/ports.js'
import { directoryOf } from '../../support/directory-source.js'
import { BASE_DN, madeUpPeople, READER, Slapd, withoutSlapd } from '../../support/slapd.js'

const PEOPLE = 1203
const attributes = new AttributeMap().requested
const SECONDS = 1000

/** What a search gives, or how it is refused. */
async function search(asked: Partial<DirectorySearch>, credentials: LdapCredentials = {}): Promise<DirectoryAnswer> {
  const directory = new LdapDirectory(credentials, 5 * SECONDS)
  const usual = { url: '', startTls: false, baseDn: BASE_DN, filter: '(objectClass=person)', attributes }
  return directory.search({ ...usual, ...asked })
}

function refusal(message: string | RegExp, hint?: string | RegExp): unknown {
  const says = (text: string | RegExp): unknown => (typeof text === 'string' ? text : expect.stringMatching(text))
  return expect.objectContaining({
    name: 'UserError',
    message: says(message),
    ...(hint === undefined ? {} : { hint: says(hint) }),
  })
}

describe.skipIf(withoutSlapd !== undefined)(
  `a directory over LDAP${withoutSlapd === undefined ? '' : ` (${withoutSlapd})`}`,
  () => {
    let slapd: Slapd
    let limited: Slapd
    const ldif = madeUpPeople(PEOPLE)

    beforeAll(async () => {
      slapd = await Slapd.start(ldif)
      limited = await Slapd.start(madeUpPeople(300), {
        global: ['disallow bind_anon', 'require authc'],
        database: ['sizelimit size.soft=100 size.hard=100 size.prtotal=100'],
      })
    })

    afterAll(async () => {
      await slapd.stop()
      await limited.stop()
    })

    it('gives the people of its LDIF file, over several pages', async () => {
      const { entries, referrals } = await search({ url: slapd.url })
      expect(entries).toHaveLength(PEOPLE)
      expect(referrals).toEqual([])
      const live = await directoryOf({ 'live.ldif': [...ldifText(entries, ['from a server'])].join('') })
      const file = await directoryOf({ 'people.ldif': ldif })
      expect(live.people.map(({ value }) => value)).toEqual(file.people.map(({ value }) => value))
      expect(live.root).toBe(file.root)
      expect(file.people).toHaveLength(PEOPLE)
      expect(live.findings).toEqual([])
    })

    it('gives what ldapsearch gives', async () => {
      const args = ['-x', '-LLL', '-H', slapd.url, '-b', BASE_DN, '-E', 'pr=500/noprompt', '(objectClass=person)']
      const printed = execFileSync('/usr/bin/ldapsearch', args, { maxBuffer: 1 << 26 })
      const { entries } = await search({ url: slapd.url })
      const live = await directoryOf({ 'live.ldif': [...ldifText(entries, [])].join('') })
      expect((await directoryOf({ 'printed.ldif': printed })).root).toBe(live.root)
    })

    it('asks for what is mapped and for nothing else', async () => {
      const { entries } = await search({ url: slapd.url, filter: '(uid=user1)' })
      expect(entries[0]!.attributes.map(({ name }) => name).sort()).toEqual([
        'cn',
        'mail',
        'manager',
        'objectClass',
        'sn',
        'telephoneNumber',
        'uid',
      ])
      const asked = await search({ url: slapd.url, filter: '(uid=user1)', attributes: ['mail'] })
      expect(asked.entries[0]!.attributes.map(({ name }) => name)).toEqual(['mail'])
    })

    it.each([
      ['(&(objectClass=person)(|(uid=user1)(uid=user2))(!(uid=user2)))', 1],
      ['(cn=J\\c3\\bcrgen Nr 1)', 1],
      ['(cn=Jürgen*)', 201],
      ['uid=user7', 1],
      ['(uid=nobody)', 0],
    ])('understands the filter %s', async (filter, count) => {
      expect((await search({ url: slapd.url, filter })).entries).toHaveLength(count)
    })

    it('signs in, plain on loopback, encrypted, and encrypted later', async () => {
      const filter = '(uid=user1)'
      for (const asked of [
        { url: slapd.url },
        { url: slapd.tlsUrl, authorities: slapd.authority },
        { url: slapd.url, startTls: true, authorities: slapd.authority },
      ]) {
        expect((await search({ ...asked, filter }, READER)).entries).toHaveLength(1)
        expect((await search({ ...asked, filter })).entries).toHaveLength(1)
      }
    })

    it.each([
      ['ldaps, no authority', () => ({ url: slapd.tlsUrl }), /signed by nobody who is trusted here/, /--ca-file/],
      [
        'ldaps, another authority',
        () => ({ url: slapd.tlsUrl, authorities: slapd.otherAuthority }),
        /signed by nobody/,
        /--ca-file/,
      ],
      ['StartTLS, no authority', () => ({ url: slapd.url, startTls: true }), /signed by nobody/, /--ca-file/],
      [
        'StartTLS, another authority',
        () => ({ url: slapd.url, startTls: true, authorities: slapd.otherAuthority }),
        /signed by nobody/,
        /--ca-file/,
      ],
      [
        'an authority that is none',
        () => ({ url: slapd.tlsUrl, authorities: Buffer.from('x') }),
        /holds no certificate/,
        /PEM/,
      ],
      [
        'another name',
        () => ({ url: slapd.tlsUrl.replace('127.0.0.1', 'localhost'), authorities: slapd.authority }),
        /its certificate is for another name/,
        /name the host/,
      ],
      [
        'ldaps to the plain port',
        () => ({ url: slapd.url.replace('ldap:', 'ldaps:') }),
        /does not speak TLS|closed the connection/,
        undefined,
      ],
      [
        'StartTLS inside of TLS',
        () => ({ url: slapd.tlsUrl, startTls: true, authorities: slapd.authority }),
        /does not encrypt/,
        /instead of --start-tls/,
      ],
      [
        'a base that is not there',
        () => ({ url: slapd.url, baseDn: `ou=Agents,ou=People,${BASE_DN}` }),
        /there is no ou=Agents,ou=People,dc=example,dc=com/,
        /the nearest that is there is ou=People,dc=example,dc=com/,
      ],
      [
        'a base of another tree',
        () => ({ url: slapd.url, baseDn: 'dc=example,dc=org' }),
        /there is no dc=example,dc=org/,
        /nothing of it is there; signed in nobody/,
      ],
      [
        'a base that is no name',
        () => ({ url: slapd.url, baseDn: 'people' }),
        /people is no distinguished name/,
        /ou=people/,
      ],
    ])('is refused with %s', async (_, asked, message, hint) => {
      await expect(search(asked())).rejects.toEqual(refusal(message, hint))
    })

    it.each(['(objectClass=person', '(&(uid=a)(uid=b)', '(uid)', '()', '(uid=a))', '(uid=(x))', '(uid=\\zz)'])(
      'refuses the filter %s before anything is sent',
      async (filter) => {
        await expect(search({ url: 'ldap://127.0.0.1:1', filter })).rejects.toEqual(
          refusal(/ is no filter: /, /write it as/),
        )
      },
    )

    it('says that the credentials are wrong, and never what they are', async () => {
      const wrong = search({ url: slapd.url }, { ...READER, password: 'hunter2' })
      await expect(wrong).rejects.toEqual(
        refusal(
          `${slapd.url}: it refuses to sign in ${READER.bindDn}`,
          'check REHOME_LDAP_BIND_DN and REHOME_LDAP_PASSWORD',
        ),
      )
      await expect(wrong).rejects.not.toThrow(/hunter2/)
      await expect(search({ url: slapd.url }, { bindDn: 'reader', password: 'x' })).rejects.toEqual(
        refusal(/reader is no name to sign in with/),
      )
    })

    it('takes nothing of a search that ran into a limit', async () => {
      await expect(search({ url: limited.url }, READER)).rejects.toEqual(
        refusal(
          `${limited.url}: it gives no more than 100 entries (size limit), which were not taken in`,
          /have the limit raised/,
        ),
      )
    })

    it('says when somebody must sign in', async () => {
      await expect(search({ url: limited.url })).rejects.toEqual(
        refusal(/it answers nobody who does not sign in \(authentication required\)/, /REHOME_LDAP_BIND_DN/),
      )
    })
  },
)

describe('an address of an LDAP server', () => {
  it.each([
    ['http://dc1.example.com', /no address of an LDAP server/],
    ['ldaps://', /no address/],
    ['ldaps://reader:secret@dc1.example.com', /^that is no address/],
    ['ldaps://dc1.example.com/dc=example,dc=com', /no address/],
  ])('is not %s', async (url, message) => {
    await expect(search({ url })).rejects.toEqual(refusal(message, /credentials to the environment/))
  })

  it('gets no password over a plain connection, except on loopback', async () => {
    await expect(search({ url: 'ldap://dc1.example.com' }, READER)).rejects.toEqual(
      refusal(/the password would cross the network unencrypted to dc1.example.com/, /--start-tls/),
    )
    await expect(search({ url: 'ldap://127.0.0.1.example.com' }, READER)).rejects.toEqual(refusal(/unencrypted/))
  })

  it.each([
    [{ bindDn: 'cn=reader' }, /REHOME_LDAP_BIND_DN is set and REHOME_LDAP_PASSWORD is not/],
    [{ bindDn: 'cn=reader', password: '' }, /REHOME_LDAP_PASSWORD is not/],
    [{ password: 'x' }, /REHOME_LDAP_PASSWORD is set and REHOME_LDAP_BIND_DN is not/],
  ])('gets credentials whole or not at all', async (credentials, message) => {
    await expect(search({ url: 'ldap://127.0.0.1:1' }, credentials)).rejects.toEqual(refusal(message, /set both/))
  })

  it('tells when nothing listens there', async () => {
    await expect(search({ url: 'ldap://127.0.0.1:1' })).rejects.toEqual(refusal(/nothing listens there/, /389/))
    await expect(search({ url: 'ldap://host.invalid' })).rejects.toEqual(refusal(/host is not known|cannot be reached/))
  })
})

describe('a server that does not keep to the protocol', () => {
  const servers: Server[] = []
  const listen = async (answer: (data: Buffer) => Buffer | 'close' | undefined): Promise<string> => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (data) => {
        const reply = answer(data)
        if (reply === 'close') socket.destroy()
        else if (reply !== undefined) socket.write(reply)
      })
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `ldap://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  afterAll(() => {
    for (const server of servers) server.close()
  })

  const quick = (url: string): Promise<DirectoryAnswer> =>
    new LdapDirectory({}, 300).search({ url, startTls: false, baseDn: BASE_DN, filter: '(uid=a)', attributes })

  it('is given up when it says nothing', async () => {
    await expect(quick(await listen(() => undefined))).rejects.toEqual(refusal(/no answer in time/))
  })

  it('is given up when it hangs up', async () => {
    await expect(quick(await listen(() => 'close'))).rejects.toEqual(refusal(/closed the connection/))
  })

  it('is given up when it answers something else', async () => {
    const http = Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')
    await expect(quick(await listen(() => http))).rejects.toEqual(refusal(/the connection failed|no answer in time/))
    const garbage = Buffer.from([0x30, 0x05, 0x02, 0x01, 0x01, 0x5f, 0x00])
    await expect(quick(await listen(() => garbage))).rejects.toEqual(refusal(/the connection failed/))
  })

  it('may send a page without people before one with them', async () => {
    const page = (id: number, cookie: string, ...entries: readonly Buffer[]): Buffer =>
      Buffer.concat([...entries, message(id, 0x65, [ber(0x0a, Buffer.from([0])), text(''), text('')], paged(cookie))])
    const person = (id: number): Buffer =>
      message(id, 0x64, [text('cn=a,dc=example,dc=com'), ber(0x30, Buffer.alloc(0))])
    let asked = 0
    const url = await listen(() => {
      asked += 1
      return asked === 1 ? page(1, 'more') : asked === 2 ? page(2, 'again', person(2)) : page(3, '')
    })
    expect((await quick(url)).entries).toEqual([{ dn: 'cn=a,dc=example,dc=com', attributes: [] }])
    expect(asked).toBe(3)
  })

  it('is not asked for ever: neither with a cookie that stays, nor with one that is always new', async () => {
    let [asked, isFixed] = [0, true]
    const empty = (id: number, cookie: string): Buffer =>
      message(id, 0x65, [ber(0x0a, Buffer.from([0])), text(''), text('')], paged(cookie))
    const url = await listen((data) => {
      asked += 1
      return empty(idOf(data), isFixed ? 'same' : String(asked))
    })
    const refused = (): unknown => refusal(`${url}: its pages never end, after 0 entries, which were not taken in`)
    await expect(quick(url)).rejects.toEqual(refused())
    expect(asked).toBe(2)
    isFixed = false
    await expect(quick(url)).rejects.toEqual(refused())
  })

  it('may repeat the password, which is not shown', async () => {
    const password = 'CANARY-ldap-password'
    const url = await listen((data) =>
      message(idOf(data), 0x61, [ber(0x0a, Buffer.from([53])), text(''), text(`not with ${password}`)]),
    )
    const directory = new LdapDirectory({ bindDn: 'cn=reader', password }, 300)
    const asked = { url, startTls: false, baseDn: BASE_DN, filter: '(uid=a)', attributes }
    await expect(directory.search(asked)).rejects.toEqual(refusal(/\(not with <removed>\)/))
  })

  it('may break off in the middle: nothing is taken', async () => {
    const person = message(1, 0x64, [text('cn=a,dc=example,dc=com'), ber(0x30, Buffer.alloc(0))])
    let asked = 0
    const url = await listen(() => {
      asked += 1
      return asked > 1
        ? 'close'
        : Buffer.concat([person, message(1, 0x65, [ber(0x0a, Buffer.from([0])), text(''), text('')], paged('more'))])
    })
    await expect(quick(url)).rejects.toEqual(refusal(/closed the connection after 1 entries, which were not taken in/))
  })
})

/** Messages of RFC 4511, written by hand. */
function ber(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag, content.length]), content])
}

function text(value: string): Buffer {
  return ber(0x04, Buffer.from(value))
}

function message(id: number, operation: number, parts: readonly Buffer[], controls?: Buffer): Buffer {
  const body = [
    ber(0x02, Buffer.from(id < 128 ? [id] : [id >> 8, id & 255])),
    ber(operation, Buffer.concat(parts)),
    ...(controls === undefined ? [] : [controls]),
  ]
  return ber(0x30, Buffer.concat(body))
}

/** Number of a message whose length takes one byte or two. */
function idOf(data: Buffer): number {
  const at = (data[1] ?? 0) < 0x80 ? 2 : 2 + ((data[1] ?? 0) & 0x7f)
  const size = data[at + 1] ?? 1
  return data.readIntBE(at + 2, size)
}

function paged(cookie: string): Buffer {
  const value = ber(0x30, Buffer.concat([ber(0x02, Buffer.from([0])), text(cookie)]))
  return ber(0xa0, ber(0x30, Buffer.concat([text('1.2.840.113556.1.4.319'), ber(0x04, value)])))
}
