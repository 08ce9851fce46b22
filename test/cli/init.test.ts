import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { parseSettings } from '../../src/model/settings-file.js'
import { rehome } from '../support/cli-process.js'

let place: string

/** The superuser may write everywhere; then the command runs as nobody. */
function nobody(): { readonly uid?: number; readonly env?: Readonly<Record<string, string>> } {
  return process.getuid?.() === 0 ? { uid: 65534, env: { HOME: place } } : {}
}

beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'rehome-init-')))
})

afterEach(() => {
  chmodSync(place, 0o700)
  rmSync(place, { recursive: true })
})

describe('rehome init', () => {
  it('makes a workspace that others of our commands can use', () => {
    const run = rehome(['init', 'lab'], { cwd: place })
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toContain(`Workspace ready: ${join(place, 'lab')}`)
    expect(parseSettings(readFileSync(join(place, 'lab', 'rehome.yaml'), 'utf8'), 'rehome.yaml')).toEqual(
      DEFAULT_SETTINGS,
    )
    expect(readdirSync(join(place, 'lab')).sort()).toEqual(['.rehome', 'plans', 'rehome.yaml'])
    expect(statSync(join(place, 'lab')).mode & 0o777).toBe(0o700)
    expect(existsSync(join(place, 'lab', '.rehome', 'lock'))).toBe(false)
  })

  it('answers programs in JSON', () => {
    const run = rehome(['init', '--json', '-C', join(place, 'lab')])
    expect(JSON.parse(run.stdout)).toEqual({
      schema: 'rehome/init/v1',
      path: join(place, 'lab'),
      projectId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('takes the folder from the environment, and the current one without any', () => {
    expect(rehome(['init'], { cwd: place, env: { REHOME_WORKSPACE: join(place, 'env') } }).code).toBe(0)
    expect(existsSync(join(place, 'env', 'rehome.yaml'))).toBe(true)
    mkdirSync(join(place, 'here'))
    expect(rehome(['init'], { cwd: join(place, 'here') }).code).toBe(0)
    expect(existsSync(join(place, 'here', 'rehome.yaml'))).toBe(true)
  })

  it('refuses a second time', () => {
    rehome(['init', 'lab'], { cwd: place })
    expect(rehome(['init', 'lab'], { cwd: place })).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: `error: ${place}/lab is a workspace already\nhint: use it with: rehome status -C ${place}/lab\n`,
    })
  })

  it('in a folder that cannot be written says so and leaves nothing behind', () => {
    chmodSync(place, 0o555)
    const run = rehome(['init', 'lab'], { cwd: place, ...nobody() })
    expect(run.stderr).toBe(
      `error: cannot create ${place}/lab: permission denied\nhint: check the owner and mode of the folder\n`,
    )
    expect(run.code).toBe(1)
    expect(readdirSync(place)).toEqual([])
  })

  it('in a folder of somebody else leaves it as it was', () => {
    mkdirSync(join(place, 'plans'))
    chmodSync(place, 0o555)
    const run = rehome(['init'], { cwd: place, ...nobody() })
    expect(run.code).toBe(1)
    expect(run.stderr).toContain('permission denied')
    expect(readdirSync(place)).toEqual(['plans'])
  })
})
