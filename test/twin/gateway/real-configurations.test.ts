import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import { GatewayTwin } from '../../../src/twin/gateway/gateway-twin.js'
import { sharedData } from '../../support/shared-data.js'

const FOLDER = sharedData('cube-lgw-configs')
const CONFIGURATIONS = FOLDER === undefined ? [] : readdirSync(FOLDER).filter((name) => name.endsWith('.cfg'))

describe.skipIf(FOLDER === undefined)('real configurations', () => {
  it.each(CONFIGURATIONS)('%s stays as it is in the twin', (name) => {
    const snapshot = ingestLgw({ name, bytes: readFileSync(join(FOLDER ?? '', name)) })
    const twin = GatewayTwin.seed(snapshot)
    expect(twin.lines()).toEqual(snapshot.lines)
    expect(ingestLgw(twin.exportFile()).root).toBe(snapshot.root)
  })

  // The others are transcripts or show a block in two versions.
  it.each([
    '01-lgw-cert-twilio-c8000v.cfg',
    '03-cube-cucm-msteams.cfg',
    '08-cube-cucm-itsp-autodeploy.cfg',
    '12-lgw-registration-cucm-template.cfg',
  ])('%s can be entered into an empty gateway', async (name) => {
    const snapshot = ingestLgw({ name, bytes: readFileSync(join(FOLDER ?? '', name)) })
    const twin = GatewayTwin.seed({ ...snapshot, lines: [] })
    const lines = snapshot.lines
      .map((line) => line.replace(/ \(.*\)$/, ''))
      .filter((line) => !/^\s*(#|<|-----|XXXX|Paste|show |do |transport input)/.test(line))
    expect(await twin.configure(lines)).toEqual({})
    const read = ingestLgw(twin.exportFile())
    for (const [kind, entries] of Object.entries(snapshot.objects)) {
      expect(withoutSource(read.objects[kind as keyof typeof read.objects]), kind).toEqual(withoutSource(entries))
    }
  })
})

function withoutSource(entries: readonly { readonly key: string; readonly value: unknown }[]): unknown {
  return entries.map(({ key, value }) => ({ key, value }))
}
