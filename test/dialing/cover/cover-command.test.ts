import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { rehome } from '../../support/cli-process.js'

const FOLDER = mkdtempSync(join(tmpdir(), 'rehome-cover-'))
afterAll(() => {
  rmSync(FOLDER, { recursive: true })
})

function file(name: string, lines: readonly string[]): string {
  const path = join(FOLDER, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const block = Array.from({ length: 100 }, (_, index) => `+151255501${String(index).padStart(2, '0')}`)
const moved = file('moved.txt', ['# they move', ...block.slice(20, 45)])
const staying = file('staying.csv', [
  'Directory Number,Partition',
  ...[...block.slice(0, 20), ...block.slice(45)].map((number) => `\\${number},DN-PT`),
])

describe('rehome patterns cover', () => {
  it('prints one pattern a line, and beside it how many and whether fewer could do', () => {
    const run = rehome(['patterns', 'cover', moved, '--not', staying])
    expect(run.stdout).toBe('\\+1512555014[0-4]\n\\+151255501[23]X\n')
    expect(run.stderr.split('\n')).toEqual([
      '2 patterns for 25 rows, past 75 rows: proven to be the fewest',
      'numbers matched that are in neither list: 0',
      '',
    ])
    expect(run.code).toBe(0)
  })

  it('reads standard input, and writes dial patterns and patterns of IOS XE', () => {
    const input = block.slice(20, 45).join('\n')
    const webex = rehome(['patterns', 'cover', '-', '--not', staying, '--grammar', 'webex'], { input })
    expect(webex.stdout.split('\n')).toEqual([
      '+1512555012X',
      '+1512555013X',
      '+15125550140',
      '+15125550141',
      '+15125550142',
      '+15125550143',
      '+15125550144',
      '',
    ])
    const ios = rehome(['patterns', 'cover', '-', '--grammar', 'ios', '--exact'], { input: '5550100\n5550102\n' })
    expect(ios.stdout).toBe('555010[02]$\n')
  })

  it('gives one JSON document', () => {
    const run = rehome(['patterns', 'cover', '-', '--variable', '--json'], { input: '5550100\n55501001\n' })
    expect(JSON.parse(run.stdout)).toEqual({
      schema: 'rehome/patterns-cover/v1',
      grammar: 'ucm',
      includedRows: 2,
      avoidedRows: 0,
      patterns: [{ pattern: '555010!', matches: null }],
      lowerBound: 1,
      isProvenMinimal: true,
      stoppedAtWorkLimit: false,
      dontCaresUsed: null,
      conflicts: [],
      refused: [],
    })
  })

  it('names both rows of a contradiction, gives no pattern, and leaves with 3', () => {
    const territory = file('territory.txt', ['9.911', '\\+1512555014X'])
    const run = rehome(['patterns', 'cover', moved, '--not', staying, '--not', territory])
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain(
      `error: +15125550140 is to be matched (+15125550140 at ${moved}:22) and never to be matched (\\+1512555014X at ${territory}:2)`,
    )
    expect(run.stderr).toContain('no patterns, until this is settled')
    expect(run.code).toBe(3)
  })

  it('gives no pattern as long as a row cannot be read or covered', () => {
    const unread = file('unread.txt', ['5550102', '555[', '9.@'])
    const run = rehome(['patterns', 'cover', '-', '--not', unread], { input: '5550100\n555!\n' })
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain(`refused: ${unread}:2: 555[: character 4: the bracket is never closed`)
    expect(run.stderr).toContain(`refused: ${unread}:3: 9.@: character 3: @ is not expanded`)
    expect(run.code).toBe(3)
    const open = rehome(['patterns', 'cover', '-'], { input: '5550100\n555!\n' })
    expect(open.stderr).toContain('refused: standard input:2: 555!: character 1: it is of variable length')
    expect(open.code).toBe(3)
  })

  it('takes @ for the North American Numbering Plan on request', () => {
    const plan = file('plan.txt', ['9.@'])
    const input = '5550100\n5550101\n'
    const refused = rehome(['patterns', 'cover', '-', '--not', plan], { input })
    expect(refused.stderr).toContain('take the row out, or let --nanp take @')
    expect(refused).toMatchObject({ code: 3, stdout: '' })
    const run = rehome(['patterns', 'cover', '-', '--not', plan, '--nanp'], { input })
    expect(run).toMatchObject({ code: 0, stdout: '555010[01]\n' })
  })

  it('takes no list as a mistake on the command line', () => {
    expect(rehome(['patterns', 'cover'])).toMatchObject({ code: 2, stdout: '' })
  })
})
