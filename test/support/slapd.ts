import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SLAPD = '/usr/sbin/slapd'
const SCHEMA = '/etc/ldap/schema'

/** Why no server can be started here; undefined where one can. */
export const withoutSlapd: string | undefined =
  [SLAPD, '/usr/sbin/slapadd', `${SCHEMA}/inetorgperson.schema`, '/usr/bin/openssl']
    .filter((path) => !existsSync(path))
    .map((path) => `${path} is not installed`)[0] ?? undefined

export const BASE_DN = 'dc=example,dc=com'
export const READER = { bindDn: `cn=reader,${BASE_DN}`, password: 'a made-up word' }

export interface SlapdOptions {
  /** Lines of the database section; without any there is no limit. */
  readonly database?: readonly string[]
  /** Lines above it, such as `disallow bind_anon`. */
  readonly global?: readonly string[]
}

/** A real OpenLDAP server on loopback with made-up people, encrypted and plain. */
export class Slapd {
  readonly folder: string
  readonly url: string
  readonly tlsUrl: string
  /** PEM of the authority that signed its certificate, and of another one. */
  readonly authority: Buffer
  readonly otherAuthority: Buffer
  private readonly process: ChildProcess
  private said = ''

  private constructor(folder: string, ports: readonly [number, number], authorities: readonly [Buffer, Buffer]) {
    this.folder = folder
    this.url = `ldap://127.0.0.1:${ports[0]}`
    this.tlsUrl = `ldaps://127.0.0.1:${ports[1]}`
    ;[this.authority, this.otherAuthority] = authorities
    const hosts = `${this.url} ${this.tlsUrl}`
    this.process = spawn(SLAPD, ['-h', hosts, '-f', join(folder, 'slapd.conf'), '-d', '0'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.process.stderr?.on('data', (data: Buffer) => (this.said += data.toString()))
  }

  /** Loads the LDIF and waits until the server answers. */
  static async start(ldif: string, options: SlapdOptions = {}): Promise<Slapd> {
    const folder = mkdtempSync(join(tmpdir(), 'rehome-slapd-'))
    const authorities = [certificate(folder, 'own'), certificate(folder, 'other')] as const
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'slapd.conf'), configuration(folder, options))
    writeFileSync(join(folder, 'people.ldif'), ldif)
    execFileSync('/usr/sbin/slapadd', ['-q', '-f', join(folder, 'slapd.conf'), '-l', join(folder, 'people.ldif')], {
      stdio: 'pipe',
    })
    const server = new Slapd(folder, [await freePort(), await freePort()], authorities)
    await server.listening()
    return server
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    if (this.process.exitCode === null) {
      this.process.kill()
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async listening(): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (this.process.exitCode !== null) throw new Error(`slapd ended: ${this.said}`)
      if (await canConnect(Number(new URL(this.url).port))) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`slapd does not listen: ${this.said}`)
  }
}

function configuration(folder: string, { global = [], database = [] }: SlapdOptions): string {
  return [
    ...['core', 'cosine', 'inetorgperson'].map((name) => `include ${SCHEMA}/${name}.schema`),
    `pidfile ${join(folder, 'slapd.pid')}`,
    'modulepath /usr/lib/ldap',
    'moduleload back_mdb',
    `TLSCertificateFile ${join(folder, 'own.pem')}`,
    `TLSCertificateKeyFile ${join(folder, 'own.key')}`,
    ...global,
    'database mdb',
    'maxsize 104857600',
    `suffix "${BASE_DN}"`,
    `rootdn "cn=admin,${BASE_DN}"`,
    `directory ${join(folder, 'data')}`,
    // A search returns everything but passwords.
    'access to attrs=userPassword by anonymous auth by * none',
    'access to * by * read',
    ...(database.length === 0 ? ['sizelimit unlimited'] : database),
    '',
  ].join('\n')
}

/** A certificate that signs itself, for the address of loopback. */
function certificate(folder: string, name: string): Buffer {
  const [key, pem] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync(
    '/usr/bin/openssl',
    [...made, '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', pem],
    { stdio: 'pipe' },
  )
  return execFileSync('/usr/bin/openssl', ['x509', '-in', pem])
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** An organization of `count` made-up people with names of several scripts, photos and passwords, as LDIF. */
export function madeUpPeople(count: number): string {
  const given = ['Ann', 'Jürgen', 'Zoë', 'Łukasz', '美咲', 'Olga']
  const people = Array.from({ length: count }, (_, at) => {
    const name = `${given[at % given.length]!} Nr ${at}`
    return [
      `dn:: ${Buffer.from(`cn=${name},ou=People,${BASE_DN}`).toString('base64')}`,
      'objectClass: inetOrgPerson',
      `cn:: ${Buffer.from(name).toString('base64')}`,
      `sn: Nr ${at}`,
      `uid: user${at}`,
      ...(at % 7 === 0 ? [] : [`mail: user${at}@example.com`]),
      ...(at % 5 === 0 ? [`mail: u${at}@example.org`] : []),
      `telephoneNumber: +1 512 555 ${String(100 + (at % 100)).padStart(4, '0')}`,
      `description:: ${Buffer.from(`Größe ${at}\nzwei`).toString('base64')}`,
      ...(at % 3 === 0 ? [`title:: ${Buffer.from(' Teamleiterin ').toString('base64')}`] : []),
      ...(at === 0
        ? []
        : [`manager:: ${Buffer.from(`CN=${given[0]!} Nr 0, OU=People,${BASE_DN}`).toString('base64')}`]),
      ...(at < 3 ? [`jpegPhoto:: ${Buffer.alloc(5000, at).toString('base64')}`] : []),
      'userPassword: never to be read',
    ].join('\n')
  })
  return [
    `dn: ${BASE_DN}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example`,
    `dn: ou=People,${BASE_DN}\nobjectClass: organizationalUnit\nou: People`,
    `dn: ${READER.bindDn}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\nuserPassword: ${READER.password}`,
    ...people,
    '',
  ].join('\n\n')
}
