import { describe, expect, it } from 'vitest'
import { GATEWAY_CODES } from '../../../src/findings/codes/lgw.js'
import { ask, gateway, quoted, told } from './asked-gateway.js'
import { LINT_CASES } from './lint-cases.js'

describe('one line patched', () => {
  it.each(Object.entries(LINT_CASES))('%s', async (_name, { file = 'registration.cfg', patches, tells, quotes }) => {
    const snapshot = gateway(file, ...patches)
    const { findings } = await ask(snapshot)
    expect(told(findings)).toEqual(tells)
    const [finding] = findings
    if (finding === undefined) return
    const places = quoted(finding)
    // Every place quoted is the line of the file.
    for (const place of places) {
      const [, row = '', text = ''] = /^[^:]+:(\d+) (.*)$/.exec(place) ?? []
      expect(snapshot.lines[Number(row) - 1]?.trim()).toBe(text)
    }
    expect(places).not.toEqual([])
    if (quotes !== undefined) expect(places.map((place) => place.replace(/^\S+ /, ''))).toContain(quotes)
  })

  it('covers every code that a configuration alone can show', () => {
    const codes = new Set(Object.values(LINT_CASES).flatMap(({ tells }) => tells.map((each) => each.slice(0, 7))))
    const elsewhere = ['LGW-013', 'LGW-014', 'LGW-023', 'LGW-024', 'LGW-025']
    expect(Object.keys(GATEWAY_CODES).filter((code) => !codes.has(code))).toEqual(elsewhere)
  })
})
