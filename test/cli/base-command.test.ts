import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { captureOutput } from '@oclif/test'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/cli/base-command.js'
import { BaseCommand } from '../../src/cli/base-command.js'
import { UserError } from '../../src/findings/user-error.js'
import { rehome } from '../support/cli-process.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CHILD = fileURLToPath(new URL('child-command.mjs', import.meta.url))

/** Runs a command that ends in this outcome, or throws this. */
async function ending(how: Outcome | Error, argv: readonly string[] = []) {
  class Ending extends BaseCommand {
    static override id = 'ending'

    async run(): Promise<void> {
      const { flags } = await this.parse(Ending)
      if (how instanceof Error) throw how
      this.talk('a remark')
      await this.outcome(how, flags)
    }
  }
  const { error, stdout, stderr } = await captureOutput(() => Ending.run([...argv], { root: ROOT }))
  return { code: (error as { oclif?: { exit?: number } } | undefined)?.oclif?.exit ?? 0, stdout, stderr }
}

const OUTCOME: Outcome = { schema: 'rehome/ending/v1', json: { count: 2 }, text: 'two' }

describe('an outcome', () => {
  it('is text for people, with talk kept apart', async () => {
    expect(await ending(OUTCOME)).toEqual({ code: 0, stdout: 'two\n', stderr: 'a remark\n' })
  })

  it('is one document for programs', async () => {
    const { stdout } = await ending(OUTCOME, ['--json'])
    expect(JSON.parse(stdout)).toEqual({ schema: 'rehome/ending/v1', count: 2 })
  })

  it('carries the exit code of a gate without a word more', async () => {
    expect(await ending({ ...OUTCOME, exitCode: 3 })).toEqual({ code: 3, stdout: 'two\n', stderr: 'a remark\n' })
  })
})

describe('trouble', () => {
  it.each([
    ['error', 1],
    ['usage', 2],
    ['refused', 5],
  ] as const)('of the operator (%s) says what and what next, exit code %i', async (kind, code) => {
    const error = new UserError('it is so', { kind, hint: 'do this' })
    expect(await ending(error)).toEqual({ code, stdout: '', stderr: 'error: it is so\nhint: do this\n' })
  })

  it('is a document on stdout under --json, and still said on stderr', async () => {
    const { code, stdout, stderr } = await ending(new UserError('it is so', { kind: 'refused' }), ['--json'])
    expect(code).toBe(5)
    expect(JSON.parse(stdout)).toEqual({
      schema: 'rehome/error/v1',
      kind: 'refused',
      message: 'it is so',
      exitCode: 5,
    })
    expect(stderr).toBe('error: it is so\n')
  })

  it('of our own making is loud, with the stack', async () => {
    const { code, stdout, stderr } = await ending(new TypeError('x is undefined'), ['--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'defect', message: 'x is undefined', exitCode: 1 })
    expect(stderr).toContain('TypeError: x is undefined')
    expect(stderr).toContain('base-command.test.ts:')
    expect(stderr).toContain('this is a defect in rehome 0.')
  })

  it('on the command line is told in one line, exit code 2', async () => {
    expect(await ending(OUTCOME, ['--jsno'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: Nonexistent flag: --jsno\nhint: rehome ending --help\n',
    })
    const { code, stdout } = await ending(OUTCOME, ['--wait', 'x', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'usage', message: expect.stringContaining('--wait') })
    expect((await ending(OUTCOME, ['--wait', '-1'])).code).toBe(2)
  })
})

describe('a process', () => {
  it('that is interrupted gives the workspace back and ends with 130', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rehome-cli-'))
    expect(rehome(['init', folder]).code).toBe(0)
    const child = spawn(process.execPath, [CHILD, 'hold', folder])
    const end = new Promise<number | null>((resolve) => child.once('close', resolve))
    let talk = ''
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => {
        talk += chunk.toString()
        if (talk.includes('holding')) resolve()
      })
      child.once('close', () => {
        reject(new Error(talk))
      })
    })
    expect(existsSync(join(folder, '.rehome', 'lock'))).toBe(true)
    child.kill('SIGINT')
    expect(await end).toBe(130)
    expect(talk).toContain('interrupted')
    expect(existsSync(join(folder, '.rehome', 'lock'))).toBe(false)
    rmSync(folder, { recursive: true })
  })

  it.skipIf(!existsSync('/dev/full'))('that cannot write its output says so in one line, exit code 1', () => {
    for (const how of ['flood', 'flood --json']) {
      const script = `"${process.execPath}" "${CHILD}" ${how} > /dev/full`
      const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: 'error: cannot write to standard output: the disk is full\n',
      })
    }
  })

  it('that has nothing to say prints nothing', async () => {
    expect(await ending({ ...OUTCOME, text: '' })).toEqual({ code: 0, stdout: '', stderr: 'a remark\n' })
  })

  it('ends without a word when the reader has seen enough', () => {
    const script = `"${process.execPath}" "${CHILD}" flood | head -n 1`
    const { stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', script], { encoding: 'utf8' })
    expect(stdout).toBe('line 0\n')
    expect(stderr).toBe('')
  })

  it('has written all of a large document before it leaves with the code of its gate', () => {
    const { status, stdout } = spawnSync(process.execPath, [CHILD, 'flood, then code 3', '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    expect(status).toBe(3)
    expect((JSON.parse(stdout) as { lines: string[] }).lines).toHaveLength(100_000)
  })

  it('with a defect crashes loudly with 1', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CHILD, 'defect'], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('TypeError: cannot read what is not there\n    at ')
    expect(stderr).toContain('this is a defect in rehome')
  })
})
