import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ingestWebex } from '../../../src/ingest/webex/ingest-webex.js'
import type { WebexSnapshot } from '../../../src/model/webex/snapshot.js'
import { WebexTwin } from '../../../src/twin/webex/webex-twin.js'
import { anyOrganization, organization } from '../../support/any-organization.js'
import { madeOrganization } from '../../support/webex-answers.js'
import { readLive } from '../../support/webex-live.js'
import { WebexServer } from '../../support/webex-server.js'
import { threeSites } from '../../support/three-sites.js'

/** What the reader of real answers makes of the twin's. */
function readBack(twin: WebexTwin): WebexSnapshot {
  return twin.withStanding(ingestWebex({ name: 'twin', sha256: '', members: twin.exportFiles() }))
}

function texts(twin: WebexTwin): readonly string[] {
  return twin.exportFiles().map(({ name, bytes }) => `${name} ${Buffer.from(bytes).toString()}`)
}

describe('an organization in the twin', () => {
  it('reads back as the snapshot it was made from', () => {
    fc.assert(
      fc.property(anyOrganization(), (snapshot) => {
        const read = readBack(WebexTwin.seed(snapshot))
        expect(read.objects.location.map(({ value }) => value)).toEqual(snapshot.objects.location.map((e) => e.value))
        expect(read.root).toBe(snapshot.root)
        expect(read.organizationName).toBe('Example')
      }),
      { numRuns: 150 },
    )
  })

  it('reads back the same after it was stored', () => {
    fc.assert(
      fc.property(anyOrganization(), (snapshot) => {
        const twin = WebexTwin.seed(snapshot)
        const loaded = WebexTwin.load(twin.rows())
        expect(texts(loaded)).toEqual(texts(twin))
        expect(loaded.takeDirty()).toEqual({ put: [], remove: [] })
        expect(twin.takeDirty().put).toEqual(twin.rows())
      }),
      { numRuns: 30 },
    )
  })

  it('says nothing of kinds of which the input said nothing', () => {
    const unread = ['contact', 'queue'] as const
    const read = readBack(WebexTwin.seed({ ...organization({}), unread }))
    expect([...read.unread].sort()).toEqual([...unread])
  })

  it('is nothing at all when none was read', () => {
    expect(WebexTwin.seed(undefined).exportFiles()).toEqual([])
  })

  it('hands on what it serves no answers for, also after it was stored', async () => {
    const server = await WebexServer.start(madeOrganization())
    const snapshot = ingestWebex(await readLive(server))
    await server.close()
    expect(snapshot.objects['hunt-group']).toHaveLength(1)
    const twin = WebexTwin.seed(snapshot)
    for (const read of [readBack(twin), readBack(WebexTwin.load(twin.rows()))]) {
      expect(read.objects['hunt-group']).toEqual(snapshot.objects['hunt-group'])
      expect(read.objects['number-use']).toEqual(snapshot.objects['number-use'])
      expect(read.unread).toEqual(snapshot.unread)
      expect(read.root).toBe(snapshot.root)
    }
  })

  it('reads back three-sites', () => {
    const folder = threeSites('input/webex-org')
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
    const members = names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
    const snapshot = ingestWebex({ name: 'webex-org', sha256: '', members })
    const read = readBack(WebexTwin.seed(snapshot))
    expect(read.objects.person.length).toBeGreaterThan(0)
    expect(read.root).toBe(snapshot.root)
    expect(read.unread).toEqual(snapshot.unread)
  })
})
