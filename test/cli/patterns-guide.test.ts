import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { rehome } from '../support/cli-process.js'
import { PROJECT } from '../support/project-files.js'

const GUIDE = readFileSync(join(PROJECT, 'docs/patterns.md'), 'utf8')
const FOLDER = mkdtempSync(join(tmpdir(), 'rehome-guide-'))
afterAll(() => {
  rmSync(FOLDER, { recursive: true })
})

const blocks = (language: string): readonly string[] =>
  [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, body = '']) => body)

const [gateway = '', moved = '', staying = ''] = blocks('txt')
const LISTS = {
  'patterns.csv': blocks('csv').join(''),
  'gateway.txt': gateway,
  'moved.txt': moved,
  'staying.txt': staying,
}
for (const [name, text] of Object.entries(LISTS)) writeFileSync(join(FOLDER, name), text)

const EXAMPLES = blocks('console').flatMap((block) =>
  block
    .split(/^\$ rehome /m)
    .slice(1)
    .map((example) => {
      const [command = '', ...lines] = example.trimEnd().split('\n')
      return { command, shown: lines.join('\n') }
    }),
)

/** Every name of a field, at any depth. */
function fieldsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner)])
}

describe('docs/patterns.md', () => {
  it('has an example of each command', () => {
    const commands = EXAMPLES.map(({ command }) => command.split(' ')[1])
    expect(new Set(commands)).toEqual(new Set(['match', 'overlap', 'convert', 'cover']))
  })

  it.each(EXAMPLES)('shows what comes of $command', ({ command, shown }) => {
    const { stdout, stderr } = rehome(command.split(' '), { cwd: FOLDER })
    const lines = `${stderr}${stdout}`.trimEnd().split('\n')
    expect(lines.map((line) => line.trimEnd()).join('\n')).toBe(shown)
  })

  it.each([
    ...EXAMPLES.map(({ command }) => command),
    'patterns match 912125550101 patterns.csv --nanp',
    'patterns cover moved.txt --not moved.txt',
    'patterns match 1 gateway.txt',
  ])('names every field of %s --json', (command) => {
    const { stdout } = rehome([...command.split(' '), '--json'], { cwd: FOLDER })
    const fields = new Set(fieldsOf(JSON.parse(stdout)))
    expect([...fields].filter((name) => !GUIDE.includes(`\`${name}\``))).toEqual([])
  })
})
