import { describe, expect, it } from 'vitest'
import type { LgwKind } from '../../../src/model/lgw/kinds.js'
import { LGW_KINDS } from '../../../src/model/lgw/kinds.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import { gatewayOf, gatewayTable } from '../../support/gateway-table.js'

const VECTORS = gatewayTable('lgw-parsing.txt', ['has', 'lacks', 'unknown', 'finding', 'lines'])

describe('lgw-parsing.txt', () => {
  it.each(VECTORS.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const snapshot = gatewayOf(vector.config)
    for (const has of vector.all('has')) {
      const [, kind = '', key = '', fields = ''] = /^(\S+) (.+?) (\{.*)$/.exec(has) ?? []
      expect(objectOf(snapshot, kind, key), has).toMatchObject(JSON.parse(fields) as object)
    }
    for (const lacks of vector.all('lacks')) {
      const [kind = '', key = ''] = lacks.split(' ')
      expect(objectOf(snapshot, kind, key), lacks).toBeUndefined()
    }
    expect(snapshot.account.unknown).toHaveLength(Number(vector.one('unknown') ?? 0))
    const messages = snapshot.findings.map(({ message }) => message).join()
    for (const finding of vector.all('finding')) expect(messages).toContain(finding)
    if (vector.one('finding') === undefined) expect(messages).toBe('')
    for (const line of vector.all('lines')) expect(snapshot.lines.map((each) => each.trim())).toContain(line)
    expect(JSON.stringify(snapshot)).not.toContain('CANARY')
    expectEveryLineAccountedFor(snapshot)
  })
})

function objectOf(snapshot: LgwSnapshot, kind: string, key: string): unknown {
  const known = LGW_KINDS.find((each): each is LgwKind => each === kind)
  if (known === undefined) throw new Error(`${kind} is no kind`)
  return snapshot.objects[known].find((entry) => entry.key === key)?.value
}

function expectEveryLineAccountedFor({ account, lines }: LgwSnapshot): void {
  const counted = account.understood + account.irrelevant + account.unknown.length
  expect(counted).toBe(lines.filter((line) => line.trim() !== '').length)
}
