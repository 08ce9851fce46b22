import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rehome } from '../support/cli-process.js'
import { rehearseUntilKilled } from '../support/killed-rehearsal.js'
import { threeSites } from '../support/three-sites.js'

interface Rehearsed {
  readonly complete: boolean
  readonly sent: number
  readonly differences: readonly unknown[]
  readonly seeded?: string
}
interface Status {
  readonly complete: boolean
  readonly changes: readonly { readonly sent: number }[]
}

const folder = mkdtempSync(join(tmpdir(), 'rehome-killed-'))
const planned = join(folder, 'planned')

function command(...args: readonly string[]): string {
  const { code, stdout, stderr } = rehome(args)
  if (code !== 0) throw new Error(`${args.join(' ')}: ${code ?? 'no code'}: ${stdout}${stderr}`)
  return stdout
}
const document = <T>(workspace: string, ...args: readonly string[]): T =>
  JSON.parse(command(...args, '--json', '-C', workspace)) as T

const requests = ({ changes }: Status): number => changes.reduce((sum, { sent }) => sum + sent, 0)

beforeAll(() => {
  command('init', planned)
  command('ingest', 'ucm', threeSites('input/ucmdata_export.tar'), '-C', planned)
  command('ingest', 'roster', threeSites('input/agents.csv'), '-C', planned)
  command('ingest', 'webex', '--from', threeSites('input/webex-org'), '-C', planned)
  command('ingest', 'lgw', threeSites('input/gateway.cfg'), '-C', planned)
  command('map', 'propose', '-C', planned)
  command('map', 'import', threeSites('input/mapping.csv'), '-C', planned)
  command('plan', 'create', '--location', 'Lyon', '-C', planned)
}, 120_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a rehearsal that is killed', () => {
  it('goes on with the next call and ends as planned, wherever it was', () => {
    const whole = join(folder, 'whole')
    cpSync(planned, whole, { recursive: true })
    const straight = document<Rehearsed>(whole, 'rehearse')
    expect(straight).toMatchObject({ complete: true, differences: [], seeded: 'first' })
    expect(straight.sent).toBeGreaterThan(50)

    // Records 1 and 2 are about the making of the twin; the others fall on every kind of record.
    for (const record of [1, 2, 3, 4, 5, 60, 121, 182, 243]) {
      const workspace = join(folder, `killed-${record}`)
      cpSync(planned, workspace, { recursive: true })
      rehearseUntilKilled(workspace, record)
      const resumed = document<Rehearsed>(workspace, 'run', 'resume')
      const place = `killed at record ${record}`
      expect(resumed, place).toMatchObject({ complete: true, differences: [] })
      expect(resumed.seeded, place).toBe(record === 1 ? 'first' : undefined)
      // What was intended and not sent when the machine stopped is sent later: at most one more intent.
      const intended = requests(document<Status>(workspace, 'run', 'status'))
      expect(intended - straight.sent, place).toBeGreaterThanOrEqual(0)
      expect(intended - straight.sent, place).toBeLessThanOrEqual(1)
      expect(document<Rehearsed>(workspace, 'rehearse'), place).toMatchObject({ complete: true, sent: 0 })
      expect(command('drift', '--at', 'twin', '-C', workspace), place).toMatch(/^No changes/)
    }
  }, 240_000)
})
