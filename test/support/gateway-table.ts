import { readFileSync } from 'node:fs'
import { ingestLgw } from '../../src/ingest/lgw/ingest-lgw.js'
import type { LgwSnapshot } from '../../src/model/lgw/snapshot.js'
import type { SipCall } from '../../src/routing/lgw/lgw-trace.js'
import { repositoryRoot } from './shared-data.js'

/** One vector: its configuration, and its `key: value` lines. */
export interface GatewayVector {
  readonly id: string
  readonly config: readonly string[]
  readonly all: (key: string) => readonly string[]
  readonly one: (key: string) => string | undefined
}

/** Reads a table of `fixtures/tables`; the format stands at the head of each. Unknown keys stop the tests. */
export function gatewayTable(name: string, keys: readonly string[]): readonly GatewayVector[] {
  const vectors: GatewayVector[] = []
  const text = readFileSync(`${repositoryRoot}/fixtures/tables/${name}`, 'utf8')
  for (const block of text.split(/\n(?:[ \t]*\n)+/)) {
    const rows = block.split('\n').filter((row) => !row.startsWith('#') && row !== '')
    if (rows.length === 0) continue
    vectors.push(vectorOf(rows, vectors, ['id', 'as', 'source', ...keys]))
  }
  return vectors
}

function vectorOf(rows: readonly string[], before: readonly GatewayVector[], keys: readonly string[]): GatewayVector {
  const fields = rows.flatMap((row) => {
    if (row.startsWith('|')) return []
    const [, key = '', value = ''] = /^([a-z-]+): +(\S.*?) *$/.exec(row) ?? []
    if (!keys.includes(key)) throw new Error(`"${row}" is no line of this table`)
    return [{ key, value }]
  })
  const all = (key: string): readonly string[] => fields.filter((field) => field.key === key).map(({ value }) => value)
  const one = (key: string): string | undefined => all(key)[0]
  const id = one('id') ?? ''
  if (id === '' || one('source') === undefined || before.some((vector) => vector.id === id)) {
    throw new Error(`${rows[0] ?? ''}: no id, no source, or an id that stands twice`)
  }
  const base = one('as')
  const above = before.find((vector) => vector.id === base)
  if (base !== undefined && above === undefined) throw new Error(`${id}: there is no ${base} above`)
  const own = rows.filter((row) => row.startsWith('|')).map((row) => row.replace(/^\| ?/, '').replace(/␠$/, ' '))
  return { id, config: [...(above?.config ?? []), ...own], all, one }
}

/** The gateway of a vector, read from its text. */
export function gatewayOf(lines: readonly string[], name = 'gw.cfg'): LgwSnapshot {
  return ingestLgw({ name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) })
}

/** The call of a vector; what it does not say is neutral. */
export function callOf({ one }: GatewayVector): SipCall {
  const called = one('called') === '<empty>' ? '' : (one('called') ?? one('request')?.split('@')[0] ?? '700')
  const calling = one('calling') ?? '600'
  const [host = '', port = ''] = (one('via') ?? '198.51.100.200:5999').split(':')
  const arrivesOn = one('arrives-on')
  const arrivesAt = one('arrives-at')
  const arrival = {
    ...(arrivesOn === undefined ? {} : { interface: arrivesOn }),
    ...(arrivesAt === undefined ? {} : { port: Number(arrivesAt) }),
  }
  return {
    via: { host, port: Number(port) },
    requestUri: one('request') ?? `${called}@198.51.100.250:5060`,
    from: one('from') ?? `<sip:${calling}@198.51.100.200>`,
    to: one('to') ?? `<sip:${called}@198.51.100.250>`,
    called,
    calling,
    arrival,
  }
}
