import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Interfaces } from '@oclif/core'
import { runCommand } from '@oclif/test'
import { describe, expect, it } from 'vitest'
import { rehome } from '../support/cli-process.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Interfaces.PJSON

/** The program with the parts of oclif that package.json names. */
const WITH_PARTS = {
  root: ROOT,
  pjson: {
    ...PACKAGE,
    oclif: {
      ...PACKAGE.oclif,
      hooks: { command_not_found: './dist/src/cli/oclif/command-not-found' },
      helpClass: { target: './dist/src/cli/oclif/root-help', identifier: 'RootHelp' },
    },
  },
} as Interfaces.LoadOptions

const exitOf = (error: Error | undefined): number | undefined =>
  (error as { oclif?: { exit?: number } } | undefined)?.oclif?.exit

describe('a name that no command has', () => {
  it('is answered with the nearest one, exit code 2', async () => {
    const { error, stdout, stderr } = await runCommand(['inti', 'lab'], WITH_PARTS)
    expect(exitOf(error)).toBe(2)
    expect(stderr).toBe('error: there is no command inti\nhint: did you mean: rehome init\n')
    expect(stdout).toBe('')
  })

  it('is answered in JSON, and with the list of commands when nothing is near', async () => {
    const { stdout, stderr } = await runCommand(['frobnicate', '--json'], WITH_PARTS)
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'rehome/error/v1', kind: 'usage', exitCode: 2 })
    expect(stderr).toContain('hint: rehome --help lists the commands')
  })

  it('is told from a flag that stands before its command', async () => {
    const { error, stderr } = await runCommand(['-C', 'lab', 'init'], WITH_PARTS)
    expect(exitOf(error)).toBe(2)
    expect(stderr).toContain('error: the command comes first, then its flags: -C')
  })
})

describe('help', () => {
  it('lists how commands end', async () => {
    const { stdout } = await runCommand(['--help'], WITH_PARTS)
    expect(stdout).toContain('EXIT CODES')
    expect(stdout).toContain('5    refused by a brake: stale plan, lock, approval, limit')
  })

  it.each([[['--help']], [['init', '--help']], [['--version']]])('loads nothing heavy: %j', (args) => {
    // Node writes down every module it has run.
    const folder = mkdtempSync(join(tmpdir(), 'rehome-loaded-'))
    const run = rehome(args, { env: { NODE_V8_COVERAGE: folder } })
    expect(run.code).toBe(0)
    const loaded = readdirSync(folder).flatMap((name) => {
      const report = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] }
      return report.result.map(({ url }) => url)
    })
    rmSync(folder, { recursive: true })
    expect(loaded.some((url) => url.includes('/node_modules/@oclif/core/'))).toBe(true)
    const heavy = /node_modules\/(libsql|xlsx|zod|yaml|csv-parse|libphonenumber-js|modern-tar|yauzl|@inquirer)\//
    expect(loaded.filter((url) => heavy.test(url))).toEqual([])
  })
})
