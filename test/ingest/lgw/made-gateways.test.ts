import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import { LGW_KINDS } from '../../../src/model/lgw/kinds.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import { repositoryRoot } from '../../support/shared-data.js'

const FOLDER = `${repositoryRoot}/fixtures/gateways`
const NAMES = readdirSync(FOLDER).filter((name) => /\.(?:cfg|log)$/.test(name))

function bytesOf(name: string): Uint8Array {
  return readFileSync(`${FOLDER}/${name}`)
}

function read(name: string, bytes: Uint8Array = bytesOf(name)): LgwSnapshot {
  return ingestLgw({ name, bytes })
}

/** What the reader made of a file, for people. */
function summary({ name, objects, account, findings }: LgwSnapshot): string {
  const { understood, irrelevant, unknown } = account
  return [
    `gateway ${name}`,
    `${understood} understood, ${irrelevant} without meaning for calls, ${unknown.length} unknown`,
    ...LGW_KINDS.filter((kind) => objects[kind].length > 0 && kind !== 'facts').map(
      (kind) => `${kind}: ${objects[kind].map(({ key }) => key).join(', ')}`,
    ),
    ...findings.map(({ code, severity, message }) => `${code} ${severity} ${message}`),
    '',
    ...objects.facts.map(({ value }) => JSON.stringify(value, null, 1)),
    ...objects['dial-peer'].map(({ value }) => JSON.stringify(value)),
    ...objects.tenant.map(({ value: { lines, ...value } }) => JSON.stringify({ ...value, lines: lines.length })),
    ...objects.class.map(({ key, value }) => `${key}: ${value.lines.join(' | ')}`),
    '',
  ].join('\n')
}

describe.each(NAMES)('%s', (name) => {
  const snapshot = read(name)

  it('is what stands in expected/', async () => {
    const file = `${FOLDER}/expected/${name.replace(/\.[^.]+$/, '')}.txt`
    await expect(summary(snapshot)).toMatchFileSnapshot(file)
  })

  it('has a fate for every line, and keeps no secret', () => {
    const { understood, irrelevant, unknown } = snapshot.account
    expect(understood + irrelevant + unknown.length).toBe(snapshot.lines.filter((line) => line.trim() !== '').length)
    expect(JSON.stringify(snapshot)).not.toContain('CANARY')
  })

  it('is read again from what was kept', () => {
    const again = read(name, new TextEncoder().encode(`${snapshot.lines.join('\n')}\n`))
    expect([again.root, again.account, again.lines]).toEqual([snapshot.root, snapshot.account, snapshot.lines])
  })

  it('is the same in other encodings and with other line ends', () => {
    const text = new TextDecoder().decode(bytesOf(name)).replaceAll('\r\n', '\n')
    const wide = (label: 'le' | 'be', mark: boolean): Uint8Array => {
      const units = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
      return label === 'le' ? units : units.swap16()
    }
    const variants = [
      new TextEncoder().encode(text.replaceAll('\n', '\r\n')),
      new TextEncoder().encode(`\uFEFF${text}`),
      new TextEncoder().encode(text.replaceAll('\n', '\r')),
      wide('le', true),
      wide('be', true),
      wide('le', false),
      wide('be', false),
    ]
    expect(variants.map((bytes) => read(name, bytes).root)).toEqual(variants.map(() => snapshot.root))
  })
})

describe('a session on a terminal', () => {
  it('holds the gateway as it is in its own file, and what was typed afterwards', () => {
    const config = read('registration.cfg')
    const capture = read('terminal-capture.log')
    expect(capture.name).toBe('lgw-muc')
    expect(capture.account.unknown).toEqual([])
    for (const kind of LGW_KINDS) {
      const values = (snapshot: LgwSnapshot): readonly unknown[] => snapshot.objects[kind].map(({ value }) => value)
      if (kind !== 'dial-peer') expect(values(capture)).toEqual(values(config))
    }
    const typed = config.objects['dial-peer'].map(({ value }) =>
      value.tag === 200 ? { ...value, maximumConnections: 30 } : value,
    )
    expect(capture.objects['dial-peer'].map(({ value }) => value)).toEqual(typed)
  })

  it('keeps nothing of the output of other commands', () => {
    const { lines } = read('terminal-capture.log')
    expect(lines.filter((line) => line.includes('muc-lgw1-trunk9021_LGU'))).toHaveLength(1)
    expect(lines.join()).not.toContain('99999999.us10')
  })
})

describe('lines that a terminal cut', () => {
  const WIDTH = 72
  const long = ' description Unified CM behind the firewall of the second data center, shutdown the port only at night'
  const wrapped = (text: string): string =>
    text
      .split('\n')
      .map((line) => line.replace(new RegExp(`.{${WIDTH}}`, 'g'), '$&\n').replace(/\n$/, ''))
      .join('\n')

  it('are joined where that makes them commands, also beside whole lines as wide as the terminal', () => {
    const text = new TextDecoder()
      .decode(bytesOf('registration.cfg'))
      .replace(' description Unified CM, trunk to Webex', long)
    const whole = read('registration.cfg', new TextEncoder().encode(text))
    const cut = read('registration.cfg', new TextEncoder().encode(wrapped(text)))
    expect(cut.root).toBe(whole.root)
    expect(cut.findings.map(({ severity, message }) => [severity, message])).toEqual([
      ['LOW', expect.stringContaining(`cut it at column ${WIDTH}`)],
    ])
  })

  it('are left alone where nothing speaks for it', () => {
    const comment = `! ${'-'.repeat(70)}`
    const { account, findings } = read(
      'a.cfg',
      new TextEncoder().encode(`${comment}\nhostname a\nflux\n${comment}\nip routing\n`),
    )
    expect(account.unknown.map(({ line }) => line)).toEqual([3])
    expect(findings[0]?.message).not.toContain('column')
  })

  it('keep no part of a secret when they cannot be joined', () => {
    const line = `voice clasz tenant 1 password 7 ${'0'.repeat(39)}CANAR`
    const { lines } = read('a.cfg', new TextEncoder().encode(`hostname a\n${line}\nYCANARY realm x\nip routing\n`))
    expect(lines.join()).not.toContain('CANAR')
  })
})

describe('a capture that ends early', () => {
  const cut = new TextDecoder().decode(bytesOf('registration.cfg')).split('dial-peer voice 300')[0] ?? ''

  it('says so, and is told from a paste', () => {
    const snapshot = read('cut.cfg', new TextEncoder().encode(cut))
    expect(snapshot.account.cutOff).toBe(true)
    expect(snapshot.findings.map(({ code, severity }) => [code, severity])).toEqual([['PRE-007', 'HIGH']])
    const paste = read('paste.cfg', new TextEncoder().encode(cut.slice(cut.indexOf('version'))))
    expect([paste.account.cutOff, paste.findings]).toEqual([undefined, []])
  })
})
