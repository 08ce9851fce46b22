import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { rehome } from '../support/cli-process.js'

const FOLDER = mkdtempSync(join(tmpdir(), 'rehome-patterns-'))
afterAll(() => {
  rmSync(FOLDER, { recursive: true })
})

function file(name: string, text: string | Uint8Array): string {
  const path = join(FOLDER, name)
  writeFileSync(path, text)
  return path
}

/** One of each fault between patterns that are right. */
const FAULTY = ['9.[2-3]XXXXXX', '[5-', '[^^1]', '9..1', '9.1.2', '1'.repeat(60), '9E1', '\\+44!', ''].join('\n')

describe('rehome patterns convert', () => {
  it('writes what can be said, says where the rest stands and why, and leaves with 3', () => {
    const list = file('faulty.txt', FAULTY)
    const run = rehome(['patterns', 'convert', '--from', 'ucm', '--to', 'webex', list])
    expect(run.stdout).toBe('92XXXXXX\n93XXXXXX\n+44!\n')
    expect(run.code).toBe(3)
    const lines = run.stderr.trim().split('\n')
    expect(lines).toEqual([
      expect.stringContaining(`refused: ${list}:2: [5-: character 1: the bracket is never closed; a bracket holds`),
      expect.stringContaining(`${list}:3: [^^1]: character 3: ^ may stand only once, right behind [; one bracket`),
      expect.stringContaining(`${list}:4: 9..1: character 3: only one dot is allowed; a pattern has one dot at most`),
      expect.stringContaining(`${list}:5: 9.1.2: character 4: only one dot is allowed`),
      expect.stringContaining('character 51: the pattern has 60 characters; a pattern holds at most 50 characters'),
      expect.stringContaining(`${list}:7: 9E1: character 2: «E» is not part of the pattern grammar`),
    ])
    expect(lines.every((line) => line.endsWith('(routing-semantics A1)'))).toBe(true)
  })

  it('names the place of ! inside a dial pattern', () => {
    const run = rehome(['patterns', 'convert', '--from', 'webex', '--to', 'ucm', '-'], { input: '+14!56\n+1408!\n' })
    expect(run.stdout).toBe('\\+1408!\n')
    expect(run.stderr).toContain('refused: standard input:1: +14!56: character 4: ! inside the pattern')
    expect(run.code).toBe(3)
  })

  it('gives one JSON document, with the row that each pattern comes from', () => {
    const list = file('table.csv', '\uFEFFpartition;Dial Pattern\r\nPT;8[1-2]XX\r\n# a remark\r\n\r\nPT;9.@\r\n')
    const run = rehome(['patterns', 'convert', '--from', 'ucm', '--to', 'webex', '--json', list])
    expect(JSON.parse(run.stdout)).toEqual({
      schema: 'rehome/patterns-convert/v1',
      from: 'ucm',
      to: 'webex',
      patterns: [
        { pattern: '81XX', file: list, row: 2 },
        { pattern: '82XX', file: list, row: 2 },
      ],
      refused: [
        {
          file: list,
          row: 5,
          text: '9.@',
          character: 3,
          reason: '@ stands for a whole numbering plan',
          rule: 'a dial pattern is digits and then only X, or digits behind + and then one ! (webex-api 8)',
        },
      ],
      convertibleWithDigits: 0,
      advice: [],
    })
    expect(run.code).toBe(3)
  })

  it('writes a file, and says how many', () => {
    const out = join(FOLDER, 'out.txt')
    const run = rehome(['patterns', 'convert', '--from', 'ucm', '--to', 'ios', '-', '-o', out], { input: '9.1XX\n#\n' })
    expect(run).toMatchObject({ code: 0, stdout: `2 patterns written to ${out}\n`, stderr: '' })
    expect(readFileSync(out, 'utf8')).toBe('91[0-9][0-9]$\n#$\n')
  })

  it('writes over a file only when told to, and over its own list never', () => {
    const list = file('own.txt', '8XXX\n')
    const out = file('there.txt', 'precious\n')
    const convert = (...args: readonly string[]) =>
      rehome(['patterns', 'convert', ...args], { cwd: FOLDER, input: '8XXX\n' })
    expect(convert(list, '-o', out)).toMatchObject({ code: 5, stdout: '' })
    expect(convert(list, '-o', out).stderr).toBe(
      `error: ${out} is there already\nhint: choose another name with -o, or say --force\n`,
    )
    expect(readFileSync(out, 'utf8')).toBe('precious\n')
    symlinkSync(list, join(FOLDER, 'alias.txt'))
    for (const name of ['own.txt', './own.txt', 'alias.txt']) {
      const run = convert(list, '-o', name, '--force')
      expect(run).toMatchObject({
        code: 5,
        stderr: `error: ${name} is a list that is read\nhint: choose another name with -o\n`,
      })
    }
    expect(convert(list, '-o', out, '--force').code).toBe(0)
    expect([readFileSync(out, 'utf8'), readFileSync(list, 'utf8')]).toEqual(['8XXX\n', '8XXX\n'])
  })

  it('prints nothing where there is nothing', () => {
    expect(rehome(['patterns', 'convert', '-'], { input: '' })).toMatchObject({ code: 0, stdout: '', stderr: '' })
  })

  it('reads patterns of a gateway as digits on request, and says so', () => {
    const input = '1...\n12[^5]$\n9T\n911$\n'
    const plain = rehome(['patterns', 'convert', '--from', 'ios', '--to', 'ucm', '-'], { input })
    expect(plain).toMatchObject({ code: 3, stdout: '911\n' })
    expect(plain.stderr).toContain('hint: --digits would write 3 patterns more: it reads ')
    const digits = rehome(['patterns', 'convert', '--from', 'ios', '--to', 'ucm', '-', '--digits'], { input })
    expect(digits).toMatchObject({ code: 0, stdout: '1XXX\n12[0-46-9]\n9!\n911\n' })
    expect(digits.stderr.trim().split('\n')).toEqual([
      '--digits: 2 patterns: . or [^…] read as digits only; left out are the other keys in those places (*, #, +, A to F)',
      '--digits: 1 pattern: read as the whole number; left out are the longer numbers that begin so',
      '--digits: 1 pattern: T read as one or more digits; left out are the number without more and other keys than digits; more than 32 digits are taken too',
    ])
  })

  it.each([
    ['quoted cells', '"Dial Pattern","note"\n"8[1-2]XX","a, b"\n"91XX",\n', ['81XX', '82XX', '91XX']],
    ['no header, CRLF', '81XX\r\n\r\n  91XX \r\n', ['81XX', '91XX']],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from('pattern\tname\r\n81XX\tone\r\n', 'utf16le')]), ['81XX']],
    ['a blank line first', '\n91XX', ['91XX']],
  ])('reads lists with %s', (name, text, expected) => {
    const run = rehome(['patterns', 'convert', '--from', 'ucm', '--to', 'webex', file(`${name}.csv`, text)])
    expect(run).toMatchObject({ code: 0, stderr: '', stdout: expected.map((line) => `${line}\n`).join('') })
  })

  it.each([
    [['patterns', 'convert', '--from', 'ucm', '--to', 'webex', 'missing.csv'], 2, 'missing.csv'],
    [['patterns', 'convert', '--from', 'ucm', '--to', 'sip', '-'], 2, 'sip'],
    [['patterns', 'convert', '--from', 'sip', '-'], 2, 'sip'],
    [['patterns', 'convert', '--from', 'ucm', '--to', 'ios', '-', '-'], 2, 'standard input can be read once only'],
  ])('%j leaves with %i', (args, code, words) => {
    const run = rehome(args, { cwd: FOLDER, input: '' })
    expect(run.code).toBe(code)
    expect(run.stderr).toContain(words)
    expect(run.stdout).toBe('')
  })

  it('does not take a table without patterns for a list', () => {
    const run = rehome(['patterns', 'convert', '--from', 'ucm', '--to', 'ios', file('no.csv', 'name,number\nx,1\n')])
    expect(run.code).toBe(1)
    expect(run.stderr).toContain('has no column with patterns')
  })
})

