import { describe, expect, it } from 'vitest'
import { GatewayRouter } from '../../../src/routing/lgw/gateway-router.js'
import type { GatewayVector } from '../../support/gateway-table.js'
import { callOf, gatewayOf, gatewayTable } from '../../support/gateway-table.js'

const KEYS = [
  'trust',
  'via',
  'request',
  'from',
  'to',
  'called',
  'calling',
  'arrives-on',
  'arrives-at',
  'inbound',
  'outbound',
  'ending',
]
const RESULTS = ['sends', 'otg', 'servers', 'says', 'silent', 'finding']
const OPEN = ['voice service voip', ' no ip address trusted authenticate']

describe.each(['lgw-inbound.txt', 'lgw-outbound.txt'])('%s', (table) => {
  it.each(gatewayTable(table, [...KEYS, ...RESULTS]).map((vector) => [vector.id, vector] as const))(
    '%s',
    (_id, vector) => {
      const snapshot = gatewayOf(vector.one('trust') === 'on' ? vector.config : [...OPEN, ...vector.config])
      expect(snapshot.account.unknown).toEqual([])
      const finding = vector.one('finding')
      if (finding !== undefined) expect(snapshot.findings.map(({ message }) => message).join()).toContain(finding)
      else expect(snapshot.findings).toEqual([])
      const trace = new GatewayRouter(snapshot).route(callOf(vector))
      const [first] = trace.outbound
      const text = [trace.outcome, ...trace.steps, ...(first?.steps ?? [])].join('\n')
      expect({
        inbound: trace.inbound,
        ending: trace.ending,
        outbound: trace.outbound.map(({ dialPeer }) => dialPeer).join(' ') || 'none',
        sends: first?.called,
        otg: first?.otg,
        servers: first?.servers.map(({ host, port }) => `${host}:${port}`).join(' '),
      }).toMatchObject(expected(vector))
      for (const says of vector.all('says')) expect(text).toContain(says)
      for (const silent of vector.all('silent')) expect(text).not.toContain(silent)
    },
  )
})

function expected({ one }: GatewayVector): Record<string, unknown> {
  const fields = ['ending', 'outbound', 'sends', 'otg', 'servers'].flatMap((key) => {
    const value = one(key)
    return value === undefined ? [] : [[key, value] as const]
  })
  const inbound = one('inbound')
  return { ...Object.fromEntries(fields), ...(inbound === undefined ? {} : { inbound: Number(inbound) }) }
}
