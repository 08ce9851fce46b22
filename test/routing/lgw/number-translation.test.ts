import { describe, expect, it } from 'vitest'
import { translateNumber } from '../../../src/routing/lgw/number-translation.js'
import { gatewayOf, gatewayTable } from '../../support/gateway-table.js'

const VECTORS = gatewayTable('lgw-translation.txt', ['try']).flatMap(({ id, config, all }) =>
  all('try').map((line) => ({ id, config, line })),
)

describe('lgw-translation.txt', () => {
  it.each(VECTORS)('$id: $line', ({ config, line }) => {
    const [asked = '', result = ''] = line.split(' -> ')
    const [number = '', kind = ''] = asked.split(' ')
    const [type = '', plan = ''] = kind.split('/')
    const snapshot = gatewayOf(['voice translation-rule 1', ...config.map((rule) => ` ${rule}`)])
    expect(snapshot.findings).toEqual([])
    const table = snapshot.objects['translation-rule'][0]?.value
    if (table === undefined) throw new Error('no table')
    const done = translateNumber(table, number === '<empty>' ? '' : number, {
      ...(type === '' ? {} : { type }),
      ...(plan === '' ? {} : { plan }),
    })
    expect(written(done, kind !== '')).toBe(result)
  })
})

function written(done: ReturnType<typeof translateNumber>, typed: boolean): string {
  if (done.outcome === 'no-match') return 'no match'
  const result = done.outcome === 'rejected' ? 'blocked' : done.number
  return `${result} (rule ${done.rule ?? 0})${typed ? ` ${done.type ?? ''}/${done.plan ?? ''}` : ''}`
}
