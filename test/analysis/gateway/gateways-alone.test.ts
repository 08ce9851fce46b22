import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileStore, workspaceRepository } from '../../../src/cli/compose.js'
import { ingestGateways } from '../../../src/workflows/inputs/ingest-lgw.js'
import type { Workspace } from '../../../src/workflows/ports.js'
import { check, checkFacts } from '../../../src/workflows/questions/check.js'
import { gatewayText } from './asked-gateway.js'

const clock = { now: () => '2026-11-22T10:00:00.000Z', today: () => '2026-11-22' }
const GATEWAY = { questions: ['gateway'] } as const

let place: string
let workspace: Workspace
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'rehome-gateways-'))
  workspace = await (await workspaceRepository()).create(join(place, 'lab'), { settings: '' })
})
afterEach(() => {
  workspace.close()
  rmSync(place, { recursive: true, force: true })
})

it('the question about gateways is answered without Unified CM, and no other is', async () => {
  expect(() => checkFacts(workspace, clock.today(), GATEWAY)).toThrow('holds no Unified CM export yet')
  const path = join(place, 'muc.cfg')
  writeFileSync(path, gatewayText('registration.cfg', [' incoming uri via 200', ' incoming uri via 99']))
  await ingestGateways([path], { files: await fileStore(), workspace, clock })
  const result = check(checkFacts(workspace, clock.today(), GATEWAY), GATEWAY)
  expect(result.findings.map(({ finding }) => finding.subject)).toEqual(['gateway:lgw-muc voice class uri 99'])
  const waiting = result.unchecked.filter(({ missing }) => missing === 'no export of Unified CM was read')
  expect(waiting.map(({ code }) => code)).toEqual(expect.arrayContaining(['LGW-013', 'LGW-014', 'LGW-023', 'LGW-024']))
  expect(new Set(waiting.map(({ unlock }) => unlock))).toEqual(new Set(['rehome ingest ucm <export.tar>']))
  for (const questions of [undefined, ['gateway', 'trunks'] as const]) {
    const options = questions === undefined ? {} : { questions }
    expect(() => checkFacts(workspace, clock.today(), options)).toThrow('holds no Unified CM export yet')
  }
})
