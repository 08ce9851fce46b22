import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../src/cli/exit-codes.js'
import { FINDING_CODES } from '../src/findings/codes/catalog.js'
import { renderFindingsPage } from '../src/report/views/findings-page.js'
import { renderSettingsPage } from '../src/report/views/settings-page.js'
import { filesBelow, lineCount, PROJECT, textOf, textsOf } from './support/project-files.js'
import { foreignData } from './support/reserved-data.js'

const SOURCES = filesBelow('src').filter((path) => path.endsWith('.ts'))
const COMMANDS = filesBelow('commands')
const TESTS = filesBelow('test').filter((path) => /\.(ts|mjs)$/.test(path))
const CODE = [...SOURCES, ...COMMANDS, ...TESTS, ...filesBelow('bin')]

describe('the house', () => {
  it('has a README in each stage', () => {
    const stages = readdirSync(join(PROJECT, 'src'))
    expect(stages.filter((stage) => !existsSync(join(PROJECT, 'src', stage, 'README.md')))).toEqual([])
  })

  it('has no folder of src with more than 20 files', () => {
    const counts = new Map<string, number>()
    for (const path of filesBelow('src')) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > 20)).toEqual([])
  })

  it('has no drawer for leftovers', () => {
    const banned = /^(utils?|helpers?|common|misc|types?|shared|stuff)(\.|$)/
    expect(CODE.filter((path) => path.split('/').some((part) => banned.test(part)))).toEqual([])
  })

  it('names files in kebab-case', () => {
    expect(CODE.filter((path) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(basename(path)))).toEqual([])
  })

  it('keeps modules at 400 lines and commands at 60', () => {
    const long = (limit: number) => (path: string) => lineCount(path) > limit
    expect(CODE.filter(long(400))).toEqual([])
    expect(COMMANDS.filter(long(60))).toEqual([])
  })
})

describe('the catalog of findings', () => {
  it('holds no code that nothing reports', () => {
    const texts = SOURCES.filter((path) => !path.startsWith('src/findings/codes/')).map(textOf)
    expect(FINDING_CODES.filter((code) => !texts.some((text) => text.includes(code)))).toEqual([])
  })

  it('is the page docs/findings.md', async () => {
    await expect(renderFindingsPage()).toMatchFileSnapshot('../docs/findings.md')
  })
})

describe('the docs', () => {
  it('list every setting', async () => {
    await expect(renderSettingsPage()).toMatchFileSnapshot('../docs/settings.md')
  })

  it('list every exit code', async () => {
    const page = [
      '# Exit codes',
      '',
      'Written by `npm run golden` from `src/cli/exit-codes.ts`; not by hand.',
      '',
      '| code | meaning |',
      '|---|---|',
      ...Object.values(EXIT_CODES).map(({ code, text }) => `| ${code} | ${text} |`),
      '',
    ]
    await expect(page.join('\n')).toMatchFileSnapshot('../docs/exit-codes.md')
  })
})

describe('made-up data', () => {
  it('is recognized', () => {
    expect(foreignData('+1 512 555 0142, \\+15125550142, +1 (512) 555-0142, ann@example.com, 192.0.2.7')).toEqual([])
    expect(foreignData('198.51.100.1 203.0.113.9 127.0.0.1 0.0.0.0 255.255.255.0 a@ucm.example.org')).toEqual([])
    expect(foreignData('14.0.1.13900-155, version 12.8.1.2, 1001@192.0.2.1, 1001@PT-Internal, +1512555XXXX')).toEqual(
      [],
    )
    expect(foreignData('+15125551234 +1 212 555 0200')).toEqual(['+15125551234', '+1 212 555 0200'])
    expect(foreignData('Call \\+12125550142 or +12024561111')).toEqual(['+12024561111'])
    expect(foreignData('ann@gmail.com bob@example.com.evil.com')).toEqual(['ann@gmail.com', 'bob@example.com.evil.com'])
    expect(foreignData('10.1.2.3 and sip:1@8.8.8.8:5060')).toEqual(['10.1.2.3', '8.8.8.8'])
  })

  it.each(filesBelow('fixtures'))('is all there is in %s', async (path) => {
    const found = (await textsOf(path)).flatMap(({ name, text }) =>
      foreignData(text).map((foreign) => `${name}: ${foreign}`),
    )
    expect(found).toEqual([])
  })
})