describe('rehome patterns match', () => {
  const LIST = 'pattern,partition\n1[3-5]XX,A\n15!,A\n15XX,B\n15[0-9]X,A\n15XX,B\n9.@,A\n2XXX,A\n[5-,A\n'

  it('names the closest by the number of strings of that length, and ties', () => {
    const list = file('match.csv', LIST)
    const run = rehome(['patterns', 'match', '1515', list, '--json'])
    const { schema, matches, isTie, refused, notExpanded } = JSON.parse(run.stdout) as Record<string, unknown>
    expect({ schema, isTie, notExpanded }).toEqual({ schema: 'rehome/patterns-match/v1', isTie: true, notExpanded: [] })
    const at = (...rows: readonly number[]) => rows.map((row) => ({ file: list, row }))
    expect(matches).toEqual([
      { pattern: '15!', partition: 'A', strings: '100', isBest: true, places: at(3) },
      { pattern: '15XX', partition: 'B', strings: '100', isBest: true, places: at(4, 6) },
      { pattern: '15[0-9]X', partition: 'A', strings: '100', isBest: true, places: at(5) },
      { pattern: '1[3-5]XX', partition: 'A', strings: '300', isBest: false, places: at(2) },
    ])
    expect(refused).toMatchObject([{ row: 9, text: '[5-', character: 1 }])
    expect(run.code).toBe(3)
  })

  it('shows them as a table', () => {
    const run = rehome(['patterns', 'match', '+1 512 555 0101', '-', '--grammar', 'webex'], {
      input: '+1512!\n+1512555XXXX\n+1213!\n',
    })
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout.split('\n').map((line) => line.trimEnd())).toEqual([
      '      pattern       partition  strings of length 12  where',
      '----  ------------  ---------  --------------------  ----------------',
      'best  +1512555XXXX             10000                 standard input:2',
      '      +1512!                   10000000              standard input:1',
      '',
    ])
  })

  it('expands @ on request only', () => {
    const plain = rehome(['patterns', 'match', '912125551234', '-'], { input: '9.@\n9.1[2-9]XX[2-9]XXXXXX\n' })
    expect(plain.stdout).toContain('standard input:1: 9.@ may match: @ was not expanded (--nanp expands it).')
    const expanded = rehome(['patterns', 'match', '912125551234', '-', '--nanp'], {
      input: '9.@\n9.1[2-9]XX[2-9]XXXXXX\n',
    })
    expect(expanded.stdout).toMatch(/best {2}9\.@ as 9\.1\[2-9\]XX\[2-9\]\[02-9\]XXXXX .*5760000000/)
  })

  it.each([
    ['9T', '91234', 'best  9T'],
    ['+1512', '+15125550101', 'best  +1512'],
    ['(12)?3$', '3', 'best  (12)?3$'],
  ])('takes %s in the grammar of IOS XE', (pattern, digits, words) => {
    const run = rehome(['patterns', 'match', digits, '-', '--grammar', 'ios'], { input: `${pattern}\n` })
    expect(run.stdout).toContain(words)
  })

  it('says so when nothing matches, and when nobody can dial it', () => {
    expect(rehome(['patterns', 'match', '77', '-'], { input: '1\n' })).toMatchObject({
      code: 0,
      stdout: 'No pattern matches 77.\n',
    })
    const undialable = rehome(['patterns', 'match', 'alice', '-'], { input: '1\n' })
    expect(undialable.code).toBe(2)
    expect(undialable.stderr).toContain('«alice» cannot be dialed')
  })
})
