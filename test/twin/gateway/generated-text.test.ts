import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import { fillTokens } from '../../../src/plan/gateway-tokens.js'
import { enterConfiguration } from '../../../src/plan/projection/configuration-edit.js'
import type { GatewayText } from '../../../src/plan/target/gateway/gateway-input.js'
import { planGateway } from '../../../src/plan/target/gateway/gateway-text.js'
import { GatewayTwin } from '../../../src/twin/gateway/gateway-twin.js'
import { mintRegistration } from '../../../src/twin/webex/operations/trunk-operations.js'
import { repositoryRoot } from '../../support/shared-data.js'
import { threeSites } from '../../support/three-sites.js'

const SNAPSHOT = ingestLgw({ name: 'gateway.cfg', bytes: readFileSync(threeSites('input/gateway.cfg')) })
const template = (name: string) => readFileSync(`${repositoryRoot}/templates/lgw/${name}.liquid`, 'utf8')
const REGISTRATION = mintRegistration('trunk-id', 'Webex-Lyon')

const LAYOUTS = ['current', 'older'] as const

function planned(layout: (typeof LAYOUTS)[number]): GatewayText {
  return planGateway({
    snapshot: SNAPSHOT,
    gateway: SNAPSHOT.name,
    layout,
    trunk: 'Webex-Lyon',
    ucm: { nodes: ['ucm-sub1.example.com', 'ucm-sub2.example.com'], listeningPort: 5065 },
    bindInterface: 'GigabitEthernet0/0/1',
    templates: { current: template('current'), older: template('older') },
  })
}

function fill(lines: readonly string[]): readonly string[] {
  return fillTokens(lines, REGISTRATION, 'Rehearsal-only')
}

/** Objects by kind and key; facts and service blocks belong to everybody and are left out. */
function entries({ objects }: LgwSnapshot): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(objects).flatMap(([kind, all]) =>
      all.flatMap(({ key, value }): [string, unknown][] =>
        SHARED.has(kind) || SHARED.has(key) ? [] : [[`${kind} ${key}`, value]],
      ),
    ),
  )
}

const SHARED = new Set(['facts', 'voice service voip', 'sip-ua'])

describe('the text for a new trunk', () => {
  it.each(LAYOUTS)('is taken by the gateway and can be undone (%s)', async (layout) => {
    const text = planned(layout)
    const twin = GatewayTwin.seed(SNAPSHOT)
    expect(await twin.configure(fill(text.lines))).toEqual({})
    const entered = ingestLgw(twin.exportFile())
    expect(entered.root).not.toBe(SNAPSHOT.root)
    // Only what is new: nothing that the gateway had is touched.
    for (const [key, value] of entries(SNAPSHOT)) expect(entries(entered).get(key), key).toEqual(value)
    expect(twin.lines().join('\n')).not.toContain('Rehearsal-only')

    expect(await twin.configure(fill(text.undo))).toEqual({})
    expect(ingestLgw(twin.exportFile()).root).toBe(SNAPSHOT.root)
  })

  it.each(LAYOUTS)('comes out as projected (%s)', async (layout) => {
    const { lines } = planned(layout)
    const twin = GatewayTwin.seed(SNAPSHOT)
    await twin.configure(fill(lines))
    const projected = enterConfiguration(SNAPSHOT.lines, fill(lines)).join('\n')
    const expected = entries(ingestLgw({ name: 'projected.cfg', bytes: Buffer.from(projected) }))
    expect(entries(ingestLgw(twin.exportFile()))).toEqual(expected)
  })
})
